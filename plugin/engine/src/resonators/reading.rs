//! How a delay line is read back: through a short FIR filter that fades into the next one.
//!
//! A fade mixes two passive filters and is passive itself.

use std::f64::consts::PI;

use pulp::Simd;

use crate::dsp::{lagrange, simd::TICK};

/// Longest filter.
const MAX_TAPS: usize = 96;
/// Taps come in multiples of this, the most lanes of any processor.
const STRIDE: usize = 8;
/// Most of a loss kernel on either side of its middle.
const MAX_HALF: usize = (MAX_TAPS - 6) / 2;

/// A delay line in one piece, which slides back now and then.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    samples: Box<[f64]>,
    history: usize,
    /// Index of the next sample to be written.
    next: usize,
}

impl Line {
    /// Room for delays up to `longest` samples.
    pub(crate) fn new(longest: usize) -> Self {
        let history = longest + 2 * MAX_TAPS;
        Self { samples: vec![0.0; 3 * history + TICK].into_boxed_slice(), history, next: history }
    }

    pub(crate) fn reset(&mut self) {
        self.samples.fill(0.0);
    }

    /// Makes room for the next tick.
    #[inline]
    pub(crate) fn slide(&mut self) {
        if self.next + TICK > self.samples.len() {
            self.samples.copy_within(self.next - self.history..self.next, 0);
            self.next = self.history;
        }
    }

    /// Appends a sample and adds `late` to the one before.
    #[inline(always)]
    pub(crate) fn push(&mut self, sample: f64, late: f64) {
        if let Some([before, now]) = self.samples[self.next - 1..].first_chunk_mut::<2>() {
            *before += late;
            *now = sample;
            self.next += 1;
        }
    }

    /// The mean of the samples `ago` and `ago + 1` before the next; `ago` is one or more.
    #[inline(always)]
    pub(crate) fn between(&self, ago: usize) -> f64 {
        let pair = self.samples[self.next - ago - 1..].first_chunk::<2>();
        pair.map_or(0.0, |[a, b]| 0.5 * (a + b))
    }

    /// Sum of squares of the last `count` samples.
    pub(crate) fn power(&self, count: usize) -> f64 {
        let start = self.next - count.min(self.history);
        self.samples[start..self.next].iter().map(|x| x * x).sum()
    }

    #[inline(always)]
    fn window(&self, delay: usize, len: usize) -> &[f64] {
        let end = self.next + 1 - delay;
        &self.samples[end - len..end]
    }
}

/// Loss of a round trip: a sampled Lorentzian, whose spectrum falls as `exp(−f/corner)`. Its taps are
/// all positive and sum to one, so it is passive, and it delays all frequencies alike.
#[derive(Clone, Debug)]
pub(crate) struct Kernel {
    taps: [f64; 2 * MAX_HALF + 1],
    half: usize,
    corner: f64,
}

impl Kernel {
    pub(crate) fn new() -> Self {
        let mut kernel = Self { taps: [0.0; 2 * MAX_HALF + 1], half: 0, corner: 0.0 };
        kernel.set(0.1);
        kernel
    }

    /// Follows the corner in cycles per sample; what moves less than half a per cent is not heard.
    pub(crate) fn set(&mut self, corner: f64) {
        if (corner - self.corner).abs() < 0.005 * self.corner {
            return;
        }
        self.corner = corner;
        let width = 0.5 / (PI * corner.max(1.0e-3));
        self.half = ((2.2 * width).ceil() as usize).clamp(1, MAX_HALF);
        let half = self.half;
        let edge = |i: usize| ((i as f64 + 0.5) / width).atan();
        let mut inner = edge(0);
        self.taps[half] = 2.0 * inner;
        let mut sum = 2.0 * inner;
        for i in 1..=half {
            let outer = edge(i);
            let tap = outer - inner;
            inner = outer;
            self.taps[half + i] = tap;
            self.taps[half - i] = tap;
            sum += 2.0 * tap;
        }
        self.taps[..=2 * half].iter_mut().for_each(|tap| *tap /= sum);
    }
}

/// Taps behind a delay.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fir {
    /// Oldest sample first, zeros before it up to a whole stride.
    taps: [f64; MAX_TAPS],
    len: usize,
    delay: usize,
}

impl Fir {
    const UNIT: Self = Self { taps: [0.0; MAX_TAPS], len: STRIDE, delay: 1 };

    /// A delay of whole samples with a soft top: `¼, ½, ¼` twice; bare where it is too short.
    pub(crate) fn smooth(&mut self, delay: usize) {
        const SOFT: [f64; 5] = [0.0625, 0.25, 0.375, 0.25, 0.0625];
        if delay > 2 {
            self.write(&SOFT, delay - 2);
        } else {
            self.write(&[1.0], delay.max(1));
        }
    }

    /// A delay of `samples` with `reflection` left of the kernel's passband.
    pub(crate) fn lossy(&mut self, samples: f64, kernel: &Kernel, reflection: f64) {
        let room = (samples - 3.0).max(0.0) as usize;
        let half = kernel.half.min(room);
        let rest = (samples - half as f64).max(3.0);
        let whole = rest.floor() - 2.0;
        let weights = lagrange::six(rest - whole);
        let used = &kernel.taps[kernel.half - half..=kernel.half + half];
        let short = if half < kernel.half { used.iter().sum() } else { 1.0 };
        let scale = reflection.clamp(0.0, 0.999_9) / short;
        self.delay = (whole as usize).max(1);
        self.len = (used.len() + 5).next_multiple_of(STRIDE);
        let len = self.len;
        let taps = &mut self.taps[..len];
        taps.fill(0.0);
        for (k, weight) in weights.iter().enumerate() {
            // The kernel is symmetric, so it needs no reversal.
            let start = len - used.len() - k;
            let weight = scale * weight;
            for (tap, x) in taps[start..start + used.len()].iter_mut().zip(used) {
                *tap += weight * x;
            }
        }
    }

    fn write(&mut self, taps: &[f64], delay: usize) {
        self.delay = delay.max(1);
        self.len = taps.len().next_multiple_of(STRIDE);
        self.taps = [0.0; MAX_TAPS];
        for (i, tap) in taps.iter().enumerate() {
            self.taps[self.len - 1 - i] = *tap;
        }
    }

    #[inline(always)]
    fn read<S: Simd>(&self, simd: S, line: &Line) -> f64 {
        let past = line.window(self.delay, self.len);
        // The usual lengths without a loop.
        match self.len / STRIDE {
            1 => dot::<S, 8>(simd, &self.taps, past),
            2 => dot::<S, 16>(simd, &self.taps, past),
            3 => dot::<S, 24>(simd, &self.taps, past),
            4 => dot::<S, 32>(simd, &self.taps, past),
            strides => {
                let mut sum = 0.0;
                for i in 0..strides {
                    sum += dot::<S, STRIDE>(simd, &self.taps[i * STRIDE..], &past[i * STRIDE..]);
                }
                sum
            }
        }
    }
}

#[inline(always)]
fn dot<S: Simd, const N: usize>(simd: S, taps: &[f64], past: &[f64]) -> f64 {
    let (Some(taps), Some(past)) = (taps.first_chunk::<N>(), past.first_chunk::<N>()) else {
        return 0.0;
    };
    let (taps, past) = (S::as_simd_f64s(taps).0, S::as_simd_f64s(past).0);
    let mut sums = [simd.splat_f64s(0.0); 2];
    for v in 0..taps.len().min(past.len()) {
        sums[v % 2] = simd.mul_add_e_f64s(taps[v], past[v], sums[v % 2]);
    }
    simd.reduce_sum_f64s(simd.add_f64s(sums[0], sums[1]))
}

/// A filter, and the one it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    now: Fir,
    old: Fir,
    faded: usize,
    fade: usize,
}

impl Reading {
    pub(crate) fn new() -> Self {
        Self { now: Fir::UNIT, old: Fir::UNIT, faded: 0, fade: 0 }
    }

    pub(crate) fn is_fading(&self) -> bool {
        self.faded < self.fade
    }

    pub(crate) fn finish(&mut self) {
        self.faded = self.fade;
    }

    /// The filter to write next; it takes over within `fade` samples.
    pub(crate) fn next(&mut self, fade: usize) -> &mut Fir {
        self.old = self.now;
        self.faded = 0;
        self.fade = fade;
        &mut self.now
    }

    #[inline(always)]
    pub(crate) fn read<S: Simd>(&self, simd: S, line: &Line) -> f64 {
        let now = self.now.read(simd, line);
        if !self.is_fading() {
            return now;
        }
        let old = self.old.read(simd, line);
        let share = (self.faded + 1) as f64 / self.fade as f64;
        old + (now - old) * share
    }

    #[inline(always)]
    pub(crate) fn advance(&mut self) {
        self.faded += usize::from(self.faded < self.fade);
    }
}

#[cfg(test)]
mod tests {
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
