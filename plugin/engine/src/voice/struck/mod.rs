//! A struck, shaken or plucked instrument without strings as one voice.
//!
//! Path: events → strikes at their sample → mechanism → levels; what is held moves at the ticks.

mod events;
mod hands;
pub(crate) mod mechanism;

use pulp::Simd;

use hands::Hands;
use mechanism::Mechanism;

use super::{
    levels::Levels,
    notes::{Channels, Expression, Note},
    pace::{Pace, Paced},
    source::Source,
};
use crate::{
    controls::{Controls, Excite},
    dsp::simd::TICK,
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
    source: Source,
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
            source: Source::new(ticks_per_s),
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
        self.source.reset();
        self.strokes = 0;
        self.is_pedal_down = false;
    }

    pub(crate) fn set_controls(&mut self, controls: &Controls) {
        self.controls = *controls;
        self.levels.set_controls(controls);
    }

    /// Stands where the first stroke after a sleep wants everything.
    fn stand_for(&mut self, note: &Note) {
        let heard = self.channels.of(note);
        self.hands.snap(&heard);
        self.levels.snap(heard.volume * heard.level * self.hands.expression.value(), heard.pan);
        self.mechanism.tick(&self.hands.hold(), &self.controls);
    }

    pub(crate) fn feed(&mut self, excite: Excite, piece: &[f32]) {
        let phase = self.pace.phase();
        if phase == 0 {
            self.source.turn(excite);
            self.mechanism.push(self.source.push());
            if self.pace.is_asleep() && self.last.is_some() && self.source.is_heard() {
                self.pace.wake();
            }
        }
        self.source.gather(phase, piece);
    }

    pub(crate) fn source(&mut self) -> (&mut Source, usize) {
        (&mut self.source, self.pace.phase())
    }

    pub(crate) fn is_driven(&self) -> bool {
        self.source.is_on()
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
