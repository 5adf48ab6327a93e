//! The player's sung voice: it shakes the breath that feeds the jet, and is heard through the lips.

use std::f64::consts::PI;

use super::BLOCK;
use crate::dsp::simd::TICK;

/// Share of a period in which the glottis is open: a pressed voice [G].
const OPEN: f32 = 0.55;
/// Mean of the pulse `6.75·x²·(1 − x)` over its length [C].
const MEAN: f32 = 0.5625;
/// Formants of a throat that blows, and their quality factor [E].
const FORMANTS_HZ: [f64; 2] = [420.0, 1_050.0];
const FORMANT_Q: f64 = 5.0;
/// Share of the breath that the voice shakes when it is loud, and its own loudness [by ear].
const DEPTH: f32 = 1.4;
const LOUDNESS: f32 = 0.03;

#[derive(Clone, Copy, Debug)]
struct Formant {
    g: f32,
    a: f32,
    s1: f32,
    s2: f32,
}

/// Glottis and throat.
#[derive(Clone, Debug)]
pub(super) struct Sung {
    rate_hz: f64,
    phase: f32,
    turn: f32,
    depth: f32,
    depth_step: f32,
    formants: [Formant; 2],
}

impl Sung {
    pub(super) fn new(rate_hz: f64) -> Self {
        let formants = FORMANTS_HZ.map(|hz| {
            let g = (PI * (hz / rate_hz).min(0.4)).tan();
            let a = 1.0 / (1.0 + g * (g + 1.0 / FORMANT_Q));
            Formant { g: g as f32, a: a as f32, s1: 0.0, s2: 0.0 }
        });
        Self { rate_hz, phase: 0.0, turn: 0.0, depth: 0.0, depth_step: 0.0, formants }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new(self.rate_hz);
    }

    /// Once per block: loudness 0–1 and pitch.
    pub(super) fn aim(&mut self, loudness: f32, hz: impl Fn() -> f64) {
        let mut depth = 0.0;
        if loudness > 1.0e-4 {
            self.turn = (hz() / self.rate_hz).min(0.25) as f32;
            depth = DEPTH * loudness;
        }
        self.depth_step = (depth - self.depth) / BLOCK as f32;
    }

    /// Whether there is anything to hear.
    #[inline(always)]
    pub(super) fn is_singing(&self) -> bool {
        self.depth > 1.0e-5 || self.depth_step > 0.0
    }

    /// Shakes the breath of sixteen samples, and adds what is heard of it.
    #[inline(always)]
    pub(super) fn sing(&mut self, breath: &mut [f32; TICK], heard: &mut [f32; TICK]) {
        for (breath, heard) in breath.iter_mut().zip(heard) {
            self.depth += self.depth_step;
            self.phase += self.turn;
            if self.phase >= 1.0 {
                self.phase -= 1.0;
            }
            let x = (self.phase / OPEN).min(1.0);
            let pulse = self.depth * (6.75 * x * x * (1.0 - x) - MEAN * OPEN);
            *breath += pulse;
            for formant in &mut self.formants {
                let band = (formant.g * (pulse - formant.s2) + formant.s1) * formant.a;
                let low = formant.s2 + formant.g * band;
                formant.s1 = 2.0 * band - formant.s1;
                formant.s2 = 2.0 * low - formant.s2;
                *heard += LOUDNESS * band;
            }
        }
    }
}
