//! The player's lungs, cheeks and lip: effort becomes mouth pressure, and nothing holds quite still.

use crate::{
    controls::{Articulation, Controls},
    dsp::{noise::Random, simd::TICK},
    instruments::reed::BreathSpec,
    voice::sustained::gesture::{Gesture, Onset},
};

/// Effort at which the pressure comes near the threshold.
const SOFT_START: f64 = 0.035;
/// Time in which the tongue frees the slit, and what is left of it when it is stopped.
const FREE_S: f64 = 0.001;
const STOPPED: f64 = 0.001;
/// Time in which full cheeks let the pressure fall; at once, the blades would slap.
const CHEEKS_S: f64 = 0.03;
/// And no faster than this, in closing pressures per second: some 50 cm³ of cheek under 4 kPa would take
/// a third of a second to leave through the slit alone, muscles hurry it [C, E].
const FALL_PER_S: f64 = 2.5;
/// Rate of the lip's slow unrest.
const UNREST_HZ: f64 = 1.4;

/// Mouth pressure of an effort, re the closing pressure.
pub(crate) fn pressure(spec: &BreathSpec, effort: f64) -> f64 {
    let start = 1.0 - (-effort / SOFT_START).exp();
    spec.threshold * start + (spec.full - spec.threshold) * effort * effort
}

/// A slow random motion of unit deviation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drift {
    random: Random,
    values: [f64; 2],
    rate: f64,
    scale: f64,
}

impl Drift {
    /// Ticks `tick_s` apart.
    pub(crate) fn new(stream: u32, hz: f64, tick_s: f64) -> Self {
        let rate = (std::f64::consts::TAU * hz * tick_s).min(0.5);
        // White noise of variance 1/3 through two equal poles leaves rate/4 of it.
        Self {
            random: Random::new(0x1195, stream),
            values: [0.0; 2],
            rate,
            scale: (12.0 / rate).sqrt(),
        }
    }

    pub(crate) fn tick(&mut self) -> f64 {
        let white = self.scale * f64::from(self.random.bipolar());
        self.values[0] += self.rate * (white - self.values[0]);
        self.values[1] += self.rate * (self.values[0] - self.values[1]);
        self.values[1]
    }
}

/// What lungs and lip do at one tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Body {
    /// Mouth pressure, re the closing pressure.
    pub(crate) mouth: f64,
    /// The same without the tongue: what the player reckons with.
    pub(crate) expected: f64,
    /// Octaves of reed resonance, and factor of its opening.
    pub(crate) tension: f64,
    pub(crate) opening: f64,
    /// How far the slit is free, 0–1.
    pub(crate) free: f64,
}

/// Lungs, cheeks, lip.
#[derive(Clone, Debug)]
pub(crate) struct Breath {
    /// Between its ticks.
    tick_s: f64,
    drifts: [Drift; 2],
    /// Age of the breath at which the cheeks take over next, and until when they do.
    next_dip_s: f64,
    blown_s: f64,
    random: Random,
    /// How far the slit is free, 0–1.
    free: f64,
    /// Shares per tick in which it is freed, and in which the cheeks empty.
    freeing: f64,
    emptying: f64,
    cheeks: f64,
}

impl Breath {
    /// Moves once in so many control ticks.
    pub(crate) fn new(ticks: usize, rate_hz: f64) -> Self {
        Self::every((ticks * TICK) as f64 / rate_hz)
    }

    fn every(tick_s: f64) -> Self {
        let drifts = [Drift::new(1, UNREST_HZ, tick_s), Drift::new(2, UNREST_HZ, tick_s)];
        let random = Random::new(0xB4EA, 0);
        let freeing = 1.0 - (-tick_s / FREE_S).exp();
        Self {
            tick_s,
            drifts,
            next_dip_s: 4.0,
            blown_s: 0.0,
            random,
            free: 1.0,
            freeing,
            emptying: 1.0 - (-tick_s / CHEEKS_S).exp(),
            cheeks: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::every(self.tick_s);
    }

    /// One tick.
    pub(crate) fn tick(
        &mut self,
        spec: &BreathSpec,
        gesture: &Gesture,
        controls: &Controls,
    ) -> Body {
        let human = 2.0 * f64::from(controls.human);
        let loose = human * (3.0 - 2.0 * f64::from(controls.skill));
        if gesture.onset == Some(Onset::Fresh) {
            self.random = gesture.random;
            self.blown_s = 0.0;
            self.next_dip_s = self.between_s(spec);
        }
        self.blown_s += self.tick_s;
        // Stopped, the tube rings on behind the closed reed.
        let is_free = gesture.is_held && gesture.age_s > 0.0 || gesture.onset.is_some();
        let (freely, share) =
            if is_free { (1.0, self.freeing) } else { (STOPPED, self.stopping(spec)) };
        self.free += share * (freely - self.free);
        let effort = f64::from(gesture.effort);
        let dip = 1.0 - spec.dip * human.min(1.0) * self.dip(spec);
        let expected = pressure(spec, effort) * dip;
        let over = f64::from(gesture.age_s) / spec.tongue_s;
        let tongue = if gesture.is_held && over < 12.0 {
            spec.tongue * (-over).exp() * (effort / 0.2).min(1.0)
        } else {
            0.0
        };
        // A fluttering tongue is quicker than cheeks.
        let is_soft = gesture.is_held && gesture.articulation != Articulation::Flutter;
        let falls = is_soft && expected < self.cheeks;
        let expected = if falls {
            let left = self.emptying * (self.cheeks - expected);
            self.cheeks - left.min(FALL_PER_S * self.tick_s)
        } else {
            expected
        };
        self.cheeks = expected;
        Body {
            mouth: (expected + tongue * (spec.full - expected).max(0.0)).max(0.0),
            expected,
            tension: loose * spec.unrest[0] * self.drifts[0].tick().clamp(-2.5, 2.5),
            free: self.free,
            opening: (1.0 + loose * spec.unrest[1] * self.drifts[1].tick()).clamp(0.5, 1.5),
        }
    }

    /// Share per tick in which the slit is stopped.
    fn stopping(&self, spec: &BreathSpec) -> f64 {
        1.0 - (-self.tick_s / spec.stop_s).exp()
    }

    /// 0–1: how far the cheeks have taken over.
    fn dip(&mut self, spec: &BreathSpec) -> f64 {
        let into = self.blown_s - self.next_dip_s;
        if into > spec.dip_s {
            self.blown_s = 0.0;
            self.next_dip_s = self.between_s(spec);
        }
        if into <= 0.0 {
            return 0.0;
        }
        0.5 - 0.5 * (std::f64::consts::TAU * (into / spec.dip_s).min(1.0)).cos()
    }

    fn between_s(&mut self, spec: &BreathSpec) -> f64 {
        let [least, most] = spec.between_s;
        let share = 0.5 + 0.5 * f64::from(self.random.bipolar());
        least + (most - least) * share
    }
}
