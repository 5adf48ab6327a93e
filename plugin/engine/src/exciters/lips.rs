//! Lips as an outward-striking reed: breath pushes them open, the pressure of the tone pushes back.
//!
//! Path: mouth pressure − tone → one mode of the lips → opening → flow, by Bernoulli. The lips turn as an
//! exact phasor around an equilibrium that the pressures move; the flow is solved in closed form with
//! the column's `p = h + K·u`, so the junction gains no energy that the mouth did not give.

use std::f64::consts::TAU;

use crate::resonators::horn::DENSITY_KG_PER_M3;

/// Extra stiffness of lips that meet, re their own [E].
const MEET: f64 = 3.0;
/// Speed that remains per sample at 48 kHz while they are pressed together [E].
const CUSHION_PER_S: f64 = 1_500.0;
/// Opening at which the slit's corners round off, re rest [E].
const CORNER: f64 = 4.0e-4;

/// The lips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lips {
    step_s: f64,
    /// Opening re rest, and its speed.
    x: f64,
    v_per_s: f64,
    cos: f64,
    sin: f64,
    sigma: f64,
    omega: f64,
    cushion: f64,
    /// Flow per root of pressure at the rest opening, and as the player narrows it.
    full: f64,
    passes: f64,
    per_pa: f64,
    last_pa: [f64; 2],
    away: f64,
    /// Time in samples and count of the crossings of the equilibrium.
    crossing: f64,
    crossed: bool,
}

/// One sample at the lips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blown {
    /// Pressure in the cup.
    pub(crate) pressure_pa: f64,
    /// Flow into the bore.
    pub(crate) flow_m3_per_s: f64,
}

impl Lips {
    pub(crate) fn new(rate_hz: f64, width_m: f64, opening_m: f64) -> Self {
        let full = width_m * opening_m * (2.0 / DENSITY_KG_PER_M3).sqrt();
        Self {
            step_s: 1.0 / rate_hz,
            x: 1.0,
            v_per_s: 0.0,
            cos: 1.0,
            sin: 0.0,
            sigma: 1.0,
            omega: 1.0,
            cushion: (-CUSHION_PER_S / rate_hz).exp(),
            full,
            passes: full,
            per_pa: 0.0,
            last_pa: [0.0; 2],
            away: 0.0,
            crossing: 0.0,
            crossed: false,
        }
    }

    /// At rest, without breath.
    pub(crate) fn reset(&mut self) {
        self.x = 1.0;
        self.v_per_s = 0.0;
        self.last_pa = [0.0; 2];
        self.away = 0.0;
    }

    /// Tension: own pitch, quality, the pressure that doubles the opening, and the opening re its own.
    pub(crate) fn set(&mut self, hz: f64, q: f64, stiffness_pa: f64, opening: f64) {
        let omega = TAU * hz.min(0.2 / self.step_s);
        self.sigma = 0.5 * omega / q;
        self.omega = (omega * omega - self.sigma * self.sigma).max(1.0).sqrt();
        let radius = (-self.sigma * self.step_s).exp();
        let (sin, cos) = (self.omega * self.step_s).sin_cos();
        self.cos = radius * cos;
        self.sin = radius * sin;
        self.per_pa = 1.0 / stiffness_pa;
        self.passes = self.full * opening;
    }

    /// The tongue leaves the lips: they start pressed together.
    pub(crate) fn tongue(&mut self, strength: f64) {
        self.x = 1.0 - 2.0 * strength;
        self.v_per_s = 0.0;
    }

    /// Where an upward crossing happened within this sample, in samples before its end.
    #[inline(always)]
    pub(crate) fn crossing(&self) -> Option<f64> {
        self.crossed.then_some(self.crossing)
    }

    /// The next sample against a column.
    #[inline(always)]
    pub(crate) fn tick(&mut self, mouth_pa: f64, history_pa: f64, admit: f64) -> Blown {
        // One sample ahead by a straight line: no lag, whatever the rate.
        let tone_pa = 2.0 * self.last_pa[0] - self.last_pa[1];
        let meets = (-self.x).max(0.0);
        let rest = 1.0 + (mouth_pa - tone_pa) * self.per_pa + MEET * meets;
        let y = self.x - rest;
        let yi = (self.v_per_s + self.sigma * y) / self.omega;
        let turned = self.cos * y + self.sin * yi;
        let turned_i = self.cos * yi - self.sin * y;
        // Extremes of the controls find a wall here, not a number without bounds.
        self.x = (rest + turned).clamp(-8.0, 24.0);
        self.v_per_s = self.omega * turned_i - self.sigma * turned;
        if meets > 0.0 {
            self.v_per_s *= self.cushion;
        }
        let open = 0.5 * (self.x + (self.x * self.x + CORNER).sqrt());
        let pass = self.passes * open;
        let drop_pa = mouth_pa - history_pa;
        let root = (pass * pass * admit * admit + 4.0 * drop_pa.abs()).sqrt();
        let flow = drop_pa.signum() * 0.5 * pass * (root - pass * admit);
        let pressure_pa = history_pa + admit * flow;
        self.last_pa = [pressure_pa, self.last_pa[0]];
        self.crossed = self.away < 0.0 && turned >= 0.0;
        if self.crossed {
            self.crossing = turned / (turned - self.away);
        }
        self.away = turned;
        Blown { pressure_pa, flow_m3_per_s: flow }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flow_takes_what_the_mouth_gives_and_no_more() {
        let mut lips = Lips::new(48_000.0, 0.012, 5.0e-4);
        lips.set(200.0, 7.0, 3_000.0, 1.0);
        for i in 0..4_000 {
            let history_pa = 4_000.0 * (f64::from(i) * 0.03).sin();
            let mouth_pa = if i < 2_000 { 3_000.0 } else { 0.0 };
            let blown = lips.tick(mouth_pa, history_pa, 2.0e5);
            // Power lost in the slit is what enters minus what leaves: never negative.
            let lost = (mouth_pa - blown.pressure_pa) * blown.flow_m3_per_s;
            assert!(lost >= -1.0e-12, "{i}: {lost}");
            assert!((blown.pressure_pa - history_pa - 2.0e5 * blown.flow_m3_per_s).abs() < 1e-6);
        }
    }
}
