//! The sound of Kairat: physical models of the Kazakh instruments.
//!
//! ```text
//! Event ─▶ notes ─▶ allocator ─▶ right hand ─▶ pluck, knock ─┐
//!                        └─────▶ left hand ─▶ stop, tuning ──┤
//! Controls ─▶ every stage, latched and smoothed at ticks     ▼
//!                       strings ◀═ bridge junction ═▶ body ─▶ left, right
//! ```
//!
//! A resonator offers `a = h + K·t` at its port (`resonators`); an exciter turns a hand's gesture
//! into force (`exciters`); `voice` ties them to an instrument whose numbers stand in `instruments`.
#![forbid(unsafe_code)]
#![expect(
    clippy::inline_always,
    reason = "kernels must be inlined into the function that carries the dispatched processor"
)]
#![expect(
    clippy::float_cmp,
    reason = "a control that has not moved is equal to the bit; nearly equal is not the question"
)]

pub mod anatomy;
pub mod bare;
mod bodies;
pub mod controls;
mod dsp;
pub mod engine;
pub mod event;
mod exciters;
pub mod finish;
pub mod instruments;
pub mod modes;
pub mod rack;
mod resonators;
pub mod space;
pub mod spectral;
pub mod synth;
pub mod units;
pub mod view;
mod voice;

pub use controls::Controls;
pub use engine::Engine;
pub use event::{Controller, Dimension, Event, NoteAddress};
pub use rack::{Rack, RackControls};
pub use units::{Pitch, SampleRate};
pub use view::View;
