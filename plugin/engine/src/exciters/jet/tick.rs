//! What a jet is set to, sample by sample, and how much of it then enters the opening.

use pulp::Simd;

use crate::dsp::{
    lanes::{self, Samples},
    simd::TICK,
};

/// What the player makes of the jet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blow {
    /// Frequency its waves grow best at.
    pub(crate) best_hz: f64,
    /// How narrowly: quality factor of the growth.
    pub(crate) choice: f64,
    /// Pressure per flow of small waves at that frequency, over [`super::UNITY`].
    pub(crate) gain: f32,
    /// Pressure at which the jet is wholly inside or outside: how much air there is.
    pub(crate) thickness: f32,
    /// Offset of the edge from the jet's middle, in thicknesses: it makes even harmonics.
    pub(crate) offset: f32,
}

/// A value on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ramp {
    pub(super) value: f32,
    step: f32,
}

impl Ramp {
    pub(super) const fn at(value: f32) -> Self {
        Self { value, step: 0.0 }
    }

    pub(super) fn aim(&mut self, target: f32, samples: usize) {
        self.step = (target - self.value) / samples as f32;
    }

    /// The values of a tick, after which it stands at the next.
    #[inline(always)]
    pub(super) fn run<S: Simd>(&mut self, simd: S) -> Samples {
        let out = lanes::ramp(simd, self.value, self.step);
        self.value = out[TICK - 1];
        out
    }
}

/// What a tick of the jet is made of, sample by sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tick {
    /// Samples ago at which the line between two samples ends.
    pub(super) whole: usize,
    pub(super) part: Samples,
    pub(super) thickness: Samples,
    /// Thicknesses per wave.
    pub(super) drive: Samples,
    pub(super) offset: Samples,
}

impl Tick {
    /// Samples that the jet can strike at once: its travel.
    pub(crate) fn lookahead(&self) -> usize {
        self.whole
    }

    /// How much of the jet enters: by the tanh of a jet whose speed falls as sech², as a fraction that
    /// meets ±1 without a corner at ±3.
    #[inline(always)]
    pub(super) fn inside<S: Simd, const N: usize>(
        &self,
        simd: S,
        first: usize,
        wave: &[f32; N],
        breath: &Samples,
    ) -> [f32; N] {
        let [least, half, most, nine, far] =
            [-3.0, 0.5, 3.0, 9.0, 27.0].map(|x| simd.splat_f32s(x));
        let drive: &[f32; N] = lanes::part(&self.drive, first);
        let offset: &[f32; N] = lanes::part(&self.offset, first);
        let thickness: &[f32; N] = lanes::part(&self.thickness, first);
        let breath: &[f32; N] = lanes::part(breath, first);
        lanes::each!(
            N,
            |wave, drive, offset, thickness, breath| {
                let x = simd.mul_add_e_f32s(drive, wave, offset);
                let x = simd.max_f32s(least, simd.min_f32s(most, x));
                let square = simd.mul_f32s(x, x);
                let above = simd.mul_f32s(x, simd.add_f32s(square, far));
                let share = simd.div_f32s(above, simd.mul_add_e_f32s(nine, square, far));
                let air = simd.mul_f32s(thickness, breath);
                simd.mul_f32s(air, simd.add_f32s(share, half))
            },
            simd
        )
    }
}
