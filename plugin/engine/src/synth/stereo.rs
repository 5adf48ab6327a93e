//! Sixteen samples of two channels that are one as long as they are alike.

use pulp::Simd;

use super::analogue::Ramp;
use crate::dsp::{
    lanes::{Samples, mul_add},
    simd::TICK,
};

/// Left and right; the right one counts only when wide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stereo {
    pub(super) sides: [Samples; 2],
    pub(super) is_wide: bool,
}

impl Stereo {
    pub(super) const SILENT: Self = Self { sides: [[0.0; TICK]; 2], is_wide: false };

    #[inline(always)]
    pub(super) fn widen(&mut self) {
        if !self.is_wide {
            self.sides[1] = self.sides[0];
            self.is_wide = true;
        }
    }

    /// Adds a signal at a gain per side.
    #[inline(always)]
    pub(super) fn add<S: Simd>(&mut self, simd: S, x: &Samples, gain: [Ramp; 2]) {
        if gain[0] != gain[1] {
            self.widen();
        }
        let sides = if self.is_wide { 2 } else { 1 };
        for (side, gain) in self.sides.iter_mut().zip(gain).take(sides) {
            *side = mul_add(simd, &gain.samples(simd), x, side);
        }
    }

    /// The same on two signals.
    #[inline(always)]
    pub(super) fn add_both<S: Simd>(&mut self, simd: S, x: &[Samples; 2], gain: [Ramp; 2]) {
        self.widen();
        for ((side, gain), x) in self.sides.iter_mut().zip(gain).zip(x) {
            *side = mul_add(simd, &gain.samples(simd), x, side);
        }
    }
}

/// The balance law: the centre is untouched. 0 left, 0.5 centre, 1 right.
#[inline(always)]
pub(super) fn balance(pan: f32) -> [f32; 2] {
    let pan = pan.clamp(0.0, 1.0);
    [(2.0 - 2.0 * pan).min(1.0), (2.0 * pan).min(1.0)]
}
