//! Strings along a neck: the melody lives on the high one, drones on the low ones.
//!
//! Notes struck together are spread with the lowest on the lowest string. A note too many takes over the
//! string whose finger has the shortest way to go.

use super::{Place, Slot, place, reaches};

/// Distributes keys that are struck together, ascending, over a neck's strings: one place per key. There
/// are as many as strings at most.
pub(crate) fn together(slots: &[Slot], frets: usize, keys: &[u8], places: &mut [Place]) {
    if let ([low, high], [first, second], [a, b]) = (keys, slots, &mut *places) {
        // The high key may be out of the high string's reach, the low one never is.
        let crossed = *high < second.open && *low >= first.open;
        // Both lie below the high string: the higher one takes the low string, the other is played
        // where it is nearest.
        let (at_first, at_second) = if crossed { (high, low) } else { (low, high) };
        let on_first = place(0, *first, frets, *at_first);
        let on_second = place(1, *second, frets, *at_second);
        [*a, *b] = if crossed { [on_second, on_first] } else { [on_first, on_second] };
        return;
    }
    // From above: each takes the highest string that is left and has it, and leaves enough for the rest.
    let mut free = slots.len();
    for (below, (key, found)) in keys.iter().zip(places).enumerate().rev() {
        let left = below..free.max(below + 1);
        let has = |string: &usize| reaches(slots[*string], frets, *key);
        let string = left.clone().rev().find(has);
        let string = string
            .or_else(|| left.clone().rev().find(|string| slots[*string].open <= *key))
            .unwrap_or(left.start);
        *found = place(string, slots[string], frets, *key);
        free = string;
    }
}

/// Where a single new note goes on a neck.
pub(crate) fn single(slots: &[Slot], frets: usize, key: u8) -> Place {
    let distance = |string: usize| {
        let slot = slots[string];
        slot.held.unwrap_or(slot.last).abs_diff(key)
    };
    let mut candidates = 0;
    let (mut top, mut nearest, mut free_below, mut same) = (0, 0, None, None);
    for (string, slot) in slots.iter().enumerate().filter(|(_, slot)| reaches(**slot, frets, key)) {
        if candidates > 0 && slots[top].held.is_none() {
            free_below = Some(top);
        }
        if candidates == 0 || distance(string) <= distance(nearest) {
            nearest = string;
        }
        if slot.held == Some(key) && same.is_none() {
            same = Some(string);
        }
        top = string;
        candidates += 1;
    }
    let all_held = free_below.is_none() && slots[top].held.is_some();
    let string = if candidates == 0 {
        // The nearest there is.
        slots.iter().rposition(|slot| key >= slot.open).unwrap_or(0)
    } else if let Some(same) = same {
        // The same key again returns to its string.
        same
    } else if candidates > 1 && all_held {
        nearest
    } else {
        match (slots[top].held, free_below) {
            // A note under a held melody is a drone's.
            (Some(held), Some(below)) if key < held => below,
            _ => top,
        }
    };
    place(string, slots[string], frets, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRETS: usize = 19;

    const REST: Place = Place { string: 0, key: 0, is_octave: false };

    fn slots(low: Option<u8>, high: Option<u8>) -> [Slot; 2] {
        [
            Slot { open: 50, held: low, last: low.unwrap_or(50) },
            Slot { open: 55, held: high, last: high.unwrap_or(55) },
        ]
    }

    #[track_caller]
    fn check(low: Option<u8>, high: Option<u8>, key: u8, string: usize, stopped: u8) {
        let place = single(&slots(low, high), FRETS, key);
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
                let place = single(&slots(held.0, held.1), FRETS, key);
                let open = [50, 55][place.string];
                assert!((open..=open + 19).contains(&place.key), "{key} {place:?}");
            }
        }
        check(None, None, 20, 0, 50);
        assert!(single(&slots(None, None), FRETS, 80).is_octave);
    }

    #[test]
    fn a_pair_is_spread_over_both_strings() {
        let mut places = [REST; 2];
        together(&slots(None, None), FRETS, &[50, 62], &mut places);
        let [low, high] = places;
        assert_eq!((low.string, low.key, high.string, high.key), (0, 50, 1, 62));
        together(&slots(None, None), FRETS, &[50, 52], &mut places);
        let [low, high] = places;
        assert_eq!((low.string, low.key, high.string, high.key), (1, 55, 0, 52));
    }

    fn open(keys: &[u8]) -> Vec<Slot> {
        keys.iter().map(|key| Slot { open: *key, held: None, last: *key }).collect()
    }

    #[test]
    fn three_strings_take_chords_from_above() {
        let slots = open(&[50, 55, 62]);
        let mut places = [REST; 3];
        together(&slots, FRETS, &[50, 55, 62], &mut places);
        assert_eq!(places.map(|place| (place.string, place.key)), [(0, 50), (1, 55), (2, 62)]);
        together(&slots, FRETS, &[60, 67], &mut places[..2]);
        assert_eq!((places[0].string, places[1].string), (1, 2));
        together(&slots, FRETS, &[50, 57], &mut places[..2]);
        assert_eq!((places[0].string, places[1].string), (0, 1));
        assert_eq!(single(&slots, FRETS, 57).string, 1);
        assert_eq!(single(&slots, FRETS, 64).string, 2);
    }
}
