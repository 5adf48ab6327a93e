//! A tongue that swings at the key and lets breath through: a jaw harp's, or a free reed's.
//!
//! Its swing is an arrow that the breath keeps at a length; the slit it opens lets `u = W·A(x)·√|γ−p|`
//! through, in closed form with the port. What the resonator's pressure does to the steel is left out: it
//! is small against it (Millot & Baumann 2007), and so the tongue holds its pitch.

use super::{super::ramp::Ramp, Hold};
use crate::dsp::noise::Random;

/// Place of the slit in the swing: it opens once in a period.
const EDGE: f32 = 0.35;
/// Flow through the slit of a full swing [E].
const OPENING: f32 = 0.8;
/// Time in which breath brings the swing to its length, and in which it dies without, in seconds [E].
const GROWS_S: f64 = 0.06;
const DIES_S: f64 = 0.25;
/// Share of the breath that is noise at most [E].
const GUST: f32 = 0.08;

/// The tongue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tongue {
    rate_hz: f64,
    breath: Ramp,
    x: f32,
    w: f32,
    cos: f32,
    sin: f32,
    length: f32,
    round: f32,
    gust: f32,
    noise: f32,
}

impl Tongue {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            breath: Ramp::default(),
            x: 0.0,
            w: 0.0,
            cos: 1.0,
            sin: 0.0,
            length: 0.0,
            round: 0.1,
            gust: 0.0,
            noise: 0.0,
        }
    }

    pub(super) fn start(&mut self, velocity: f32, is_fresh: bool) {
        if is_fresh {
            *self = Self::new(self.rate_hz);
            (self.x, self.w) = (0.0, 0.05 * velocity);
        }
        self.length = self.length.max(0.6 * velocity);
    }

    pub(super) fn tick(&mut self, hold: &Hold) {
        self.breath.aim(hold.effort);
        self.gust = GUST * hold.noise;
        self.round = 0.16 * (1.0 - 0.85 * hold.hardness);
        let aim = 0.35 + 0.65 * hold.effort;
        let aim = if hold.effort > 0.0 { aim } else { 0.0 };
        let time_s = if aim > self.length { GROWS_S } else { DIES_S };
        let tick_s = crate::dsp::simd::TICK as f64 / self.rate_hz;
        self.length += (aim - self.length) * (tick_s / time_s).min(1.0) as f32;
        // The swing follows its length softly.
        let square = self.x * self.x + self.w * self.w;
        let ratio = (self.length / square.sqrt().max(1.0e-4)).clamp(0.98, 1.04);
        let omega = std::f64::consts::TAU * hold.hz.min(0.4 * self.rate_hz) / self.rate_hz;
        let keep = f64::from(ratio).powf(1.0 / crate::dsp::simd::TICK as f64);
        (self.cos, self.sin) = ((keep * omega.cos()) as f32, (keep * omega.sin()) as f32);
    }

    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32, random: &mut Random) -> f32 {
        let breath = self.breath.next();
        (self.x, self.w) =
            (self.cos * self.x + self.sin * self.w, self.cos * self.w - self.sin * self.x);
        self.noise += 0.3 * (random.bipolar() - self.noise);
        let mouth = breath * (1.0 + self.gust * self.noise);
        let x = self.x - EDGE * self.length;
        let open = 0.5 * (x + (x * x + self.round * self.round).sqrt());
        let wide = OPENING * open;
        let drop = mouth - h;
        let load = wide * k;
        let root = 0.5 * ((load * load + 4.0 * drop.abs()).sqrt() - load);
        (wide * root).copysign(drop)
    }
}
