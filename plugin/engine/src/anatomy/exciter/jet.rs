//! A jet of air on an edge: what the resonator did half a period ago sends it in or out (after Verge 1995
//! and de la Cuadra 2005), and vortices at the edge take what is too much.
//!
//! `t = −A·tanh((a(t−τ) + noise)/δ) − c·a|a|`, solved in closed form with the port: the jet's own part is
//! known from the past, the vortices only take.

use super::{super::ramp::Ramp, Hold};
use crate::dsp::noise::Random;

/// Lowest frequency that a delay line has room for.
const LOWEST_HZ: f64 = 18.0;
/// Force of the jet, re what the resonator takes [by ear: with more it speaks faster and brighter].
const FORCE: f32 = 0.16;
/// Displacement at which the jet is wholly inside, re a resonator at full effort [by ear].
const THICKNESS: f32 = 0.22;
/// Offset of the edge from the jet's middle, in thicknesses: even numbers come from it [E].
const OFFSET: f32 = 0.35;
/// Corner of the jet's own response over the key: what is quick does not bend it [E].
const CORNER: f64 = 2.5;
/// Share of turbulence at most [E].
const BREATHY: f32 = 0.35;

/// The jet.
#[derive(Clone, Debug)]
pub(super) struct Jet {
    rate_hz: f64,
    line: Vec<f32>,
    at: usize,
    delay: Ramp,
    breath: Ramp,
    thickness: Ramp,
    share: f32,
    slow: f32,
    noisy: f32,
    noise: f32,
}

impl Jet {
    pub(super) fn new(rate_hz: f64) -> Self {
        let length = (0.6 * rate_hz / LOWEST_HZ) as usize + 8;
        Self {
            rate_hz,
            line: vec![0.0; length],
            at: 0,
            delay: Ramp::default(),
            breath: Ramp::default(),
            thickness: Ramp::default(),
            share: 0.1,
            slow: 0.0,
            noisy: 0.0,
            noise: 0.0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.line.fill(0.0);
        self.breath.snap(0.0);
        self.delay.snap(0.0);
        (self.slow, self.noise) = (0.0, 0.0);
    }

    pub(super) fn tick(&mut self, hold: &Hold) {
        let corner_hz = (CORNER * hold.hz).min(0.2 * self.rate_hz);
        self.share = (1.0 - (-std::f64::consts::TAU * corner_hz / self.rate_hz).exp()) as f32;
        // Half a period in all: what the jet's response takes of it is not waited for again.
        let omega = std::f64::consts::TAU * hold.hz / self.rate_hz;
        let keep = 1.0 - f64::from(self.share);
        let lag = (keep * omega.sin()).atan2(1.0 - keep * omega.cos()) / omega;
        let delay = 0.5 * self.rate_hz / hold.hz - lag;
        let delay = delay.clamp(2.0, (self.line.len() - 4) as f64) as f32;
        if self.delay.value == 0.0 {
            self.delay.snap(delay);
        }
        self.delay.aim(delay);
        self.breath.aim(hold.effort);
        let thickness = THICKNESS * (1.6 - 1.1 * hold.hardness);
        if self.thickness.value == 0.0 {
            self.thickness.snap(thickness);
        }
        self.thickness.aim(thickness);
        self.noisy = BREATHY * hold.noise;
    }

    /// What came in so many samples ago, on a straight line between two.
    #[inline(always)]
    fn past(&self, delay: f32) -> f32 {
        let whole = delay as usize;
        let part = delay - whole as f32;
        let length = self.line.len();
        let read = |back: usize| {
            let i = self.at + length - back;
            self.line[if i >= length { i - length } else { i }]
        };
        let near = read(whole.min(length - 2));
        near + part * (read((whole + 1).min(length - 1)) - near)
    }

    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32, random: &mut Random) -> f32 {
        let (breath, delay) = (self.breath.next(), self.delay.next());
        let thickness = self.thickness.next();
        self.noise += 0.3 * (random.bipolar() - self.noise);
        let bent = self.past(delay.max(1.0)) + self.noisy * breath * self.noise * thickness;
        let aim = bent / (thickness * (0.3 + 0.7 * breath)) + OFFSET;
        let force = -FORCE * breath * (saturated(aim) - saturated(OFFSET));
        // a + K·c·a|a| = h + K·force.
        let vortex = 0.5 * FORCE / (0.1 + 0.9 * breath);
        let free = h + k * force;
        let twice = 2.0 * k * vortex;
        let a = if twice > 1.0e-9 {
            (2.0 * free) / (1.0 + (1.0 + 2.0 * twice * free.abs()).sqrt())
        } else {
            free
        };
        let given = force - vortex * a * a.abs();
        self.slow += self.share * (a - self.slow);
        self.at += 1;
        if self.at == self.line.len() {
            self.at = 0;
        }
        self.line[self.at] = self.slow.clamp(-8.0, 8.0);
        given
    }
}

/// Tanh as a fraction that meets ±1 without a corner at ±3.
#[inline(always)]
fn saturated(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    x * (27.0 + x * x) / (27.0 + 9.0 * x * x)
}
