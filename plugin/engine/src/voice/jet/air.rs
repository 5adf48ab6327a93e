//! What leaves the opening: its flow as sound, the breath's turbulence, and the way partials shimmer.
//!
//! Sound reaches a listener from several openings at different times; as breath and hands move, each
//! of these paths wanders in strength, and so does every partial, for itself.

use std::f64::consts::TAU;

use pulp::Simd;

use super::BLOCK;
use crate::{
    dsp::{
        history::History,
        lanes::{self, Samples},
        noise::Random,
        simd::{TICK, fma},
    },
    instruments::jet::{AirSpec, MouthSpec},
};

/// Later paths, in seconds: two to each ear [by ear: spread over some periods of strong partials].
const PATHS_S: [f64; 4] = [0.00093, 0.00271, 0.00127, 0.00337];
/// Bandwidth of the shimmer [by ablation on kin].
const SHIMMER_HZ: f32 = 12.0;

/// Sixteen generators side by side; multiplier and step of Numerical Recipes' and PCG's kind.
const TURN: u32 = 747_796_405;
const STEP: u32 = 2_891_336_453;

/// Largest number they give.
const WHOLE: f32 = 2_147_483_648.0;

/// Noise and radiation.
#[derive(Clone, Debug)]
pub(super) struct Air {
    spec: AirSpec,
    seeds: [u32; TICK],
    /// The turbulence's band: two poles.
    high: f32,
    low: f32,
    s: [f32; 2],
    unit: f32,
    level: f32,
    level_step: f32,
    /// Radiation: slow parts of the flow, and of what is radiated.
    radiate: f32,
    /// Makes what is radiated of slow flow the same at every rate.
    even: f32,
    slow: f32,
    thin: f32,
    body: f32,
    paths: History,
    delays: [usize; 4],
    wander: Random,
    walks: [[f32; 2]; 5],
    rate: f32,
    shares: [f32; 4],
    share_steps: [f32; 4],
}

impl Air {
    pub(super) fn new(spec: AirSpec, mouth: &MouthSpec, rate_hz: f64) -> Self {
        let one_pole = |hz: f64| (1.0 - (-TAU * (hz / rate_hz).min(0.4)).exp()) as f32;
        let [low_hz, high_hz] = spec.band_hz;
        let (a, b) = (f64::from(one_pole(high_hz)), f64::from(one_pole(low_hz)));
        // Power of white noise through the upper pole, less what the lower one follows.
        let both = a + b - a * b;
        let power = a / (2.0 - a) * (1.0 - 2.0 * b / both + b * (2.0 - both) / ((2.0 - b) * both));
        let delays = PATHS_S.map(|s| (s * rate_hz) as usize + TICK);
        let longest = delays.iter().max().copied().unwrap_or(TICK);
        let blocks_per_s = rate_hz as f32 / BLOCK as f32;
        Self {
            spec,
            seeds: [0; TICK],
            high: a as f32,
            low: b as f32,
            s: [0.0; 2],
            unit: (3.0 / power).sqrt() as f32,
            level: 0.0,
            level_step: 0.0,
            radiate: one_pole(mouth.radiation_hz),
            even: one_pole(mouth.radiation_hz) / (TAU * mouth.radiation_hz / rate_hz) as f32,
            slow: 0.0,
            thin: one_pole(spec.shimmer_hz),
            body: 0.0,
            paths: History::new(longest),
            delays,
            wander: Random::new(0xA1E, 1),
            walks: [[0.0; 2]; 5],
            rate: (TAU as f32 * SHIMMER_HZ / blocks_per_s).min(0.5),
            shares: [0.0; 4],
            share_steps: [0.0; 4],
        }
    }

    pub(super) fn reset(&mut self) {
        self.paths.reset();
        (self.s, self.slow, self.body) = ([0.0; 2], 0.0, 0.0);
        (self.level, self.level_step) = (0.0, 0.0);
        (self.shares, self.share_steps) = ([0.0; 4], [0.0; 4]);
        self.walks = [[0.0; 2]; 5];
        self.reseed(Random::new(0xA1E, 0));
    }

    /// Goes on with the streams of another note.
    pub(super) fn reseed(&mut self, mut random: Random) {
        let mut draw = || ((f64::from(random.bipolar()) + 1.0) * 2.0e9) as u32;
        self.seeds = std::array::from_fn(|_| draw() ^ (draw() << 9));
        self.wander = Random::new(draw(), 3);
    }

    /// Once per block: the turbulence's level, and depth and width of the shimmer, 1 its own.
    pub(super) fn aim(&mut self, level: f32, shimmer: f32, width: f32) {
        self.level_step = (level * self.unit / WHOLE - self.level) / BLOCK as f32;
        let unit = (12.0 / self.rate).sqrt();
        for walk in &mut self.walks {
            walk[0] += self.rate * (self.wander.bipolar() * unit - walk[0]);
            walk[1] += self.rate * (walk[0] - walk[1]);
        }
        let depth = self.spec.shimmer * shimmer;
        // Wholly narrow: both ears hear the same paths.
        let apart = 0.5 * (1.0 - width);
        for (path, share) in self.shares.iter().enumerate() {
            let other = self.walks[(path + 2) % 4][1];
            let walk = self.walks[path][1];
            self.share_steps[path] =
                (depth * (walk + apart * (other - walk)) - share) / BLOCK as f32;
        }
    }

    /// A slow walk of unit deviation that shapes no path: for the edge.
    pub(super) fn walk(&self) -> f32 {
        self.walks[4][1]
    }

    /// Turbulence of the next sixteen samples.
    #[inline(always)]
    pub(super) fn turbulence<S: Simd>(&mut self, simd: S) -> Samples {
        let mut white = [0_i32; TICK];
        for (seed, white) in self.seeds.iter_mut().zip(&mut white) {
            *seed = seed.wrapping_mul(TURN).wrapping_add(STEP);
            *white = *seed as i32;
        }
        let white = white.map(|x| x as f32);
        // The level counts whole numbers: −2³¹ to 2³¹ is −1 to 1.
        let level = lanes::ramp(simd, self.level, self.level_step);
        self.level += self.level_step * TICK as f32;
        let mut out = lanes::mul(simd, &white, &level);
        let [mut fast, mut slow] = self.s;
        for x in &mut out {
            fast = fma::<S>(self.high, *x - fast, fast);
            slow = fma::<S>(self.low, fast - slow, slow);
            *x = fast - slow;
        }
        self.s = [fast, slow];
        out
    }

    /// Sound at both ears of the opening's flow and of what is heard directly.
    #[inline(always)]
    pub(super) fn radiate<S: Simd>(
        &mut self,
        simd: S,
        flow: &Samples,
        direct: &Samples,
    ) -> [Samples; 2] {
        let (mut sound, mut high) = ([0.0; TICK], [0.0; TICK]);
        let (mut slow, mut body) = (self.slow, self.body);
        for i in 0..TICK {
            let change = flow[i] - slow;
            slow = fma::<S>(self.radiate, change, slow);
            sound[i] = fma::<S>(self.even, change, direct[i]);
            let thin = sound[i] - body;
            body = fma::<S>(self.thin, thin, body);
            high[i] = thin;
        }
        self.paths.write(0, &high);
        (self.slow, self.body) = (slow, body);
        let mut ears = [sound; 2];
        for path in 0..4 {
            let late = self.paths.window(0, self.delays[path]);
            let share = lanes::ramp(simd, self.shares[path], self.share_steps[path]);
            self.shares[path] = share[TICK - 1];
            ears[path / 2] = lanes::mul_add(simd, &share, late, &ears[path / 2]);
        }
        self.paths.advance();
        ears
    }
}
