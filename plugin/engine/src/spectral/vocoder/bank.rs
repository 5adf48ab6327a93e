//! One sound in bands: filters of both channels, envelopes, and gains that ramp across a tick.
//!
//! Path: sample → two band-passes in a row per band → its power, followed; and × gain → sum of bands.

use pulp::Simd;

use super::{
    bands::{Coefficients, Lane},
    stage::{NOTHING, SILENT, Stages, filter, snap},
};
use crate::dsp::simd::{LANES, TICK};

/// Powers smaller than this are nothing.
const NO_POWER: f32 = 1.0e-30;

/// How fast powers are followed: part of the way per sample.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    pub(super) rise: f32,
    pub(super) fall: f32,
}

/// A stretch of one tick.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Samples of the tick that have passed.
    pub(super) from: usize,
    pub(super) count: usize,
}

/// One sound in bands.
#[derive(Clone, Debug)]
pub(super) struct Bank {
    channels: [Stages; 2],
    /// Mean power of both channels per band, followed.
    pub(super) power: Lane,
    /// Gains as the tick begins, and their way to its end.
    gain: Lane,
    way: Lane,
    is_heard: bool,
}

impl Bank {
    pub(super) fn new() -> Self {
        Self {
            channels: [SILENT; 2],
            power: [0.0; LANES],
            gain: [0.0; LANES],
            way: [0.0; LANES],
            is_heard: false,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new();
    }

    /// Begins a tick that ends at `gains`.
    pub(super) fn aim(&mut self, gains: &Lane) {
        for ((gain, way), to) in self.gain.iter_mut().zip(&mut self.way).zip(gains) {
            *gain += *way;
            *way = *to - *gain;
        }
        self.is_heard = self.gain.iter().chain(gains).any(|gain| *gain != 0.0);
        for stages in &mut self.channels {
            for lane in stages.first.iter_mut().chain(&mut stages.second) {
                snap(lane, NOTHING);
            }
        }
        snap(&mut self.power, NO_POWER);
    }

    /// Adds the bands of a stretch to `out`.
    #[inline(always)]
    pub(super) fn render<S: Simd, const MOVES: bool>(
        &mut self,
        simd: S,
        filters: &[Coefficients; 2],
        pace: Pace,
        stretch: Stretch,
        x: [&[f32; TICK]; 2],
        out: [&mut [f32; TICK]; 2],
    ) {
        let count = stretch.count.min(TICK);
        let zero = simd.splat_f32s(0.0);
        let (mut sums, mut bands) = ([[zero; TICK]; 2], [[zero; TICK]; 2]);
        for v in 0..S::as_simd_f32s(&self.power).0.len() {
            for ((stages, x), bands) in self.channels.iter_mut().zip(x).zip(&mut bands) {
                filter::<S, MOVES>(simd, stages, filters, v, stretch.from, &x[..count], bands);
            }
            follow(simd, pace, &mut S::as_mut_simd_f32s(&mut self.power).0[v], count, &bands);
            if !self.is_heard {
                continue;
            }
            let gain = S::as_simd_f32s(&self.gain).0[v];
            let step =
                simd.mul_f32s(S::as_simd_f32s(&self.way).0[v], simd.splat_f32s(1.0 / TICK as f32));
            for i in 0..count {
                let at = simd.splat_f32s((stretch.from + i + 1) as f32);
                let gain = simd.mul_add_e_f32s(step, at, gain);
                for (sums, bands) in sums.iter_mut().zip(&bands) {
                    sums[i] = simd.mul_add_e_f32s(gain, bands[i], sums[i]);
                }
            }
        }
        if self.is_heard {
            for (out, sums) in out.into_iter().zip(&sums) {
                for (out, sum) in out[..count].iter_mut().zip(sums) {
                    *out += simd.reduce_sum_f32s(*sum);
                }
            }
        }
    }
}

/// Follows the mean power of both channels.
#[inline(always)]
fn follow<S: Simd>(
    simd: S,
    pace: Pace,
    power: &mut S::f32s,
    count: usize,
    [left, right]: &[[S::f32s; TICK]; 2],
) {
    let half = simd.splat_f32s(0.5);
    let [rise, fall] = [pace.rise, pace.fall].map(|pace| simd.splat_f32s(pace));
    let mut now = *power;
    for (left, right) in left[..count].iter().zip(&right[..count]) {
        let both = simd.mul_add_e_f32s(*left, *left, simd.mul_f32s(*right, *right));
        let way = simd.mul_add_e_f32s(both, half, simd.neg_f32s(now));
        let zero = simd.splat_f32s(0.0);
        let up = simd.mul_f32s(rise, simd.max_f32s(way, zero));
        let down = simd.mul_f32s(fall, simd.min_f32s(way, zero));
        now = simd.add_f32s(now, simd.add_f32s(up, down));
    }
    *power = now;
}
