//! Two poles: low, band and high, trapezoidal, stable however fast the cutoff moves.
//!
//! Source: Zavalishin, "The Art of VA Filter Design", 2012.

use pulp::Simd;

use super::{analogue::Ramp, controls::FilterKind};
use crate::dsp::{
    lanes::{Samples, div, mul},
    simd::{TICK, fma},
};

/// State below this is silence; nothing rests on flush-to-zero.
const TINY: f32 = 1.0e-15;

/// The two integrators.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Svf {
    first: f32,
    second: f32,
}

/// Coefficients of a tick, sample by sample.
pub(super) struct Course {
    damping: Samples,
    a1: Samples,
    a2: Samples,
    a3: Samples,
}

impl Course {
    /// From the tangent of half the cutoff's angle, and from `1/Q`.
    #[inline(always)]
    pub(super) fn new<S: Simd>(simd: S, g: Ramp, damping: Ramp) -> Self {
        let (g, damping) = (g.samples(simd), damping.samples(simd));
        let mut whole = [0.0; TICK];
        for i in 0..TICK {
            whole[i] = 1.0 + g[i] * (g[i] + damping[i]);
        }
        let a1 = div(simd, &[1.0; TICK], &whole);
        let a2 = mul(simd, &g, &a1);
        let a3 = mul(simd, &g, &a2);
        Self { damping, a1, a2, a3 }
    }
}

impl Svf {
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &mut self,
        _simd: S,
        kind: FilterKind,
        course: &Course,
        x: &mut Samples,
    ) {
        let (mut s1, mut s2) = (self.first, self.second);
        let (mut band, mut low) = ([0.0; TICK], [0.0; TICK]);
        for i in 0..TICK {
            let v3 = x[i] - s2;
            let v1 = fma::<S>(course.a2[i], v3, course.a1[i] * s1);
            let v2 = fma::<S>(course.a3[i], v3, fma::<S>(course.a2[i], s1, s2));
            s1 = fma::<S>(2.0, v1, -s1);
            s2 = fma::<S>(2.0, v2, -s2);
            band[i] = v1;
            low[i] = v2;
        }
        self.first = if s1.abs() < TINY { 0.0 } else { s1 };
        self.second = if s2.abs() < TINY { 0.0 } else { s2 };
        match kind {
            FilterKind::Low | FilterKind::Ladder => *x = low,
            FilterKind::Band => {
                for i in 0..TICK {
                    x[i] = course.damping[i] * band[i];
                }
            }
            FilterKind::High => {
                for i in 0..TICK {
                    x[i] -= fma::<S>(course.damping[i], band[i], low[i]);
                }
            }
        }
    }
}
