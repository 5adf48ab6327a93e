//! One string under one hand: stop, bow, ear.

use pulp::Simd;

use super::{flattening::Flattening, servo::Servo};
use crate::{
    controls::{Articulation, Controls},
    dsp::{noise::Random, simd::TICK},
    exciters::bow::Contact,
    instruments::bowed::{BowSpec, BowedSpec, BowedStringSpec, Stop},
    units::Pitch,
    voice::bowed::string::{BowedString, StringPort, StringShape},
    voice::sustained::gesture::{Gesture, Onset},
};

/// Torsion: what each end keeps, and its speed against transverse waves [G].
const TWIST_REFLECTION: f64 = 0.75;
const TWIST_RATIO: f64 = 5.2;
/// Samples in which a new stop takes over: while it glides, when it jumps.
const GLIDE_FADE: usize = TICK;
const JUMP_FADE: usize = 6 * TICK;
/// The bow leaves the string, and is set down, within these.
const LIFT_S: f64 = 0.012;
const SET_S: f64 = 0.004;
/// The finger leaves a string that is no longer held after this long.
const FINGER_S: f32 = 0.7;
/// Up to this pitch the grip is as irregular as it can be [by ear].
const ROUGH_BELOW_HZ: f64 = 180.0;
/// Below this effort the bow does not touch the string.
const LEAST_EFFORT: f64 = 0.01;
/// A plucking finger: pull in newtons at full effort, seconds of pulling and of letting go.
const PLUCK_NEWTON: f64 = 1.6;
const PLUCK_S: [f64; 2] = [0.004, 0.000_5];
/// Contact point of the plucking finger.
const PLUCK_CONTACT: f64 = 0.23;

/// Speed and force of a bow that plays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grip {
    pub(crate) speed: f64,
    pub(crate) newton: f64,
}

impl Grip {
    /// For a string of an impedance and shape, at an effort and a share of Schelleng's greatest
    /// force `2Z·v/(β(μs − μd))`.
    pub(crate) fn new(
        bow: &BowSpec,
        impedance: f64,
        shape: &StringShape,
        effort: f64,
        share: f64,
    ) -> Self {
        let speed = bow.speed_m_per_s * effort.max(0.0).powf(bow.speed_power);
        Self { speed, newton: share * greatest(bow, impedance, shape) * speed }
    }
}

/// Schelleng's greatest force per bow speed.
fn greatest(bow: &BowSpec, impedance: f64, shape: &StringShape) -> f64 {
    let beta = shape.bridge_samples as f64 / shape.period_samples;
    2.0 * impedance / (beta * (bow.friction.at_rest - bow.friction.sliding))
}

pub(crate) fn port(own: &BowedStringSpec) -> StringPort {
    StringPort {
        impedance: own.impedance,
        twist: own.twist,
        twist_reflection: TWIST_REFLECTION,
        twist_ratio: TWIST_RATIO,
    }
}

/// A string with a stop, at a pitch, for a round trip of `period` samples.
pub(crate) fn stop_shape(
    own: &BowedStringSpec,
    stop: &Stop,
    hz: f64,
    period: f64,
    contact: f64,
    rate_hz: f64,
) -> StringShape {
    let inverse = std::f64::consts::PI / (own.q * hz) + 1.0 / stop.corner_hz;
    let longest = (0.45 * period) as usize;
    StringShape {
        period_samples: period,
        bridge_samples: ((contact * period).round() as usize).clamp(2, longest.max(2)),
        loss_corner: 1.0 / (inverse * rate_hz),
        // The sampled kernel is flat where it should fall linearly: the first partial's loss is exact.
        reflection: stop.reflection * (-0.85 * hz * inverse).exp(),
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
    own: &'static BowedStringSpec,
    string: BowedString,
    contact: Contact,
    flattening: Flattening,
    servo: Servo,
    pub(crate) open_hz: f64,
    /// As tuned, without corrections.
    pub(crate) hz: f64,
    direction: f64,
    speed: [f64; 2],
    newton: [f64; 2],
    /// 0 above the string – 1 on it.
    lift: f64,
    share_now: f64,
    contact_point: f64,
    stop: Stop,
    is_stopped: bool,
    free_s: f32,
    pub(crate) onset_s: f32,
    pub(crate) key: u8,
    reference_speed: f64,
    pluck: Pluck,
    is_bowed: bool,
    /// Share of the grip's irregularity: on a shorter string it would outweigh the tone.
    rough: f64,
    /// Delay at the bridge, and the pitch it holds for.
    bridge_samples: f64,
    bridge_hz: f64,
    pub(crate) effort: f64,
}

/// A finger that pulls the string and lets go.
#[derive(Clone, Copy, Debug, Default)]
struct Pluck {
    newton: f64,
    age_s: f64,
    is_on: bool,
}

impl Part {
    pub(crate) fn new(
        spec: &'static BowedSpec,
        index: usize,
        [open_hz, highest_hz]: [f64; 2],
        rate_hz: f64,
    ) -> Self {
        let own = &spec.strings[index];
        let longest = (rate_hz / open_hz * 2.3) as usize + 64;
        let flattening = Flattening::measure(spec, own, [open_hz, highest_hz], rate_hz);
        let mut part = Self {
            own,
            string: BowedString::new(&port(own), longest),
            contact: Contact::default(),
            flattening,
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
            bridge_samples: 0.0,
            bridge_hz: 1.0,
            effort: 0.0,
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
        if rests && self.effort <= 0.0 && self.hz == self.open_hz && !common.is_new {
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
            self.pluck = Pluck { newton: PLUCK_NEWTON * struck.powf(1.4), age_s: 0.0, is_on: true };
        }
    }

    /// Speed and force that the bow reaches by the end of the tick.
    fn bow(&mut self, gesture: &Gesture, common: &Common<'_>, tick_s: f64) {
        let (bow, controls) = (&common.spec.bow, common.controls);
        let plucks = gesture.articulation == Articulation::Pizzicato;
        let howls = gesture.articulation == Articulation::Howl;
        let touches = gesture.is_held && self.effort > LEAST_EFFORT && !plucks;
        let rate = tick_s / if touches { SET_S } else { LIFT_S };
        self.lift = (self.lift + if touches { rate } else { -rate }).clamp(0.0, 1.0);

        let bites = matches!(
            gesture.articulation,
            Articulation::Martele
                | Articulation::Accent
                | Articulation::Staccato
                | Articulation::Spiccato
                | Articulation::Tremolo
        );
        let skill = f64::from(controls.skill);
        let asked = bow.share[0]
            + (bow.share[1] - bow.share[0]) * f64::from(gesture.pressure)
            + 0.12 * f64::from(gesture.brightness - 0.5)
            + 0.1 * f64::from(controls.embouchure)
            + (1.0 - skill) * (1.2 * f64::from(gesture.pressure) - 0.1);
        let reach = 1.0 - skill;
        let mut share = asked.clamp(0.38 - 0.3 * reach, 0.55 + 1.5 * reach);
        if howls {
            share = 1.6;
        }
        self.share_now += (share - self.share_now) * (tick_s / 0.01).min(1.0);

        let shape = self.string.shape();
        let wanted = Grip::new(bow, self.own.impedance, shape, self.effort, self.share_now);
        let periods = bow.onset_periods[usize::from(bites)];
        let period_s = shape.period_samples / common.rate_hz;
        let most = self.reference_speed.max(wanted.speed).max(0.02);
        let step = most * tick_s / (periods * period_s);
        let target = if plucks { 0.0 } else { self.direction * wanted.speed };
        self.speed[0] = self.speed[1];
        self.speed[1] += (target - self.speed[1]).clamp(-step, step);

        // The bow is set down with its weight before it moves.
        let settles = f64::from(self.onset_s) < (periods + 3.0) * period_s;
        let weight = self.share_now * greatest(bow, self.own.impedance, shape);
        let floor = if settles && touches { 0.85 * self.reference_speed } else { 0.0 };
        let newton = weight * floor.max(wanted.speed) * self.lift;
        self.newton[0] = self.newton[1];
        self.newton[1] = newton;
        let is_bowed = self.newton[0] > 0.0 || newton > 0.0;
        if is_bowed && !self.is_bowed {
            self.string.untwist();
            self.contact = Contact::default();
        }
        self.is_bowed = is_bowed;
        self.rough = (ROUGH_BELOW_HZ / self.hz).min(1.0).powf(0.4);
    }

    /// Length, losses and contact point of the string.
    fn finger(&mut self, gesture: &Gesture, common: &Common<'_>) {
        if self.string.is_fading() {
            return;
        }
        let (spec, controls) = (common.spec, common.controls);
        let hz = if self.is_stopped { sounding(gesture, common) } else { self.open_hz };
        let hz = hz.clamp(0.45 * self.open_hz, 0.2 * common.rate_hz);
        let stop = if !self.is_stopped || (hz / self.open_hz - 1.0).abs() < 0.004 {
            spec.open
        } else {
            let nail = match gesture.articulation {
                Articulation::Nail => 1.0,
                Articulation::Fingertip => 0.0,
                _ => f64::from(controls.nail),
            };
            match gesture.articulation {
                Articulation::Harmonic | Articulation::Artificial => spec.touch,
                _ => between(&spec.fingertip, &spec.nail, nail),
            }
        };
        let stop = damped(stop, f64::from(controls.damping));
        // Under the bow the string sounds flat, so the finger sits higher there.
        let share = (self.share_now / spec.bow.share[0]).min(1.5);
        let flat = self.flattening.cents(hz, self.effort) * share;
        let corrected = self.lift * (self.servo.cents - flat);
        let loop_hz = hz * (corrected.clamp(-90.0, 90.0) / 1_200.0).exp2();
        // The bridge's delay changes little within a vibrato.
        if (hz / self.bridge_hz - 1.0).abs() > 0.004 || common.is_new {
            self.bridge_hz = hz;
            self.bridge_samples = (common.bridge)(hz, self.own.impedance);
        }
        let period = common.rate_hz / loop_hz - self.bridge_samples;
        let mut shape = stop_shape(self.own, &stop, hz, period, self.contact_point, common.rate_hz);
        let old = *self.string.shape();
        // A bow that stays where it is must not hop to and fro between two samples.
        let exact = self.contact_point * period;
        if (exact - old.bridge_samples as f64).abs() < 0.8 {
            shape.bridge_samples = old.bridge_samples;
        }
        let moved = (shape.period_samples - old.period_samples).abs();
        if moved < 1.0e-5 * old.period_samples
            && (shape.loss_corner / old.loss_corner - 1.0).abs() < 0.003
            && (shape.reflection - old.reflection).abs() < 1.0e-4
            && shape.bridge_samples == old.bridge_samples
        {
            return;
        }
        let jumps = moved > 0.03 * old.period_samples;
        self.string.set(shape, if jumps { JUMP_FADE } else { GLIDE_FADE });
        self.hz = hz;
        self.stop = stop;
    }

    /// Wave at the bridge.
    #[inline(always)]
    pub(crate) fn arriving<S: Simd>(&mut self, simd: S) -> f64 {
        self.string.arriving(simd)
    }

    /// Moves one sample, `at` of the tick; `rough` is the irregularity of the grip.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        simd: S,
        spec: &BowedSpec,
        [bridge, force]: [f64; 2],
        [at, rough]: [f64; 2],
        step_s: f64,
    ) {
        if self.is_bowed {
            self.servo.listen(force);
            let admittance = self.string.admittance();
            let newton = self.newton[0] + (self.newton[1] - self.newton[0]) * at;
            let speed = self.speed[0] + (self.speed[1] - self.speed[0]) * at;
            let newton = newton * (1.0 + self.rough * rough).max(0.1);
            let (contact, friction) = (&mut self.contact, &spec.bow.friction);
            self.string.step(simd, bridge, |free| {
                contact.rub(friction, [free, admittance], [speed, newton])
            });
        } else {
            let newton = if self.pluck.is_on { self.pluck.force(step_s) } else { 0.0 };
            self.string.swing(simd, bridge, newton);
        }
    }
}

/// Pitch that should be heard: a flageolet sounds where its node is.
fn sounding(gesture: &Gesture, common: &Common<'_>) -> f64 {
    if gesture.articulation != Articulation::Harmonic {
        return gesture.frequency_hz;
    }
    let a4_hz = f64::from(common.controls.a4_hz);
    let key_hz = Pitch(f64::from(gesture.key)).hz(a4_hz);
    let variant = common.controls.variant.min(common.spec.tunings.len() - 1);
    for open in common.spec.tunings[variant].iter().rev() {
        let open_hz = Pitch(f64::from(*open)).hz(a4_hz);
        for n in 2..=6 {
            let node_hz = f64::from(n) * open_hz;
            if (node_hz / key_hz).log2().abs() < 0.02 {
                return gesture.frequency_hz * node_hz / key_hz;
            }
        }
    }
    gesture.frequency_hz
}

impl Pluck {
    fn force(&mut self, step_s: f64) -> f64 {
        self.age_s += step_s;
        let [pull_s, leave_s] = PLUCK_S;
        if self.age_s < pull_s {
            let x = self.age_s / pull_s;
            return self.newton * x * x * (3.0 - 2.0 * x);
        }
        let x = (self.age_s - pull_s) / leave_s;
        if x >= 1.0 {
            self.is_on = false;
            return 0.0;
        }
        self.newton * (1.0 - x * x * (3.0 - 2.0 * x))
    }
}

fn between(soft: &Stop, hard: &Stop, share: f64) -> Stop {
    Stop {
        reflection: soft.reflection + (hard.reflection - soft.reflection) * share,
        corner_hz: soft.corner_hz * (hard.corner_hz / soft.corner_hz).powf(share),
    }
}

fn damped(stop: Stop, factor: f64) -> Stop {
    if factor == 1.0 {
        return stop;
    }
    Stop { reflection: stop.reflection.powf(factor), corner_hz: stop.corner_hz / factor }
}

/// Irregularity of the grip: what is slow and what is not, from one stream.
#[derive(Clone, Debug)]
pub(crate) struct Rough {
    random: Random,
    low: f64,
    floor: f64,
    poles: [f64; 2],
    level: [f64; 2],
}

impl Rough {
    pub(crate) fn new(spec: &BowSpec, rate_hz: f64) -> Self {
        // White of variance 1/3 between two one-pole corners, 200 and 800 Hz.
        let poles = [800.0, 200.0].map(|hz| 1.0 - (-std::f64::consts::TAU * hz / rate_hz).exp());
        let scale = (3.0 * (2.0 - poles[0]) / poles[0]).sqrt() * 1.3;
        let high = (3.0 * rate_hz / 48_000.0).sqrt();
        Self {
            random: Random::new(0xB0, 0),
            low: 0.0,
            floor: 0.0,
            poles,
            level: [spec.roughness[0] * scale, spec.roughness[1] * high],
        }
    }

    #[inline(always)]
    pub(crate) fn next(&mut self, amount: f64) -> f64 {
        let white = f64::from(self.random.bipolar());
        self.low += self.poles[0] * (white - self.low);
        self.floor += self.poles[1] * (self.low - self.floor);
        amount * (self.level[0] * (self.low - self.floor) + self.level[1] * white)
    }
}
