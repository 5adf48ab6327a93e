//! A stroke, and a roll: one stroke after the other while its key is held.

use super::{
    Kit,
    played::{Played, many},
};
use crate::{controls::Controls, dsp::noise::Random, instruments::skin::KeyStroke};

/// A roll: strokes in turn while its key is held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Roll {
    pub(super) key: u8,
    pub(super) stroke: KeyStroke,
    pub(super) force: f32,
    pub(super) wait_s: f32,
    pub(super) random: Random,
    pub(super) turn: bool,
}

impl Kit {
    /// One stroke; `force` is its share of fortissimo.
    pub(super) fn blow(&mut self, on: KeyStroke, force: f32, random: Random, controls: &Controls) {
        let brightness = self.brightness;
        self.struck = Some(on.piece);
        let force = force * self.push.natural;
        match &mut self.pieces[on.piece] {
            Played::Drum(drum) => drum.strike(on.stroke, force, brightness, random, controls),
            Played::Rattle(_) if force == 0.0 => {}
            Played::Rattle(rattle) => rattle.strike(on.stroke, force, many(controls), random),
        }
    }

    /// The next stroke of a roll, if it is time.
    pub(super) fn roll_on(&mut self, controls: &Controls) {
        let Some(roll) = &mut self.roll else { return };
        roll.wait_s -= self.tick_s;
        if roll.wait_s > 0.0 {
            return;
        }
        let late = 0.06 * controls.human * roll.random.normal();
        roll.wait_s += (1.0 + late) / controls.tremolo_hz;
        roll.turn = !roll.turn;
        // The weaker hand plays every other stroke.
        let hand = if roll.turn { 0.82 } else { 1.0 };
        let force = roll.force * hand * (1.0 + 0.1 * controls.human * roll.random.normal());
        let (stroke, random) = (roll.stroke, roll.random.fork());
        self.blow(stroke, force.clamp(0.0, 1.0), random, controls);
    }
}
