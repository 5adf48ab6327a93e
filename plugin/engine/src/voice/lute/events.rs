//! What notes, controllers and pedals do to the hands.

use super::{
    super::{notes::Note, string::Damper},
    Lute, MAX_TOGETHER,
    queue::MAX_WAITING,
};
use crate::{
    event::{Controller, Dimension, Event, NoteAddress},
    instruments::lute::Stops,
};

/// T60 under the whole hand [E].
pub(super) const CHOKE_S: f32 = 0.045;

/// A muting finger stays this many times its T60.
const LIFT: f32 = 1.4;

impl Lute {
    pub(crate) fn handle(&mut self, event: Event) {
        self.is_stirred = true;
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
                    self.express(note, dimension, value);
                }
            }
            Event::Control { controller, value } => self.control(controller, value),
            // The engine has put it among the controls.
            Event::Articulate(_) | Event::Modulate { .. } => {}
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

    /// Expression of single notes.
    fn express(&mut self, note: NoteAddress, dimension: Dimension, value: f32) {
        let pending = self.pending.iter_mut().flatten();
        let sounding = self.strings.iter_mut().filter_map(|s| s.note.as_mut());
        let mut is_early = true;
        for played in pending.chain(sounding).filter(|n| note.matches(&n.address)) {
            played.expression.set(dimension, value);
            is_early &= !played.is_held;
        }
        if is_early && dimension == Dimension::Pressure {
            self.early.put(note, value);
        }
    }

    pub(super) fn control(&mut self, controller: Controller, value: f32) {
        match controller {
            Controller::Modulation => self.modulation.aim(value),
            // Breath moves the hand: towards the bridge and back.
            Controller::Breath => self.contact_shift = -0.12 * value,
            Controller::VibratoRate => self.vibrato_rate = (2.0 * (value - 0.5)).exp2(),
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

    pub(super) fn note_on(&mut self, address: NoteAddress, velocity: f32) {
        let Some(key) = address.key.map(|key| key.min(127)) else { return };
        let free = self.pending.iter().position(Option::is_none).unwrap_or(MAX_TOGETHER - 1);
        let mut note = Note::new(address, key, velocity);
        if let Some(pressure) = self.early.take(&address) {
            note.expression.pressure = pressure;
        }
        self.pending[free] = Some(note);
    }

    pub(super) fn note_off(&mut self, address: &NoteAddress, velocity: f32) {
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

    pub(super) fn lift_pedal(&mut self) {
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
    pub(super) fn release(&mut self, string: usize, velocity: f32) {
        let mut others = self.strings.iter().enumerate().filter(|(other, _)| *other != string);
        let other_held = others.any(|(_, other)| other.note.is_some_and(|note| note.is_held));
        if !(self.controls.drone && other_held && self.strings[string].stop.is_open()) {
            self.mute(string, velocity);
        }
    }

    pub(super) fn damp_if_all_released(&mut self, velocity: f32) {
        // Where every string has its own key, a hand mutes what it played.
        if self.spec.stops == Stops::Neck
            && self.strings.iter().all(|s| s.note.is_none_or(|note| !note.is_held))
        {
            for string in 0..self.strings.len() {
                if self.strings[string].damper == Damper::Free {
                    self.mute(string, velocity);
                }
            }
        }
    }

    pub(super) fn mute(&mut self, string: usize, velocity: f32) {
        // A quick release lands a firmer finger.
        let t60_s = self.controls.release_s * (0.5 - velocity).exp2();
        self.lay_finger(string, t60_s);
    }

    pub(super) fn lay_finger(&mut self, string: usize, t60_s: f32) {
        self.is_stirred = true;
        let stays = (LIFT * t60_s).max(0.1) * self.ticks_per_s;
        self.strings[string].damper = Damper::Finger { t60_s, lifts_in: Some(stays as u32) };
    }

    /// Lays the hand on every string, if any sounding note is meant: a hand does not pick strings.
    pub(super) fn choke(&mut self, address: &NoteAddress) {
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
}
