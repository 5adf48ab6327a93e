//! A whole-sample delay with a soft top, read some samples at a time.

use std::cell::Cell;

use pulp::Simd;

use super::{line::Line, window::Window};
use crate::dsp::simd::TICK;

/// A delay of whole samples with a soft top: `¼, ½, ¼` twice; bare where it is too short.
#[derive(Clone, Debug)]
pub(crate) struct Tap {
    delay: usize,
    /// Samples written last that may still change.
    unsettled: usize,
    old: usize,
    faded: usize,
    fade: usize,
    /// What is seen at the delay, and at the one it comes from.
    now: Window,
    before: Window,
}

/// Shortest delay that has a soft top.
const SOFT: usize = 3;
/// The top: outer, inner, middle; and none.
const TOP: [f64; 3] = [0.0625, 0.25, 0.375];
const BARE: [f64; 3] = [0.0, 0.0, 1.0];

impl Tap {
    pub(crate) fn new() -> Self {
        let (now, before) = (Window::EMPTY, Window::EMPTY);
        Self { unsettled: 2, delay: SOFT, old: SOFT, faded: 0, fade: 0, now, before }
    }

    pub(crate) fn is_fading(&self) -> bool {
        self.faded < self.fade
    }

    /// Fades to a delay, where the last so many samples may still change.
    pub(crate) fn set(&mut self, fade: usize, delay: usize, unsettled: usize) {
        self.unsettled = unsettled;
        (self.old, self.delay) = (self.delay, delay.max(1));
        (self.faded, self.fade) = (0, fade);
    }

    /// Samples that can be read ahead, up to a tick.
    pub(crate) fn ahead(&self) -> usize {
        let old = if self.is_fading() { self.old } else { usize::MAX };
        self.delay.min(old).saturating_sub(SOFT - 1 + self.unsettled).clamp(1, TICK)
    }

    /// Whether the sample after those that can be read ahead is known too.
    pub(crate) fn foresees(&self) -> bool {
        !self.is_fading() && self.delay > SOFT
    }

    /// Before a tick that is run in pieces.
    #[inline(always)]
    pub(crate) fn begin(&mut self, line: &Line) {
        self.now.open(line, self.delay + 2);
        if self.is_fading() {
            self.before.open(line, self.old + 2);
        }
    }

    /// Sample `i` of the tick.
    #[inline(always)]
    pub(crate) fn read(&self, i: usize) -> f64 {
        let now = self.now.soft(i, if self.delay < SOFT { BARE } else { TOP });
        if !self.is_fading() {
            return now;
        }
        let old = self.before.soft(i, if self.old < SOFT { BARE } else { TOP });
        let share = ((self.faded + i + 1) as f64 / self.fade as f64).min(1.0);
        old + (now - old) * share
    }

    /// Samples `from` to `to` of the tick; what is written after those means nothing.
    #[inline(always)]
    pub(crate) fn read_on(&self, [from, to]: [usize; 2], out: &mut [f64; 2 * TICK]) {
        let to = to.min(TICK);
        if self.is_fading() || self.delay < SOFT {
            for (i, out) in out.iter_mut().enumerate().take(to).skip(from) {
                *out = self.read(i);
            }
            return;
        }
        let mut i = from;
        while i < to {
            if let Some(out) = out[i..].first_chunk_mut() {
                *out = self.now.soft_four(i, TOP);
            }
            i += 4;
        }
    }

    /// Writes sample `i` of the tick.
    #[inline(always)]
    pub(crate) fn write(&mut self, i: usize, sample: f64) {
        self.now.set(i, sample);
    }

    /// What is written, from the sample before this tick on.
    #[inline(always)]
    pub(crate) fn cells(&mut self) -> Option<&[Cell<f64>; TICK + 1]> {
        self.now.cells().map(|[_, written]| written)
    }

    /// Adds to the three samples before sample `i` of the tick, the last one first.
    #[inline(always)]
    pub(crate) fn add_before(&mut self, i: usize, late: [f64; 3]) {
        self.now.add_before(i, late);
    }

    /// After samples `from` to `to` of the tick have been written.
    #[inline(always)]
    pub(crate) fn wrote(&mut self, [from, to]: [usize; 2]) {
        if self.is_fading() {
            for i in from..=to + 2 {
                self.before.follow(&self.now, i);
            }
        }
    }

    /// After a tick that was run in pieces.
    #[inline(always)]
    pub(crate) fn end(&mut self, line: &mut Line) {
        self.now.close(line);
        self.faded = (self.faded + TICK).min(self.fade);
    }

    /// The next sixteen, where they can be read ahead and nothing fades.
    #[inline(always)]
    pub(crate) fn tick<S: Simd>(&self, simd: S, line: &Line, out: &mut [f64; 2 * TICK]) {
        let Some(x) = line.since(self.delay + 2).first_chunk::<{ TICK + 4 }>() else { return };
        let [outer, inner, middle] =
            [simd.splat_f64s(TOP[0]), simd.splat_f64s(TOP[1]), simd.splat_f64s(TOP[2])];
        let (outs, _) = S::as_mut_simd_f64s(&mut out[..TICK]);
        for (v, out) in outs.iter_mut().enumerate() {
            let at = v * S::F64_LANES;
            let a = simd.add_f64s(vector::<S>(x, at), vector::<S>(x, at + 4));
            let b = simd.add_f64s(vector::<S>(x, at + 1), vector::<S>(x, at + 3));
            let sum = simd.mul_add_e_f64s(inner, b, simd.mul_f64s(outer, a));
            *out = simd.mul_add_e_f64s(middle, vector::<S>(x, at + 2), sum);
        }
    }
}

/// The vector that begins at a place.
#[inline(always)]
fn vector<S: Simd>(x: &[f64; TICK + 4], at: usize) -> S::f64s {
    S::as_simd_f64s(&x[at..at + S::F64_LANES]).0[0]
}
