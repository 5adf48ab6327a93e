//! One part's player: keys in, gestures out.
//!
//! Without any controller velocity sets the effort and each note is phrased: onset, swell, delayed
//! vibrato, a tie where keys overlap or touch. With breath (CC2) the controller is the effort.

use super::{
    super::notes::{Channels, Expression, Note},
    gesture::{Gesture, Onset},
    keys::Keys,
    ornament::{self, FALL_CENTS, Glide, Shake, Vibrato},
    shape::{self, Unrest, smoothstep},
};
use crate::{
    controls::{Articulation, Controls},
    dsp::{noise::Random, smooth::Smooth},
    event::{Controller, NoteAddress},
    instruments::manner::Manner,
    units::{Pitch, db_to_gain},
};

/// A key that goes down this soon after the last came up is tied to it.
const TOUCH_S: f32 = 0.012;
/// Share of the way to full effort that full pressure adds.
const PRESSURE_EFFORT: f32 = 0.7;
/// A fall lasts this many times the release.
const FALL_LENGTH: f32 = 2.5;
/// Release of a part that is stopped by the hand, in seconds.
const STOP_S: f32 = 0.02;

/// Controllers of the whole instrument.
#[derive(Clone, Debug)]
pub(super) struct Wheels {
    modulation: Smooth,
    expression: Smooth,
    /// Breath, from the moment a controller sends any.
    breath: Option<Smooth>,
    /// Factor of the vibrato's rate: an octave over the controller's way.
    vibrato_speed: f32,
    ticks_per_s: f32,
}

impl Wheels {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let smooth = |value| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(0.008, ticks_per_s);
            smooth
        };
        Self {
            modulation: smooth(0.0),
            expression: smooth(1.0),
            breath: None,
            vibrato_speed: 1.0,
            ticks_per_s,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new(self.ticks_per_s);
    }

    pub(super) fn control(&mut self, controller: Controller, value: f32) {
        match controller {
            Controller::Modulation => self.modulation.aim(value),
            Controller::Expression => self.expression.aim(value),
            Controller::VibratoRate => self.vibrato_speed = (2.0 * (value - 0.5)).exp2(),
            // A controller at rest says nothing about a player who has none.
            Controller::Breath if value > 0.0 || self.breath.is_some() => {
                let mut fresh = Smooth::new(value);
                fresh.set_time(0.008, self.ticks_per_s);
                self.breath.get_or_insert(fresh).aim(value);
            }
            _ => {}
        }
    }

    pub(super) fn tick(&mut self) {
        self.modulation.tick();
        self.expression.tick();
        if let Some(breath) = &mut self.breath {
            breath.tick();
        }
    }
}

/// What differs from note to note.
#[derive(Clone, Copy, Debug)]
struct Draws {
    gain: f32,
    cents: f32,
    vibrato_depth: f32,
    vibrato_rate: f32,
}

impl Draws {
    const NONE: Self = Self { gain: 1.0, cents: 0.0, vibrato_depth: 1.0, vibrato_rate: 1.0 };

    fn of(manner: &Manner, human: f32, random: &mut Random) -> Self {
        // Half human variation is the manner's own.
        let mut draw = |sd: f32| 2.0 * human * sd * random.normal().clamp(-2.5, 2.5);
        Self {
            gain: db_to_gain(draw(manner.level_sd_db)),
            cents: draw(manner.tuning_sd_cents),
            vibrato_depth: 1.0 + draw(0.25),
            vibrato_rate: 1.0 + draw(0.06),
        }
    }
}

/// The player of one part.
#[derive(Clone, Debug)]
pub(super) struct Player {
    pub(super) keys: Keys,
    part: u32,
    stream: u32,
    step_s: f32,
    ticks_per_s: f32,
    note: Option<Note>,
    /// The note's velocity under the panel's curve.
    curved: f32,
    articulation: Articulation,
    /// Where the pitch last stood, and its frequency.
    last: (f32, f32, f64),
    glide: Glide,
    bend: Smooth,
    pressure: Smooth,
    vibrato: Vibrato,
    unrest: Unrest,
    draws: Draws,
    random: Random,
    age_s: f32,
    /// Since the key came up.
    released_s: f32,
    release_s: f32,
    onset_s: f32,
    /// Silence before a fresh note that follows another.
    gap_s: f32,
    onset: Option<Onset>,
    /// The ramp of the effort: where it starts, where it is.
    ramp_from: f32,
    ramp: f32,
    is_held: bool,
}

impl Player {
    pub(super) fn new(part: u32, ticks_per_s: f32) -> Self {
        let smooth = |time_s| {
            let mut smooth = Smooth::new(0.0);
            smooth.set_time(time_s, ticks_per_s);
            smooth
        };
        Self {
            keys: Keys::default(),
            part,
            stream: 0,
            step_s: 1.0 / ticks_per_s,
            ticks_per_s,
            note: None,
            curved: 0.0,
            articulation: Articulation::Stroke,
            last: (f32::NAN, 0.0, 0.0),
            glide: Glide::at(60.0),
            bend: smooth(0.003),
            pressure: smooth(0.008),
            vibrato: Vibrato::default(),
            unrest: Unrest::new(part, ticks_per_s),
            draws: Draws::NONE,
            random: Random::new(0, part),
            age_s: 0.0,
            released_s: f32::INFINITY,
            release_s: STOP_S,
            onset_s: 0.0,
            gap_s: 0.0,
            onset: None,
            ramp_from: 0.0,
            ramp: 0.0,
            is_held: false,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new(self.part, self.ticks_per_s);
    }

    /// The gesture of a part that was never played.
    pub(super) fn rest(&self) -> Gesture {
        Gesture {
            key: 60,
            frequency_hz: Pitch(60.0).hz(440.0),
            centre_hz: Pitch(60.0).hz(440.0),
            is_steady: false,
            is_held: false,
            onset: None,
            velocity: 0.0,
            effort: 0.0,
            brightness: 0.5,
            pressure: 0.0,
            articulation: self.articulation,
            age_s: 0.0,
            random: self.random,
            gain: 1.0,
        }
    }

    /// No key is held and no effort is left.
    pub(super) fn is_at_rest(&self) -> bool {
        !self.is_held && self.ramp <= 0.0
    }

    /// Expression of the note that sounds.
    pub(super) fn heard(&self, channels: &Channels) -> Expression {
        let note = self.keys.top().or(self.note.as_ref());
        note.map_or(Expression::NEUTRAL, |note| channels.of(note))
    }

    pub(super) fn note_on(
        &mut self,
        note: Note,
        articulation: Articulation,
        controls: &Controls,
        manner: &Manner,
    ) {
        let touches = self.is_held || self.released_s < TOUCH_S;
        let is_tied = self.note.is_some()
            && self.ramp > 0.0
            && (touches && !begins_afresh(articulation) || self.ramp > 0.1 && ties(articulation));
        self.keys.push(note);
        self.articulation = articulation;
        self.begin(note, is_tied, controls, manner);
    }

    /// Starts or ties a note.
    fn begin(&mut self, note: Note, is_tied: bool, controls: &Controls, manner: &Manner) {
        self.stream = self.stream.wrapping_add(1);
        self.random = Random::new(controls.seed, self.stream.wrapping_mul(8) + self.part);
        self.draws = Draws::of(manner, controls.human, &mut self.random);
        self.note = Some(note);
        self.curved = note.velocity.powf(controls.dynamics_curve.exp2());
        self.is_held = true;
        self.released_s = 0.0;
        if is_tied {
            let key = f32::from(note.key);
            self.glide.go(key, manner, self.articulation, controls.portamento);
            self.onset = Some(Onset::Tied);
            return;
        }
        self.glide = Glide::at(f32::from(note.key));
        self.vibrato.rest();
        self.unrest.reseed(self.random);
        self.gap_s = if self.ramp > 0.05 { manner.gap_s } else { 0.0 };
        self.ramp_from = self.ramp;
        self.age_s = -self.gap_s;
        self.onset_s = shape::onset_s(manner, self.articulation, note.velocity, controls.onset);
        self.onset = Some(Onset::Fresh);
    }

    pub(super) fn note_off(&mut self, address: &NoteAddress, pedal: bool) {
        let changed = self.keys.release(address, pedal);
        self.go_on(changed);
    }

    pub(super) fn lift_pedal(&mut self) {
        let changed = self.keys.lift_pedal();
        self.go_on(changed);
    }

    /// Returns to a covered key, or lets go.
    fn go_on(&mut self, changed: bool) {
        if !changed {
            return;
        }
        match self.keys.top().copied() {
            Some(note) => {
                self.note = Some(note);
                self.onset = Some(Onset::Tied);
            }
            None => self.let_go(1.0),
        }
    }

    /// The hand falls on what is meant.
    pub(super) fn stop(&mut self, address: &NoteAddress) {
        if self.note.is_some_and(|note| address.matches(&note.address)) {
            self.keys.clear();
            self.let_go(0.0);
        }
    }

    fn let_go(&mut self, length: f32) {
        if self.is_held {
            self.is_held = false;
            self.released_s = 0.0;
            self.ramp_from = self.ramp;
            self.release_s = if length > 0.0 { 0.0 } else { STOP_S };
        }
    }

    /// The next tick's gesture.
    pub(super) fn tick(
        &mut self,
        heard: &Expression,
        wheels: &Wheels,
        controls: &Controls,
        manner: &Manner,
    ) -> Gesture {
        let Some(note) = self.note else { return self.rest() };
        let auto = controls.auto_expression;
        if self.onset == Some(Onset::Tied) {
            let key = f32::from(note.key);
            if !self.glide.is_moving() && self.glide.value() != key {
                self.glide.go(key, manner, self.articulation, controls.portamento);
            }
        }
        self.follow_tremolo(note, controls, manner);
        let onset = self.tick_ramp(manner);
        self.glide.tick(self.step_s);
        self.bend.aim(heard.tuning_semitones);
        self.pressure.aim(heard.pressure);
        let (bend, pressure) = (self.bend.tick(), self.pressure.tick());
        let age_s = self.age_s.max(0.0);

        let shake = self.shake(heard, wheels, controls, manner);
        let (neighbour, ornamented) =
            ornament::neighbour(self.articulation, age_s, controls.tremolo_hz);
        let mut cents = self.draws.cents + ornament::scoop(manner, self.articulation, age_s, auto);
        if self.articulation == Articulation::Fall && !self.is_held {
            cents -= FALL_CENTS * smoothstep(self.released_s / (FALL_LENGTH * manner.release_s));
        }
        let semitones = self.glide.value() + neighbour + bend + cents / 100.0;
        let centre_hz = self.frequency_hz(semitones, controls.a4_hz);
        let frequency_hz = if shake.cents == 0.0 {
            centre_hz
        } else {
            centre_hz * f64::from((shake.cents / 1_200.0).exp2())
        };

        let wanted = effort(self.curved, wheels, controls, manner);
        let wanted = wanted + (1.0 - wanted) * PRESSURE_EFFORT * pressure;
        let unrest = 1.0 + 2.0 * controls.human * manner.unrest * self.unrest.tick();
        let shape = shape::swell(manner, self.articulation, age_s, auto)
            * shape::flutter(self.articulation, age_s)
            * shake.tremor
            * unrest.clamp(0.4, 1.6)
            * self.draws.gain
            * heard.level;
        let is_steady = self.is_held
            && !self.glide.is_moving()
            && !self.bend.is_moving()
            && !ornamented
            && age_s > self.onset_s + 0.03;
        Gesture {
            key: note.key,
            frequency_hz,
            centre_hz,
            is_steady,
            is_held: self.is_held,
            onset,
            velocity: note.velocity,
            effort: (wanted * self.ramp * shape).clamp(0.0, 1.0),
            brightness: heard.brightness,
            pressure,
            articulation: self.articulation,
            age_s,
            random: self.random,
            gain: heard.volume,
        }
    }

    /// The hand, lip or breath that shakes the note.
    fn shake(
        &mut self,
        heard: &Expression,
        wheels: &Wheels,
        controls: &Controls,
        manner: &Manner,
    ) -> Shake {
        let own = controls.auto_expression
            * controls.vibrato
            * manner.vibrato.cents
            * self.draws.vibrato_depth
            * ornament::growth(&manner.vibrato, self.age_s.max(0.0));
        let rate_hz = controls.vibrato_rate_hz / 5.0
            * manner.vibrato.rate_hz
            * self.draws.vibrato_rate
            * wheels.vibrato_speed;
        let asked = wheels.modulation.value().max(heard.vibrato);
        self.vibrato.tick(&manner.vibrato, own, asked, rate_hz * self.step_s)
    }

    /// Frequency of a pitch; most ticks find it where it was.
    fn frequency_hz(&mut self, semitones: f32, a4_hz: f32) -> f64 {
        if (self.last.0, self.last.1) != (semitones, a4_hz) {
            let frequency_hz = Pitch(f64::from(semitones)).hz(f64::from(a4_hz));
            self.last = (semitones, a4_hz, frequency_hz);
        }
        self.last.2
    }

    /// A tremolo begins anew with every turn.
    fn follow_tremolo(&mut self, note: Note, controls: &Controls, manner: &Manner) {
        let is_due = self.articulation == Articulation::Tremolo
            && self.is_held
            && self.age_s > 1.0 / controls.tremolo_hz;
        if is_due {
            self.begin(note, false, controls, manner);
            self.gap_s = 0.0;
            self.age_s = 0.0;
        }
    }

    /// Moves the effort's ramp; returns the onset at the tick where the note begins.
    fn tick_ramp(&mut self, manner: &Manner) -> Option<Onset> {
        self.age_s += self.step_s;
        if self.is_held && self.age_s > shape::ends_after_s(self.articulation) {
            self.let_go(1.0);
        }
        if !self.is_held {
            self.released_s += self.step_s;
            if self.release_s <= 0.0 {
                let is_fall = self.articulation == Articulation::Fall;
                self.release_s = manner.release_s * if is_fall { FALL_LENGTH } else { 1.0 };
            }
            let left = 1.0 - (self.released_s / self.release_s).min(1.0);
            self.ramp = self.ramp_from * left * left * (3.0 - 2.0 * left);
        } else if self.age_s < 0.0 {
            // The gap: out quickly, and a little rest.
            let gone = 1.0 + self.age_s / self.gap_s.max(self.step_s);
            self.ramp = self.ramp_from * (1.0 - smoothstep(2.0 * gone));
            return None;
        } else {
            let from = if self.gap_s > 0.0 { 0.0 } else { self.ramp_from };
            let rise = smoothstep(self.age_s / self.onset_s.max(self.step_s));
            self.ramp = from + (1.0 - from) * rise;
        }
        self.onset.take()
    }
}

/// Articulations that are never tied, and one that always is.
fn begins_afresh(articulation: Articulation) -> bool {
    matches!(
        articulation,
        Articulation::Accent
            | Articulation::Staccato
            | Articulation::Martele
            | Articulation::Spiccato
            | Articulation::Tremolo
            | Articulation::Pizzicato
    )
}

fn ties(articulation: Articulation) -> bool {
    matches!(articulation, Articulation::Legato | Articulation::Slide)
}

/// Effort that a curved velocity and controllers ask for, 0–1.
fn effort(curved: f32, wheels: &Wheels, controls: &Controls, manner: &Manner) -> f32 {
    let [soft, hard] = manner.effort;
    let struck = soft + (hard - soft) * curved;
    let auto = controls.auto_expression;
    let own = auto * struck + (1.0 - auto) * 0.6;
    let effort = match &wheels.breath {
        // A breath of nothing is silence, whatever the key said.
        Some(breath) => breath.value() * (1.0 - 0.3 * auto * (1.0 - curved)),
        None => own,
    };
    effort * wheels.expression.value()
}
