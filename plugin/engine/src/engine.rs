//! The engine: prepare, reset, handle, render.

use pulp::{Arch, Simd, WithSimd};

use crate::{
    Controls, Event, SampleRate, View,
    instruments::{Instrument, Physics},
    voice::lute::Lute,
};

/// One instrument, ready to be played.
#[derive(Debug)]
pub struct Engine {
    instrument: &'static Instrument,
    controls: Controls,
    arch: Arch,
    /// Present once prepared.
    voice: Option<Box<Lute>>,
}

impl Engine {
    /// Cheap; silent until [`Engine::prepare`].
    #[must_use]
    pub fn new(instrument: &'static Instrument) -> Self {
        Self { instrument, controls: Controls::default(), arch: Arch::new(), voice: None }
    }

    /// The instrument it plays.
    #[must_use]
    pub fn instrument(&self) -> &'static Instrument {
        self.instrument
    }

    /// Allocates and designs everything for a rate. Blocks may have any length.
    pub fn prepare(&mut self, rate: SampleRate) {
        let Physics::Lute(spec) = &self.instrument.physics;
        let mut voice = Box::new(Lute::new(spec, rate.hz()));
        voice.set_controls(&self.controls);
        self.voice = Some(voice);
    }

    /// Silence, as after `prepare`; the controls stay. Does not allocate.
    pub fn reset(&mut self) {
        if let Some(voice) = &mut self.voice {
            voice.reset();
        }
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set_controls(&mut self, controls: &Controls) {
        self.controls = controls.clamped();
        if let Some(voice) = &mut self.voice {
            voice.set_controls(&self.controls);
        }
    }

    /// Takes an event that happens before the next rendered sample.
    pub fn handle(&mut self, event: Event) {
        if let Some(voice) = &mut self.voice {
            voice.handle(event.clamped());
        }
    }

    /// Overwrites both channels with the next samples; what one is longer than the other is silent.
    pub fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
        let count = left.len().min(right.len());
        left[count..].fill(0.0);
        right[count..].fill(0.0);
        let (left, right) = (&mut left[..count], &mut right[..count]);
        if let Some(voice) = &mut self.voice {
            self.arch.dispatch(Render { voice, left, right });
        } else {
            left.fill(0.0);
            right.fill(0.0);
        }
    }

    /// Whether everything sleeps and the output is exactly zero.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        self.voice.as_ref().is_none_or(|voice| voice.is_asleep())
    }

    /// Longest time, in seconds, that a released sound may still be heard.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        self.voice.as_ref().map_or(0.0, |voice| voice.tail_s())
    }

    /// Energy stored in all resonators, in joules; for tests.
    #[must_use]
    pub fn energy_joule(&self) -> f64 {
        self.voice.as_ref().map_or(0.0, |voice| voice.energy())
    }

    /// Present pitch of a string's first partial in hertz; for tests and drawings.
    #[must_use]
    pub fn string_hz(&self, string: usize) -> f64 {
        self.voice.as_ref().map_or(0.0, |voice| voice.string_hz(string.min(1)))
    }

    /// A snapshot for drawings; cheap enough for 60 calls a second on the audio thread.
    #[must_use]
    pub fn view(&self) -> View {
        self.voice.as_ref().map_or_else(View::default, |voice| voice.view())
    }
}

struct Render<'a> {
    voice: &'a mut Lute,
    left: &'a mut [f32],
    right: &'a mut [f32],
}

impl WithSimd for Render<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.voice.render(simd, self.left, self.right);
    }
}
