//! A bag between the player and the reeds.

use super::{breath::Drift, pipe::SLOW_TICKS};
use crate::{dsp::simd::TICK, instruments::reed::BagSpec};

/// Samples between its ticks.
const SPAN: f64 = (SLOW_TICKS * TICK) as f64;
/// Rate of the piper's sway.
const SWAY_HZ: f64 = 0.8;

/// A bag under the arm: slow to fill, slow to empty.
#[derive(Clone, Debug)]
pub(crate) struct Bag {
    pressure: f64,
    idle_s: f64,
    tick_s: f64,
    sag: Drift,
    sway: Drift,
}

impl Bag {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let tick_s = SPAN / rate_hz;
        Self {
            pressure: 0.0,
            idle_s: f64::INFINITY,
            tick_s,
            sag: Drift::new(7, 0.5, tick_s),
            sway: Drift::new(8, SWAY_HZ, tick_s),
        }
    }

    /// Pressure in it, re the full bag's.
    pub(crate) fn pressure(&self) -> f32 {
        self.pressure as f32
    }

    /// One tick; returns the pressure on all reeds, re the full bag's. `human` is how unsteady the arm
    /// is, 1 as usual.
    pub(crate) fn tick(&mut self, spec: &BagSpec, human: f64, is_held: bool) -> f64 {
        self.idle_s = if is_held { 0.0 } else { self.idle_s + self.tick_s };
        let is_pressed = self.idle_s < spec.hold_s;
        let (wanted, time_s) = if is_pressed { (1.0, spec.fill_s) } else { (0.0, spec.empty_s) };
        if is_held {
            self.pressure = self.pressure.max(spec.ready);
        }
        self.pressure += (1.0 - (-self.tick_s / time_s).exp()) * (wanted - self.pressure);
        if !is_pressed && self.pressure < 0.02 {
            self.pressure = 0.0;
        }
        self.pressure * (1.0 + human * spec.sag * self.sag.tick().clamp(-3.0, 3.0))
    }

    /// One tick; returns the factor of what the melody's pipe sends to a listener.
    pub(crate) fn sway(&mut self, spec: &BagSpec, human: f64) -> f64 {
        1.0 + human * spec.sway * self.sway.tick().clamp(-3.0, 3.0)
    }
}
