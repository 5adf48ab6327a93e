//! Which string a note goes to: along a neck, or where every string has its own key.

mod neck;
mod own;

pub(crate) use neck::{single, together};
pub(crate) use own::own;

/// What the allocator knows of a string.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Slot {
    /// Key of the open string, as tuned.
    pub(crate) open: u8,
    /// Key of the held note, if one is.
    pub(crate) held: Option<u8>,
    /// Key it last sounded.
    pub(crate) last: u8,
}

/// Keys above the last fret that are still played, as octave harmonics.
const HARMONIC_OCTAVE: u8 = 12;

/// A place on the neck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) string: usize,
    /// Key that is stopped, within the string's frets.
    pub(crate) key: u8,
    /// Sounds an octave above the stopped key.
    pub(crate) is_octave: bool,
}

/// Place of one key on one string: the nearest there is.
pub(crate) fn place(string: usize, slot: Slot, frets: usize, key: u8) -> Place {
    let top = slot.open + frets as u8;
    let is_octave = key > top;
    let stopped = if is_octave { key - HARMONIC_OCTAVE.min(key) } else { key };
    Place { string, key: stopped.clamp(slot.open, top), is_octave }
}

/// Whether a string has the key without a harmonic.
fn reaches(slot: Slot, frets: usize, key: u8) -> bool {
    key >= slot.open && key <= slot.open + frets as u8
}
