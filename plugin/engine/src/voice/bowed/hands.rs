//! Both hands and the ear at a tick: where the finger is, how the bow is drawn, what is corrected.

use super::{
    part::{FINGER_S, Part},
    pluck::{PLUCK_CONTACT, Pluck},
    stop::{PARKED, sounding},
};
use crate::{
    controls::{Articulation, Controls},
    dsp::simd::TICK,
    instruments::bowed::BowedSpec,
    voice::sustained::gesture::{Gesture, Onset},
};

/// The hands are watched more closely for so long.
const ONSET_S: f32 = 0.3;

/// What the whole instrument says to a part at a tick.
pub(crate) struct Common<'a> {
    pub(crate) spec: &'a BowedSpec,
    pub(crate) controls: &'a Controls,
    pub(crate) rate_hz: f64,
    /// Samples that the bridge adds, by pitch and impedance.
    pub(crate) bridge: &'a dyn Fn(f64, f64) -> f64,
    /// The bridge is another than before.
    pub(crate) is_new: bool,
}

impl Part {
    /// Lays the hands for the next sixteen samples, later in a note at every second tick for two.
    #[inline(always)]
    pub(crate) fn tick(&mut self, gesture: &Gesture, common: &Common<'_>) {
        self.string.slide();
        let is_asked = gesture.is_held || gesture.onset.is_some() || gesture.effort > 0.0;
        if is_asked || !self.is_left || common.is_new || self.hz != self.open_hz {
            self.lay(gesture, common);
        }
    }

    #[inline(never)]
    fn lay(&mut self, gesture: &Gesture, common: &Common<'_>) {
        let controls = common.controls;
        let tick_s = TICK as f64 / common.rate_hz;
        self.effort = f64::from(gesture.effort);
        self.key = gesture.key;
        self.onset_s += tick_s as f32;
        let rests = !gesture.is_held && gesture.onset.is_none() && !self.is_bowed;
        let is_open = self.hz == self.open_hz && self.string.is_parked(PARKED);
        if rests && self.effort <= 0.0 && is_open && !common.is_new {
            self.is_between = false;
            self.is_left = true;
            return;
        }
        self.is_left = false;
        if let Some(onset) = gesture.onset {
            self.begin(onset, gesture, common);
        }
        self.free_s = if gesture.is_held { 0.0 } else { self.free_s + tick_s as f32 };
        if gesture.is_held {
            self.is_stopped = true;
        } else if self.free_s > FINGER_S {
            self.is_stopped = false;
        }
        if self.is_between && gesture.onset.is_none() && !common.is_new {
            self.is_between = false;
            self.draw_on();
        } else {
            // A beginning decides whether the string speaks, so it is laid tick by tick.
            self.is_between = self.onset_s > ONSET_S;
            self.bow(gesture, common, if self.is_between { 2.0 * tick_s } else { tick_s });
            self.finger(gesture, common);
        }
        // The bow's own noise and a howl are nothing to correct.
        let steady = gesture.is_steady
            && self.lift > 0.99
            && self.onset_s > 0.05
            && self.string.shape().period_samples > 4.0
            && gesture.articulation != Articulation::Howl;
        let hz = if self.is_stopped { sounding(gesture, common) } else { self.open_hz };
        if self.is_bowed {
            self.servo.tick(hz, steady, f64::from(controls.intonation));
        }
    }

    fn begin(&mut self, onset: Onset, gesture: &Gesture, common: &Common<'_>) {
        let mut random = gesture.random;
        if onset == Onset::Tied {
            return;
        }
        self.direction = -self.direction;
        self.onset_s = 0.0;
        self.drawn = 0.0;
        self.servo.reset();
        let spread = f64::from(0.12 * 2.0 * common.controls.human * random.normal() * 0.5);
        let aim = f64::from(common.controls.contact_point / 0.235);
        let beta = common.spec.bow.contact * aim * (1.0 + spread.clamp(-0.25, 0.25));
        self.contact_point = beta.clamp(0.03, 0.3);
        let [soft, hard] = common.spec.manner.effort.map(f64::from);
        let struck = soft + (hard - soft) * f64::from(gesture.velocity);
        let bow = &common.spec.bow;
        self.reference_speed = bow.speed_m_per_s * struck.powf(bow.speed_power);
        if gesture.articulation == Articulation::Pizzicato {
            self.contact_point = PLUCK_CONTACT;
            self.pluck = Pluck::begin(struck);
        }
    }
}

/// How much harder than its velocity a stroke shakes what hangs on the head [by ear].
pub(super) fn bite(gesture: &Gesture) -> f32 {
    match gesture.articulation {
        Articulation::Martele => 0.25,
        Articulation::Accent => 0.15,
        _ => 0.0,
    }
}
