//! A bore open at both ends: one delay line closed over its losses.
//!
//! `a = p + b` leaves the mouth, `b` is `a` a round trip later, `flow = a + b`. The losses are a gain
//! and one pole, both below one, and two lengths are faded as a convex mix: the loop is passive
//! however it moves.

mod place;

use std::f64::consts::TAU;

use pulp::Simd;

use super::{
    cavity::{Cavity, slope},
    complex::Complex,
};
use crate::dsp::{
    history::History,
    lanes::{self, Samples},
    simd::TICK,
};
use place::Place;

/// Longest round trip, in seconds.
const LONGEST_S: f64 = 1.0 / 150.0;
/// Shortest round trip of which sixteen samples are known beforehand.
const SHORTEST: f64 = TICK as f64 + 1.0;
/// Resistance of a pipe that no tuning has reached yet.
const UNTUNED: f32 = 0.1;

/// The loop: a flute's bore.
#[derive(Clone, Debug)]
pub(crate) struct Pipe {
    line: History,
    longest: f64,
    /// Round trip in samples, and where that is read.
    delay: f64,
    place: Place,
    nepers: f64,
    gain: f32,
    pole: f32,
    back: f32,
    returning: Samples,
    leaving: Samples,
    /// Partial that is played.
    partial: f64,
    resistance: f32,
    is_leaping: bool,
}

impl Pipe {
    /// A silent pipe that loses `nepers` per round trip, and more above `corner_hz`.
    pub(crate) fn new(rate_hz: f64, nepers: f64, corner_hz: f64) -> Self {
        let longest = (LONGEST_S * rate_hz).max(SHORTEST);
        let mut pipe = Self {
            line: History::new(longest as usize + 4),
            longest,
            delay: 0.0,
            place: Place::new((rate_hz / 220.0).max(SHORTEST)),
            nepers: 0.0,
            gain: 1.0,
            pole: (-TAU * corner_hz.min(0.4 * rate_hz) / rate_hz).exp() as f32,
            back: 0.0,
            returning: [0.0; TICK],
            leaving: [0.0; TICK],
            partial: 1.0,
            resistance: UNTUNED,
            is_leaping: true,
        };
        pipe.set_loss(nepers);
        pipe
    }

    pub(crate) fn reset(&mut self) {
        self.line.reset();
        (self.back, self.resistance, self.is_leaping) = (0.0, UNTUNED, true);
    }

    /// Sets the loss of a round trip at low frequencies.
    pub(crate) fn set_loss(&mut self, nepers: f64) {
        if nepers != self.nepers {
            (self.nepers, self.gain) = (nepers, (-nepers).exp() as f32);
        }
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

impl Cavity for Pipe {
    #[inline(always)]
    fn begin<S: Simd>(&mut self, simd: S) {
        let far = self.place.read(simd, &self.line);
        // A round trip is longer than the sixteen: all that returns in them is known.
        let fed = lanes::mul(simd, &far, &[self.gain * (1.0 - self.pole); TICK]);
        self.returning = lanes::follow::<S, TICK>(self.pole, &mut self.back, &fed);
    }

    #[inline(always)]
    fn flow<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        first: usize,
        pressure: &[f32; N],
        vortex: f32,
    ) -> [f32; N] {
        let back: &[f32; N] = lanes::part(&self.returning, first);
        let [one, two] = [1.0, 2.0].map(|x| simd.splat_f32s(x));
        let (bend, less) = (simd.splat_f32s(4.0 * vortex), simd.splat_f32s(-vortex));
        // flow·(1 + vortex·|flow|) = pressure + 2·back, in closed form.
        let flow = lanes::each!(
            N,
            |back, pressure| {
                let free = simd.mul_add_e_f32s(two, back, pressure);
                let root = simd.mul_add_e_f32s(bend, simd.abs_f32s(free), one);
                let below = simd.add_f32s(one, simd.sqrt_f32s(root));
                simd.div_f32s(simd.add_f32s(free, free), below)
            },
            simd
        );
        let wave = &flow;
        let leaving = lanes::each!(
            N,
            |back, pressure, wave| {
                let lost = simd.mul_f32s(less, simd.abs_f32s(wave));
                simd.add_f32s(simd.mul_add_e_f32s(lost, wave, pressure), back)
            },
            simd
        );
        if let Some(part) = self.leaving[first..].first_chunk_mut() {
            *part = leaving;
        }
        flow
    }

    #[inline(always)]
    fn end(&mut self) {
        self.line.write(0, &self.leaving);
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
        self.delay = delay;
        self.place.go(delay, if self.is_leaping { 0 } else { samples });
        self.is_leaping = false;
    }

    fn energy(&self) -> f64 {
        let waves = self.line.recent(self.delay as usize);
        waves.iter().map(|a| f64::from(a * a)).sum()
    }
}

#[cfg(test)]
mod tests;
