//! The loop's filter: an FIR behind a whole-sample delay, sixteen outputs at a time.

use pulp::Simd;

use crate::{dsp::simd::TICK, resonators::complex::Complex};

/// Longest loop filter in samples.
pub(crate) const MAX_TAPS: usize = 1024;

/// Taps that the kernel takes at a time.
const STRIDE: usize = 8;

/// An FIR filter behind a whole-sample delay.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    /// Taps in reverse: the oldest sample first.
    taps: Box<[f32; MAX_TAPS]>,
    pub(super) len: usize,
    pub(super) delay: usize,
}

impl Filter {
    pub(crate) fn silent() -> Self {
        Self { taps: Box::new([0.0; MAX_TAPS]), len: 1, delay: TICK }
    }

    /// Sets the taps to `base ⊛ weights`, behind `delay` samples.
    #[inline]
    pub(crate) fn write(&mut self, base: &[f32], weights: &[f32; 6], delay: usize) {
        self.len = base.len() + 5;
        self.delay = delay;
        // Up to a whole stride the taps are zero.
        let taps = &mut self.taps[..self.len.next_multiple_of(STRIDE)];
        taps.fill(0.0);
        for (k, weight) in weights.iter().enumerate() {
            // Reversed: tap j of the convolution lands at len − 1 − j.
            let start = 5 - k;
            for (tap, b) in taps[start..start + base.len()].iter_mut().zip(base.iter().rev()) {
                *tap += weight * b;
            }
        }
    }

    /// Becomes what `from` gains at each of so many equal steps to what this was.
    #[inline]
    pub(super) fn part_from(&mut self, from: &Self, steps: usize) {
        let (count, share) = (self.len.next_multiple_of(STRIDE), 1.0 / steps as f32);
        for (tap, from) in self.taps[..count].iter_mut().zip(&from.taps[..count]) {
            *tap = share * (*tap - from);
        }
    }

    /// Takes one such step.
    #[inline(always)]
    pub(super) fn step(&mut self, gains: &Self) {
        let count = self.len.next_multiple_of(STRIDE);
        for (tap, gain) in self.taps[..count].iter_mut().zip(&gains.taps[..count]) {
            *tap += gain;
        }
    }

    /// Response at a complex `z⁻¹`, without the whole-sample delay.
    pub(crate) fn response(&self, back: Complex) -> Complex {
        self.taps[..self.len].iter().fold(Complex { re: 0.0, im: 0.0 }, |sum, &tap| {
            // Reversed taps: Horner from the oldest sample down.
            let sum = sum * back;
            Complex { re: sum.re + f64::from(tap), im: sum.im }
        })
    }

    /// Response at a complex `z⁻¹`, with it.
    pub(crate) fn round_trip(&self, back: Complex) -> Complex {
        let whole = self.delay as f64;
        self.response(back) * Complex::polar(back.abs().powf(whole), back.arg() * whole)
    }

    /// The next sixteen outputs, whose first reads at `position − delay`.
    #[inline(always)]
    pub(super) fn run<S: Simd>(&self, simd: S, line: &[f32], position: usize) -> [f32; TICK] {
        let start = position - self.delay - (self.len - 1);
        let (strides, _) = self.taps[..self.len.next_multiple_of(STRIDE)].as_chunks::<STRIDE>();
        let past = &line[start..];
        let mut out = [0.0_f32; TICK];
        let (outs, _) = S::as_mut_simd_f32s(&mut out);
        let pairs = outs.chunks_exact_mut(2).zip((0..TICK).step_by(2 * S::F32_LANES));
        if let ([taps], Some(past)) = (strides, past.first_chunk::<{ TICK + STRIDE - 1 }>()) {
            // A string that only answers has no more.
            for (outs, first) in pairs {
                let mut sums = [simd.splat_f32s(0.0); 4];
                add(simd, taps, &past[first..], &mut sums);
                outs[0] = simd.add_f32s(sums[0], sums[2]);
                outs[1] = simd.add_f32s(sums[1], sums[3]);
            }
            return out;
        }
        for (outs, first) in pairs {
            // Whatever a stride of taps reads lies in three strides of the line: nothing is left to check.
            let (past, _) = past[first..].as_chunks::<STRIDE>();
            let mut sums = [simd.splat_f32s(0.0); 4];
            for (taps, past) in strides.iter().zip(past.windows(3)) {
                add(simd, taps, past.as_flattened(), &mut sums);
            }
            outs[0] = simd.add_f32s(sums[0], sums[2]);
            outs[1] = simd.add_f32s(sums[1], sums[3]);
        }
        out
    }
}

/// Adds what a stride of taps makes of the past to two vectors of outputs, each in two sums to shorten
/// the chain.
#[inline(always)]
fn add<S: Simd>(simd: S, taps: &[f32; STRIDE], past: &[f32], sums: &mut [S::f32s; 4]) {
    for (k, tap) in taps.iter().enumerate() {
        let tap = simd.splat_f32s(*tap);
        let (past, _) = S::as_simd_f32s(&past[k..k + 2 * S::F32_LANES]);
        let chain = 2 * (k % 2);
        sums[chain] = simd.mul_add_e_f32s(tap, past[0], sums[chain]);
        sums[chain + 1] = simd.mul_add_e_f32s(tap, past[1], sums[chain + 1]);
    }
}
