//! What notes, controllers and the pedal do to the voices.

use super::{POLYPHONY, Synth, controls::PlayMode, voice::Voice};
use crate::{
    event::{Controller, Event, NoteAddress},
    voice::notes::Note,
};

impl Synth {
    /// Takes an event that happens before the next rendered sample.
    pub fn handle(&mut self, event: Event) {
        match event.clamped() {
            Event::NoteOn { note, velocity } => self.note_on(note, velocity),
            Event::NoteOff { note, .. } => self.note_off(&note),
            Event::Choke { note } => {
                self.stack.remove(&note);
                for voice in &mut self.voices {
                    if note.matches(&voice.note.address) {
                        voice.steal();
                    }
                }
            }
            Event::Express { note, dimension, value } => {
                if note.key.is_none() && note.voice.is_none() {
                    return self.channels.set(note.channel, dimension, value);
                }
                self.stack.express(&note, dimension, value);
                for voice in &mut self.voices {
                    if note.matches(&voice.note.address) {
                        voice.note.expression.set(dimension, value);
                    }
                    if let Some((next, _)) = &mut voice.next
                        && note.matches(&next.address)
                    {
                        next.expression.set(dimension, value);
                    }
                }
            }
            Event::Control { controller: Controller::Sustain, value } => self.pedal(value >= 0.5),
            Event::Control { controller, value } => match controller {
                Controller::Volume => self.outlet.volume = value,
                Controller::Pan => self.outlet.pan = value,
                Controller::Modulation => self.wheels.modulation.aim(value),
                Controller::Breath => self.wheels.breath.aim(value),
                Controller::Expression => self.wheels.expression.aim(value),
                Controller::VibratoRate => self.wheels.vibrato_rate.aim(value),
                Controller::Sustain => {}
            },
            // Articulations belong to the hands.
            Event::Articulate(_) | Event::Modulate { .. } => {}
            Event::AllNotesOff => self.note_off(&NoteAddress::default()),
            Event::AllSoundOff => {
                self.stack.remove(&NoteAddress::default());
                self.voices.iter_mut().for_each(Voice::steal);
            }
        }
    }

    fn note_on(&mut self, address: NoteAddress, velocity: f32) {
        let Some(key) = address.key.map(|key| key.min(127)) else { return };
        let note = Note::new(address, key, velocity);
        if !self.is_awake {
            self.wake();
        }
        let play = self.panel.asked().play;
        let from_key = if play.glide_s > 0.0 { self.last_key } else { None };
        self.last_key = Some(f32::from(key));
        let was_held = self.stack.top().is_some();
        self.stack.push(note);
        self.order = self.order.wrapping_add(1);
        if play.mode != PlayMode::Poly
            && let Some(voice) = self.newest()
        {
            voice.take_over(note);
            if play.mode == PlayMode::Mono || !was_held {
                voice.begin_again();
            }
            return;
        }
        self.begin(note, from_key);
    }

    /// The voice that plays alone.
    fn newest(&mut self) -> Option<&mut Voice> {
        let sounding = self.voices.iter_mut().filter(|voice| voice.is_on && !voice.is_stolen);
        sounding.max_by_key(|voice| voice.order)
    }

    fn begin(&mut self, note: Note, from_key: Option<f32>) {
        let first = self.phase();
        let order = self.order;
        let playing = |voice: &Voice| (voice.is_on && !voice.is_stolen) || voice.next.is_some();
        if self.voices.iter().filter(|voice| playing(voice)).count() >= POLYPHONY {
            let sounding = self.voices.iter_mut().filter(|voice| voice.is_on && !voice.is_stolen);
            if let Some(voice) =
                sounding.min_by(|a, b| a.heard().total_cmp(&b.heard()).then(a.order.cmp(&b.order)))
            {
                voice.steal();
            }
        }
        if let Some(index) = self.voices.iter().position(|voice| !voice.is_on) {
            self.voices[index].start(note, from_key, order, first);
            self.active |= 1 << index;
        } else {
            // All are sounding or fading; it waits for one that fades, in the place of one that waits
            // already if need be.
            let fading = self.voices.iter_mut().filter(|voice| voice.is_stolen);
            if let Some(voice) = fading.min_by_key(|voice| voice.next.is_some()) {
                voice.next = Some((note, from_key));
            }
        }
    }

    fn note_off(&mut self, address: &NoteAddress) {
        self.stack.remove(address);
        let (top, is_alone) = (self.stack.top(), self.panel.asked().play.mode != PlayMode::Poly);
        for voice in &mut self.voices {
            if voice.next.is_some_and(|(next, _)| address.matches(&next.address)) {
                voice.next = None;
            }
            if !voice.is_on || !voice.note.is_held || !address.matches(&voice.note.address) {
                continue;
            }
            match top {
                Some(top) if is_alone && !voice.is_stolen => voice.take_over(top),
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
