//! The player's ear: hears how far the tone is from what was meant, and corrects slowly.
//!
//! The tone is turned against a rotor of the wanted pitch and averaged; what still turns is the error.

use super::pipe::SLOW_TICKS;
use crate::{dsp::simd::TICK, resonators::complex::Complex};

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
    rotor: Complex,
    step: Complex,
    sum: Complex,
    means: [Complex; 2],
    turn: f64,
    frequency_hz: f64,
    rate_hz: f64,
    average: f64,
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
            sum: NOTHING,
            means: [NOTHING; 2],
            turn: 0.0,
            frequency_hz: 100.0,
            rate_hz,
            average: 1.0 - (-tick_s / LISTEN_S).exp(),
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
        self.means = [NOTHING; 2];
    }

    /// Ends a tick and begins the next, in which `wanted_hz` should be heard; returns the cents to
    /// add. `trust` 0–1 is how far the player corrects at all.
    #[inline]
    pub(crate) fn tick(&mut self, wanted_hz: f64, listens: bool, trust: f64) -> f64 {
        let before = self.means[1];
        let share = self.average;
        let toward = |mean: Complex, to: Complex| Complex {
            re: mean.re + share * (to.re - mean.re),
            im: mean.im + share * (to.im - mean.im),
        };
        self.means[0] = toward(self.means[0], self.sum.scale(1.0 / SPAN));
        self.means[1] = toward(self.means[1], self.means[0]);
        if listens && self.means[1].abs() > AUDIBLE && before.abs() > AUDIBLE {
            let conjugate = Complex { re: before.re, im: -before.im };
            let drift = (self.means[1] * conjugate).arg();
            let error_hz = drift / std::f64::consts::TAU * self.rate_hz / SPAN;
            let error_cents = 1_731.2 * error_hz / self.frequency_hz;
            let pull = trust * error_cents + (1.0 - trust) * self.cents;
            self.cents -= self.correct * pull.clamp(-60.0, 60.0);
            self.cents = self.cents.clamp(-REACH_CENTS, REACH_CENTS);
        }
        self.sum = NOTHING;
        self.turn = (self.turn + self.frequency_hz * SPAN / self.rate_hz).fract();
        self.frequency_hz = wanted_hz;
        self.rotor = Complex::polar(1.0, -std::f64::consts::TAU * self.turn);
        self.step = Complex::polar(1.0, -std::f64::consts::TAU * wanted_hz / self.rate_hz);
        self.cents
    }

    /// One sample of the tone.
    #[inline(always)]
    pub(crate) fn hear(&mut self, tone: f64) {
        self.sum.re += tone * self.rotor.re;
        self.sum.im += tone * self.rotor.im;
        let (rotor, step) = (self.rotor, self.step);
        self.rotor.re = rotor.re * step.re - rotor.im * step.im;
        self.rotor.im = rotor.re * step.im + rotor.im * step.re;
    }

    /// Amplitude of the first partial, re the closing pressure.
    pub(crate) fn level(&self) -> f64 {
        2.0 * self.means[1].abs()
    }
}
