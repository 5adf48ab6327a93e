//! The bare string's hands: pluck, finger and bend, and its tuning.

use super::{BareString, HIGHEST_KEY, KEPT_SEMITONES, LOWEST_KEY, RAMP_TICKS, SOLVE_STEP};
use crate::{
    bare::pulse::Pulse,
    instruments::dombra,
    resonators::{
        complex::Complex,
        dispersion::PROTOTYPE_LOSS,
        loss::{ExtraLoss, LossTaps},
        tuning::Note,
    },
};

impl BareString {
    /// Plucks at a fifth of the length; `gain` 0–1.
    pub fn note_on(&mut self, frequency_hz: f64, gain: f64) {
        self.target_hz = frequency_hz.clamp(25.0, self.rate_hz / 10.0);
        self.f0_hz = self.target_hz;
        self.is_released = false;
        self.key = usize::MAX;
        self.solve();
        self.wave.finish_fade();
        self.pluck = Pulse::start(gain as f32, self.rate_hz / self.f0_hz, self.rate_hz);
    }

    /// Lays a finger on the string.
    pub fn note_off(&mut self) {
        if self.f0_hz > 0.0 {
            self.is_released = true;
            self.solve();
        }
    }

    /// Bends to a frequency over the next 64 samples.
    pub fn set_frequency(&mut self, frequency_hz: f64) {
        self.target_hz = frequency_hz.clamp(25.0, self.rate_hz / 10.0);
        self.step_hz = (self.target_hz - self.f0_hz).abs() / RAMP_TICKS;
    }

    pub(super) fn tick(&mut self) {
        if self.f0_hz == self.target_hz || self.wave.is_fading() {
            return;
        }
        // A straight line to where the player wants it; curved bends keep their slope.
        let left = self.target_hz - self.f0_hz;
        let step = self.step_hz.min(left.abs()).copysign(left);
        self.f0_hz = if step == left { self.target_hz } else { self.f0_hz + step };
        if (self.f0_hz / self.tuner.f0_hz() - 1.0).abs() > SOLVE_STEP {
            self.solve();
        } else {
            self.tuner.write(self.f0_hz, self.wave.next_filter(1));
        }
    }

    fn solve(&mut self) {
        let key = 69.0 + 12.0 * (self.f0_hz / 440.0).log2() - LOWEST_KEY as f64;
        if (key - self.key as f64).abs() > KEPT_SEMITONES {
            self.key = (key.round().max(0.0) as usize).min(HIGHEST_KEY - LOWEST_KEY);
        }
        let (_, prototype) = &self.table[self.key];
        let law = dombra::bare_string(self.f0_hz);
        let finger = if self.is_released { 60.0 } else { 0.0 };
        let extra = ExtraLoss {
            material: 1.0 - PROTOTYPE_LOSS,
            flat_per_s: finger,
            at_1k_per_s: 0.2 * finger,
        };
        let note = Note {
            prototype,
            loss: LossTaps::fit(&extra, &law, self.rate_hz, 1),
            f0_hz: self.f0_hz,
            decay_per_s: law.decay_per_s(self.f0_hz) + finger,
            highest_gain: f64::INFINITY,
        };
        self.tuner.solve(&note, |_| Complex::ONE);
        self.tuner.write(self.f0_hz, self.wave.next_filter(1));
    }
}
