//! The keys that are down on one part: the last one sounds, the others wait under it.

use super::super::notes::Note;
use crate::event::{Dimension, NoteAddress};

/// Keys that may be held at once; the oldest is forgotten beyond.
const CAPACITY: usize = 8;

/// Held notes in the order they came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys {
    notes: [Option<Note>; CAPACITY],
    count: usize,
}

impl Keys {
    /// The note that sounds.
    pub(crate) fn top(&self) -> Option<&Note> {
        self.notes[..self.count].last().and_then(Option::as_ref)
    }

    pub(crate) fn push(&mut self, note: Note) {
        self.remove(|held| held.key == note.key && held.address.channel == note.address.channel);
        if self.count == CAPACITY {
            self.notes.rotate_left(1);
            self.count -= 1;
        }
        self.notes[self.count] = Some(note);
        self.count += 1;
    }

    /// Lets go of what is meant; under the pedal it stays. Returns whether another note is on top now.
    pub(crate) fn release(&mut self, address: &NoteAddress, pedal: bool) -> bool {
        if pedal {
            for note in self.notes.iter_mut().flatten().filter(|n| address.matches(&n.address)) {
                note.is_sustained = true;
            }
            return false;
        }
        self.remove(|note| !note.is_sustained && address.matches(&note.address))
    }

    pub(crate) fn lift_pedal(&mut self) -> bool {
        self.remove(|note| note.is_sustained)
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn express(&mut self, address: &NoteAddress, dimension: Dimension, value: f32) {
        for note in self.notes.iter_mut().flatten().filter(|n| address.matches(&n.address)) {
            note.expression.set(dimension, value);
        }
    }

    fn remove(&mut self, is_meant: impl Fn(&Note) -> bool) -> bool {
        let before = self.top().map(|note| (note.key, note.address));
        let mut kept = [None; CAPACITY];
        let mut count = 0;
        for note in self.notes[..self.count].iter().flatten().filter(|note| !is_meant(note)) {
            kept[count] = Some(*note);
            count += 1;
        }
        (self.notes, self.count) = (kept, count);
        self.top().map(|note| (note.key, note.address)) != before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(key: u8) -> Note {
        Note::new(NoteAddress::key(0, key), key, 0.5)
    }

    #[test]
    fn a_covered_key_sounds_again_when_the_upper_one_is_let_go() {
        let mut keys = Keys::default();
        keys.push(note(60));
        keys.push(note(62));
        assert!(keys.release(&NoteAddress::key(0, 62), false));
        assert_eq!(keys.top().map(|n| n.key), Some(60));
        assert!(keys.release(&NoteAddress::default(), false));
        assert!(keys.top().is_none());
    }

    #[test]
    fn the_pedal_holds_what_is_let_go() {
        let mut keys = Keys::default();
        keys.push(note(60));
        assert!(!keys.release(&NoteAddress::key(0, 60), true));
        assert!(keys.top().is_some());
        assert!(keys.lift_pedal());
        assert!(keys.top().is_none());
    }

    #[test]
    fn the_ninth_key_forgets_the_first() {
        let mut keys = Keys::default();
        (60..69).for_each(|key| keys.push(note(key)));
        keys.release(&NoteAddress::key(0, 60), false);
        assert_eq!(keys.top().map(|n| n.key), Some(68));
    }
}
