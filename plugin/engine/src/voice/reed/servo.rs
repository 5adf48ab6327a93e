//! The player's ear: hears how far the tone is from what was meant, and corrects slowly.
//!
//! The tone is turned against a rotor of the wanted pitch and averaged; what still turns is the error.

use pulp::Simd;

use super::pipe::SLOW_TICKS;
use crate::{
    dsp::{
        lanes::{self, Samples},
        simd::{TICK, sum},
    },
    resonators::complex::Complex,
    units::CENTS_PER_NEPER,
};

/// Samples between its ticks.
const SPAN: f64 = (SLOW_TICKS * TICK) as f64;

/// Time constant of the average, and of the correction.
const LISTEN_S: f64 = 0.010;
const CORRECT_S: f64 = 0.11;
/// The lip's and the breath's reach.
const REACH_CENTS: f64 = 80.0;
/// Below this level, re the closing pressure, there is nothing to hear.
const AUDIBLE: f64 = 0.004;

/// The ear and its correction.
#[derive(Clone, Debug)]
pub(crate) struct Servo {
    /// At the tick's first sample; a tick's turn; the turn within a tick.
    rotor: Complex,
    step: Complex,
    cos: Samples,
    sin: Samples,
    /// The tone turned against the rotor, averaged at every tick: coarser, the tone's octave would
    /// beat with the clock.
    re: [f32; 2],
    im: [f32; 2],
    mean: Complex,
    frequency_hz: f64,
    rate_hz: f64,
    average: f32,
    correct: f64,
    cents: f64,
}

const NOTHING: Complex = Complex { re: 0.0, im: 0.0 };

impl Servo {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let tick_s = SPAN / rate_hz;
        Self {
            rotor: Complex::ONE,
            step: Complex::ONE,
            cos: [1.0; TICK],
            sin: [0.0; TICK],
            re: [0.0; 2],
            im: [0.0; 2],
            mean: NOTHING,
            frequency_hz: 100.0,
            rate_hz,
            average: (1.0 - (-(TICK as f64) / rate_hz / LISTEN_S).exp()) as f32,
            correct: (tick_s / CORRECT_S).min(0.5),
            cents: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::new(self.rate_hz);
    }

    /// A new note: what was learned counts half.
    pub(crate) fn begin(&mut self) {
        self.cents *= 0.5;
        (self.re, self.im) = ([0.0; 2], [0.0; 2]);
        self.mean = NOTHING;
    }

    /// Ends a tick and begins the next, in which `wanted_hz` should be heard; returns the cents to
    /// add. `trust` 0–1 is how far the player corrects at all.
    #[inline]
    pub(crate) fn tick(&mut self, wanted_hz: f64, listens: bool, trust: f64) -> f64 {
        let before = self.mean;
        let heard = Complex { re: f64::from(self.re[1]), im: f64::from(self.im[1]) };
        self.mean = heard.scale(1.0 / TICK as f64);
        if listens && self.mean.abs() > AUDIBLE && before.abs() > AUDIBLE {
            let conjugate = Complex { re: before.re, im: -before.im };
            let drift = (self.mean * conjugate).arg();
            let error_hz = drift / std::f64::consts::TAU * self.rate_hz / SPAN;
            let error_cents = CENTS_PER_NEPER * error_hz / self.frequency_hz;
            let pull = trust * error_cents + (1.0 - trust) * self.cents;
            self.cents -= self.correct * pull.clamp(-60.0, 60.0);
            self.cents = self.cents.clamp(-REACH_CENTS, REACH_CENTS);
        }
        // Rounding must not let it grow: one step of Newton's towards unit size.
        let size = self.rotor.re * self.rotor.re + self.rotor.im * self.rotor.im;
        self.rotor = self.rotor.scale(1.5 - 0.5 * size);
        if self.frequency_hz != wanted_hz || self.step == Complex::ONE {
            self.frequency_hz = wanted_hz;
            self.turn_at(wanted_hz);
        }
        self.cents
    }

    fn turn_at(&mut self, hz: f64) {
        let step = Complex::polar(1.0, -std::f64::consts::TAU * hz / self.rate_hz);
        let mut turned = Complex::ONE;
        for (cos, sin) in self.cos.iter_mut().zip(&mut self.sin) {
            (*cos, *sin) = (turned.re as f32, turned.im as f32);
            turned = turned * step;
        }
        self.step = turned;
    }

    /// A tick of the tone.
    #[inline(always)]
    pub(crate) fn hear<S: Simd>(&mut self, simd: S, tone: &Samples) {
        let (re, im) = (self.rotor.re as f32, self.rotor.im as f32);
        let cos = sum(&lanes::mul(simd, tone, &self.cos));
        let sin = sum(&lanes::mul(simd, tone, &self.sin));
        average(self.average, cos * re - sin * im, &mut self.re);
        average(self.average, cos * im + sin * re, &mut self.im);
        self.rotor = self.rotor * self.step;
    }

    /// What was last returned.
    pub(crate) fn cents(&self) -> f64 {
        self.cents
    }

    /// Amplitude of the first partial, re the closing pressure.
    pub(crate) fn level(&self) -> f64 {
        2.0 * self.mean.abs()
    }
}

/// Two equal one-pole averages in a row.
#[inline(always)]
fn average(share: f32, x: f32, means: &mut [f32; 2]) {
    means[0] += share * (x - means[0]);
    means[1] += share * (means[0] - means[1]);
}
