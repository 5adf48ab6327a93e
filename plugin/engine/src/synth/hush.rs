//! Noise: white, pink, or a band at the key.
//!
//! Pink is white through first-order shelves whose poles and zeros alternate evenly over the logarithm
//! of frequency, so that their staircase falls by 3 dB an octave.

use std::f64::consts::PI;

use super::controls::NoiseColour;
use crate::dsp::{hiss::Hiss, lanes::Samples, noise::Random, simd::TICK};

/// Shelves of the staircase: a pole and a zero in every two octaves.
const SHELVES: usize = 6;
/// Pole of the lowest one [C: pink from 10 Hz to 20 kHz within 0.5 dB].
const LOWEST_HZ: f64 = 8.0;
/// From a pole to the next, and to its zero.
const SPACING: f64 = 4.0;
/// Level of each colour as loud as a saw [by ear].
const WHITE: f32 = 0.5;
const PINK: f32 = 9.0;
const BAND: f32 = 0.35;

/// Coefficients of the staircase at a rate: pole, zero, gain of each shelf.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pink {
    shelves: [[f32; 3]; SHELVES],
    level: f32,
}

impl Pink {
    pub(super) fn new(rate_hz: f64) -> Self {
        let place = |hz: f64| {
            let g = (PI * (hz / rate_hz).min(0.45)).tan();
            ((1.0 - g) / (1.0 + g), g)
        };
        let shelves = std::array::from_fn(|k| {
            let hz = LOWEST_HZ * SPACING.powi(k as i32);
            let ((pole, p), (zero, z)) = (place(hz), place(hz * SPACING.sqrt()));
            // One above the zero would grow along the staircase; one below the pole falls.
            let gain = p / z * (1.0 + z) / (1.0 + p);
            [pole as f32, zero as f32, gain as f32]
        });
        // White noise of a higher rate is thinner.
        Self { shelves, level: PINK * (rate_hz / 48_000.0).sqrt() as f32 }
    }
}

/// One oscillator's noise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hush {
    hiss: Hiss,
    shelves: [[f32; 2]; SHELVES],
    band: [f32; 2],
    g: f32,
    damping: f32,
}

impl Hush {
    pub(super) fn new() -> Self {
        Self {
            hiss: Hiss::new(Random::new(0, 0)),
            shelves: [[0.0; 2]; SHELVES],
            band: [0.0; 2],
            g: 0.1,
            damping: 1.0,
        }
    }

    pub(super) fn start(&mut self, seed: u32) {
        *self = Self { hiss: Hiss::new(Random::new(seed, 7)), ..Self::new() };
        self.g = 0.0;
    }

    /// One tick; the band lies at `cycles` per sample, `focus` 0–1.
    #[inline(always)]
    pub(super) fn render(
        &mut self,
        pink: &Pink,
        colour: NoiseColour,
        cycles: f64,
        focus: f32,
    ) -> Samples {
        let mut x = self.hiss.tick();
        match colour {
            NoiseColour::White => x.iter_mut().for_each(|x| *x *= WHITE),
            NoiseColour::Pink => {
                for ([pole, zero, gain], [before, out]) in
                    pink.shelves.iter().zip(&mut self.shelves)
                {
                    for x in &mut x {
                        let y = gain * (*x - zero * *before) + pole * *out;
                        (*before, *out) = (*x, y);
                        *x = y;
                    }
                }
                for x in &mut x {
                    *x *= pink.level;
                }
            }
            NoiseColour::Band => self.band(cycles, focus, &mut x),
        }
        x
    }

    /// Two poles at the key (Zavalishin 2012), at a level that depends neither on it nor on the width.
    #[inline(always)]
    fn band(&mut self, cycles: f64, focus: f32, x: &mut Samples) {
        let to = (PI * cycles.min(0.45)).tan() as f32;
        // From a width of two octaves to a sixtieth of one.
        let damping = (-6.0 * focus).exp2() * 1.5;
        if self.g == 0.0 {
            (self.g, self.damping) = (to, damping);
        }
        let [mut s1, mut s2] = self.band;
        for (i, x) in x.iter_mut().enumerate() {
            let share = (i + 1) as f32 / TICK as f32;
            let g = self.g + (to - self.g) * share;
            let k = self.damping + (damping - self.damping) * share;
            let a = 1.0 / (1.0 + g * (g + k));
            let band = (g * (*x - s2) + s1) * a;
            let low = s2 + g * band;
            s1 = 2.0 * band - s1;
            s2 = 2.0 * low - s2;
            *x = band * (3.0 * k / (g * a)).sqrt() * BAND;
        }
        self.band = [s1, s2];
        (self.g, self.damping) = (to, damping);
    }
}
