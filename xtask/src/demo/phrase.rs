//! One instrument's short phrase: its notation, and the MIDI file it becomes.
//!
//! Notes are words, one after the other: `A3:2` is A3 for two beats, `D3+A3:1` two keys at once, `k38:.5`
//! MIDI key 38, `r:1` a rest. After the length `~` ties a note into the next, `'` makes it short, `^`
//! strikes harder and `-` softer; each may stand twice.

use midly::{
    Format, Header, MetaMessage, MidiMessage, Smf, Timing, Track, TrackEvent, TrackEventKind,
};

use crate::failure::{Failure, Outcome};

/// Ticks of a beat.
const TICKS: f64 = 480.0;
/// Beats by which tied notes overlap, and by which others part.
const OVERLAP: f64 = 0.06;
const PART: f64 = 0.04;
/// Share of its length that a short note keeps.
const SHORT: f64 = 0.4;
/// Velocity of one accent.
const ACCENT: i32 = 16;

/// A phrase.
pub(super) struct Phrase {
    /// Id of the instrument, and name of the file.
    pub(super) instrument: &'static str,
    /// Beats a minute.
    pub(super) tempo_bpm: f64,
    /// Velocity of a plain note, 1–127.
    pub(super) velocity: i32,
    /// The notes.
    pub(super) notes: &'static str,
    /// Options of `render` beside instrument and file.
    pub(super) options: &'static [&'static str],
}

/// A note in beats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Note {
    pub(super) key: u8,
    pub(super) start: f64,
    pub(super) length: f64,
    pub(super) velocity: u8,
}

impl Phrase {
    /// What is played; nothing if a word makes no sense.
    pub(super) fn read(&self) -> Option<Vec<Note>> {
        let mut notes = Vec::new();
        let mut at = 0.0;
        for word in self.notes.split_whitespace() {
            let (keys, rest) = word.split_once(':')?;
            let marks = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            let beats: f64 = rest[..rest.len() - marks.len()].parse().ok()?;
            let length = match marks {
                marks if marks.contains('~') => beats + OVERLAP,
                marks if marks.contains('\'') => beats * SHORT,
                _ => beats - PART.min(0.2 * beats),
            };
            let count = |mark| marks.matches(mark).count() as i32;
            let velocity = self.velocity + ACCENT * (count('^') - count('-'));
            if keys != "r" {
                for key in keys.split('+') {
                    let velocity = velocity.clamp(1, 127) as u8;
                    notes.push(Note { key: read_key(key)?, start: at, length, velocity });
                }
            }
            at += beats;
        }
        Some(notes)
    }

    fn notes(&self) -> Outcome<Vec<Note>> {
        self.read().ok_or_else(|| Failure::failed(format!("the phrase of {}", self.instrument)))
    }

    /// Until the last key is let go, in seconds.
    pub(super) fn length_s(&self) -> Outcome<f64> {
        let notes = self.notes()?;
        let beats = notes.iter().map(|note| note.start + note.length).fold(0.0, f64::max);
        Ok(beats * 60.0 / self.tempo_bpm)
    }

    /// The phrase as a standard MIDI file.
    pub(super) fn file(&self) -> Outcome<Vec<u8>> {
        let notes = self.notes()?;
        let micros = (6.0e7 / self.tempo_bpm).round() as u32;
        let mut events: Vec<(u32, u8, TrackEventKind<'static>)> = vec![
            (0, 0, TrackEventKind::Meta(MetaMessage::TrackName(self.instrument.as_bytes()))),
            (0, 0, TrackEventKind::Meta(MetaMessage::Tempo(micros.into()))),
        ];
        for note in notes {
            let tick = |beats: f64| (beats * TICKS).round() as u32;
            let (key, vel) = (note.key.into(), note.velocity.into());
            let on = MidiMessage::NoteOn { key, vel };
            let off = MidiMessage::NoteOff { key, vel: 64.into() };
            let midi = |message| TrackEventKind::Midi { channel: 0.into(), message };
            events.push((tick(note.start), 2, midi(on)));
            events.push((tick(note.start + note.length), 1, midi(off)));
        }
        // At one tick what ends comes first.
        events.sort_by_key(|(at, order, _)| (*at, *order));
        let mut now = 0;
        let mut track: Track<'static> = Vec::new();
        for (at, _, kind) in events {
            track.push(TrackEvent { delta: (at - now).into(), kind });
            now = at;
        }
        let end = TrackEventKind::Meta(MetaMessage::EndOfTrack);
        track.push(TrackEvent { delta: 0.into(), kind: end });
        let header = Header::new(Format::SingleTrack, Timing::Metrical((TICKS as u16).into()));
        let mut bytes = Vec::new();
        Smf { header, tracks: vec![track] }
            .write_std(&mut bytes)
            .map_err(|error| Failure::failed(error.to_string()))?;
        Ok(bytes)
    }
}

/// `C4` is 60; `Bb3`, `F#5` and `k38` are understood too.
fn read_key(word: &str) -> Option<u8> {
    if let Some(number) = word.strip_prefix('k') {
        return number.parse().ok().filter(|key| *key < 128);
    }
    let mut letters = word.chars();
    let step = match letters.next()? {
        'C' => 0,
        'D' => 2,
        'E' => 4,
        'F' => 5,
        'G' => 7,
        'A' => 9,
        'B' => 11,
        _ => return None,
    };
    let rest = letters.as_str();
    let (shift, octave) = match (rest.strip_prefix('#'), rest.strip_prefix('b')) {
        (Some(octave), _) => (1, octave),
        (_, Some(octave)) => (-1, octave),
        _ => (0, rest),
    };
    u8::try_from(12 * (octave.parse::<i32>().ok()? + 1) + step + shift).ok()
}

#[cfg(test)]
mod tests {
    use kairat_engine::instruments;

    use super::*;
    use crate::demo::phrases::PHRASES;

    #[test]
    fn words_are_notes() {
        let phrase = Phrase {
            instrument: "dombra",
            tempo_bpm: 60.0,
            velocity: 80,
            notes: "D3+A3:1^ r:.5 Bb3:2~ k38:1'--",
            options: &[],
        };
        let notes = phrase.read().unwrap();
        let keys: Vec<u8> = notes.iter().map(|note| note.key).collect();
        assert_eq!(keys, [50, 57, 58, 38]);
        assert_eq!((notes[2].start, notes[0].velocity, notes[3].velocity), (1.5, 96, 48));
        assert!(notes[2].length > 2.0 && notes[3].length < 0.5);
    }

    #[test]
    fn every_instrument_has_a_phrase_of_10_to_20_s_within_its_range() {
        for instrument in instruments::ALL.iter().skip(1) {
            let phrase = PHRASES.iter().find(|phrase| phrase.instrument == instrument.id);
            let phrase = phrase.unwrap_or_else(|| panic!("{} has no phrase", instrument.id));
            let notes = phrase.read().unwrap_or_else(|| panic!("{}", instrument.id));
            let seconds = phrase.length_s().unwrap();
            assert!((10.0..=20.0).contains(&seconds), "{}: {seconds} s", instrument.id);
            let (low, high) = instrument.range_midi;
            for note in notes {
                assert!((low..=high).contains(&note.key), "{}: {note:?}", instrument.id);
            }
        }
    }
}
