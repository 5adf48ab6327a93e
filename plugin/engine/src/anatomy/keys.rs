//! The keys that are down, for one voice that plays them all.

use crate::{
    event::{Dimension, NoteAddress},
    voice::notes::Note,
};

/// More fingers than anyone has.
const MOST: usize = 16;

/// Held keys, the last on top.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys {
    notes: [Option<Note>; MOST],
    count: usize,
}

impl Keys {
    pub(super) const NONE: Self = Self { notes: [None; MOST], count: 0 };

    /// A key goes down; if there are too many, the oldest is forgotten.
    pub(super) fn push(&mut self, note: Note) {
        if self.count == MOST {
            self.notes.copy_within(1.., 0);
            self.count -= 1;
        }
        self.notes[self.count] = Some(note);
        self.count += 1;
    }

    /// Keys go up.
    pub(super) fn remove(&mut self, address: &NoteAddress) {
        let mut kept = Self::NONE;
        for note in self.notes.iter().flatten().filter(|note| !address.matches(&note.address)) {
            kept.push(*note);
        }
        *self = kept;
    }

    pub(super) fn express(&mut self, address: &NoteAddress, dimension: Dimension, value: f32) {
        for note in self.notes.iter_mut().flatten() {
            if address.matches(&note.address) {
                note.expression.set(dimension, value);
            }
        }
    }

    pub(super) fn top(&self) -> Option<Note> {
        self.count.checked_sub(1).and_then(|top| self.notes[top])
    }
}
