//! One step of a wave's way through the horn: what it looks at, at any rate, and what it does.

use pulp::Simd;

use crate::dsp::{
    lanes::{Samples, each},
    simd::TICK,
};

/// Its smoothing is that of five samples at this rate, whatever the rate is: −3 dB at 6 kHz, and noise that
/// a loud tone carries upwards is the same.
const SMOOTH_HZ: f64 = 48_000.0;
/// Most samples between two that a step looks at: so many at four times that rate.
const FAR: usize = 4;
/// Samples of the past that a step looks at, and squares of them.
const PAST: usize = 4 * FAR;
const SQUARES: usize = 2 * FAR;

/// The end of a tick at one step.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Step {
    wave: [f32; PAST],
    squares: [f32; SQUARES],
}

/// What a step looks at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// Samples from one to the next.
    pub(super) apart: usize,
    /// Shares in the smoothed wave: outer, inner and middle.
    shares: [f32; 3],
}

impl Reach {
    pub(super) fn at(rate_hz: f64) -> Self {
        let apart = ((rate_hz / SMOOTH_HZ).ceil() as usize).clamp(1, FAR);
        // Twice three samples, of the same variance in time; a quarter leaves nothing of the band's edge.
        let side = 0.25 * (rate_hz / (SMOOTH_HZ * apart as f64)).powi(2).min(1.0);
        let centre = 1.0 - 2.0 * side;
        let shares = [side * side, 2.0 * side * centre, centre * centre + 2.0 * side * side];
        Self { apart, shares: shares.map(|share| share as f32) }
    }
}

/// The most that a step may add: where its slope has come to nothing, and the bend of the way there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wall {
    pa: f32,
    bend: f32,
}

impl Wall {
    pub(super) fn at(most_pa: f32) -> Self {
        let pa = 1.5 * most_pa.max(1.0e-3);
        Self { pa, bend: -1.0 / (3.0 * pa * pa) }
    }
}

/// One step of the way, that looks at every `APART`th sample; three times as many pass.
#[inline(always)]
pub(super) fn step<S: Simd, const APART: usize>(
    simd: S,
    reach: &Reach,
    (past, coming): (&Step, &mut Step),
    leads: &Samples,
    wall: &Wall,
    x: &Samples,
) -> Samples {
    let mut line = [0.0; PAST + TICK];
    line[..PAST].copy_from_slice(&past.wave);
    line[PAST..].copy_from_slice(x);
    let mut squares = [0.0; SQUARES + TICK];
    squares[..SQUARES].copy_from_slice(&past.squares);
    let ago = |times: usize| from(&line, PAST - times * APART);
    let [outer, inner, middle] = reach.shares.map(|share| simd.splat_f32s(share));
    let (a, b, c, d, e) = (ago(4), ago(3), ago(2), ago(1), ago(0));
    let new = each!(
        TICK,
        |a, b, c, d, e| {
            let far = simd.mul_f32s(outer, simd.add_f32s(a, e));
            let near = simd.mul_add_e_f32s(inner, simd.add_f32s(b, d), far);
            let smooth = simd.mul_add_e_f32s(middle, c, near);
            simd.mul_f32s(smooth, smooth)
        },
        simd
    );
    squares[SQUARES..].copy_from_slice(&new);
    let (most, least) = (simd.splat_f32s(wall.pa), simd.splat_f32s(-wall.pa));
    let bend = simd.splat_f32s(wall.bend);
    let (old, way) = (from(&squares, SQUARES - 2 * APART), ago(3));
    let new = &new;
    let out = each!(
        TICK,
        |leads, new, old, way| {
            let push = simd.mul_f32s(leads, simd.sub_f32s(new, old));
            let push = simd.max_f32s(simd.min_f32s(push, most), least);
            let bends = simd.mul_f32s(bend, simd.mul_f32s(push, push));
            simd.mul_add_e_f32s(bends, push, simd.add_f32s(way, push))
        },
        simd
    );
    coming.wave.copy_from_slice(&line[TICK..]);
    coming.squares.copy_from_slice(&squares[TICK..]);
    out
}

/// A tick of what lies from `first` on.
#[inline(always)]
fn from<const N: usize>(x: &[f32; N], first: usize) -> &Samples {
    x[first..].first_chunk().unwrap_or(&[0.0; TICK])
}
