//! The sound of Kairat: physical models of the Kazakh instruments.
#![forbid(unsafe_code)]

pub mod controls;
pub mod engine;
pub mod event;
pub mod instruments;
pub mod units;
pub mod view;

pub use controls::Controls;
pub use engine::Engine;
pub use event::{Controller, Dimension, Event, NoteAddress};
pub use units::{Pitch, SampleRate};
pub use view::View;
