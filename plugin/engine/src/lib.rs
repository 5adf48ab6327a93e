//! The sound of Kairat: physical models of the Kazakh instruments.
#![forbid(unsafe_code)]

pub mod bare;
mod bodies;
pub mod controls;
mod dsp;
pub mod engine;
pub mod event;
mod exciters;
pub mod instruments;
mod resonators;
pub mod units;
pub mod view;
mod voice;

pub use controls::Controls;
pub use engine::Engine;
pub use event::{Controller, Dimension, Event, NoteAddress};
pub use units::{Pitch, SampleRate};
pub use view::View;
