//! Turbulence of the breath: noise in a band, the stream of each note its own.

use std::f64::consts::TAU;

use pulp::Simd;

use super::BLOCK;
use crate::{
    dsp::{
        lanes::{self, Samples},
        noise::Random,
        simd::TICK,
    },
    instruments::jet::AirSpec,
};

/// Sixteen generators side by side; multiplier and step of Numerical Recipes' and PCG's kind.
const TURN: u32 = 747_796_405;
const STEP: u32 = 2_891_336_453;

/// Largest number they give.
const WHOLE: f32 = 2_147_483_648.0;

/// What is left of a noise that has been turned off is nothing below this.
const OVER: f32 = 1.0e-12;

/// The noise.
#[derive(Clone, Debug)]
pub(super) struct Turbulence {
    seeds: [u32; TICK],
    /// Its band: what two poles follow, the upper and the lower.
    high: f32,
    low: f32,
    s: [f32; 2],
    unit: f32,
    level: f32,
    level_step: f32,
}

impl Turbulence {
    pub(super) fn new(spec: &AirSpec, rate_hz: f64) -> Self {
        let [b, a] = spec.band_hz.map(|hz| 1.0 - (-TAU * (hz / rate_hz).min(0.4)).exp());
        // Power of white noise through the upper pole, less what the lower one follows.
        let both = a + b - a * b;
        let power = a / (2.0 - a) * (1.0 - 2.0 * b / both + b * (2.0 - both) / ((2.0 - b) * both));
        Self {
            seeds: [0; TICK],
            high: a as f32,
            low: b as f32,
            s: [0.0; 2],
            // The upper pole's gain with it; the generators count −2³¹ to 2³¹ for −1 to 1.
            unit: (a * (3.0 / power).sqrt()) as f32 / WHOLE,
            level: 0.0,
            level_step: 0.0,
        }
    }

    pub(super) fn reset(&mut self) {
        (self.s, self.level, self.level_step) = ([0.0; 2], 0.0, 0.0);
    }

    /// Goes on with the streams of another note.
    pub(super) fn reseed(&mut self, mut draw: impl FnMut() -> u32) {
        self.seeds = std::array::from_fn(|_| draw() ^ (draw() << 9));
    }

    /// Once per block.
    pub(super) fn aim(&mut self, level: f32) {
        self.level_step = (level * self.unit - self.level) / BLOCK as f32;
    }

    /// The next sixteen samples.
    #[inline(always)]
    pub(super) fn run<S: Simd>(&mut self, simd: S) -> Samples {
        let [fast, slow] = self.s;
        if self.level + self.level_step.abs() <= 0.0 && fast.abs() + slow.abs() < OVER {
            self.s = [0.0; 2];
            return [0.0; TICK];
        }
        let mut white = [0.0; TICK];
        for (seed, white) in self.seeds.iter_mut().zip(&mut white) {
            *seed = seed.wrapping_mul(TURN).wrapping_add(STEP);
            *white = *seed as i32 as f32;
        }
        let level = lanes::ramp(simd, self.level, self.level_step);
        self.level = level[TICK - 1];
        let white = lanes::mul(simd, &white, &level);
        let fast = lanes::follow::<S, TICK>(1.0 - self.high, &mut self.s[0], &white);
        let fed = lanes::mul(simd, &fast, &[self.low; TICK]);
        let slow = lanes::follow::<S, TICK>(1.0 - self.low, &mut self.s[1], &fed);
        lanes::sub(simd, &fast, &slow)
    }
}

/// Numbers to seed from.
pub(super) fn draws(mut random: Random) -> impl FnMut() -> u32 {
    move || ((f64::from(random.bipolar()) + 1.0) * 2.0e9) as u32
}
