//! A double reed: breath closes it, and flows through what is left open (Kergomard 1995; Guillemain 2004).
//!
//! `u = ζ·x·√|γ−p|`, solved in closed form with `p = h + K·u`; the opening `x` is a mass on a spring, moved
//! by the pressure of the sample before, whose resonance lies above the key's.

use super::{super::ramp::Ramp, Hold};
use crate::dsp::noise::Random;

/// Breath over the closing pressure, at the threshold and at its strongest.
const BREATH: [f32; 2] = [0.30, 0.80];
/// Flow through the slit at rest, re what the bore takes: loose lips and firm ones [E].
const OPENING: [f32; 2] = [0.55, 0.32];
/// Resonance of the blades over the key, and the lowest [by ear: lower is darker, and flat].
const ABOVE: f64 = 9.0;
const LOWEST_HZ: f64 = 1_800.0;
/// One over the quality of that resonance.
const DAMPING: f64 = 0.6;
/// Share of the breath that is noise at most [E].
const GUST: f32 = 0.06;

/// The reed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reed {
    rate_hz: f64,
    breath: Ramp,
    opening: Ramp,
    gust: f32,
    noise: f32,
    /// Height of the slit re rest, and its step per sample.
    height: f32,
    travel: f32,
    pull: f32,
    keep: f32,
    last: f32,
}

impl Reed {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            breath: Ramp::default(),
            opening: Ramp::default(),
            gust: 0.0,
            noise: 0.0,
            height: 1.0,
            travel: 0.0,
            pull: 0.1,
            keep: 0.5,
            last: 0.0,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new(self.rate_hz);
    }

    pub(super) fn tick(&mut self, hold: &Hold) {
        let effort = hold.effort;
        // What lies below the threshold is the beginning and the end of a tone.
        let breath = if effort < 0.05 {
            effort * (BREATH[0] / 0.05)
        } else {
            BREATH[0] + (BREATH[1] - BREATH[0]) * (effort - 0.05) / 0.95
        };
        self.breath.aim(breath);
        let opening = OPENING[0] + (OPENING[1] - OPENING[0]) * hold.hardness;
        if self.opening.value == 0.0 {
            self.opening.snap(opening);
        }
        self.opening.aim(opening);
        self.gust = GUST * hold.noise;
        let hz = (ABOVE * hold.hz).max(LOWEST_HZ).min(0.12 * self.rate_hz);
        let omega = std::f64::consts::TAU * hz / self.rate_hz;
        self.keep = (-omega * DAMPING).exp() as f32;
        self.pull = (omega * omega) as f32;
    }

    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32, random: &mut Random) -> f32 {
        let breath = self.breath.next();
        if breath <= 0.0 && self.last == 0.0 {
            return 0.0;
        }
        self.noise += 0.25 * (random.bipolar() - self.noise);
        let mouth = breath * (1.0 + self.gust * self.noise);
        // A mass on a spring that sees the pressure of before; blades that meet stay together.
        let rest = 1.0 + self.last - mouth;
        self.travel = self.keep * self.travel + self.pull * (rest - self.height);
        self.height = (self.height + self.travel).clamp(-0.2, 3.0);
        if self.height <= -0.2 {
            self.travel = 0.0;
        }
        // The slit closes without a corner.
        let x = self.height;
        let open = 0.5 * (x + (x * x + 2.5e-3).sqrt());
        let wide = self.opening.next() * open;
        let drop = mouth - h;
        let load = wide * k;
        let root = 0.5 * ((load * load + 4.0 * drop.abs()).sqrt() - load);
        let flow = (wide * root).copysign(drop);
        self.last = (h + k * flow).clamp(-4.0, 4.0);
        flow
    }
}
