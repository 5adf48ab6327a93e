//! A delay line of both sides, read at whole samples or between them.

use crate::dsp::simd::fma;

/// Written sample by sample.
#[derive(Clone, Debug)]
pub(super) struct Line {
    samples: Vec<[f32; 2]>,
    at: usize,
    /// Samples since it was last silent.
    filled: usize,
}

impl Line {
    /// Room for `reach` samples.
    pub(super) fn new(reach: usize) -> Self {
        Self { samples: vec![[0.0; 2]; (reach + 8).next_power_of_two()], at: 0, filled: 0 }
    }

    /// Silence; what is older is not read again.
    pub(super) fn reset(&mut self) {
        self.filled = 0;
    }

    #[inline(always)]
    pub(super) fn push(&mut self, x: [f32; 2]) {
        let mask = self.samples.len() - 1;
        self.at = (self.at + 1) & mask;
        self.samples[self.at] = x;
        self.filled = self.filled.saturating_add(1);
    }

    /// Both sides `ago` samples before the last one pushed.
    #[inline(always)]
    pub(super) fn past(&self, ago: usize) -> [f32; 2] {
        if ago >= self.filled {
            return [0.0; 2];
        }
        self.samples[self.at.wrapping_sub(ago) & (self.samples.len() - 1)]
    }

    /// One side between samples, by Lagrange's third order; one sample ago at least.
    #[inline(always)]
    pub(super) fn between<S: pulp::Simd>(&self, side: usize, ago: f32) -> f32 {
        let whole = ago as usize;
        let d = ago - whole as f32;
        let (p, q, r) = (d + 1.0, d - 1.0, d - 2.0);
        let taps = [d * q * r / -6.0, p * q * r / 2.0, p * d * r / -2.0, p * d * q / 6.0];
        let mut sum = 0.0;
        for (k, tap) in taps.iter().enumerate() {
            sum = fma::<S>(*tap, self.past((whole + k).saturating_sub(1))[side], sum);
        }
        sum
    }
}
