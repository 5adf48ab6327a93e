//! The loss of a string's round trip as an FIR filter.

use std::f64::consts::PI;

use super::line::LONGEST_FILTER;

/// Most taps on either side of the middle.
const MAX_HALF: usize = (LONGEST_FILTER - 6) / 2;

/// Loss of a round trip: a sampled Lorentzian, whose spectrum falls as `exp(−f/corner)`. Its taps are
/// all positive and sum to one, so it is passive, and it delays all frequencies alike.
#[derive(Clone, Debug)]
pub(crate) struct Kernel {
    taps: [f64; 2 * MAX_HALF + 1],
    pub(crate) half: usize,
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

    /// The middle and `half` taps on either side.
    pub(crate) fn middle(&self, half: usize) -> &[f64] {
        let half = half.min(self.half);
        &self.taps[self.half - half..=self.half + half]
    }
}
