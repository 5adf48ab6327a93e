//! The engine: prepare, reset, handle, render.

use crate::{Controls, Event, SampleRate, View, instruments::Instrument};

/// One instrument, ready to be played.
#[derive(Debug)]
pub struct Engine {
    controls: Controls,
}

impl Engine {
    /// Cheap; silent until [`Engine::prepare`].
    #[must_use]
    pub fn new(_instrument: &'static Instrument) -> Self {
        Self { controls: Controls::default() }
    }

    /// Allocates and designs everything for a rate. Blocks may have any length.
    pub fn prepare(&mut self, _rate: SampleRate) {}

    /// Silence, as after `prepare`; the controls stay. Does not allocate.
    pub fn reset(&mut self) {}

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set_controls(&mut self, controls: &Controls) {
        self.controls = controls.clamped();
    }

    /// Takes an event that happens before the next rendered sample.
    pub fn handle(&mut self, event: Event) {
        let _ = event.clamped();
    }

    /// Overwrites both channels with the next samples; both must have the same length.
    pub fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
        left.fill(0.0);
        right.fill(0.0);
    }

    /// Whether everything sleeps and the output is exactly zero.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        true
    }

    /// Longest time, in seconds, that a released sound may still be heard.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        10.0
    }

    /// A snapshot for drawings; cheap enough for 60 calls a second on the audio thread.
    #[must_use]
    pub fn view(&self) -> View {
        View::default()
    }
}
