//! One string under one hand: stop, bow, ear.

use super::{
    flattening::Flattening,
    pluck::{PLUCK_CONTACT, Pluck},
    servo::Servo,
    stop::{PARKED, sounding, stop_shape},
    waves::Stroke,
};
use crate::{
    controls::{Articulation, Controls},
    dsp::simd::TICK,
    exciters::bow::Contact,
    instruments::bowed::{BowedSpec, BowedStringSpec, Stop},
    voice::bowed::string::{BowedString, StringPort},
    voice::sustained::gesture::{Gesture, Onset},
};

/// Torsion: what each end keeps, and its speed against transverse waves [G].
const TWIST_REFLECTION: f64 = 0.75;
const TWIST_RATIO: f64 = 5.2;
/// The finger leaves a string that is no longer held after this long.
const FINGER_S: f32 = 0.7;

pub(crate) fn port(own: &BowedStringSpec) -> StringPort {
    StringPort {
        impedance: own.impedance,
        twist: own.twist,
        twist_reflection: TWIST_REFLECTION,
        twist_ratio: TWIST_RATIO,
    }
}

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

/// The string and what plays it.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(super) own: &'static BowedStringSpec,
    pub(super) string: BowedString,
    pub(super) contact: Contact,
    /// Of each material's string.
    pub(super) flattenings: Vec<Flattening>,
    pub(super) set: usize,
    pub(super) servo: Servo,
    pub(crate) open_hz: f64,
    /// As tuned, without corrections.
    pub(crate) hz: f64,
    pub(super) direction: f64,
    pub(super) speed: [f64; 2],
    pub(super) newton: [f64; 2],
    /// 0 above the string – 1 on it.
    pub(super) lift: f64,
    pub(super) share_now: f64,
    pub(super) contact_point: f64,
    pub(super) stop: Stop,
    pub(super) is_stopped: bool,
    pub(super) free_s: f32,
    pub(crate) onset_s: f32,
    pub(crate) key: u8,
    pub(super) reference_speed: f64,
    pub(super) pluck: Pluck,
    pub(super) is_bowed: bool,
    /// Share of the grip's irregularity: on a shorter string it would outweigh the tone.
    pub(super) rough: f64,
    /// How much of it this stroke has brought, 0–1.
    pub(super) drawn: f64,
    /// Delay at the bridge, and the pitch it holds for.
    pub(super) bridge_samples: f64,
    pub(super) bridge_hz: f64,
    pub(crate) effort: f64,
    /// The bow in this tick, and what the string does to a rigid bridge.
    pub(super) stroke: Stroke,
    pub(super) pushes: [f64; TICK],
}

impl Part {
    pub(crate) fn new(
        spec: &'static BowedSpec,
        index: usize,
        [open_hz, highest_hz]: [f64; 2],
        rate_hz: f64,
    ) -> Self {
        let own = &spec.strings[index];
        let sets = spec.sets(index);
        let longest = (rate_hz / open_hz * 2.3) as usize + 64;
        let reach = [open_hz, highest_hz];
        let flattenings = sets.map(|own| Flattening::measure(spec, own, reach, rate_hz)).collect();
        let mut part = Self {
            own,
            string: BowedString::new(&port(own), longest),
            contact: Contact::default(),
            flattenings,
            set: 0,
            servo: Servo::new(rate_hz, TICK),
            open_hz,
            hz: open_hz,
            direction: 1.0,
            speed: [0.0; 2],
            newton: [0.0; 2],
            lift: 0.0,
            share_now: spec.bow.share[0],
            contact_point: spec.bow.contact,
            stop: spec.open,
            is_stopped: false,
            free_s: 0.0,
            onset_s: f32::INFINITY,
            key: 0,
            reference_speed: 0.0,
            pluck: Pluck::default(),
            is_bowed: false,
            rough: 1.0,
            drawn: 0.0,
            bridge_samples: 0.0,
            bridge_hz: 1.0,
            effort: 0.0,
            stroke: Stroke::default(),
            pushes: [0.0; TICK],
        };
        let period = rate_hz / open_hz;
        part.string.set(stop_shape(own, &spec.open, open_hz, period, spec.bow.contact, rate_hz), 0);
        part
    }

    pub(crate) fn reset(&mut self) {
        self.string.reset();
        self.contact = Contact::default();
        self.servo.reset();
        self.direction = 1.0;
        self.speed = [0.0; 2];
        self.newton = [0.0; 2];
        self.lift = 0.0;
        self.is_stopped = false;
        self.free_s = FINGER_S;
        self.onset_s = f32::INFINITY;
        self.pluck = Pluck::default();
        self.is_bowed = false;
        self.drawn = 0.0;
        self.effort = 0.0;
        self.hz = self.open_hz;
    }

    pub(crate) fn impedance(&self) -> f64 {
        self.string.impedance()
    }

    pub(crate) fn energy(&self, rate_hz: f64) -> f64 {
        self.string.energy(rate_hz)
    }

    /// Where the stopping finger is, as a share of the open length from the nut.
    pub(crate) fn stopped_at(&self) -> f32 {
        (1.0 - self.open_hz / self.hz.max(1.0)).clamp(0.0, 1.0) as f32
    }

    pub(crate) fn touch_point(&self) -> f32 {
        let shape = self.string.shape();
        (shape.bridge_samples as f64 / shape.period_samples) as f32
    }

    /// Lays the hands for the next sixteen samples.
    pub(crate) fn tick(&mut self, gesture: &Gesture, common: &Common<'_>) {
        self.string.slide();
        let controls = common.controls;
        let tick_s = TICK as f64 / common.rate_hz;
        self.effort = f64::from(gesture.effort);
        self.key = gesture.key;
        self.onset_s += tick_s as f32;
        let rests = !gesture.is_held && gesture.onset.is_none() && !self.is_bowed;
        let is_open = self.hz == self.open_hz && self.string.is_parked(PARKED);
        if rests && self.effort <= 0.0 && is_open && !common.is_new {
            return;
        }
        if let Some(onset) = gesture.onset {
            self.begin(onset, gesture, common);
        }
        self.free_s = if gesture.is_held { 0.0 } else { self.free_s + tick_s as f32 };
        if gesture.is_held {
            self.is_stopped = true;
        } else if self.free_s > FINGER_S {
            self.is_stopped = false;
        }
        self.bow(gesture, common, tick_s);
        self.finger(gesture, common);
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
