//! A bowed or blown instrument as one voice: players turn events into gestures, a mechanism into sound.
//!
//! Path: events → `part`s of held keys → `player` → gesture, once per tick → mechanism → levels.

mod events;
pub(crate) mod gesture;
mod keys;
pub(crate) mod mechanism;
mod ornament;
mod player;
mod shape;

use pulp::Simd;

use gesture::Gesture;
use mechanism::Mechanism;
use player::{Player, Wheels};

use super::{
    levels::Levels,
    notes::{Channels, Expression},
    pace::{Pace, Paced},
    source::Source,
};
use crate::{
    controls::{Articulation, Controls, Excite},
    dsp::simd::TICK,
    instruments::Instrument,
    view::View,
};

/// Most parts of any mechanism.
const MAX_PARTS: usize = 4;

/// Control ticks from one move of the players to the next.
const TICKS_PER_MOVE: usize = 2;

/// The voice.
#[derive(Debug)]
pub(crate) struct Sustained<M> {
    instrument: &'static Instrument,
    mechanism: M,
    players: Vec<Player>,
    gestures: Vec<Gesture>,
    /// What is left of them beside a source.
    held_back: Vec<Gesture>,
    /// Where the players want the gestures to be at the next tick.
    aims: Vec<Gesture>,
    /// The gestures are on their way: the players have nothing to do at the next tick.
    is_between: bool,
    /// What each player's note hears of itself and its channel; it changes with events alone.
    heard: Vec<Expression>,
    levels: Levels,
    channels: Channels,
    wheels: Wheels,
    controls: Controls,
    pace: Pace,
    source: Source,
    onsets: u32,
    is_pedal_down: bool,
}

impl<M: Mechanism> Sustained<M> {
    pub(crate) fn new(
        instrument: &'static Instrument,
        spec: &'static M::Spec,
        rate_hz: f64,
    ) -> Self {
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        let mechanism = M::new(spec, rate_hz);
        let parts = M::PARTS.min(MAX_PARTS);
        let moves_per_s = ticks_per_s / TICKS_PER_MOVE as f32;
        let players: Vec<_> =
            (0..parts).map(|part| Player::new(part as u32, moves_per_s)).collect();
        let gestures: Vec<_> = players.iter().map(Player::rest).collect();
        Self {
            instrument,
            aims: gestures.clone(),
            held_back: gestures.clone(),
            gestures,
            is_between: false,
            mechanism,
            heard: vec![Expression::NEUTRAL; parts],
            players,
            levels: Levels::new(ticks_per_s),
            channels: Channels::new(),
            wheels: Wheels::new(moves_per_s),
            controls: Controls::default(),
            pace: Pace::new(ticks_per_s),
            source: Source::new(ticks_per_s),
            onsets: 0,
            is_pedal_down: false,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.mechanism.reset();
        self.players.iter_mut().for_each(Player::reset);
        for ((gesture, aim), player) in
            self.gestures.iter_mut().zip(&mut self.aims).zip(&self.players)
        {
            (*gesture, *aim) = (player.rest(), player.rest());
        }
        self.levels.reset();
        self.heard.fill(Expression::NEUTRAL);
        self.channels = Channels::new();
        self.wheels.reset();
        self.pace.reset();
        self.source.reset();
        self.is_between = false;
        self.is_pedal_down = false;
    }

    pub(crate) fn set_controls(&mut self, controls: &Controls) {
        self.controls = *controls;
        self.levels.set_controls(controls);
    }

    /// The hands play less than they would, beside a source or instead.
    #[cold]
    fn hold_back(&mut self) {
        let natural = self.source.natural();
        self.held_back.copy_from_slice(&self.gestures);
        for gesture in &mut self.held_back {
            gesture.effort *= natural;
            if gesture.articulation == Articulation::Pizzicato {
                gesture.velocity *= natural;
            }
        }
        self.mechanism.tick(&self.held_back, &self.controls);
    }

    /// At every second tick the players say where the hands should be by the next; this one is halfway.
    fn move_hands(&mut self) {
        if self.is_between {
            self.gestures.copy_from_slice(&self.aims);
            self.gestures.iter_mut().for_each(|gesture| gesture.onset = None);
        } else {
            self.wheels.tick();
            let manner = self.mechanism.manner();
            let parts = self.gestures.iter_mut().zip(&mut self.aims);
            for (((gesture, aim), player), heard) in parts.zip(&mut self.players).zip(&self.heard) {
                if player.is_untouched() && aim.is_rest() && gesture.is_rest() {
                    continue;
                }
                *aim = player.tick(heard, &self.wheels, &self.controls, manner);
                *gesture = gesture.halfway(aim);
            }
        }
        self.is_between = !self.is_between;
    }

    pub(crate) fn feed(&mut self, excite: Excite, piece: &[f32]) {
        let phase = self.pace.phase();
        if phase == 0 {
            self.source.turn(excite);
            self.mechanism.push(self.source.push());
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
        f64::from(self.mechanism.manner().release_s) + self.mechanism.tail_s()
    }

    pub(crate) fn energy(&self) -> f64 {
        self.mechanism.energy_joule()
    }

    pub(crate) fn string_hz(&self, part: usize) -> f64 {
        self.mechanism.pitch_hz(part.min(M::PARTS - 1))
    }

    /// How hard the busiest hand or breath works.
    pub(crate) fn effort(&self) -> f32 {
        self.gestures.iter().fold(0.0, |most, gesture| gesture.effort.max(most))
    }

    pub(crate) fn view(&self) -> View {
        let voices = self.players.iter().filter(|player| !player.is_at_rest()).count() as u32;
        View { strokes: self.onsets, voices, ..self.mechanism.view() }
    }
}

impl<M: Mechanism> Paced for Sustained<M> {
    fn pace(&mut self) -> &mut Pace {
        &mut self.pace
    }

    fn tick(&mut self) {
        if self.levels.take_silence() {
            self.mechanism.reset();
        }
        self.move_hands();
        let (mut gain, mut pan, mut loudest) = (1.0, 0.5, -1.0);
        for (gesture, heard) in self.gestures.iter().zip(&self.heard) {
            if gesture.effort > loudest {
                (gain, pan, loudest) = (gesture.gain, heard.pan, gesture.effort);
            }
        }
        if self.source.natural() < 1.0 {
            self.hold_back();
        } else {
            self.mechanism.tick(&self.gestures, &self.controls);
        }
        self.levels.tick(gain, pan);
        let is_idle = self.players.iter().all(Player::is_at_rest);
        if self.pace.rest(self.mechanism.level(), is_idle) {
            self.mechanism.reset();
            self.levels.snap(1.0, 0.5);
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
