//! A synth's force on a string.

use super::StringVoice;
use crate::{dsp::simd::TICK, voice::source::Push};

impl StringVoice {
    /// A hand holds a note on it.
    pub(crate) fn is_held(&self) -> bool {
        self.note.is_some_and(|note| note.is_held)
    }

    /// A tick begins: the source takes hold of a string that is held, or lets go of it.
    pub(crate) fn drive(&mut self, push: &Push, full_newton: f32) {
        if push.is_on || self.grasp.is_on() {
            let holds = self.is_held();
            if holds {
                self.awaken();
            }
            self.driving = self.grasp.tick(push, holds, full_newton);
        }
        self.is_driven = self.grasp.is_on();
        self.driven_samples = 0;
    }

    /// Adds the source's force to the waves on their way to the bridge.
    pub(super) fn push(&mut self, count: usize) {
        let (gain, from) = (0.5 / self.impedance, self.driven_samples);
        for (wave, force) in self.waves[0].iter_mut().zip(&self.driving[from..]).take(count) {
            *wave -= gain * force;
        }
        self.driven_samples = (from + count).min(TICK);
    }
}
