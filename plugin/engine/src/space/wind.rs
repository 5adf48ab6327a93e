//! Wind at the ear: turbulence below the tones, in gusts.
//!
//! Path: noise of each side → two low-passes (the power of turbulence falls with about f^−5/3, Kolmogorov 1941) ×
//! gusts. It rises when somebody plays and lies down after the last sound, so that the steppe can sleep.

use crate::dsp::{
    hiss::Hiss,
    lanes::Samples,
    noise::Random,
    simd::{TICK, fma},
    smooth::Smooth,
};

/// Corners and levels of the two low-passes [E]: a body and what rustles in it.
const CORNERS_HZ: [f64; 2] = [35.0, 260.0];
const LEVELS: [f32; 2] = [0.09, 0.010];
/// Between two gusts, and how fast they come [E].
const GUST_S: f32 = 1.3;
const GUST_RISES_S: f32 = 0.35;
/// How long it blows on, and how it rises and lies down [by ear]: longer is a landscape, shorter lets go of the note.
const BLOWS_ON_S: f32 = 2.5;
const LIES_DOWN_S: f32 = 0.7;
/// Air that a gust adds to the way of the high band [by ear].
const SWAY_M: f64 = 14.0;
/// Below this nothing blows.
const NOTHING: f32 = 1.0e-7;

/// The wind.
#[derive(Clone, Debug)]
pub(crate) struct Wind {
    noises: [Hiss; 2],
    random: Random,
    seed: u32,
    keeps: [f32; 2],
    states: [[f32; 2]; 2],
    scales: [f32; 2],
    blow: Smooth,
    gust: Smooth,
    ticks_per_s: f32,
    /// Ticks until the next gust, and since something sounded.
    next: u32,
    silent: u32,
    level: f32,
}

impl Wind {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let ticks_per_s = (rate_hz / TICK as f64) as f32;
        let [mut blow, mut gust] = [Smooth::new(0.0), Smooth::new(0.5)];
        blow.set_time(LIES_DOWN_S, ticks_per_s);
        gust.set_time(GUST_RISES_S, ticks_per_s);
        let keeps = CORNERS_HZ.map(|hz| (-std::f64::consts::TAU * hz / rate_hz).exp());
        let mut wind = Self {
            noises: [Hiss::new(Random::new(0, 0)); 2],
            random: Random::new(0, 0),
            seed: 0,
            keeps: keeps.map(|keep| keep as f32),
            states: [[0.0; 2]; 2],
            // Uniform noise through a pole has the variance (1 − keep)/(3·(1 + keep)).
            scales: std::array::from_fn(|i| {
                let keep = keeps[i];
                LEVELS[i] * (3.0 * (1.0 + keep) / (1.0 - keep)).sqrt() as f32
            }),
            blow,
            gust,
            ticks_per_s,
            next: 0,
            silent: 0,
            level: 0.0,
        };
        wind.reset(1);
        wind
    }

    /// Still air, and the gusts of a seed from their beginning.
    pub(crate) fn reset(&mut self, seed: u32) {
        self.seed = seed;
        self.noises = [1, 2].map(|stream| Hiss::new(Random::new(seed, stream)));
        self.random = Random::new(seed, 3);
        self.states = [[0.0; 2]; 2];
        self.blow.snap(0.0);
        self.gust.snap(0.5);
        (self.next, self.silent, self.level) = (0, u32::MAX, 0.0);
    }

    /// Whether nothing blows, nor will.
    pub(crate) fn is_still(&self, strength: f32) -> bool {
        self.level == 0.0 && (strength == 0.0 || self.silent as f32 > BLOWS_ON_S * self.ticks_per_s)
    }

    /// Air on the way of the high band beside the distance.
    pub(crate) fn sway_m(&self) -> f64 {
        SWAY_M * f64::from(self.level)
    }

    /// A tick of both sides; whether something else sounds.
    #[inline(always)]
    pub(crate) fn tick<S: pulp::Simd>(&mut self, strength: f32, sounds: bool) -> [Samples; 2] {
        self.silent = if sounds { 0 } else { self.silent.saturating_add(1) };
        let blows = (self.silent as f32) < BLOWS_ON_S * self.ticks_per_s;
        self.blow.aim(if blows { strength } else { 0.0 });
        if self.next == 0 {
            self.gust.aim(0.5 + 0.5 * self.random.bipolar());
            self.next =
                (GUST_S * self.ticks_per_s * (1.0 + 0.6 * self.random.bipolar())) as u32 + 1;
        }
        self.next -= 1;
        let gust = self.gust.tick();
        let level = self.blow.tick() * (0.25 + 0.75 * gust);
        let from = self.level;
        self.level = if level < NOTHING { 0.0 } else { level };
        let mut out = [[0.0; TICK]; 2];
        if from == 0.0 && self.level == 0.0 {
            self.states = [[0.0; 2]; 2];
            return out;
        }
        let step = (self.level - from) / TICK as f32;
        for ((out, noise), states) in out.iter_mut().zip(&mut self.noises).zip(&mut self.states) {
            let noise = noise.tick();
            for (i, (out, noise)) in out.iter_mut().zip(noise).enumerate() {
                let level = fma::<S>(step, (i + 1) as f32, from);
                let [body, rustle] = states;
                *body = fma::<S>(self.keeps[0], *body - noise, noise);
                *rustle = fma::<S>(self.keeps[1], *rustle - noise, noise);
                // What rustles grows with the square of the wind.
                let rustle = level * self.scales[1] * *rustle;
                *out = level * fma::<S>(self.scales[0], *body, rustle);
            }
        }
        out
    }
}
