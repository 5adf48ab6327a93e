//! A number that moves in a straight line through a tick.

use crate::dsp::simd::TICK;

/// Where it stands, and its way per sample.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ramp {
    pub(super) value: f32,
    step: f32,
}

impl Ramp {
    pub(super) fn snap(&mut self, value: f32) {
        *self = Self { value, step: 0.0 };
    }

    /// Will be there after a tick.
    pub(super) fn aim(&mut self, target: f32) {
        self.step = (target - self.value) / TICK as f32;
        if self.step.abs() < 1.0e-12 {
            self.snap(target);
        }
    }

    /// One sample on.
    #[inline(always)]
    pub(super) fn next(&mut self) -> f32 {
        self.value += self.step;
        self.value
    }

    pub(super) fn is_zero(self) -> bool {
        self.value == 0.0 && self.step == 0.0
    }
}
