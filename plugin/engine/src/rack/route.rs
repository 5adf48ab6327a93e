//! Which events reach a part, and on which key.

use super::Place;
use crate::{Event, NoteAddress};

/// A part's keys. A note that has begun ends on the key it began on, wherever the range is moved.
#[derive(Debug)]
pub(super) struct Route {
    is_on: bool,
    keys: [u8; 2],
    transpose: i8,
    /// The key that each played key sounds, while it does.
    sounding: [Option<u8>; 128],
}

impl Default for Route {
    fn default() -> Self {
        Self { is_on: true, keys: [0, 127], transpose: 0, sounding: [None; 128] }
    }
}

impl Route {
    pub(super) fn reset(&mut self) {
        self.sounding = [None; 128];
    }

    /// Takes the panel's state; returns what the part must be told if it has been switched off.
    pub(super) fn set_controls(&mut self, controls: &Place) -> Option<Event> {
        let controls = controls.clamped();
        let is_stopped = self.is_on && !controls.is_on;
        (self.is_on, self.keys, self.transpose) =
            (controls.is_on, controls.keys, controls.transpose);
        if is_stopped {
            self.reset();
        }
        is_stopped.then_some(Event::AllSoundOff)
    }

    /// Whether the part takes part.
    pub(super) fn is_on(&self) -> bool {
        self.is_on
    }

    /// The key that a note would sound, if it is heard.
    pub(super) fn sounds(&self, note: NoteAddress) -> Option<u8> {
        let key = note.key.filter(|key| *key < 128)?;
        if !self.is_on || !(self.keys[0]..=self.keys[1]).contains(&key) {
            return None;
        }
        Some((i16::from(key) + i16::from(self.transpose)).clamp(0, 127) as u8)
    }

    /// The event as the part hears it, if it does.
    pub(super) fn pass(&mut self, event: Event) -> Option<Event> {
        match event {
            Event::NoteOn { note, velocity } => {
                let note = self.begin(note)?;
                Some(Event::NoteOn { note, velocity })
            }
            Event::NoteOff { note, velocity } => {
                let heard = self.address(note)?;
                self.end(note.key);
                Some(Event::NoteOff { note: heard, velocity })
            }
            Event::Choke { note } => {
                let heard = self.address(note)?;
                self.end(note.key);
                Some(Event::Choke { note: heard })
            }
            Event::Express { note, dimension, value } => {
                Some(Event::Express { note: self.address(note)?, dimension, value })
            }
            other => Some(other),
        }
    }

    fn begin(&mut self, note: NoteAddress) -> Option<NoteAddress> {
        let (key, sounds) = (note.key?, self.sounds(note)?);
        self.sounding[usize::from(key)] = Some(sounds);
        Some(NoteAddress { key: Some(sounds), ..note })
    }

    /// Whom an event means here; one without a key means all that match.
    fn address(&self, note: NoteAddress) -> Option<NoteAddress> {
        let Some(key) = note.key else { return Some(note) };
        let sounds = *self.sounding.get(usize::from(key))?;
        sounds.map(|key| NoteAddress { key: Some(key), ..note })
    }

    fn end(&mut self, key: Option<u8>) {
        if let Some(sounds) = key.and_then(|key| self.sounding.get_mut(usize::from(key))) {
            *sounds = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(key: u8) -> Event {
        Event::NoteOn { note: NoteAddress::key(0, key), velocity: 0.5 }
    }

    fn off(key: u8) -> Event {
        Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 }
    }

    #[test]
    fn a_key_outside_the_range_is_not_heard() {
        let mut route = Route::default();
        let upper = Place { keys: [60, 127], ..Place::default() };
        assert_eq!(route.set_controls(&upper), None);
        assert_eq!(route.pass(on(59)), None);
        assert_eq!(route.pass(on(60)), Some(on(60)));
        assert_eq!(route.pass(off(59)), None);
    }

    #[test]
    fn a_note_ends_on_the_key_it_began_on() {
        let mut route = Route::default();
        let octave = Place { transpose: -12, ..Place::default() };
        route.set_controls(&octave);
        assert_eq!(route.pass(on(60)), Some(on(48)));
        route.set_controls(&Place { keys: [0, 10], ..Place::default() });
        assert_eq!(route.pass(off(60)), Some(off(48)));
        assert_eq!(route.pass(off(60)), None);
    }

    #[test]
    fn a_part_that_is_switched_off_is_stopped_once() {
        let mut route = Route::default();
        let off = Place::default().off();
        assert_eq!(route.set_controls(&off), Some(Event::AllSoundOff));
        assert_eq!(route.set_controls(&off), None);
        assert_eq!(route.pass(on(60)), None);
    }
}
