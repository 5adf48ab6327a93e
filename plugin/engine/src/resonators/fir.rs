//! A short FIR filter behind a delay, run sixteen samples at a time.

use pulp::Simd;

use super::{
    line::{LONGEST_FILTER, Line},
    lorentz::Kernel,
};
use crate::dsp::simd::TICK;

/// Weights of the interpolation.
const WEIGHTS: usize = 6;
/// Taps come in multiples of this.
const STRIDE: usize = 4;

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
        self.len = (used.len() + WEIGHTS - 1).next_multiple_of(STRIDE);
        // Zeros on both sides, so that every tap is a sum of six.
        let mut padded = [0.0; LONGEST_FILTER + WEIGHTS];
        let start = self.len - used.len();
        padded[start..self.len].copy_from_slice(used);
        let mut weights = six(rest - whole);
        for weight in &mut weights {
            *weight *= scale;
        }
        for (tap, x) in self.taps[..self.len].iter_mut().zip(padded.windows(WEIGHTS)) {
            // The kernel is symmetric, so it needs no reversal.
            *tap = 0.0;
            for k in 0..WEIGHTS {
                *tap += weights[k] * x[k];
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
        match S::F64_LANES {
            8 => self.run_lanes::<S, 2>(simd, line, out),
            4 => self.run_lanes::<S, 4>(simd, line, out),
            2 => self.run_lanes::<S, 8>(simd, line, out),
            _ => self.run_lanes::<S, TICK>(simd, line, out),
        }
    }

    #[inline(always)]
    fn run_lanes<S: Simd, const N: usize>(&self, simd: S, line: &Line, out: &mut [f64; TICK]) {
        let mut window = line.since(self.delay + self.len - 1);
        let mut sums = [simd.splat_f64s(0.0); N];
        for taps in self.taps[..self.len].as_chunks::<STRIDE>().0 {
            // One bounds check for all taps of a stride.
            let Some(past) = window.first_chunk::<{ TICK + STRIDE - 1 }>() else { break };
            for (k, tap) in taps.iter().enumerate() {
                let tap = simd.splat_f64s(*tap);
                let past = S::as_simd_f64s(&past[k..k + TICK]).0;
                for v in 0..N {
                    sums[v] = simd.mul_add_e_f64s(tap, past[v], sums[v]);
                }
            }
            window = &window[STRIDE..];
        }
        S::as_mut_simd_f64s(out).0.copy_from_slice(&sums);
    }
}

/// `lagrange::six` without its divisions: this one is asked for at every tick of a vibrato.
fn six(d: f64) -> [f64; WEIGHTS] {
    const SCALE: [f64; WEIGHTS] =
        [-1.0 / 120.0, 1.0 / 24.0, -1.0 / 12.0, 1.0 / 12.0, -1.0 / 24.0, 1.0 / 120.0];
    let [a, b, c, d, e, f] = [d, d - 1.0, d - 2.0, d - 3.0, d - 4.0, d - 5.0];
    let (ab, ef) = (a * b, e * f);
    let (abc, def) = (ab * c, d * ef);
    let rests = [b * c * def, a * c * def, ab * def, abc * ef, abc * d * f, abc * d * e];
    let mut six = SCALE;
    for (six, rest) in six.iter_mut().zip(rests) {
        *six *= rest;
    }
    six
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
