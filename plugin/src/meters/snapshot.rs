//! The engine's [`View`] as one row of atomics, never seen half old and half new.

use std::sync::atomic::{AtomicU32, Ordering, fence};

use kairat_engine::View;
use kairat_engine::view::{MAX_STRINGS, SHAPE_MODES, StringView};

/// Words of one string, and of the whole view.
const STRING_WORDS: usize = 5 + SHAPE_MODES;
const WORDS: usize = MAX_STRINGS * STRING_WORDS + 5;

/// Attempts of a reader before it takes what is there.
const ATTEMPTS: usize = 4_096;

/// A row of words under a count that is odd while the row is being written.
#[derive(Debug)]
pub(super) struct Snapshot {
    count: AtomicU32,
    words: [AtomicU32; WORDS],
}

impl Default for Snapshot {
    fn default() -> Self {
        let words = encode(&View::default());
        Self { count: AtomicU32::new(0), words: words.map(AtomicU32::new) }
    }
}

impl Snapshot {
    /// From the audio thread, the only writer.
    pub(super) fn write(&self, view: &View) {
        let count = self.count.load(Ordering::Relaxed);
        self.count.store(count.wrapping_add(1), Ordering::Relaxed);
        fence(Ordering::Release);
        for (slot, word) in self.words.iter().zip(encode(view)) {
            slot.store(word, Ordering::Relaxed);
        }
        self.count.store(count.wrapping_add(2), Ordering::Release);
    }

    /// From anywhere.
    pub(super) fn read(&self) -> View {
        let mut words = [0; WORDS];
        for _attempt in 0..ATTEMPTS {
            let before = self.count.load(Ordering::Acquire);
            words = self.words.each_ref().map(|word| word.load(Ordering::Relaxed));
            fence(Ordering::Acquire);
            if before.is_multiple_of(2) && before == self.count.load(Ordering::Relaxed) {
                break;
            }
        }
        decode(&words)
    }
}

fn encode(view: &View) -> [u32; WORDS] {
    let mut words = [0; WORDS];
    let (strings, rest) = words.split_at_mut(MAX_STRINGS * STRING_WORDS);
    for (string, words) in view.strings.iter().zip(strings.chunks_exact_mut(STRING_WORDS)) {
        let (plain, shape) = words.split_at_mut(5);
        plain.copy_from_slice(&[
            string.pitch_midi.to_bits(),
            string.stop.to_bits(),
            string.contact.to_bits(),
            string.level.to_bits(),
            u32::from(string.held),
        ]);
        shape.copy_from_slice(&string.shape_mm.map(f32::to_bits));
    }
    rest.copy_from_slice(&[
        view.body_level.to_bits(),
        view.voices,
        view.strokes,
        u32::from(view.last_stroke_up),
        view.string_count,
    ]);
    words
}

fn decode(words: &[u32; WORDS]) -> View {
    let (strings, rest) = words.split_at(MAX_STRINGS * STRING_WORDS);
    View {
        strings: std::array::from_fn(|index| {
            let words = &strings[index * STRING_WORDS..][..STRING_WORDS];
            StringView {
                pitch_midi: f32::from_bits(words[0]),
                stop: f32::from_bits(words[1]),
                contact: f32::from_bits(words[2]),
                shape_mm: std::array::from_fn(|mode| f32::from_bits(words[5 + mode])),
                level: f32::from_bits(words[3]),
                held: words[4] != 0,
            }
        }),
        body_level: f32::from_bits(rest[0]),
        voices: rest[1],
        strokes: rest[2],
        last_stroke_up: rest[3] != 0,
        string_count: rest[4],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A view whose every number is `n`.
    fn view(n: u32) -> View {
        let x = n as f32;
        let string = StringView {
            pitch_midi: x,
            stop: x,
            contact: x,
            shape_mm: [x; SHAPE_MODES],
            level: x,
            held: n % 2 == 1,
        };
        View {
            strings: [string; MAX_STRINGS],
            body_level: x,
            voices: n,
            strokes: n,
            last_stroke_up: n % 2 == 1,
            string_count: n,
        }
    }

    #[test]
    fn what_is_written_is_read_whole_while_it_changes() {
        let snapshot = Snapshot::default();
        assert_eq!(snapshot.read(), View::default());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for n in 0..200_000 {
                    snapshot.write(&view(n));
                    // A block is never shorter than this; without a gap no reader would get through.
                    (0..500).for_each(|_| std::hint::spin_loop());
                }
            });
            for _ in 0..20_000 {
                let seen = snapshot.read();
                assert_eq!(seen, view(seen.strokes));
            }
        });
        assert_eq!(snapshot.read(), view(199_999));
    }
}
