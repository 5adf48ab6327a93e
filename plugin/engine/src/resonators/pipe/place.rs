//! Where a line of moving length is read: two lengths, faded as a convex mix.

use pulp::Simd;

use crate::dsp::{
    history::History,
    lagrange,
    lanes::{self, Samples},
    simd::TICK,
};

/// A length: whole samples and Lagrange's cubic.
#[derive(Clone, Copy, Debug)]
struct Length {
    whole: usize,
    /// Weights of the sample after, at, before and two before the place.
    weights: [f32; 4],
}

impl Length {
    fn of(delay: f64) -> Self {
        let whole = delay as usize;
        let weights = lagrange::four(1.0 + delay - whole as f64);
        Self { whole, weights: weights.map(|weight| weight as f32) }
    }

    #[inline(always)]
    fn read<S: Simd>(&self, simd: S, line: &History) -> Samples {
        let weight = |k: usize| [self.weights[k]; TICK];
        let ago = |late: usize| line.window(0, self.whole + late - 1);
        let near = lanes::mul(simd, &weight(0), ago(0));
        let near = lanes::mul_add(simd, &weight(1), ago(1), &near);
        let far = lanes::mul(simd, &weight(2), ago(2));
        let far = lanes::mul_add(simd, &weight(3), ago(3), &far);
        lanes::mul_add(simd, &[1.0; TICK], &near, &far)
    }
}

/// The place: where it was and where it goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    from: Length,
    to: Length,
    /// Share of the way, and its step per sample.
    share: f32,
    step: f32,
}

impl Place {
    pub(super) fn new(delay: f64) -> Self {
        let length = Length::of(delay);
        Self { from: length, to: length, share: 1.0, step: 0.0 }
    }

    /// Goes to a length within `samples`, or at once.
    pub(super) fn go(&mut self, delay: f64, samples: usize) {
        let length = Length::of(delay);
        // What a fade has not reached yet is taken for reached: at most one tick is cut short.
        self.from = if samples == 0 { length } else { self.to };
        self.to = length;
        (self.share, self.step) = (0.0, 1.0 / samples.max(TICK) as f32);
    }

    /// The next sixteen samples.
    #[inline(always)]
    pub(super) fn read<S: Simd>(&mut self, simd: S, line: &History) -> Samples {
        let (from, to) = (self.from.read(simd, line), self.to.read(simd, line));
        let share = lanes::ramp(simd, self.share, self.step);
        self.share = share[TICK - 1];
        lanes::mul_add(simd, &share, &lanes::sub(simd, &to, &from), &from)
    }
}
