//! From the piece's bars to a standard MIDI file.
//!
//! Two tracks: the tempo map with its meters and section names, and the dombra. Notes that begin
//! together are one stroke. A string's note lasts until the string is struck again.

use midly::{
    Format, Header, MetaMessage, MidiMessage, Smf, Timing, Track, TrackEvent, TrackEventKind,
};

use super::{
    cells::{Cell, Hand, RUNNING, Stroke},
    piece::{self, PIECE, Section},
};
use crate::failure::{Failure, Outcome};

/// Ticks of a quarter note.
const TICKS_PER_BEAT: u16 = 480;
/// Ticks of a sixteenth.
const TICKS: f64 = 120.0;
/// The open low string, D3, and the key under the thumb, A3.
const LOW_KEYS: (u8, u8) = (50, 57);
/// Ticks after which a choked stroke is stopped.
const CHOKE: u32 = 50;
/// Ticks between the fingers of a roll.
const ROLL: u32 = 60;
/// Ticks by which the later strokes of a triplet come early, about 6 ms [E].
const EARLY: f64 = 6.0;
/// Ticks by which a stroke off the beat may stray, about 4 ms [E].
const STRAY: f64 = 4.0;
/// Ticks the last chord rings.
const LAST: u32 = 2_400;

/// A string's note.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Note {
    start: u32,
    end: u32,
    key: u8,
    velocity: u8,
}

/// Both strings so far, the low one first.
type Strings = [Vec<Note>; 2];

/// The file.
pub(super) fn file() -> Outcome<Vec<u8>> {
    let mut strings: Strings = [Vec::new(), Vec::new()];
    let mut map = vec![meta(0, MetaMessage::TrackName("Qulan jortu".as_bytes()))];
    let mut at = 0;
    for section in &PIECE {
        map.push(meta(at, MetaMessage::Marker(section.name.as_bytes())));
        for (index, (cell, melody)) in section.bars.iter().enumerate() {
            let way = index as f64 / (section.bars.len() - 1).max(1) as f64;
            map.extend(conduct(at, *cell, section, way));
            let velocity = between(section.velocity, way);
            play(&mut strings, at, *cell, melody, velocity);
            at += cell.sixteenths() * TICKS as u32;
        }
    }
    let mut dombra = vec![meta(0, MetaMessage::TrackName("Dombra".as_bytes()))];
    for string in &mut strings {
        if let Some(last) = string.last_mut() {
            last.end = last.start + LAST;
        }
        dombra.extend(string.iter().flat_map(events));
    }
    let header = Header::new(Format::Parallel, Timing::Metrical(TICKS_PER_BEAT.into()));
    let mut bytes = Vec::new();
    Smf { header, tracks: vec![track(map), track(dombra)] }
        .write_std(&mut bytes)
        .map_err(|error| Failure::failed(error.to_string()))?;
    Ok(bytes)
}

/// An event at its tick; at one tick what ends comes first.
type Timed = (u32, u8, TrackEventKind<'static>);

fn meta(at: u32, message: MetaMessage<'static>) -> Timed {
    (at, 1, TrackEventKind::Meta(message))
}

fn between((from, to): (f64, f64), way: f64) -> f64 {
    from + (to - from) * way
}

/// Tempo and meter of a bar.
fn conduct(at: u32, cell: Cell, section: &Section, way: f64) -> [Timed; 2] {
    let micros = (6.0e7 / between(section.tempo_bpm, way)).round() as u32;
    let (beats, unit) = cell.meter;
    let meter = MetaMessage::TimeSignature(beats, unit.trailing_zeros() as u8, 24, 8);
    [meta(at, MetaMessage::Tempo(micros.into())), meta(at, meter)]
}

/// Strikes a bar's strokes.
fn play(strings: &mut Strings, bar: u32, cell: Cell, melody: &str, velocity: f64) {
    let low = if melody.starts_with('\'') { LOW_KEYS.1 } else { LOW_KEYS.0 };
    let mut melody = melody.chars().filter_map(piece::key);
    for stroke in cell.strokes().0 {
        let velocity = velocity + emphasis(cell, stroke);
        let at = bar + tick(bar, stroke);
        let end = if stroke.hand == Hand::Choke { at + CHOKE } else { u32::MAX };
        if stroke.hand.has_drone() {
            strike(&mut strings[0], at, end, low, velocity - DRONE_BACK);
        }
        let key = if stroke.hand.is_melodic() { melody.next() } else { None };
        if let Some(key) = key {
            strike(&mut strings[1], at, end, key, velocity);
            if stroke.hand == Hand::Roll {
                for finger in 1..=3 {
                    let softer = velocity - 8.0 * f64::from(finger);
                    strike(&mut strings[1], at + ROLL * finger, end, key, softer);
                }
            }
        }
    }
}

/// How far the low string stays behind the melody, in velocity.
const DRONE_BACK: f64 = 6.0;

/// Velocity above or below a plain down-stroke: 10 steps are about 2.4 dB.
fn emphasis(cell: Cell, stroke: Stroke) -> f64 {
    let sixteenth = stroke.at as u32;
    let accent = match sixteenth {
        0 => 16.0,
        // Running sixteenths lean on 1, 4 and 7.
        3 | 6 if cell == RUNNING => 9.0,
        4 if cell != RUNNING => 6.0,
        _ => 0.0,
    };
    let hand = match stroke.hand {
        Hand::Down | Hand::Roll => 0.0,
        Hand::Choke => -4.0,
        Hand::Up => -12.0,
        Hand::Low | Hand::High => -8.0,
        Hand::Thumb => -14.0,
        Hand::Brush => -20.0,
    };
    accent + hand
}

/// Tick within the bar: triplets hurry, and off the beat the hand strays a little.
fn tick(bar: u32, stroke: Stroke) -> u32 {
    let exact = stroke.at * TICKS;
    if stroke.at <= 0.0 {
        return 0;
    }
    let early = if stroke.in_group { EARLY } else { 0.0 };
    let spread = (bar + exact as u32).wrapping_mul(2_654_435_761) >> 16;
    let stray = (f64::from(spread % 1_000) / 999.0 * 2.0 - 1.0) * STRAY;
    (exact - early + stray).round() as u32
}

/// Strikes a string, which ends what it sounded.
fn strike(string: &mut Vec<Note>, start: u32, end: u32, key: u8, velocity: f64) {
    if let Some(last) = string.last_mut() {
        last.end = last.end.min(start);
    }
    let velocity = velocity.round().clamp(1.0, 127.0) as u8;
    string.push(Note { start, end, key, velocity });
}

fn events(note: &Note) -> [Timed; 2] {
    let message = |message| TrackEventKind::Midi { channel: 0.into(), message };
    let (key, vel) = (note.key.into(), note.velocity.into());
    [
        (note.start, 1, message(MidiMessage::NoteOn { key, vel })),
        (note.end, 0, message(MidiMessage::NoteOff { key, vel: 64.into() })),
    ]
}

fn track(mut events: Vec<Timed>) -> Track<'static> {
    events.sort_by_key(|(at, order, _)| (*at, *order));
    let mut now = 0;
    let mut track = Track::new();
    for (at, _, kind) in events {
        track.push(TrackEvent { delta: (at - now).into(), kind });
        now = at;
    }
    let end = TrackEventKind::Meta(MetaMessage::EndOfTrack);
    track.push(TrackEvent { delta: 0.into(), kind: end });
    track
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::demo::{self, cells};

    #[test]
    fn the_committed_file_is_what_is_composed() {
        let committed = fs::read(demo::folder().join(demo::PIECES[0].file)).unwrap();
        assert!(committed == file().unwrap(), "run `cargo xtask demo --compose`");
    }

    #[test]
    fn every_stroke_of_the_high_string_has_its_letter() {
        for (cell, melody) in PIECE.iter().flat_map(|section| section.bars) {
            let strokes = cell.strokes().0;
            let wanted = strokes.iter().filter(|stroke| stroke.hand.is_melodic()).count();
            let letters = melody.chars().filter(|letter| *letter != '\'').count();
            assert_eq!(letters, wanted, "{melody}");
            assert_eq!(melody.chars().filter_map(piece::key).count(), wanted, "{melody}");
        }
    }

    #[test]
    fn it_is_long_enough_uses_the_cells_and_climbs_as_a_kui_does() {
        let seconds: f64 = PIECE
            .iter()
            .flat_map(|section| {
                let last = (section.bars.len() - 1) as f64;
                section.bars.iter().enumerate().map(move |(index, (cell, _))| {
                    let tempo = between(section.tempo_bpm, index as f64 / last);
                    f64::from(cell.sixteenths()) * 15.0 / tempo
                })
            })
            .sum();
        assert!(seconds >= 45.0, "{seconds} s");
        for cell in cells::ALL {
            let mut bars = PIECE.iter().flat_map(|section| section.bars);
            assert!(bars.any(|(found, _)| *found == cell), "{cell:?} is never played");
        }
        let top = |section: &Section| {
            section.bars.iter().flat_map(|bar| bar.1.chars()).filter_map(piece::key).max().unwrap()
        };
        let tops: Vec<u8> = PIECE.iter().map(top).collect();
        assert!(tops[0] < tops[1] && tops[1] < tops[2] && tops[2] < tops[4], "{tops:?}");
        assert!(tops[3] < tops[2] && tops[5] < tops[4] && tops[6] < tops[5], "{tops:?}");
    }
}
