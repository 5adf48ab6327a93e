//! Lips as an outward-striking reed: breath pushes them open, the pressure of the tone pushes back.
//!
//! One mode of the lips, an arrow turning about an equilibrium that the pressures move; `u = W·x·√|γ−p|` in
//! closed form with the port.

use super::{super::ramp::Ramp, Hold};
use crate::dsp::noise::Random;

/// The lips' frequency over the key: they strike outward, so the tone lies above them [C].
const BELOW: f64 = 0.7;
/// Quality of the lips, loose and firm [E].
const QUALITY: [f64; 2] = [10.0, 14.0];
/// Flow through lips at rest, re what the bore takes [E].
const OPENING: f32 = 0.36;
/// Opening at rest, and what the breath adds, re the breath's whole pressure [E].
const REST: f32 = 0.12;
const GIVES: f32 = 1.0;
/// Share of the breath that is noise at most [E].
const GUST: f32 = 0.05;
/// Breath at its strongest.
const MOST: f32 = 0.9;

/// The lips.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lip {
    rate_hz: f64,
    breath: Ramp,
    gust: f32,
    noise: f32,
    cos: f32,
    sin: f32,
    /// Way from the equilibrium, and speed over the angular frequency.
    x: f32,
    w: f32,
    last: f32,
}

impl Lip {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            breath: Ramp::default(),
            gust: 0.0,
            noise: 0.0,
            cos: 1.0,
            sin: 0.0,
            x: REST,
            w: 0.0,
            last: 0.0,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new(self.rate_hz);
    }

    pub(super) fn tick(&mut self, hold: &Hold) {
        self.breath.aim(MOST * hold.effort);
        self.gust = GUST * hold.noise;
        let hz = (BELOW * hold.hz).min(0.2 * self.rate_hz);
        let omega = std::f64::consts::TAU * hz / self.rate_hz;
        let [loose, firm] = QUALITY;
        let quality = loose + (firm - loose) * f64::from(hold.hardness);
        let keep = (-0.5 * omega / quality).exp();
        (self.cos, self.sin) = ((keep * omega.cos()) as f32, (keep * omega.sin()) as f32);
    }

    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32, random: &mut Random) -> f32 {
        let breath = self.breath.next();
        if breath <= 0.0 && self.last == 0.0 {
            return 0.0;
        }
        self.noise += 0.25 * (random.bipolar() - self.noise);
        let mouth = breath * (1.0 + self.gust * self.noise);
        let middle = REST + GIVES * (mouth - self.last);
        let away = self.x - middle;
        self.x = middle + self.cos * away + self.sin * self.w;
        self.w = self.cos * self.w - self.sin * away;
        if self.x < 0.0 {
            // Lips that meet are pressed together, and lose what they came with.
            self.x *= 0.7;
            self.w *= 0.7;
        }
        (self.x, self.w) = (self.x.clamp(-1.0, 4.0), self.w.clamp(-4.0, 4.0));
        let open = 0.5 * (self.x + (self.x * self.x + 4.0e-4).sqrt());
        let wide = OPENING * open;
        let drop = mouth - h;
        let load = wide * k;
        let root = 0.5 * ((load * load + 4.0 * drop.abs()).sqrt() - load);
        let flow = (wide * root).copysign(drop);
        self.last = (h + k * flow).clamp(-4.0, 4.0);
        flow
    }
}
