//! What notes, controllers and the pedal do to the players.

use super::{MAX_PARTS, Sustained, mechanism::Mechanism, player::Player};
use crate::{
    controls::Articulation,
    event::{Controller, Event, NoteAddress},
    voice::notes::Note,
};

impl<M: Mechanism> Sustained<M> {
    pub(crate) fn handle(&mut self, event: Event) {
        match event {
            Event::NoteOn { note, velocity } => self.note_on(note, velocity),
            Event::NoteOff { note, .. } => self.note_off(&note),
            Event::Choke { note } => {
                self.players.iter_mut().for_each(|player| player.stop(&note));
            }
            Event::Express { note, dimension, value } => {
                if note.key.is_none() && note.voice.is_none() {
                    self.channels.set(note.channel, dimension, value);
                } else {
                    for player in &mut self.players {
                        player.keys.express(&note, dimension, value);
                    }
                }
            }
            Event::Control { controller: Controller::Sustain, value } => {
                let down = value >= 0.5;
                if self.is_pedal_down && !down {
                    self.players.iter_mut().for_each(Player::lift_pedal);
                }
                self.is_pedal_down = down;
            }
            Event::Control { controller, value } => {
                self.levels.control(controller, value);
                self.wheels.control(controller, value);
            }
            // The engine has put it among the controls.
            Event::Articulate(_) | Event::Modulate { .. } => {}
            Event::AllNotesOff => self.note_off(&NoteAddress::default()),
            Event::AllSoundOff => {
                self.players.iter_mut().for_each(Player::reset);
                self.levels.silence();
            }
        }
        for (heard, player) in self.heard.iter_mut().zip(&self.players) {
            *heard = player.heard(&self.channels);
        }
    }

    fn note_on(&mut self, address: NoteAddress, velocity: f32) {
        let Some(key) = address.key.map(|key| key.min(127)) else { return };
        let mut held = [None; MAX_PARTS];
        for (key, player) in held.iter_mut().zip(&self.players) {
            *key = player.keys.top().map(|note| note.key);
        }
        let part = self.mechanism.part_for(key, &held[..self.players.len()]);
        let note = Note::new(address, key, velocity);
        let part = part.min(self.players.len() - 1);
        self.onsets = self.onsets.wrapping_add(1);
        let articulation = self.articulation();
        self.players[part].note_on(note, articulation, &self.controls, self.mechanism.manner());
        if self.pace.wake() {
            self.wheels.snap();
        }
        // A note does not wait for the players' next turn.
        self.is_between = false;
    }

    fn note_off(&mut self, address: &NoteAddress) {
        let pedal = self.is_pedal_down;
        self.players.iter_mut().for_each(|player| player.note_off(address, pedal));
    }

    /// How coming notes are played.
    fn articulation(&self) -> Articulation {
        self.instrument.articulation(self.controls.articulation)
    }
}
