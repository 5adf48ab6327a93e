//! What leaves the opening: its flow as sound, and the way partials shimmer.
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
        simd::TICK,
    },
    instruments::jet::{AirSpec, MouthSpec},
};

/// Later paths, in seconds: two to each ear [by ear: spread over some periods of strong partials].
const PATHS_S: [f64; 4] = [0.00093, 0.00271, 0.00127, 0.00337];
/// Bandwidth of the shimmer [by ablation on kin].
const SHIMMER_HZ: f32 = 12.0;

/// Radiation and its paths.
#[derive(Clone, Debug)]
pub(super) struct Air {
    /// Share by which each partial's level wanders, for what is not slow.
    shimmer: f32,
    loudness: f32,
    /// Slow parts of the flow, and of what is radiated.
    radiate: f32,
    slow: f32,
    thin: f32,
    body: f32,
    /// Makes what is radiated of slow flow the same at every rate.
    even: f32,
    paths: History,
    delays: [usize; 4],
    wander: Random,
    walks: [[f32; 2]; 5],
    rate: f32,
    shares: [f32; 4],
    share_steps: [f32; 4],
}

impl Air {
    pub(super) fn new(spec: &AirSpec, mouth: &MouthSpec, rate_hz: f64) -> Self {
        let one_pole = |hz: f64| (1.0 - (-TAU * (hz / rate_hz).min(0.4)).exp()) as f32;
        let delays = PATHS_S.map(|s| (s * rate_hz) as usize + TICK);
        let longest = delays.iter().max().copied().unwrap_or(TICK);
        let blocks_per_s = rate_hz as f32 / BLOCK as f32;
        let radiate = one_pole(mouth.radiation_hz);
        let even = radiate / (TAU * mouth.radiation_hz / rate_hz) as f32;
        Self {
            loudness: mouth.loudness,
            radiate,
            slow: 0.0,
            thin: one_pole(spec.shimmer_hz),
            body: 0.0,
            // The flow less its slow part as it was before: as it is now, over what it keeps.
            even: even / (1.0 - radiate),
            // The same for the slow part of what is radiated.
            shimmer: spec.shimmer / (1.0 - one_pole(spec.shimmer_hz)),
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
        (self.slow, self.body) = (0.0, 0.0);
        (self.shares, self.share_steps) = ([0.0; 4], [0.0; 4]);
        self.walks = [[0.0; 2]; 5];
    }

    /// Wanders on with another note.
    pub(super) fn reseed(&mut self, seed: u32) {
        self.wander = Random::new(seed, 3);
    }

    /// Once per block: depth and width of the shimmer, 1 its own.
    pub(super) fn aim(&mut self, shimmer: f32, width: f32) {
        let unit = (12.0 / self.rate).sqrt();
        for walk in &mut self.walks {
            walk[0] += self.rate * (self.wander.bipolar() * unit - walk[0]);
            walk[1] += self.rate * (walk[0] - walk[1]);
        }
        let depth = self.shimmer * shimmer;
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

    /// Sound at both ears of the opening's flow and of what is heard directly.
    #[inline(always)]
    pub(super) fn radiate<S: Simd>(
        &mut self,
        simd: S,
        flow: &Samples,
        direct: &Samples,
    ) -> [Samples; 2] {
        let fed = lanes::mul(simd, flow, &[self.radiate; TICK]);
        let slow = lanes::follow::<S, TICK>(1.0 - self.radiate, &mut self.slow, &fed);
        let quick = lanes::sub(simd, flow, &slow);
        let sound = lanes::mul_add(simd, &quick, &[self.even; TICK], direct);
        let sound = lanes::mul(simd, &sound, &[self.loudness; TICK]);
        let fed = lanes::mul(simd, &sound, &[self.thin; TICK]);
        let body = lanes::follow::<S, TICK>(1.0 - self.thin, &mut self.body, &fed);
        self.paths.write(0, &lanes::sub(simd, &sound, &body));
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
