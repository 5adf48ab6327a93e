//! What notes, controllers and the pedal do to the voices.

use super::{Anatomy, POLYPHONY, voice::Voice};
use crate::{
    event::{Controller, Dimension, Event, NoteAddress},
    voice::notes::Note,
};

impl Anatomy {
    /// Takes an event that happens before the next rendered sample.
    pub fn handle(&mut self, event: Event) {
        match event.clamped() {
            Event::NoteOn { note, velocity } => self.note_on(note, velocity),
            Event::NoteOff { note, .. } => self.note_off(&note),
            Event::Choke { note } => {
                self.keys.remove(&note);
                for voice in &mut self.voices {
                    if note.matches(&voice.note.address) {
                        voice.next = None;
                        voice.steal();
                    }
                }
            }
            Event::Express { note, dimension, value } => self.express(&note, dimension, value),
            Event::Control { controller: Controller::Sustain, value } => self.pedal(value >= 0.5),
            Event::Control { controller, value } => match controller {
                Controller::Volume => self.outlet.volume = value,
                Controller::Pan => self.outlet.pan = value,
                Controller::Modulation => self.wheels.modulation.aim(value),
                Controller::Breath => {
                    self.wheels.has_breath = true;
                    self.wheels.breath.aim(value);
                }
                Controller::Expression => self.wheels.expression.aim(value),
                Controller::VibratoRate => self.wheels.vibrato_rate.aim(value),
                Controller::Sustain => {}
            },
            // Articulations belong to the instruments' own hands.
            Event::Articulate(_) | Event::Modulate { .. } => {}
            Event::AllNotesOff => self.note_off(&NoteAddress::default()),
            Event::AllSoundOff => {
                self.keys.remove(&NoteAddress::default());
                for voice in &mut self.voices {
                    voice.next = None;
                    voice.steal();
                }
            }
        }
    }

    fn express(&mut self, note: &NoteAddress, dimension: Dimension, value: f32) {
        if note.key.is_none() && note.voice.is_none() {
            return self.channels.set(note.channel, dimension, value);
        }
        self.keys.express(note, dimension, value);
        for voice in &mut self.voices {
            if note.matches(&voice.note.address) {
                voice.note.expression.set(dimension, value);
            }
            if let Some(next) = &mut voice.next
                && note.matches(&next.address)
            {
                next.expression.set(dimension, value);
            }
        }
    }

    fn note_on(&mut self, address: NoteAddress, velocity: f32) {
        let Some(key) = address.key.map(|key| key.min(127)) else { return };
        let note = Note::new(address, key, velocity);
        if !self.is_awake {
            self.wake();
        }
        let was_held = self.keys.top().is_some();
        self.keys.push(note);
        let is_mono = self.panel.asked().is_mono;
        let playing = self.voices.iter_mut().filter(|voice| voice.is_on && !voice.is_stolen);
        if is_mono {
            if let Some(voice) = playing.max_by_key(|voice| voice.order) {
                // A tied key only moves the fingers; after a lifted one the exciter begins anew.
                return voice.take_over(note, !was_held);
            }
        } else if let Some(voice) = playing.into_iter().find(|voice| voice.note.key == key) {
            // What still rings is set in motion again.
            return voice.take_over(note, true);
        }
        self.begin(note);
    }

    fn begin(&mut self, note: Note) {
        let playing = |voice: &Voice| (voice.is_on && !voice.is_stolen) || voice.next.is_some();
        if self.voices.iter().filter(|voice| playing(voice)).count() >= POLYPHONY {
            let sounding = self.voices.iter_mut().filter(|voice| voice.is_on && !voice.is_stolen);
            // The one that was released first, else the oldest.
            if let Some(voice) = sounding.min_by_key(|voice| (voice.note.is_held, voice.order)) {
                voice.steal();
            }
        }
        if let Some(index) = self.voices.iter().position(|voice| !voice.is_on) {
            self.start(index, note);
        } else {
            let fading = self.voices.iter_mut().filter(|voice| voice.is_stolen);
            if let Some(voice) = fading.min_by_key(|voice| voice.next.is_some()) {
                voice.next = Some(note);
            }
        }
    }

    fn note_off(&mut self, address: &NoteAddress) {
        self.keys.remove(address);
        let (top, is_mono) = (self.keys.top(), self.panel.asked().is_mono);
        for voice in &mut self.voices {
            if voice.next.is_some_and(|next| address.matches(&next.address)) {
                voice.next = None;
            }
            if !voice.is_on || !voice.note.is_held || !address.matches(&voice.note.address) {
                continue;
            }
            match top {
                Some(top) if is_mono && !voice.is_stolen => voice.take_over(top, false),
                _ if self.is_pedal_down => voice.note.is_sustained = true,
                _ => voice.release(),
            }
        }
    }

    fn pedal(&mut self, is_down: bool) {
        if self.is_pedal_down && !is_down {
            for voice in self.voices.iter_mut().filter(|voice| voice.note.is_sustained) {
                voice.release();
            }
        }
        self.is_pedal_down = is_down;
    }
}
