//! How far the pressure in a bore swings, for a lip that sticks to blades at rest.

use pulp::Simd;

use super::pipe::LIP_TICKS;
use crate::dsp::{
    lanes::{self, Samples},
    simd::{TICK, sum},
};

/// Samples between its ticks.
const SPAN: f64 = (LIP_TICKS * TICK) as f64;
/// Time constant of the averages.
const AVERAGE_S: f64 = 0.010;

/// Mean and mean square.
#[derive(Clone, Debug)]
pub(crate) struct Swing {
    sum: Samples,
    squares: Samples,
    mean: f64,
    square: f64,
    share: f64,
}

impl Swing {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let share = 1.0 - (-SPAN / rate_hz / AVERAGE_S).exp();
        Self { sum: [0.0; TICK], squares: [0.0; TICK], mean: 0.0, square: 0.0, share }
    }

    pub(crate) fn reset(&mut self) {
        (self.sum, self.squares) = ([0.0; TICK], [0.0; TICK]);
        (self.mean, self.square) = (0.0, 0.0);
    }

    /// A tick of the tone.
    #[inline(always)]
    pub(crate) fn hear<S: Simd>(&mut self, simd: S, tone: &Samples) {
        self.sum = lanes::mul_add(simd, tone, &[1.0; TICK], &self.sum);
        self.squares = lanes::mul_add(simd, tone, tone, &self.squares);
    }

    /// Once in [`LIP_TICKS`] ticks; returns the rms about the mean.
    pub(crate) fn tick(&mut self) -> f64 {
        self.mean += self.share * (f64::from(sum(&self.sum)) / SPAN - self.mean);
        self.square += self.share * (f64::from(sum(&self.squares)) / SPAN - self.square);
        (self.sum, self.squares) = ([0.0; TICK], [0.0; TICK]);
        (self.square - self.mean * self.mean).max(0.0).sqrt()
    }
}
