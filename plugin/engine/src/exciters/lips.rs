//! Lips as an outward-striking reed: breath pushes them open, the pressure of the tone pushes back.
//!
//! Path: mouth pressure − tone → one mode of the lips → opening → flow, by Bernoulli. The lips turn as an
//! exact phasor around an equilibrium that the pressures move; the flow is solved in closed form with
//! the column's `p = h + K·u`, so the junction gains no energy that the mouth did not give.

use std::f64::consts::TAU;

use pulp::Simd;

use crate::{dsp::simd::fma, resonators::air::DENSITY_KG_PER_M3};

/// Extra stiffness of lips that meet, re their own [E].
const MEET: f32 = 3.0;
/// Loss of speed per second while they are pressed together by their rest opening [E]. It grows with the
/// depth, so that it does not matter where between two samples they meet.
const CUSHION_PER_S: f64 = 2_000.0;
/// Square of twice the opening at which the slit's corners round off, re rest [E].
const CORNER: f32 = 2.0e-3;
/// Twice the opening, re rest, up to which the slit widens as it opens: its area grows as the square of
/// the opening while it is small [G: Bromage, Campbell & Gilbert 2010, powers of 1 to 2; value E].
const LENS: f32 = 1.0;
/// Corners, of the slit as it opens and of lips that meet, are rounded over this share of the way that lips
/// go in a sample: what would lie beyond the band does not fold back, and the faster the rate the sharper
/// they are [C: most −73 dB at 48 kHz].
const BLUR: f64 = 0.7;
/// Extremes of the controls find a wall here, not a number without bounds.
const WALLS: [f32; 2] = [-8.0, 24.0];

/// The lips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lips {
    step_s: f64,
    /// Half the flow per root of pressure at the rest opening.
    full: f64,
    omega: f64,
    hold: Hold,
    /// Opening re rest, and its speed over the lips' own angular frequency.
    x: f32,
    w: f32,
    /// How far they are pressed together, below zero.
    meets: f32,
    last_pa: [f32; 2],
}

/// What the player sets at a tick.
#[derive(Clone, Copy, Debug)]
struct Hold {
    /// Way from the equilibrium, and speed, after a sample: of both before it.
    way: [f32; 2],
    speed: [f32; 2],
    /// What of the speed is a corner's rounding.
    blur: f32,
    cushion: f32,
    passes: f32,
    per_pa: f32,
}

/// One sample at the lips.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blown {
    /// Pressure in the cup.
    pub(crate) pressure_pa: f32,
    /// Flow into the bore.
    pub(crate) flow_m3_per_s: f32,
    /// How far the lips are from their equilibrium.
    pub(crate) away: f32,
}

impl Lips {
    pub(crate) fn new(rate_hz: f64, width_m: f64, opening_m: f64) -> Self {
        let hold = Hold {
            way: [0.0; 2],
            speed: [0.0; 2],
            blur: 0.0,
            cushion: (CUSHION_PER_S / rate_hz) as f32,
            passes: 0.0,
            per_pa: 0.0,
        };
        Self {
            step_s: 1.0 / rate_hz,
            full: 0.5 * width_m * opening_m * (2.0 / DENSITY_KG_PER_M3).sqrt(),
            omega: 1.0,
            hold,
            x: 1.0,
            w: 0.0,
            meets: 0.0,
            last_pa: [0.0; 2],
        }
    }

    /// At rest, without breath.
    pub(crate) fn reset(&mut self) {
        self.x = 1.0;
        self.w = 0.0;
        self.meets = 0.0;
        self.last_pa = [0.0; 2];
    }

    /// Tension: own pitch, quality, the pressure that doubles the opening, and the opening re its own.
    pub(crate) fn set(&mut self, hz: f64, q: f64, stiffness_pa: f64, opening: f64) {
        let omega = TAU * hz.min(0.2 / self.step_s);
        let sigma = 0.5 * omega / q;
        let turns = (omega * omega - sigma * sigma).max(1.0).sqrt();
        let radius = (-sigma * self.step_s).exp();
        let (sin, cos) = (turns * self.step_s).sin_cos();
        let (sin, cos, lean) = (radius * sin, radius * cos, sigma / turns);
        // The speed itself does not change with the tension.
        self.w *= (self.omega / turns) as f32;
        self.omega = turns;
        self.hold.way = [(cos + lean * sin) as f32, sin as f32];
        self.hold.speed = [(-sin * (1.0 + lean * lean)) as f32, (cos - lean * sin) as f32];
        self.hold.blur = (BLUR * sin) as f32;
        self.hold.per_pa = (1.0 / stiffness_pa) as f32;
        self.hold.passes = (self.full * opening) as f32;
    }

    /// The tongue leaves the lips: they start pressed together.
    pub(crate) fn tongue(&mut self, strength: f32) {
        self.x = 1.0 - 2.0 * strength;
        self.w = 0.0;
        self.meets = self.x.min(0.0);
    }

    /// The next sample against a column.
    #[inline(always)]
    pub(crate) fn tick<S: Simd>(&mut self, mouth_pa: f32, history_pa: f32, admit: f32) -> Blown {
        let hold = &self.hold;
        // One sample ahead by a straight line: no lag, whatever the rate.
        let tone_pa = fma::<S>(2.0, self.last_pa[0], -self.last_pa[1]);
        // Lips that meet push each other apart, and lose their speed.
        let meets = self.meets;
        let rest = fma::<S>(mouth_pa - tone_pa, hold.per_pa, fma::<S>(-MEET, meets, 1.0));
        let y = self.x - rest;
        let away = fma::<S>(hold.way[0], y, hold.way[1] * self.w);
        self.w = fma::<S>(hold.speed[0], y, hold.speed[1] * self.w);
        self.w *= fma::<S>(hold.cushion, meets, 1.0).max(0.0);
        self.x = (rest + away).clamp(WALLS[0], WALLS[1]);
        let blur = hold.blur * self.w;
        let size = fma::<S>(self.x, self.x, fma::<S>(blur, blur, CORNER)).sqrt();
        self.meets = 0.5 * (self.x - size);
        // Twice the opening; `passes` knows of it.
        let open = self.x + size;
        let open = open * open / (open + LENS);
        let pass = hold.passes * open;
        let takes = pass * (0.5 * admit);
        let drop_pa = mouth_pa - history_pa;
        // u = pass·√(drop − K·u), solved without a difference of its roots; `takes` is never zero.
        let root = fma::<S>(takes, takes, drop_pa.abs()).sqrt();
        let flow = pass * drop_pa / (takes + root);
        let pressure_pa = fma::<S>(admit, flow, history_pa);
        self.last_pa = [pressure_pa, self.last_pa[0]];
        Blown { pressure_pa, flow_m3_per_s: flow, away }
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn the_flow_takes_what_the_mouth_gives_and_no_more() {
        let mut lips = Lips::new(48_000.0, 0.012, 5.0e-4);
        lips.set(200.0, 7.0, 3_000.0, 1.0);
        for i in 0..4_000 {
            let history_pa = 4_000.0 * (i as f32 * 0.03).sin();
            let mouth_pa = if i < 2_000 { 3_000.0 } else { 0.0 };
            let blown = lips.tick::<Scalar>(mouth_pa, history_pa, 2.0e5);
            let open = 2.0 * (lips.x - lips.meets);
            let open = 0.5 * open * open / (open + LENS);
            let law =
                0.012 * 5.0e-4 * open * (2.0 * (mouth_pa - blown.pressure_pa).abs() / 1.18).sqrt();
            assert!((law - blown.flow_m3_per_s.abs()).abs() < 1.0e-3 * law + 1.0e-9, "{i}: {law}");
            // Power lost in the slit is what enters minus what leaves: never negative.
            let lost = (mouth_pa - blown.pressure_pa) * blown.flow_m3_per_s;
            assert!(lost >= 0.0, "{i}: {lost}");
            let port = blown.pressure_pa - history_pa - 2.0e5 * blown.flow_m3_per_s;
            assert!(port.abs() < 1.0e-3, "{i}: {port}");
        }
    }
}
