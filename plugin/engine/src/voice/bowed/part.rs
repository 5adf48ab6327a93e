//! One string under one hand: what it is made of, and how it stands.

use super::{
    flattening::Flattening,
    pluck::Pluck,
    rub::Stroke,
    servo::Servo,
    stop::{End, stop_shape},
};
use crate::{
    dsp::{lanes::Samples, simd::TICK},
    exciters::bow::Contact,
    instruments::bowed::{BowedSpec, BowedStringSpec, Stop},
    voice::{
        bowed::string::{BowedString, StringPort},
        source::Grasp,
    },
};

/// Torsion: what each end keeps, and its speed against transverse waves [G].
const TWIST_REFLECTION: f64 = 0.75;
const TWIST_RATIO: f64 = 5.2;
/// The finger leaves a string that is no longer held after this long.
pub(super) const FINGER_S: f32 = 0.7;

pub(crate) fn port(own: &BowedStringSpec) -> StringPort {
    StringPort {
        impedance: own.impedance,
        twist: own.twist,
        twist_reflection: TWIST_REFLECTION,
        twist_ratio: TWIST_RATIO,
    }
}

/// The string and what plays it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each hand is or is not on the string")]
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
    /// Speed and force of the bow: as the tick begins and ends, and as the next one ends.
    pub(super) speed: [f64; 3],
    pub(super) newton: [f64; 3],
    /// The hands are on their way to what was laid for two ticks.
    pub(super) is_between: bool,
    /// No hand is on it: it stays as it is until one comes.
    pub(super) is_left: bool,
    /// 0 above the string – 1 on it.
    pub(super) lift: f64,
    pub(super) share_now: f64,
    /// Slips that were heard, and how many more than one there are in a period.
    pub(super) slips_heard: u32,
    pub(super) chatter: f64,
    pub(super) contact_point: f64,
    pub(super) stop: Stop,
    /// What that stop was made for, with the damping.
    pub(super) asked: Option<(End, f64)>,
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
    /// The bow in this tick.
    pub(super) stroke: Stroke,
    /// The finger that plucks, in this tick, in newtons.
    pub(super) pull: [f64; TICK],
    /// A synth that drives it: its hold, and this tick of it.
    pub(super) grasp: Grasp,
    pub(super) driving: Samples,
    pub(super) is_driven: bool,
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
            speed: [0.0; 3],
            newton: [0.0; 3],
            is_between: false,
            is_left: false,
            lift: 0.0,
            share_now: spec.bow.share[0],
            slips_heard: 0,
            chatter: 0.0,
            contact_point: spec.bow.contact,
            stop: spec.open,
            asked: None,
            is_stopped: false,
            free_s: FINGER_S,
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
            pull: [0.0; TICK],
            grasp: Grasp::new((rate_hz / TICK as f64) as f32),
            driving: [0.0; TICK],
            is_driven: false,
        };
        part.open(spec, rate_hz);
        part
    }

    /// The open string, with no finger and no bow on it.
    fn open(&mut self, spec: &BowedSpec, rate_hz: f64) {
        let (own, hz) = (self.own, self.open_hz);
        let period = rate_hz / hz;
        self.string.set(stop_shape(own, &spec.open, hz, period, spec.bow.contact, rate_hz), 0);
        self.share_now = spec.bow.share[0];
        self.contact_point = spec.bow.contact;
        self.stop = spec.open;
        self.asked = None;
        (self.bridge_samples, self.bridge_hz) = (0.0, 1.0);
        self.hz = hz;
    }

    pub(crate) fn reset(&mut self, spec: &BowedSpec, rate_hz: f64) {
        self.string.reset();
        self.open(spec, rate_hz);
        self.contact = Contact::default();
        self.servo.reset();
        self.direction = 1.0;
        self.speed = [0.0; 3];
        self.newton = [0.0; 3];
        self.is_between = false;
        self.is_left = false;
        self.lift = 0.0;
        self.is_stopped = false;
        self.free_s = FINGER_S;
        self.onset_s = f32::INFINITY;
        self.pluck = Pluck::default();
        self.pull = [0.0; TICK];
        self.grasp.reset();
        self.driving = [0.0; TICK];
        self.is_driven = false;
        self.stroke = Stroke::default();
        self.is_bowed = false;
        self.drawn = 0.0;
        self.effort = 0.0;
        self.slips_heard = 0;
        self.chatter = 0.0;
        self.reference_speed = 0.0;
        self.rough = 1.0;
        self.key = 0;
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
}
