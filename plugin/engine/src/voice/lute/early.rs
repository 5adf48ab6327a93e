//! Pressure that is sent for a note before it: the hand already presses when the note begins.

use crate::event::NoteAddress;

/// Notes that may be waited for.
const MAX_EARLY: usize = 16;

/// What was sent last for notes that do not sound yet.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Early {
    pressures: [Option<(NoteAddress, f32)>; MAX_EARLY],
    /// Place of the oldest once all are taken.
    next: usize,
}

impl Early {
    /// Keeps a pressure in place of an earlier one for the same note.
    pub(super) fn put(&mut self, note: NoteAddress, pressure: f32) {
        let same = |kept: &Option<(NoteAddress, f32)>| kept.is_some_and(|(kept, _)| kept == note);
        let slot = self.pressures.iter().position(same).unwrap_or(self.next);
        if slot == self.next {
            self.next = (self.next + 1) % MAX_EARLY;
        }
        self.pressures[slot] = Some((note, pressure));
    }

    /// Hands out what was kept for a note that now begins.
    pub(super) fn take(&mut self, note: &NoteAddress) -> Option<f32> {
        let meant = |kept: &&mut Option<(NoteAddress, f32)>| {
            kept.is_some_and(|(kept, _)| kept.matches(note))
        };
        let (_, pressure) = self.pressures.iter_mut().find(meant)?.take()?;
        Some(pressure)
    }
}
