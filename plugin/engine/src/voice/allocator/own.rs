//! A zither's or harp's strings: every one has its own key.

use super::{HARMONIC_OCTAVE, Place, Slot, place, reaches};

/// Where a note goes if every string has its own key: to the highest string that is not above it, or an
/// octave below as a harmonic. `taken` strings are left alone where another will do; `as_harmonic` asks
/// for the string an octave below.
pub(crate) fn own(slots: &[Slot], frets: usize, key: u8, taken: u32, as_harmonic: bool) -> Place {
    let is_free = |string: usize| taken & (1 << string) == 0;
    if as_harmonic {
        let octave = slots.iter().position(|slot| slot.open + HARMONIC_OCTAVE == key);
        if let Some(string) = octave.filter(|string| is_free(*string)) {
            return Place { string, key: slots[string].open, is_octave: true };
        }
    }
    let at =
        |key: u8| (0..slots.len()).rev().find(|s| is_free(*s) && reaches(slots[*s], frets, key));
    let string = at(key)
        .or_else(|| at(key.saturating_sub(HARMONIC_OCTAVE)))
        .or_else(|| (0..slots.len()).rev().find(|s| is_free(*s) && slots[*s].open <= key))
        .or_else(|| (0..slots.len()).find(|s| is_free(*s)))
        .unwrap_or(0);
    place(string, slots[string], frets, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(keys: &[u8]) -> Vec<Slot> {
        keys.iter().map(|key| Slot { open: *key, held: None, last: *key }).collect()
    }

    #[test]
    fn a_zither_has_a_string_for_every_key() {
        let slots = open(&[50, 52, 55, 57, 59, 62, 64]);
        for key in 50..=79 {
            let place = own(&slots, 3, key, 0, false);
            let sounds = place.key + if place.is_octave { 12 } else { 0 };
            assert_eq!(sounds, key);
        }
        assert_eq!(own(&slots, 3, 53, 0, false).string, 1);
        assert_eq!(own(&slots, 3, 53, 0b10, false).string, 0);
        let harmonic = own(&slots, 3, 64, 0, true);
        assert_eq!((harmonic.string, harmonic.is_octave), (1, true));
    }
}
