//! A struck, shaken or plucked instrument without strings as one voice.
//!
//! Path: events → strikes at their sample → mechanism → levels; what is held moves at the ticks.

mod hands;
pub(crate) mod mechanism;

use pulp::Simd;

use hands::Hands;
use mechanism::{Mechanism, Strike};

use super::{
    levels::Levels,
    notes::{Channels, Expression, Note},
    pace::{Pace, Paced},
};
use crate::{
    controls::{Articulation, Controls},
    dsp::{noise::Random, simd::TICK},
    event::{Controller, Event, NoteAddress},
    instruments::Instrument,
    view::View,
};

/// Keys whose expression is followed; the oldest is forgotten beyond.
const MAX_HELD: usize = 16;

/// The voice.
#[derive(Debug)]
pub(crate) struct Struck<M> {
    instrument: &'static Instrument,
    mechanism: M,
    levels: Levels,
    channels: Channels,
    held: [Option<Note>; MAX_HELD],
    /// The last stroke; its expression is what everything hears.
    last: Option<Note>,
    controls: Controls,
    hands: Hands,
    pace: Pace,
    strokes: u32,
    is_pedal_down: bool,
}

impl<M: Mechanism> Struck<M> {
    pub(crate) fn new(
        instrument: &'static Instrument,
        spec: &'static M::Spec,
        rate_hz: f64,
    ) -> Self {
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        Self {
            instrument,
            mechanism: M::new(spec, rate_hz),
            levels: Levels::new(ticks_per_s),
            channels: Channels::new(),
            held: [None; MAX_HELD],
            last: None,
            controls: Controls::default(),
            hands: Hands::new(ticks_per_s),
            pace: Pace::new(ticks_per_s),
            strokes: 0,
            is_pedal_down: false,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.mechanism.reset();
        self.levels.reset();
        self.channels = Channels::new();
        self.held = [None; MAX_HELD];
        self.last = None;
        self.hands.reset();
        self.pace.reset();
        self.strokes = 0;
        self.is_pedal_down = false;
    }

    pub(crate) fn set_controls(&mut self, controls: &Controls) {
        self.controls = *controls;
        self.levels.set_controls(controls);
    }

    pub(crate) fn handle(&mut self, event: Event) {
        match event {
            Event::NoteOn { note, velocity } => self.note_on(note, velocity),
            Event::NoteOff { note, .. } => self.note_off(&note),
            Event::Choke { note } => {
                if self.held.iter().chain([&self.last]).flatten().any(|n| note.matches(&n.address))
                {
                    self.mechanism.choke();
                }
            }
            Event::Express { note, dimension, value } => {
                if note.key.is_none() && note.voice.is_none() {
                    self.channels.set(note.channel, dimension, value);
                } else {
                    let notes = self.held.iter_mut().chain([&mut self.last]).flatten();
                    for played in notes.filter(|n| note.matches(&n.address)) {
                        played.expression.set(dimension, value);
                    }
                }
            }
            Event::Control { controller, value } => self.control(controller, value),
            // The engine has put it among the controls.
            Event::Articulate(_) => {}
            Event::AllNotesOff => self.note_off(&NoteAddress::default()),
            Event::AllSoundOff => {
                self.held = [None; MAX_HELD];
                self.levels.silence();
            }
        }
    }

    fn control(&mut self, controller: Controller, value: f32) {
        match controller {
            Controller::Modulation => self.hands.modulation.aim(value),
            Controller::Expression => self.hands.expression.aim(value),
            Controller::Breath if value > 0.0 || self.hands.breath.is_some() => {
                self.hands.blow(value);
                self.pace.wake();
            }
            Controller::Sustain => {
                let down = value >= 0.5;
                if self.is_pedal_down && !down {
                    self.let_go(|note| note.is_sustained);
                }
                self.is_pedal_down = down;
            }
            Controller::Volume | Controller::Pan => self.levels.control(controller, value),
            Controller::Breath | Controller::VibratoRate => {}
        }
    }

    fn note_on(&mut self, address: NoteAddress, velocity: f32) {
        let Some(key) = address.key.map(|key| key.min(127)) else { return };
        let note = Note::new(address, key, velocity);
        self.strokes = self.strokes.wrapping_add(1);
        if self.pace.wake() {
            self.stand_for(&note);
        }
        let strike = Strike {
            key,
            velocity: velocity.powf(self.controls.dynamics_curve.exp2()),
            articulation: self.articulation(),
            random: Random::new(self.controls.seed, self.strokes),
        };
        self.mechanism.strike(&strike, &self.controls);
        let free = self.held.iter().position(Option::is_none).unwrap_or(0);
        self.held[free] = Some(note);
        self.last = Some(note);
    }

    fn articulation(&self) -> Articulation {
        self.instrument.articulation(self.controls.articulation)
    }

    fn note_off(&mut self, address: &NoteAddress) {
        if self.is_pedal_down {
            for note in self.held.iter_mut().flatten().filter(|n| address.matches(&n.address)) {
                note.is_sustained = true;
            }
        } else {
            self.let_go(|note| address.matches(&note.address) && !note.is_sustained);
        }
    }

    fn let_go(&mut self, is_meant: impl Fn(&Note) -> bool) {
        for slot in &mut self.held {
            if let Some(note) = slot.filter(&is_meant) {
                self.mechanism.release(note.key);
                *slot = None;
            }
        }
    }

    /// Stands where the first stroke after a sleep wants everything.
    fn stand_for(&mut self, note: &Note) {
        let heard = self.channels.of(note);
        self.hands.snap(&heard);
        self.levels.snap(heard.volume * heard.level * self.hands.expression.value(), heard.pan);
        self.mechanism.tick(&self.hands.hold(), &self.controls);
    }

    pub(crate) fn is_asleep(&self) -> bool {
        self.pace.is_asleep()
    }

    pub(crate) fn tail_s(&self) -> f64 {
        self.mechanism.tail_s()
    }

    pub(crate) fn energy(&self) -> f64 {
        self.mechanism.energy_joule()
    }

    pub(crate) fn string_hz(&self, _string: usize) -> f64 {
        self.mechanism.pitch_hz()
    }

    pub(crate) fn view(&self) -> View {
        let voices = u32::from(!self.pace.is_asleep());
        View { strokes: self.strokes, voices, ..self.mechanism.view() }
    }
}

impl<M: Mechanism> Paced for Struck<M> {
    fn pace(&mut self) -> &mut Pace {
        &mut self.pace
    }

    fn tick(&mut self) {
        if self.levels.take_silence() {
            self.mechanism.reset();
        }
        let sounding = self.held.iter().flatten().last().or(self.last.as_ref());
        let heard = sounding.map_or(Expression::NEUTRAL, |note| self.channels.of(note));
        self.hands.tick(&heard);
        self.mechanism.tick(&self.hands.hold(), &self.controls);
        self.levels.tick(heard.volume * heard.level * self.hands.expression.value(), heard.pan);
        if self.pace.rest(self.mechanism.level(), !self.hands.is_blowing()) {
            self.mechanism.reset();
        }
    }

    #[inline(always)]
    fn sound<S: Simd>(&mut self, simd: S, phase: usize, left: &mut [f32], right: &mut [f32]) {
        self.mechanism.render(simd, left, right);
        self.levels.apply(phase, left, right);
    }

    fn empty(&mut self) {
        self.mechanism.reset();
    }
}
