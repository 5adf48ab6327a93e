//! Which string a note goes to.
//!
//! The melody lives on the high string, the drone on the low one. Notes struck together are spread
//! with the lowest on the low string. A third note takes over the string whose finger has the
//! shortest way to go.

/// What the allocator knows of a string.
#[derive(Clone, Copy, Debug)]
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

/// Distributes up to two keys that are struck together, ascending; returns one place per key.
/// Where there are more keys than strings, the outermost are kept.
pub(crate) fn pair(slots: [Slot; 2], frets: usize, low: u8, high: u8) -> [Place; 2] {
    // The high key may be out of the high string's reach, the low one never is.
    let crossed = high < slots[1].open && low >= slots[0].open;
    let (low_place, high_place) = if crossed {
        // Both lie below the high string: the higher one takes the low string, the other is
        // played where it is nearest.
        (place(0, slots[0], frets, high), place(1, slots[1], frets, low))
    } else {
        (place(0, slots[0], frets, low), place(1, slots[1], frets, high))
    };
    [low_place, high_place]
}

/// Where a single new note goes.
pub(crate) fn single(slots: [Slot; 2], frets: usize, key: u8) -> Place {
    let reach = |string: usize| {
        let slot = slots[string];
        key >= slot.open && key <= slot.open + frets as u8
    };
    let distance = |string: usize| {
        let slot = slots[string];
        slot.held.unwrap_or(slot.last).abs_diff(key)
    };
    let string = match (reach(0), reach(1)) {
        (true, false) => 0,
        (false, true) => 1,
        (false, false) => usize::from(key >= slots[1].open),
        (true, true) => match (slots[0].held, slots[1].held) {
            // The same key again returns to its string.
            (Some(held), _) if held == key => 0,
            (_, Some(held)) if held == key => 1,
            // A note under a held melody is the drone's.
            (None, Some(held)) if key < held => 0,
            (Some(_), Some(_)) => usize::from(distance(1) <= distance(0)),
            _ => 1,
        },
    };
    place(string, slots[string], frets, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRETS: usize = 19;

    fn slots(low: Option<u8>, high: Option<u8>) -> [Slot; 2] {
        [
            Slot { open: 50, held: low, last: low.unwrap_or(50) },
            Slot { open: 55, held: high, last: high.unwrap_or(55) },
        ]
    }

    #[track_caller]
    fn check(low: Option<u8>, high: Option<u8>, key: u8, string: usize, stopped: u8) {
        let place = single(slots(low, high), FRETS, key);
        assert_eq!((place.string, place.key), (string, stopped));
    }

    #[test]
    fn melody_lives_on_the_high_string() {
        check(None, None, 55, 1, 55);
        check(None, None, 62, 1, 62);
        check(Some(50), None, 60, 1, 60);
    }

    #[test]
    fn what_only_the_low_string_has_goes_there() {
        check(None, None, 50, 0, 50);
        check(None, Some(62), 53, 0, 53);
    }

    #[test]
    fn a_note_under_a_held_melody_is_the_drone() {
        check(None, Some(67), 57, 0, 57);
    }

    #[test]
    fn a_third_note_takes_the_nearer_finger() {
        check(Some(57), Some(67), 58, 0, 58);
        check(Some(57), Some(67), 66, 1, 66);
    }

    #[test]
    fn every_key_has_a_place() {
        for key in 0..=127 {
            for held in [(None, None), (Some(50), None), (Some(50), Some(62))] {
                let place = single(slots(held.0, held.1), FRETS, key);
                let open = [50, 55][place.string];
                assert!((open..=open + 19).contains(&place.key), "{key} {place:?}");
            }
        }
        check(None, None, 20, 0, 50);
        assert!(single(slots(None, None), FRETS, 80).is_octave);
    }

    #[test]
    fn a_pair_is_spread_over_both_strings() {
        let [low, high] = pair(slots(None, None), FRETS, 50, 62);
        assert_eq!((low.string, low.key, high.string, high.key), (0, 50, 1, 62));
        let [low, high] = pair(slots(None, None), FRETS, 50, 52);
        assert_eq!((low.key, high.key), (52, 55));
    }
}
