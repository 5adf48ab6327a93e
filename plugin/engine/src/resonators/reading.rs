//! How a delay line is read back, a tick at a time: through a short FIR filter that fades into the next.
//!
//! A fade mixes two passive filters and is passive itself.

use pulp::Simd;

use super::{
    line::{LONGEST_FILTER, Line},
    lorentz::Kernel,
};
use crate::dsp::simd::TICK;

/// Taps come in multiples of this.
const STRIDE: usize = 8;

/// Taps behind a delay.
#[derive(Clone, Copy, Debug)]
struct Fir {
    /// Oldest sample first, zeros before it up to a whole stride.
    taps: [f64; LONGEST_FILTER],
    len: usize,
    delay: usize,
}

impl Fir {
    const UNIT: Self = Self { taps: [0.0; LONGEST_FILTER], len: STRIDE, delay: 1 };

    /// A delay of `samples` with `reflection` left of the kernel's passband.
    fn lossy(&mut self, samples: f64, kernel: &Kernel, reflection: f64) {
        let room = (samples - 3.0).max(0.0) as usize;
        let half = kernel.half.min(room);
        let rest = (samples - half as f64).max(3.0);
        let whole = rest.floor() - 2.0;
        let used = kernel.middle(half);
        let short = if half < kernel.half { used.iter().sum() } else { 1.0 };
        let scale = reflection.clamp(0.0, 0.999_9) / short;
        self.delay = (whole as usize).max(1);
        self.len = (used.len() + 5).next_multiple_of(STRIDE);
        let taps = &mut self.taps[..self.len];
        taps.fill(0.0);
        for (k, weight) in six(rest - whole).into_iter().enumerate() {
            // The kernel is symmetric, so it needs no reversal.
            let start = taps.len() - used.len() - k;
            let weight = scale * weight;
            for (tap, x) in taps[start..start + used.len()].iter_mut().zip(used) {
                *tap += weight * x;
            }
        }
    }

    /// One sample, `later` than the next.
    fn one(&self, line: &Line, later: usize) -> f64 {
        let past = line.since(self.delay + self.len - 1 - later);
        self.taps[..self.len].iter().zip(past).map(|(tap, x)| tap * x).sum()
    }

    /// The next sixteen samples, of which the first `delay − 1` are known already.
    #[inline(always)]
    fn run<S: Simd>(&self, simd: S, line: &Line, out: &mut [f64; TICK]) {
        let past = line.since(self.delay + self.len - 1);
        let (strides, _) = self.taps[..self.len].as_chunks::<STRIDE>();
        let (outs, _) = S::as_mut_simd_f64s(out);
        let lanes = S::F64_LANES;
        for (pair, outs) in outs.chunks_exact_mut(2).enumerate() {
            let mut window = &past[2 * lanes * pair..];
            // Two vectors of outputs, each in two sums to shorten the chain.
            let mut sums = [simd.splat_f64s(0.0); 4];
            for taps in strides {
                // One bounds check for all taps of a stride.
                let Some(past) = window.first_chunk::<{ TICK + STRIDE - 1 }>() else { break };
                for (k, tap) in taps.iter().enumerate() {
                    let tap = simd.splat_f64s(*tap);
                    let (past, _) = S::as_simd_f64s(&past[k..k + 2 * lanes]);
                    let chain = 2 * (k % 2);
                    sums[chain] = simd.mul_add_e_f64s(tap, past[0], sums[chain]);
                    sums[chain + 1] = simd.mul_add_e_f64s(tap, past[1], sums[chain + 1]);
                }
                window = &window[STRIDE..];
            }
            outs[0] = simd.add_f64s(sums[0], sums[2]);
            outs[1] = simd.add_f64s(sums[1], sums[3]);
        }
    }
}

/// `lagrange::six` without its divisions: this one is asked for at every tick of a vibrato.
fn six(d: f64) -> [f64; 6] {
    const SCALE: [f64; 6] =
        [-1.0 / 120.0, 1.0 / 24.0, -1.0 / 12.0, 1.0 / 12.0, -1.0 / 24.0, 1.0 / 120.0];
    let x: [f64; 6] = std::array::from_fn(|k| d - k as f64);
    let (mut below, mut above) = ([1.0; 6], [1.0; 6]);
    for k in 1..6 {
        below[k] = below[k - 1] * x[k - 1];
        above[5 - k] = above[6 - k] * x[6 - k];
    }
    std::array::from_fn(|k| SCALE[k] * below[k] * above[k])
}

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

    /// Samples that can be read ahead, a power of two up to a tick. What is written last may still
    /// change, so one less than the delay.
    pub(crate) fn ahead(&self) -> usize {
        let old = if self.is_fading() { self.filters[1 - self.now].delay } else { usize::MAX };
        let most = self.filters[self.now].delay.min(old).saturating_sub(1).clamp(1, TICK);
        1 << most.ilog2()
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
    pub(crate) fn one(&self, line: &Line, later: usize) -> f64 {
        self.filters[self.now].one(line, later)
    }

    pub(crate) fn advance(&mut self, samples: usize) {
        self.faded = (self.faded + samples).min(self.fade);
    }
}

/// A delay of whole samples with a soft top: `¼, ½, ¼` twice; bare where it is too short.
#[derive(Clone, Debug)]
pub(crate) struct Tap {
    delay: usize,
    old: usize,
    faded: usize,
    fade: usize,
}

/// Shortest delay that has a soft top.
const SOFT: usize = 3;

impl Tap {
    pub(crate) fn new() -> Self {
        Self { delay: SOFT, old: SOFT, faded: 0, fade: 0 }
    }

    pub(crate) fn is_fading(&self) -> bool {
        self.faded < self.fade
    }

    pub(crate) fn finish(&mut self) {
        self.faded = self.fade;
    }

    pub(crate) fn set(&mut self, fade: usize, delay: usize) {
        (self.old, self.delay) = (self.delay, delay.max(1));
        (self.faded, self.fade) = (0, fade);
    }

    /// Whether a whole tick can be read ahead.
    pub(crate) fn is_long(&self) -> bool {
        !self.is_fading() && self.delay >= TICK + SOFT
    }

    /// The next sample, or a later one.
    #[inline(always)]
    pub(crate) fn read(&self, line: &Line, later: usize) -> f64 {
        let now = soft(line, self.delay, later);
        if !self.is_fading() {
            return now;
        }
        let old = soft(line, self.old, later);
        let share = (self.faded + 1) as f64 / self.fade as f64;
        old + (now - old) * share
    }

    /// The sample after the next, if it is known.
    pub(crate) fn coming(&self, line: &Line) -> Option<f64> {
        (!self.is_fading() && self.delay > SOFT).then(|| soft(line, self.delay, 1))
    }

    /// The next sixteen, where [`Tap::is_long`].
    #[inline(always)]
    pub(crate) fn tick(&self, line: &Line) -> [f64; TICK] {
        let Some(x) = line.since(self.delay + 2).first_chunk::<{ TICK + 4 }>() else {
            return [0.0; TICK];
        };
        let mut out = [0.0; TICK];
        for i in 0..TICK {
            out[i] = 0.375 * x[i + 2] + 0.25 * (x[i + 1] + x[i + 3]) + 0.0625 * (x[i] + x[i + 4]);
        }
        out
    }

    pub(crate) fn advance(&mut self, samples: usize) {
        self.faded = (self.faded + samples).min(self.fade);
    }
}

#[inline(always)]
fn soft(line: &Line, delay: usize, later: usize) -> f64 {
    if delay < SOFT {
        return line.since(delay - later.min(delay)).first().map_or(0.0, |x| *x);
    }
    let x = line.since(delay + 2 - later).first_chunk::<5>();
    x.map_or(0.0, |x| 0.375 * x[2] + 0.25 * (x[1] + x[3]) + 0.0625 * (x[0] + x[4]))
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    #[test]
    fn every_reading_is_passive_and_delays_as_told() {
        for (samples, corner) in [(300.3, 0.06), (40.7, 0.2), (12.2, 0.4), (8.5, 0.02)] {
            let mut fir = Fir::UNIT;
            let mut kernel = Kernel::new();
            kernel.set(corner);
            fir.lossy(samples, &kernel, 0.98);
            for bin in 0..512 {
                let omega = PI * f64::from(bin) / 512.0;
                let (mut re, mut im) = (0.0, 0.0);
                for (i, tap) in fir.taps[..fir.len].iter().rev().enumerate() {
                    re += tap * (omega * i as f64).cos();
                    im -= tap * (omega * i as f64).sin();
                }
                assert!(re.hypot(im) <= 0.980_01, "{samples} {omega}");
                if bin == 8 {
                    let delay = fir.delay as f64 - im.atan2(re) / omega;
                    assert!((delay - samples).abs() < 1e-3, "{samples}: {delay}");
                }
            }
        }
    }
}
