//! The filters of the vocoder's bands: two trapezoidal band-passes in a row per channel.

use pulp::Simd;

use super::bands::{Coefficients, Lane};
use crate::dsp::simd::{LANES, TICK};

/// Filter states smaller than this are nothing.
pub(super) const NOTHING: f32 = 1.0e-18;

/// What of a sample's two stages is remembered, per band.
#[derive(Clone, Debug)]
pub(super) struct Stages {
    pub(super) first: [Lane; 2],
    pub(super) second: [Lane; 2],
}

pub(super) const SILENT: Stages = Stages { first: [[0.0; LANES]; 2], second: [[0.0; LANES]; 2] };

/// Both stages of the bands of vector `v`. Filters that move go from the first to the second within
/// the tick, of which `from` samples have passed.
#[inline(always)]
pub(super) fn filter<S: Simd, const MOVES: bool>(
    simd: S,
    stages: &mut Stages,
    filters: &[Coefficients; 2],
    v: usize,
    from: usize,
    x: &[f32],
    bands: &mut [S::f32s; TICK],
) {
    let [begin, end] = filters.each_ref().map(|filters| {
        let Coefficients { a1, a2, a3, gain } = filters;
        [a1, a2, a3, gain].map(|a| S::as_simd_f32s(a).0[v])
    });
    let mut now = end;
    let [mut p, mut q] = [0, 1].map(|i| S::as_simd_f32s(&stages.first[i]).0[v]);
    let [mut r, mut s] = [0, 1].map(|i| S::as_simd_f32s(&stages.second[i]).0[v]);
    for (i, (x, band)) in x.iter().zip(bands).enumerate() {
        if MOVES {
            let part = simd.splat_f32s((from + i + 1) as f32 / TICK as f32);
            for ((now, begin), end) in now.iter_mut().zip(begin).zip(end) {
                *now = simd.mul_add_e_f32s(simd.sub_f32s(end, begin), part, begin);
            }
        }
        let [a1, a2, a3, gain] = now;
        let x = simd.mul_f32s(simd.splat_f32s(*x), gain);
        let first = stage(simd, [a1, a2, a3], &mut p, &mut q, x);
        *band = stage(simd, [a1, a2, a3], &mut r, &mut s, first);
    }
    for (lane, state) in stages.first.iter_mut().zip([p, q]) {
        S::as_mut_simd_f32s(lane).0[v] = state;
    }
    for (lane, state) in stages.second.iter_mut().zip([r, s]) {
        S::as_mut_simd_f32s(lane).0[v] = state;
    }
}

/// One trapezoidal band-pass.
#[inline(always)]
fn stage<S: Simd>(
    simd: S,
    [a1, a2, a3]: [S::f32s; 3],
    p: &mut S::f32s,
    q: &mut S::f32s,
    x: S::f32s,
) -> S::f32s {
    let rest = simd.sub_f32s(x, *q);
    let band = simd.mul_add_e_f32s(a2, rest, simd.mul_f32s(a1, *p));
    let low = simd.mul_add_e_f32s(a3, rest, simd.mul_add_e_f32s(a2, *p, *q));
    *p = simd.sub_f32s(simd.add_f32s(band, band), *p);
    *q = simd.sub_f32s(simd.add_f32s(low, low), *q);
    band
}

/// What is too small to be heard becomes nothing.
#[inline(always)]
pub(super) fn snap(lane: &mut Lane, least: f32) {
    for x in lane {
        *x = if x.abs() < least { 0.0 } else { *x };
    }
}
