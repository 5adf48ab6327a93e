//! How a delay line is read back, a tick at a time: through a short FIR filter that fades into the next.
//!
//! A fade mixes two passive filters and is passive itself.

use pulp::Simd;

use super::{fir::Fir, line::Line, lorentz::Kernel};
use crate::dsp::simd::TICK;

/// A filter, and the one it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    filters: [Fir; 2],
    now: usize,
    faded: usize,
    fade: usize,
}

impl Reading {
    pub(crate) fn new() -> Self {
        Self { filters: [Fir::UNIT; 2], now: 0, faded: 0, fade: 0 }
    }

    pub(crate) fn is_fading(&self) -> bool {
        self.faded < self.fade
    }

    pub(crate) fn finish(&mut self) {
        self.faded = self.fade;
    }

    /// Takes over within `fade` samples: a delay of `samples` with `reflection` left of the kernel's
    /// passband.
    pub(crate) fn lossy(&mut self, fade: usize, samples: f64, kernel: &Kernel, reflection: f64) {
        self.now = 1 - self.now;
        (self.faded, self.fade) = (0, fade);
        self.filters[self.now].lossy(samples, kernel, reflection);
    }

    /// Samples that can be read ahead, a power of two up to a tick. The three written last may
    /// still change, so three less than the delay.
    pub(crate) fn ahead(&self) -> usize {
        let old = if self.is_fading() { self.filters[1 - self.now].delay } else { usize::MAX };
        let least = self.filters[self.now].delay.min(old);
        if least > TICK + 2 { TICK } else { 1 << least.saturating_sub(3).max(1).ilog2() }
    }

    /// The next samples; as many as [`Reading::ahead`] says are valid.
    #[inline(always)]
    pub(crate) fn read<S: Simd>(&self, simd: S, line: &Line, out: &mut [f64; TICK]) {
        self.filters[self.now].run(simd, line, out);
        if !self.is_fading() {
            return;
        }
        let mut old = [0.0; TICK];
        self.filters[1 - self.now].run(simd, line, &mut old);
        let step = 1.0 / self.fade as f64;
        for (i, (now, old)) in out.iter_mut().zip(&old).enumerate() {
            let share = ((self.faded + i + 1) as f64 * step).min(1.0);
            *now = old + (*now - old) * share;
        }
    }

    /// One sample, `later` than the next, without a fade.
    #[inline(never)]
    pub(crate) fn one(&self, line: &Line, later: usize) -> f64 {
        self.filters[self.now].one(line, later)
    }

    pub(crate) fn advance(&mut self, samples: usize) {
        self.faded = (self.faded + samples).min(self.fade);
    }
}
