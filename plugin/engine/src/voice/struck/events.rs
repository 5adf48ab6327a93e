//! What notes, controllers and the pedal do to the hands.

use super::{
    MAX_HELD, Struck,
    mechanism::{Mechanism, Strike},
};
use crate::{
    controls::Articulation,
    dsp::noise::Random,
    event::{Controller, Event, NoteAddress},
    voice::notes::Note,
};

impl<M: Mechanism> Struck<M> {
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
            Event::Articulate(_) | Event::Modulate { .. } => {}
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
}
