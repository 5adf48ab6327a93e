//! A short FIR filter behind a delay, run sixteen samples at a time.

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
pub(crate) struct Fir {
    /// Oldest sample first, zeros before it up to a whole stride.
    taps: [f64; LONGEST_FILTER],
    len: usize,
    pub(crate) delay: usize,
}

impl Fir {
    pub(crate) const UNIT: Self = Self { taps: [0.0; LONGEST_FILTER], len: STRIDE, delay: 1 };

    /// A delay of `samples` with `reflection` left of the kernel's passband.
    pub(crate) fn lossy(&mut self, samples: f64, kernel: &Kernel, reflection: f64) {
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
    pub(crate) fn one(&self, line: &Line, later: usize) -> f64 {
        let past = line.since(self.delay + self.len - 1 - later);
        self.taps[..self.len].iter().zip(past).map(|(tap, x)| tap * x).sum()
    }

    /// The next sixteen samples, of which the first `delay − 1` are known already.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&self, simd: S, line: &Line, out: &mut [f64; TICK]) {
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
