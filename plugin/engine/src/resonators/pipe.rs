//! A bore open at both ends: one delay line closed over its losses.
//!
//! `a = p + b` leaves the mouth, `b` is `a` a round trip later, `flow = a + b`. The losses are a gain
//! and one pole, both below one, and two lengths are faded as a convex mix: the loop is passive
//! however it moves.

use std::f64::consts::TAU;

use pulp::Simd;

use super::{
    cavity::{Cavity, slope},
    complex::Complex,
};
use crate::dsp::{
    history::History,
    lanes::{self, Samples},
    simd::{TICK, fma},
};

/// Longest round trip, in seconds.
const LONGEST_S: f64 = 1.0 / 150.0;
/// Shortest round trip of which sixteen samples are known beforehand.
const SHORTEST: f64 = TICK as f64 + 1.0;

/// A length as a reading place behind the line: whole samples and Lagrange's cubic.
#[derive(Clone, Copy, Debug)]
struct Place {
    whole: usize,
    /// Weights of the sample after, at, before and two before the place.
    weights: [f32; 4],
}

impl Place {
    fn of(delay: f64) -> Self {
        let whole = delay as usize;
        let x = delay - whole as f64;
        let (after, before, beyond) = (x + 1.0, x - 1.0, x - 2.0);
        let weights = [
            -x * before * beyond / 6.0,
            after * before * beyond / 2.0,
            -after * x * beyond / 2.0,
            after * x * before / 6.0,
        ];
        Self { whole, weights: weights.map(|w| w as f32) }
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

/// The loop.
#[derive(Clone, Debug)]
pub(crate) struct Bore {
    line: History,
    longest: f64,
    /// Round trip in samples, where it was and where it goes.
    delay: f64,
    from: Place,
    to: Place,
    /// Share of the way, and its step per sample.
    share: f32,
    step: f32,
    gain: f32,
    pole: f32,
    low: f32,
    back: f32,
    returning: [f32; TICK],
    /// Partial that is played.
    partial: f64,
    resistance: f32,
    is_leaping: bool,
}

impl Bore {
    /// A silent bore that loses `nepers` per round trip, and more above `corner_hz`.
    pub(crate) fn new(rate_hz: f64, nepers: f64, corner_hz: f64) -> Self {
        let longest = (LONGEST_S * rate_hz).max(SHORTEST);
        let place = Place::of((rate_hz / 220.0).max(SHORTEST));
        let mut bore = Self {
            line: History::new(longest as usize + 4),
            longest,
            delay: 0.0,
            from: place,
            to: place,
            share: 1.0,
            step: 0.0,
            gain: 0.0,
            pole: (-TAU * corner_hz.min(0.4 * rate_hz) / rate_hz).exp() as f32,
            low: 0.0,
            back: 0.0,
            returning: [0.0; TICK],
            partial: 1.0,
            resistance: 0.1,
            is_leaping: true,
        };
        bore.set_loss(nepers);
        bore
    }

    pub(crate) fn reset(&mut self) {
        self.line.reset();
        (self.low, self.back, self.is_leaping) = (0.0, 0.0, true);
    }

    /// Sets the loss of a round trip at low frequencies.
    pub(crate) fn set_loss(&mut self, nepers: f64) {
        self.gain = (-nepers).exp() as f32;
    }

    /// Chooses the partial that tuning is for.
    pub(crate) fn set_partial(&mut self, partial: u8) {
        self.partial = f64::from(partial);
    }

    /// The next tuning is reached at once.
    pub(crate) fn leap(&mut self) {
        self.is_leaping = true;
    }

    /// Losses of a round trip at a frequency, in radians per sample.
    fn loss(&self, radians: f64) -> Complex {
        let pole = f64::from(self.pole);
        let back = Complex::polar(pole, -radians);
        Complex { re: f64::from(self.gain) * (1.0 - pole), im: 0.0 } / (Complex::ONE - back)
    }
}

impl Cavity for Bore {
    #[inline(always)]
    fn begin<S: Simd>(&mut self, simd: S) {
        let (from, to) = (self.from.read(simd, &self.line), self.to.read(simd, &self.line));
        let share = lanes::ramp(simd, self.share, self.step);
        self.returning = lanes::mul_add(simd, &share, &lanes::sub(simd, &to, &from), &from);
        self.share += self.step * TICK as f32;
    }

    #[inline(always)]
    fn history<S: Simd>(&mut self, i: usize) -> f32 {
        let x = self.returning[i];
        self.low = fma::<S>(self.pole, self.low - x, x);
        self.back = self.gain * self.low;
        2.0 * self.back
    }

    #[inline(always)]
    fn admittance(&self) -> f32 {
        1.0
    }

    #[inline(always)]
    fn commit<S: Simd>(&mut self, i: usize, pressure: f32) {
        self.returning[i] = pressure + self.back;
    }

    #[inline(always)]
    fn end(&mut self) {
        self.line.write(0, &self.returning);
        self.line.advance();
    }

    fn resistance(&self) -> f32 {
        self.resistance
    }

    fn tune(&mut self, radians: f64, jet: Complex, added: f64, samples: usize) {
        let loss = self.loss(radians);
        let gain = loss.abs().min(0.999);
        // Im Z = tan φ·(Re Z + R) of the jet's phase φ, Z = (1 − r)/(1 + r), r = gain·e^(−jψ).
        let steep = slope(jet);
        let mut lag = 0.0_f64;
        for _ in 0..2 {
            let below = 1.0 + 2.0 * gain * (1.0 - lag * lag).sqrt() + gain * gain;
            // The sine of ψ.
            lag = (steep * (1.0 - gain * gain + added * below) / (2.0 * gain)).clamp(-0.9, 0.9);
        }
        let delay = (TAU * self.partial + lag.asin() + loss.arg()) / radians;
        let delay = delay.clamp(SHORTEST, self.longest);
        self.resistance = ((1.0 - gain) / (1.0 + gain)) as f32;
        let place = Place::of(delay);
        // What a fade has not reached yet is taken for reached: at most one tick is cut short.
        self.from = if self.is_leaping { place } else { self.to };
        self.is_leaping = false;
        self.to = place;
        self.delay = delay;
        (self.share, self.step) = (0.0, 1.0 / samples as f32);
    }

    fn energy(&self) -> f64 {
        let waves = self.line.recent(self.delay as usize);
        waves.iter().map(|a| f64::from(a * a)).sum()
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn a_bore_left_alone_only_loses() {
        let mut bore = Bore::new(48_000.0, 0.2, 2_100.0);
        let simd = Scalar::new();
        let jet = Complex { re: 1.0, im: 0.3 };
        let mut last = f64::INFINITY;
        for tick in 0..600_usize {
            if tick.is_multiple_of(4) {
                // Its length moves all the while.
                let hz = 220.0 + 60.0 * (tick as f64 / 40.0).sin();
                bore.tune(TAU * hz / 48_000.0, jet, 0.0, 4 * TICK);
            }
            bore.begin(simd);
            for i in 0..TICK {
                let flow = bore.history::<Scalar>(i);
                assert!(flow.is_finite());
                bore.commit::<Scalar>(i, if tick == 0 { 1.0 } else { 0.0 });
            }
            bore.end();
            if tick % 50 == 49 {
                assert!(bore.energy() < last);
                last = bore.energy();
            }
        }
        assert!(last < 1e-6);
    }
}
