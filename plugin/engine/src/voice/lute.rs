//! The instrument: notes in, sound out.
//!
//! Path per block: strings' returning waves → bridge junction → body → left, right; the bridge's
//! velocity goes back to every string. The junction is passive whatever the parts do: all share the
//! bridge's velocity `v = (h + K·F)/(1 + K·ΣZn²)`.

use pulp::Simd;

use super::{
    allocator::{self, Place, Slot},
    left_hand,
    notes::{Channels, Expression, Note},
    right_hand::{self, Play, RightHand},
    string::{Damper, Setting, StringVoice},
    tables::Tables,
};
use crate::{
    bodies::body::Body,
    controls::{Articulation, Controls, StringInterval},
    dsp::{
        noise::Random,
        simd::{TICK, fma},
        smooth::Smooth,
    },
    event::{Controller, Event, NoteAddress},
    exciters::{knock::Knock, pluck::Stroke},
    instruments::lute::{Build, LuteSpec},
    units::db_to_gain,
    view::{SHAPE_MODES, View},
};

/// Radiated level to full scale: a fortissimo stroke over both strings stays under 0 dBFS.
const OUTPUT_GAIN: f32 = 0.50;

/// Mean square of a string's waves at fortissimo, for drawings, in (m/s)².
const FULL_POWER: f32 = 2.0;

/// Below this output, and this mean square of waves, everything may sleep: −120 dB.
const SLEEP_OUTPUT: f32 = 1.0e-6;
const SLEEP_POWER: f32 = 1.0e-12;
/// For this long, in seconds.
const SLEEP_S: f32 = 0.05;

/// T60 under the whole hand [E].
const CHOKE_S: f32 = 0.045;
/// Palm on the string when brightness is at its lowest: 1/s at 1 kHz, twice over [by ear].
const PALM_PER_S: f64 = 12.0;
/// A choked stroke sounds this long before the hand lands [by ear].
const CHOKE_DELAY_S: f32 = 0.055;
/// T60 of a string on which the thumb rests [E].
const THUMB_S: f32 = 0.2;
/// A muting finger stays this many times its T60.
const LIFT: f32 = 1.4;

/// Force of a hammering or pulling-off finger, re a pluck at the same velocity [by ear].
const HAMMER_GAIN: f32 = 0.55;
const PULL_OFF_GAIN: f32 = 0.50;
/// Force of the catch at each fret a slide passes, re fortissimo [by ear].
const FRET_CATCH_GAIN: f32 = 0.018;
/// Force of a knock at fortissimo [by ear].
const KNOCK_NEWTON: f32 = 9.0;
/// Finger landing on the board within each stroke, re a knock [by ear].
const STROKE_KNOCK: f32 = 0.035;

/// Notes that may be struck at one sample.
const MAX_TOGETHER: usize = 8;
/// Strokes that may wait for their turn.
const MAX_WAITING: usize = 16;

/// A pluck, knock or hand that comes later within a stroke.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    at: u64,
    string: usize,
    action: Action,
    stream: u32,
}

#[derive(Clone, Copy, Debug)]
enum Action {
    Pluck(Stroke),
    Choke,
}

/// What cannot change under a sounding note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Structure {
    build: usize,
    material: usize,
    string_interval: StringInterval,
}

impl Structure {
    fn of(controls: &Controls, spec: &LuteSpec) -> Self {
        Self {
            build: controls.variant.min(spec.builds.len() - 1),
            material: controls.material as usize,
            string_interval: controls.string_interval,
        }
    }
}

/// A plucked instrument.
#[derive(Debug)]
pub(crate) struct Lute {
    spec: &'static LuteSpec,
    rate_hz: f64,
    ticks_per_s: f32,
    tables: Tables,
    strings: [StringVoice; 2],
    body: Body,
    knocks: [Knock; 3],
    right: RightHand,
    controls: Controls,
    channels: Channels,
    pending: [Option<Note>; MAX_TOGETHER],
    waiting: [Option<Waiting>; MAX_WAITING],
    clock: u64,
    stream: u32,
    modulation: Smooth,
    contact_shift: f32,
    is_pedal_down: bool,
    /// What is built now; the panel may want another.
    structure: Structure,
    /// Level while a structure is exchanged.
    duck: Smooth,
    a4_hz: Smooth,
    damping: Smooth,
    size: Smooth,
    width: Smooth,
    pressure: [Smooth; 2],
    palm: [Smooth; 2],
    bend: [Smooth; 2],
    gain: [Smooth; 2],
    /// Gains at the start and end of this tick, left and right.
    ramp: [[f32; 2]; 2],
    volume: f32,
    pan: f32,
    level: f32,
    output_gain: f32,
    /// When the next waiting thing is due.
    next_due: u64,
    built: Option<(usize, f32, f32)>,
    quiet_ticks: u32,
    /// Level of the body's sound at the last tick, before gain.
    heard: f32,
    /// Times that a number was none.
    faults: u32,
    is_asleep: bool,
}

impl Lute {
    pub(crate) fn new(spec: &'static LuteSpec, rate_hz: f64) -> Self {
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        let mut lute = Self {
            spec,
            rate_hz,
            ticks_per_s,
            tables: Tables::new(spec, rate_hz),
            strings: std::array::from_fn(|index| StringVoice::new(spec, index, rate_hz)),
            body: Body::new(rate_hz),
            knocks: std::array::from_fn(|_| Knock::new(rate_hz)),
            right: RightHand::new(),
            controls: Controls::default(),
            channels: Channels::new(),
            pending: [None; MAX_TOGETHER],
            waiting: [None; MAX_WAITING],
            clock: 0,
            stream: 0,
            modulation: Smooth::new(0.0),
            contact_shift: 0.0,
            is_pedal_down: false,
            structure: Structure::default(),
            duck: Smooth::new(1.0),
            a4_hz: Smooth::new(440.0),
            damping: Smooth::new(1.0),
            size: Smooth::new(1.0),
            width: Smooth::new(0.6),
            pressure: [Smooth::new(0.0); 2],
            palm: [Smooth::new(0.0); 2],
            bend: [Smooth::new(0.0); 2],
            gain: [Smooth::new(1.0); 2],
            ramp: [[0.0; 2]; 2],
            volume: 1.0,
            pan: 0.5,
            level: 1.0,
            output_gain: 1.0,
            next_due: u64::MAX,
            built: None,
            quiet_ticks: 0,
            heard: 0.0,
            faults: 0,
            is_asleep: true,
        };
        for (smooth, time_s) in [
            (&mut lute.modulation, 0.02),
            (&mut lute.duck, 0.002),
            (&mut lute.a4_hz, 0.02),
            (&mut lute.damping, 0.02),
            (&mut lute.size, 0.04),
            (&mut lute.width, 0.02),
        ] {
            smooth.set_time(time_s, ticks_per_s);
        }
        for side in 0..2 {
            lute.pressure[side].set_time(0.01, ticks_per_s);
            lute.palm[side].set_time(0.02, ticks_per_s);
            lute.bend[side].set_time(0.003, ticks_per_s);
            lute.gain[side].set_time(0.006, ticks_per_s);
        }
        lute
    }

    /// Silence, and hands as they were at first.
    pub(crate) fn reset(&mut self) {
        self.strings.iter_mut().for_each(StringVoice::reset);
        self.body.reset();
        self.knocks.iter_mut().for_each(Knock::reset);
        self.right = RightHand::new();
        self.channels = Channels::new();
        self.pending = [None; MAX_TOGETHER];
        self.waiting = [None; MAX_WAITING];
        self.next_due = u64::MAX;
        self.clock = 0;
        self.stream = 0;
        self.is_pedal_down = false;
        self.modulation.snap(0.0);
        for side in 0..2 {
            self.bend[side].snap(0.0);
            self.pressure[side].snap(0.0);
            self.palm[side].snap(0.0);
        }
        self.contact_shift = 0.0;
        self.built = None;
        self.quiet_ticks = 0;
        (self.volume, self.pan, self.level) = (1.0, 0.5, 1.0);
        self.is_asleep = true;
    }

    pub(crate) fn set_controls(&mut self, controls: &Controls) {
        if self.controls.output_db != controls.output_db {
            self.output_gain = db_to_gain(controls.output_db);
        }
        self.controls = *controls;
    }

    pub(crate) fn is_asleep(&self) -> bool {
        self.is_asleep && self.pending[0].is_none()
    }

    fn build(&self) -> &'static Build {
        &self.spec.builds[self.structure.build]
    }

    fn random(&mut self) -> Random {
        self.stream = self.stream.wrapping_add(1);
        Random::new(self.controls.seed, self.stream)
    }

    // ── events ────────────────────────────────────────────────────────────

    pub(crate) fn handle(&mut self, event: Event) {
        match event {
            Event::NoteOn { note, velocity } => self.note_on(note, velocity),
            Event::NoteOff { note, velocity } => {
                self.strike_pending();
                self.note_off(&note, velocity);
            }
            Event::Choke { note } => {
                self.strike_pending();
                self.choke(&note);
            }
            Event::Express { note, dimension, value } => {
                if note.key.is_none() && note.voice.is_none() {
                    self.channels.set(note.channel, dimension, value);
                } else {
                    let pending = self.pending.iter_mut().flatten();
                    let sounding = self.strings.iter_mut().filter_map(|s| s.note.as_mut());
                    for played in pending.chain(sounding).filter(|n| note.matches(&n.address)) {
                        played.expression.set(dimension, value);
                    }
                }
            }
            Event::Control { controller, value } => self.control(controller, value),
            Event::AllNotesOff => {
                self.strike_pending();
                self.note_off(&NoteAddress::default(), 0.5);
            }
            Event::AllSoundOff => {
                self.pending = [None; MAX_TOGETHER];
                self.choke(&NoteAddress::default());
            }
        }
    }

    fn control(&mut self, controller: Controller, value: f32) {
        match controller {
            Controller::Modulation => self.modulation.aim(value),
            // Breath moves the hand: towards the bridge and back.
            Controller::Breath => self.contact_shift = -0.12 * value,
            Controller::Volume => self.volume = value,
            Controller::Pan => self.pan = value,
            Controller::Expression => self.level = value,
            Controller::Sustain => {
                let down = value >= 0.5;
                if self.is_pedal_down && !down {
                    self.lift_pedal();
                }
                self.is_pedal_down = down;
            }
        }
    }

    fn note_on(&mut self, address: NoteAddress, velocity: f32) {
        let Some(key) = address.key else { return };
        let note = Note {
            address,
            key: key.min(127),
            velocity,
            is_held: true,
            is_sustained: false,
            expression: Expression::NEUTRAL,
        };
        let free = self.pending.iter().position(Option::is_none).unwrap_or(MAX_TOGETHER - 1);
        self.pending[free] = Some(note);
    }

    fn note_off(&mut self, address: &NoteAddress, velocity: f32) {
        for string in 0..self.strings.len() {
            let pedal = self.is_pedal_down;
            let Some(note) = &mut self.strings[string].note else { continue };
            if note.is_held && !note.is_sustained && address.matches(&note.address) {
                if pedal {
                    note.is_sustained = true;
                } else {
                    note.is_held = false;
                    self.release(string, velocity);
                }
            }
        }
        self.damp_if_all_released(velocity);
    }

    fn lift_pedal(&mut self) {
        self.is_pedal_down = false;
        for string in 0..self.strings.len() {
            if let Some(note) = &mut self.strings[string].note
                && note.is_sustained
            {
                note.is_held = false;
                note.is_sustained = false;
                self.release(string, 0.5);
            }
        }
        self.damp_if_all_released(0.5);
    }

    /// A released string is muted, but an open one rings on under a held melody.
    fn release(&mut self, string: usize, velocity: f32) {
        let other_held = self.strings[1 - string].note.is_some_and(|note| note.is_held);
        if !(self.controls.drone && other_held && self.strings[string].stop.is_open()) {
            self.mute(string, velocity);
        }
    }

    fn damp_if_all_released(&mut self, velocity: f32) {
        if self.strings.iter().all(|s| s.note.is_none_or(|note| !note.is_held)) {
            for string in 0..self.strings.len() {
                if self.strings[string].damper == Damper::Free {
                    self.mute(string, velocity);
                }
            }
        }
    }

    fn mute(&mut self, string: usize, velocity: f32) {
        // A quick release lands a firmer finger.
        let t60_s = self.controls.release_s * (0.5 - velocity).exp2();
        self.lay_finger(string, t60_s);
    }

    fn lay_finger(&mut self, string: usize, t60_s: f32) {
        let stays = (LIFT * t60_s).max(0.1) * self.ticks_per_s;
        self.strings[string].damper = Damper::Finger { t60_s, lifts_in: Some(stays as u32) };
    }

    /// Lays the hand on every string, if any sounding note is meant: a hand does not pick strings.
    fn choke(&mut self, address: &NoteAddress) {
        let everyone = *address == NoteAddress::default();
        let mut is_meant = everyone;
        for string in &mut self.strings {
            if let Some(note) = &mut string.note
                && address.matches(&note.address)
            {
                note.is_held = false;
                note.is_sustained = false;
                is_meant = true;
            }
        }
        if is_meant {
            self.waiting = [None; MAX_WAITING];
            self.next_due = u64::MAX;
            (0..self.strings.len()).for_each(|string| self.lay_finger(string, CHOKE_S));
        }
    }

    // ── strokes ───────────────────────────────────────────────────────────

    /// Plays the notes that arrived at this sample, as one stroke.
    fn strike_pending(&mut self) {
        let count = self.pending.iter().flatten().count();
        if count == 0 {
            return;
        }
        let mut notes = std::mem::replace(&mut self.pending, [None; MAX_TOGETHER]);
        notes[..count].sort_unstable_by_key(|note| note.map_or(0, |note| note.key));
        self.wake();
        let slots = self.slots();
        let frets = self.spec.frets;
        if let (Some(low), Some(high)) = (notes[0], notes[count - 1]) {
            if count == 1 {
                let place = allocator::single(&slots, frets, low.key);
                self.strike(&[Some((low, place)), None]);
            } else {
                let [a, b] = allocator::pair(&slots, frets, low.key, high.key);
                let (first, second) = if a.key + 12 * u8::from(a.is_octave) == low.key {
                    (low, high)
                } else {
                    (high, low)
                };
                self.strike(&[Some((first, a)), Some((second, b))]);
            }
        }
    }

    fn slots(&self) -> [Slot; 2] {
        std::array::from_fn(|string| {
            let voice = &self.strings[string];
            let open = self.open_key(string);
            Slot {
                open,
                held: voice.note.filter(|note| note.is_held).map(|note| note.key),
                last: voice.note.map_or(open, |note| note.key),
            }
        })
    }

    fn open_key(&self, string: usize) -> u8 {
        let open = i32::from(self.spec.strings[string].open_midi);
        (open + self.slack_semitones(string) as i32) as u8
    }

    /// Retuning of the low string against its usual pitch.
    fn slack_semitones(&self, string: usize) -> f64 {
        if string > 0 {
            return 0.0;
        }
        match self.structure.string_interval {
            StringInterval::Fourth => 0.0,
            StringInterval::Fifth => -2.0,
            StringInterval::Second => 3.0,
            StringInterval::Unison => 5.0,
        }
    }

    fn strike(&mut self, played: &[Option<(Note, Place)>; 2]) {
        match self.controls.articulation {
            Articulation::Tap => return self.knock(played),
            Articulation::Legato | Articulation::Slide => {
                let mut rest = *played;
                for slot in &mut rest {
                    if let Some((note, place)) = *slot
                        && self.strings[place.string].mean_power() > SLEEP_POWER
                        && self.strings[place.string].note.is_some()
                    {
                        self.connect(note, place);
                        *slot = None;
                    }
                }
                if rest.iter().any(Option::is_some) {
                    self.pluck(&rest);
                }
            }
            _ => self.pluck(played),
        }
    }

    /// Sets the left hand's finger for a note.
    fn stop(&mut self, note: Note, place: Place) -> usize {
        let open = self.open_key(place.string);
        let harmonic = self.natural_harmonic(&note, place.string);
        let string = &mut self.strings[place.string];
        let fret = if harmonic > 1 { 0 } else { place.key.saturating_sub(open) };
        string.stop.place(left_hand::fret_semitones(self.spec, self.controls.fret_map, fret));
        string.stop.settle_vibrato();
        string.damper = Damper::Free;
        string.note = Some(note);
        let expression = self.channels.of(&note);
        // A new note starts at its bend; it does not glide there.
        self.bend[place.string].snap(expression.tuning_semitones);
        if harmonic > 1 {
            harmonic
        } else if place.is_octave || self.controls.articulation == Articulation::Harmonic {
            2
        } else {
            1
        }
    }

    /// Number of the open string's partial that gives the key, 1 if none or not asked for.
    fn natural_harmonic(&self, note: &Note, string: usize) -> usize {
        if self.controls.articulation != Articulation::Harmonic {
            return 1;
        }
        // Octave, twelfth and double octave above the open string.
        let above = i32::from(note.key) - i32::from(self.open_key(string));
        [(12, 2), (19, 3), (24, 4)].iter().find(|(key, _)| *key == above).map_or(1, |(_, n)| *n)
    }

    fn pluck(&mut self, played: &[Option<(Note, Place)>; 2]) {
        let strings = std::array::from_fn(|s| played.iter().flatten().any(|(_, p)| p.string == s));
        let controls = self.controls;
        let build = self.build();
        let fresh = self.right.begin(self.clock, self.rate_hz, strings, &controls);
        let mut random = self.random();
        let sounding = played.iter().flatten().count();
        let (fingers, count) = self.right.fingers(sounding, &controls, build, &mut random);
        // The hand meets the low string first on its way down.
        let mut order: [usize; 2] = [0, 1];
        let low_first =
            played[0].is_none_or(|(_, a)| played[1].is_none_or(|(_, b)| a.string < b.string));
        if sounding > 1 && (low_first == self.right.is_up()) {
            order = [1, 0];
        }
        let present: [usize; 2] =
            if sounding > 1 { order } else { [usize::from(played[0].is_none()); 2] };
        let mut harmonics = [1; 2];
        for (slot, entry) in played.iter().enumerate() {
            if let Some((note, place)) = entry {
                harmonics[slot] = self.stop(*note, *place);
            }
        }
        for (_, place) in played.iter().flatten() {
            // The finger plucks the string at its new length.
            self.tune_string(place.string, false);
        }
        for finger in &fingers[..count] {
            let slot = present[finger.order];
            let Some((note, place)) = played[slot] else { continue };
            let pull = self.spec.touch.pull_m;
            let full = self.strings[place.string].pull_newton(
                self.structure.build,
                self.structure.material,
                pull,
            );
            let play = Play {
                full_newton: full * finger.gain,
                velocity: note.velocity,
                contact: controls.contact_point + self.contact_shift,
                brightness: self.channels.of(&note).brightness,
                harmonic: harmonics[slot],
            };
            let stroke = self.right.stroke(&self.spec.touch, build, &controls, &play, &mut random);
            let at = self.clock + (f64::from(finger.delay_s) * self.rate_hz) as u64;
            self.wait(Waiting {
                at,
                string: place.string,
                action: Action::Pluck(stroke),
                stream: 0,
            });
            if controls.articulation == Articulation::Choke {
                let lands = at + (f64::from(CHOKE_DELAY_S) * self.rate_hz) as u64;
                self.wait(Waiting {
                    at: lands,
                    string: place.string,
                    action: Action::Choke,
                    stream: 0,
                });
            }
        }
        if fresh {
            let velocity =
                played.iter().flatten().fold(0.0_f32, |v, (note, _)| v.max(note.velocity));
            let force = KNOCK_NEWTON
                * STROKE_KNOCK
                * 2.0
                * controls.scratch
                * right_hand::force_gain(velocity, &controls);
            self.start_knock(force);
        }
    }

    /// Hammer-on, pull-off or slide to a note on a string that sounds.
    fn connect(&mut self, note: Note, place: Place) {
        let open = self.open_key(place.string);
        let fret = place.key.saturating_sub(open);
        let target = left_hand::fret_semitones(self.spec, self.controls.fret_map, fret);
        let controls = self.controls;
        let mut random = self.random();
        let full = self.strings[place.string].pull_newton(
            self.structure.build,
            self.structure.material,
            self.spec.touch.pull_m,
        );
        let string = &mut self.strings[place.string];
        string.note = Some(note);
        string.damper = Damper::Free;
        let rises = target > string.stop.position();
        if controls.articulation == Articulation::Slide {
            string.stop.slide_to(target, controls.slide_mode, self.ticks_per_s);
            return;
        }
        string.stop.place(target);
        let gain = if rises { HAMMER_GAIN } else { PULL_OFF_GAIN };
        let stroke = Stroke {
            force_newton: full * gain * right_hand::force_gain(note.velocity, &controls),
            // The left hand's finger works close to the stop.
            contact: if rises { 0.97 } else { 0.93 },
            pull_s: 0.0012,
            release_s: 0.0018,
            scratch: 0.03 * controls.scratch,
            scratch_hz: 1_800.0,
            drag_s: 0.0,
            harmonic: 1,
            touch: if rises { 0.8 } else { 0.9 },
            angle_rad: self.spec.touch.angle_rad[1],
        };
        string.pluck(stroke, random_from(&mut random));
    }

    fn knock(&mut self, played: &[Option<(Note, Place)>; 2]) {
        for (note, _) in played.iter().flatten() {
            let force = KNOCK_NEWTON * right_hand::force_gain(note.velocity, &self.controls);
            self.start_knock(force);
        }
    }

    fn start_knock(&mut self, force_newton: f32) {
        let random = self.random();
        let free = self.knocks.iter().position(|knock| !knock.is_active()).unwrap_or(0);
        self.knocks[free].start(force_newton, random);
    }

    fn wait(&mut self, waiting: Waiting) {
        if let Some(free) = self.waiting.iter_mut().find(|slot| slot.is_none()) {
            let stream = self.stream.wrapping_add(1);
            self.stream = stream;
            *free = Some(Waiting { stream, ..waiting });
            self.next_due = self.next_due.min(waiting.at);
        }
    }

    /// Does what has come due, and returns the samples until the next thing does.
    fn do_waiting(&mut self) -> usize {
        if self.next_due > self.clock {
            return (self.next_due - self.clock).min(TICK as u64) as usize;
        }
        let mut next = u64::MAX;
        for slot in 0..MAX_WAITING {
            let Some(waiting) = self.waiting[slot] else { continue };
            if waiting.at > self.clock {
                next = next.min(waiting.at);
                continue;
            }
            self.waiting[slot] = None;
            match waiting.action {
                Action::Pluck(stroke) => {
                    let random = Random::new(self.controls.seed, waiting.stream);
                    self.strings[waiting.string].pluck(stroke, random);
                }
                Action::Choke => self.lay_finger(waiting.string, CHOKE_S),
            }
        }
        self.next_due = next;
        (next - self.clock).min(TICK as u64) as usize
    }

    // ── time ──────────────────────────────────────────────────────────────

    fn wake(&mut self) {
        if !self.is_asleep {
            return;
        }
        self.is_asleep = false;
        self.quiet_ticks = 0;
        self.structure = Structure::of(&self.controls, self.spec);
        self.duck.snap(1.0);
        self.a4_hz.snap(self.controls.a4_hz);
        self.damping.snap(self.controls.damping);
        self.size.snap(self.controls.body_size);
        self.width.snap(self.controls.width);
        self.modulation.snap(self.modulation.target());
        let [left, right] = self.wanted_gains();
        self.gain[0].snap(left);
        self.gain[1].snap(right);
        self.ramp = [[left, right]; 2];
        self.tick();
    }

    fn wanted_gains(&self) -> [f32; 2] {
        // Per-note expression reaches the shared body's sound in proportion to each string's energy.
        let (mut total, mut volume, mut pan) = (1.0e-20, 1.0e-20, 0.5e-20);
        for string in &self.strings {
            let heard = string.note.map_or(Expression::NEUTRAL, |note| self.channels.of(&note));
            let power = string.mean_power() + 1.0e-9;
            total += power;
            volume += power * heard.volume * heard.level;
            pan += power * heard.pan;
        }
        let level = self.volume * self.volume * self.level * self.level;
        let gain = OUTPUT_GAIN * self.output_gain * level * volume / total;
        let pan = (pan / total + self.pan - 0.5).clamp(0.0, 1.0);
        // Balance law: the centre is untouched.
        [gain * (2.0 - 2.0 * pan).min(1.0), gain * (2.0 * pan).min(1.0)]
    }

    /// Exchanges body and strings for others while the sound is ducked: nobody can do that to an
    /// instrument that rings.
    fn exchange(&mut self) {
        let wanted = Structure::of(&self.controls, self.spec);
        if wanted == self.structure {
            self.duck.aim(1.0);
            return;
        }
        self.duck.aim(0.0);
        if self.duck.value() < 1.0e-4 {
            self.structure = wanted;
        }
    }

    fn tick(&mut self) {
        self.exchange();
        let duck = self.duck.tick();
        let gains = self.wanted_gains();
        for side in 0..2 {
            self.gain[side].aim(gains[side]);
            self.ramp[0][side] = self.ramp[1][side];
            self.ramp[1][side] = self.gain[side].tick() * duck;
        }
        self.a4_hz.aim(self.controls.a4_hz);
        self.a4_hz.tick();
        self.damping.aim(self.controls.damping);
        self.damping.tick();
        self.size.aim(self.controls.body_size);
        self.width.aim(self.controls.width);
        let wanted = (self.structure.build, self.size.tick(), self.width.tick());
        let body_changed = self.built != Some(wanted);
        if body_changed {
            self.body.build(self.build(), f64::from(wanted.1), f64::from(wanted.2));
            self.built = Some(wanted);
        }
        self.modulation.tick();
        for index in 0..self.strings.len() {
            self.tick_string(index, body_changed);
        }
        self.fall_asleep();
    }

    fn tick_string(&mut self, index: usize, body_changed: bool) {
        let heard = self.heard(index);
        self.bend[index].aim(heard.tuning_semitones);
        self.bend[index].tick();
        self.pressure[index].aim(heard.pressure);
        self.pressure[index].tick();
        self.palm[index].aim((0.5 - heard.brightness).max(0.0));
        self.palm[index].tick();
        let string = &mut self.strings[index];
        let caught = string.stop.tick();
        lift_finger(string, self.controls.sympathy);
        string.track_power(f64::from(self.controls.glide));
        self.tune_string(index, body_changed);
        if caught {
            self.catch_fret(index);
        }
    }

    /// Expression of what a string plays.
    fn heard(&self, index: usize) -> Expression {
        self.strings[index].note.map_or(Expression::NEUTRAL, |note| self.channels.of(&note))
    }

    /// Brings a string in tune with its hands.
    fn tune_string(&mut self, index: usize, body_changed: bool) {
        let controls = &self.controls;
        let heard = self.heard(index);
        let vibrato = heard.vibrato.max(self.modulation.value());
        let slack_semitones = self.slack_semitones(index);
        let build = self.structure.build;
        let string = &mut self.strings[index];
        let shake =
            string.stop.shake(vibrato, heard.pressure, controls.vibrato_rate_hz, self.ticks_per_s);
        let setting = Setting {
            build,
            material: self.structure.material,
            slack_semitones,
            a4_hz: f64::from(self.a4_hz.value()),
            damping: f64::from(self.damping.value()),
            bend_semitones: f64::from(self.bend[index].value()) + shake,
            palm_per_s: PALM_PER_S * f64::from(self.palm[index].value()),
        };
        let body = &self.body;
        string.tune(&self.tables, &setting, body_changed, |back| body.admittance_at(back));
    }

    /// The small jolt when a sliding string drops onto the next tie.
    fn catch_fret(&mut self, index: usize) {
        let random = self.random();
        let material = self.structure.material;
        let full =
            self.strings[index].pull_newton(self.structure.build, material, self.spec.touch.pull_m);
        let angle_rad = self.spec.touch.angle_rad[0];
        self.strings[index].pluck(
            Stroke {
                force_newton: full * FRET_CATCH_GAIN,
                contact: 0.97,
                pull_s: 0.0008,
                release_s: 0.0008,
                scratch: 0.4 * self.controls.scratch,
                scratch_hz: 2_400.0,
                drag_s: 0.0,
                harmonic: 1,
                touch: 0.97,
                angle_rad,
            },
            random,
        );
    }

    fn fall_asleep(&mut self) {
        self.heard = OUTPUT_GAIN * self.body.level();
        let loud = self.heard > SLEEP_OUTPUT
            || self.strings.iter().any(|s| s.mean_power() > SLEEP_POWER || s.is_plucked())
            || self.knocks.iter().any(Knock::is_active)
            || self.waiting.iter().any(Option::is_some);
        self.quiet_ticks = if loud { 0 } else { self.quiet_ticks + 1 };
        if self.quiet_ticks as f32 > SLEEP_S * self.ticks_per_s {
            self.is_asleep = true;
            self.body.reset();
            self.strings.iter_mut().for_each(StringVoice::silence);
        }
    }

    /// Overwrites both channels; they have the same length.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        if left.is_empty() {
            // No time has passed: notes may still join the stroke.
            return;
        }
        self.strike_pending();
        let mut done = 0;
        while done < left.len() {
            if self.is_asleep {
                left[done..].fill(0.0);
                right[done..].fill(0.0);
                self.clock += (left.len() - done) as u64;
                return;
            }
            let phase = (self.clock % TICK as u64) as usize;
            if phase == 0 {
                self.tick();
                if self.is_asleep {
                    continue;
                }
            }
            let due = self.do_waiting();
            let ahead = self.strings[0].lookahead().min(self.strings[1].lookahead());
            let count = (TICK - phase).min(left.len() - done).min(due).min(ahead);
            self.block(simd, phase, &mut left[done..done + count], &mut right[done..done + count]);
            done += count;
            self.clock += count as u64;
        }
    }

    #[inline(always)]
    fn block<S: Simd>(&mut self, simd: S, phase: usize, left: &mut [f32], right: &mut [f32]) {
        let count = left.len();
        let mut force = [0.0_f32; TICK];
        let mut board = [0.0_f32; TICK];
        let horizontal = self.spec.touch.horizontal_coupling as f32;
        let mut load = 0.0;
        let mut returning = [[[0.0_f32; TICK]; 2]; 2];
        for (waves, string) in returning.iter_mut().zip(&mut self.strings) {
            *waves = string.blocked(simd, count, &mut board);
            let z = string.impedance();
            load += z * (1.0 + horizontal * horizontal);
            for i in 0..TICK {
                let both = fma::<S>(horizontal, waves[1][i], waves[0][i]);
                force[i] = fma::<S>(-2.0 * z, both, force[i]);
            }
        }
        for knock in self.knocks.iter_mut().filter(|knock| knock.is_active()) {
            knock.render(&mut board[..count]);
        }
        for i in 0..TICK {
            force[i] += board[i];
        }
        let velocity = self.bridge(simd, load, &force, left, right);
        for (waves, string) in returning.iter_mut().zip(&mut self.strings) {
            string.commit::<S>(waves, &velocity, count);
        }
        self.finish(phase, left, right);
    }

    /// Solves the junction sample by sample and returns the bridge's velocity.
    #[inline(always)]
    fn bridge<S: Simd>(
        &mut self,
        simd: S,
        load: f32,
        force: &[f32; TICK],
        left: &mut [f32],
        right: &mut [f32],
    ) -> [f32; TICK] {
        let admittance = self.body.admittance();
        let share = 1.0 / (1.0 + admittance * load);
        let mut velocity = [0.0; TICK];
        for (i, (l, r)) in left.iter_mut().zip(right).enumerate() {
            let h = self.body.history(simd);
            let v = fma::<S>(admittance, force[i], h) * share;
            [*l, *r] = self.body.commit(simd, fma::<S>(-load, v, force[i]));
            velocity[i] = v;
        }
        velocity
    }

    /// Level, pan, and the guard against what is not a number.
    #[inline(always)]
    fn finish(&mut self, phase: usize, left: &mut [f32], right: &mut [f32]) {
        // What is not a number stays in the modes, so the last sample tells of all.
        let last = left.last().copied().unwrap_or(0.0) + right.last().copied().unwrap_or(0.0);
        if !last.is_finite() {
            return self.recover(left, right);
        }
        for (side, out) in [left, right].into_iter().enumerate() {
            let (from, to) = (self.ramp[0][side], self.ramp[1][side]);
            if from == to {
                for y in out {
                    *y *= to;
                }
            } else {
                let step = (to - from) / TICK as f32;
                for (i, y) in out.iter_mut().enumerate() {
                    *y *= from + step * (phase + i + 1) as f32;
                }
            }
        }
    }

    /// Silences everything after a number that was none.
    #[cold]
    fn recover(&mut self, left: &mut [f32], right: &mut [f32]) {
        left.fill(0.0);
        right.fill(0.0);
        self.body.reset();
        self.strings.iter_mut().for_each(StringVoice::reset);
        self.knocks.iter_mut().for_each(Knock::reset);
        self.faults = self.faults.wrapping_add(1);
    }

    // ── looking in ────────────────────────────────────────────────────────

    /// Longest time until a ringing string is 120 dB down, in seconds.
    pub(crate) fn tail_s(&self) -> f64 {
        // Free strings at the present damping; the body only shortens it.
        let slowest = self.strings.iter().map(StringVoice::t60_s).fold(0.0, f64::max);
        let free = 9.0 / f64::from(self.controls.damping.max(0.25));
        2.0 * slowest.clamp(0.1, 40.0).max(free)
    }

    /// Energy of strings and body in joules.
    pub(crate) fn energy(&self) -> f64 {
        self.body.energy() + self.strings.iter().map(StringVoice::energy).sum::<f64>()
    }

    /// Pitch of a string as its loops have it, in hertz.
    pub(crate) fn string_hz(&self, string: usize) -> f64 {
        self.strings[string].frequency_hz()
    }

    pub(crate) fn view(&self) -> View {
        let mut view = View {
            strokes: self.right.strokes,
            last_stroke_up: self.right.is_up(),
            ..View::default()
        };
        if self.is_asleep {
            for (string, seen) in self.strings.iter().zip(&mut view.strings) {
                seen.contact = string.contact;
            }
            return view;
        }
        let decibels =
            |power: f32| ((10.0 * power.max(1.0e-12).log10() + 60.0) / 60.0).clamp(0.0, 1.0);
        for (string, seen) in self.strings.iter().zip(&mut view.strings) {
            let hz = string.frequency_hz().max(1.0);
            seen.pitch_midi = (69.0 + 12.0 * (hz / 440.0).log2()) as f32;
            seen.stop = 1.0 - (-string.stop.position() / 12.0).exp2() as f32;
            seen.contact = string.contact;
            let shape: [f32; SHAPE_MODES] = string.shape_m();
            seen.shape_mm = shape.map(|metres| metres * 1.0e3);
            seen.level = decibels(string.mean_power() / FULL_POWER);
            seen.held = string.note.is_some_and(|note| note.is_held);
            view.voices += u32::from(string.mean_power() > SLEEP_POWER);
        }
        view.body_level = decibels(self.heard * self.heard);
        view
    }
}

/// Counts down a muting finger; the string it leaves is open, and free to answer or under the thumb.
fn lift_finger(string: &mut StringVoice, sympathy: bool) {
    let resting = Damper::Finger { t60_s: THUMB_S, lifts_in: None };
    match &mut string.damper {
        Damper::Finger { lifts_in: Some(ticks), .. } => {
            *ticks = ticks.saturating_sub(1);
            if *ticks == 0 {
                string.damper = if sympathy { Damper::Free } else { resting };
                string.stop.place(0.0);
            }
        }
        Damper::Free if !sympathy && string.note.is_none() => string.damper = resting,
        Damper::Finger { lifts_in: None, .. } if sympathy => string.damper = Damper::Free,
        _ => {}
    }
}

fn random_from(random: &mut Random) -> Random {
    *random
}
