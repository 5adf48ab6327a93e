//! What comes from outside: the player's wavetable, and the acoustic part's sound for the grains.

use super::{Synth, WAVETABLES, controls::OscillatorKind, wavetable::Wavetable};

/// The loaded wavetable, and what is on its way in and out.
#[derive(Debug, Default)]
pub(super) struct Waves {
    pub(super) loaded: Option<Box<Wavetable>>,
    coming: Option<Box<Wavetable>>,
    gone: Option<Box<Wavetable>>,
}

impl Waves {
    /// Puts in what is coming; a moment of silence is around it.
    pub(super) fn exchange(&mut self) {
        if self.gone.is_none()
            && let Some(coming) = self.coming.take()
        {
            self.gone = self.loaded.replace(coming);
        }
    }

    /// Whether one may be put in now.
    pub(super) fn is_due(&self) -> bool {
        self.coming.is_some() && self.gone.is_none()
    }
}

impl Synth {
    /// Takes a wavetable, which counts as number `WAVETABLES.len()`. Under a sounding note it is exchanged
    /// behind a moment of silence. Gives back one that is no longer used, to be freed elsewhere; one that
    /// is still sounding comes back with the next call of this or of [`Synth::take_wavetable`].
    pub fn load_wavetable(&mut self, wavetable: Box<Wavetable>) -> Option<Box<Wavetable>> {
        let given = self.waves.coming.replace(wavetable).or_else(|| self.waves.gone.take());
        let is_heard = self.is_awake
            && self.panel.now.oscillators.iter().any(|oscillator| {
                let tone = &oscillator.tone;
                tone.kind == OscillatorKind::Wavetable && tone.wavetable >= WAVETABLES.len()
            });
        if is_heard {
            return given;
        }
        // Two may not leave at a time: what has no room waits.
        self.waves.exchange();
        given.or_else(|| self.waves.gone.take())
    }

    /// A wavetable that is no longer used, to be freed away from the audio thread.
    pub fn take_wavetable(&mut self) -> Option<Box<Wavetable>> {
        self.waves.gone.take()
    }

    /// Hears the acoustic part: the samples that sound while the next ones are rendered. Costs nothing
    /// unless an oscillator is made of grains.
    pub fn listen(&mut self, left: &[f32], right: &[f32]) {
        let is_grain = |kind| kind == OscillatorKind::Grain;
        if self.panel.asked().oscillators.iter().any(|oscillator| is_grain(oscillator.tone.kind)) {
            self.cloud.listen(&self.half_band, self.clock, left, right);
        }
    }
}
