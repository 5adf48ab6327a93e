//! A standard MIDI file: all its tracks, with its tempo map.

use std::{fs, path::Path};

use midly::{Format, MetaMessage, MidiMessage, Smf, Timing, TrackEvent, TrackEventKind};

use crate::{
    failure::{Failure, Outcome},
    host::Action,
    render::{transport::Mark, values::Note},
};

/// What the file says, in seconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Performance {
    /// Every note.
    pub(super) notes: Vec<Note>,
    /// Controllers, bends and pressures.
    pub(super) controls: Vec<(f64, Action)>,
    /// Tempo and meter; the first is at 0.
    pub(super) marks: Vec<Mark>,
}

/// Reads a file; a file that is cut short or is no MIDI file is refused.
pub(super) fn read(path: &Path) -> Outcome<Performance> {
    let refused = |reason: &str| {
        Failure::bad_use(format!(
            "{}: {reason} (allowed: a standard MIDI file, whole and readable)",
            path.display()
        ))
    };
    let bytes = fs::read(path).map_err(|error| refused(&error.to_string()))?;
    check_chunks(&bytes).map_err(refused)?;
    let smf = Smf::parse(&bytes).map_err(|error| refused(&error.to_string()))?;
    for track in &smf.tracks {
        let last = track.last().map(|event| event.kind);
        if !matches!(last, Some(TrackEventKind::Meta(MetaMessage::EndOfTrack))) {
            return Err(refused("a track is broken off"));
        }
    }
    let events = in_order(&smf);
    let map = TempoMap::new(smf.header.timing, &events);
    Ok(perform(&events, map.ok_or_else(|| refused("its time base is nonsense"))?))
}

/// An event at its tick, with the channel space it lives in.
type Timed<'a> = (f64, &'a TrackEvent<'a>);

/// Every event of the file in order of time. Tracks of format 2 follow one another.
fn in_order<'a>(smf: &'a Smf<'a>) -> Vec<Timed<'a>> {
    let mut events = Vec::new();
    let mut end = 0.0;
    for track in &smf.tracks {
        let mut tick = if smf.header.format == Format::Sequential { end } else { 0.0 };
        for event in track {
            tick += f64::from(event.delta.as_int());
            events.push((tick, event));
        }
        end = tick;
    }
    events.sort_by(|a, b| a.0.total_cmp(&b.0));
    events
}

/// Turns ticks into seconds.
struct TempoMap {
    ticks_per_beat: f64,
    marks: Vec<Mark>,
}

impl TempoMap {
    /// Nothing where the file's time base is nonsense. In a file that counts frames, a beat is
    /// half a second and the tempo stands still.
    fn new(timing: Timing, events: &[Timed<'_>]) -> Option<Self> {
        let (ticks_per_beat, steady) = match timing {
            Timing::Metrical(ticks) => (f64::from(ticks.as_int()), false),
            Timing::Timecode(fps, parts) => {
                (f64::from(fps.as_f32()) * f64::from(parts) / 2.0, true)
            }
        };
        let start = Mark { at_s: 0.0, at_beats: 0.0, tempo_bpm: 120.0, meter: (4, 4) };
        let mut map = Self { ticks_per_beat, marks: vec![start] };
        for (tick, event) in events {
            let TrackEventKind::Meta(message) = event.kind else { continue };
            let mark = map.mark(*tick);
            match message {
                MetaMessage::Tempo(micros) if micros.as_int() > 0 && !steady => {
                    map.marks.push(Mark { tempo_bpm: 6.0e7 / f64::from(micros.as_int()), ..mark });
                }
                MetaMessage::TimeSignature(beats, unit, _, _) => {
                    let meter = (u16::from(beats.max(1)), 1 << unit.min(5));
                    map.marks.push(Mark { meter, ..mark });
                }
                _ => {}
            }
        }
        (ticks_per_beat > 0.0).then_some(map)
    }

    /// The state of the song at a tick.
    fn mark(&self, tick: f64) -> Mark {
        let at_beats = tick / self.ticks_per_beat;
        let passed = self.marks.partition_point(|mark| mark.at_beats <= at_beats);
        let last = self.marks[passed.saturating_sub(1)];
        let at_s = last.at_s + (at_beats - last.at_beats) * 60.0 / last.tempo_bpm;
        Mark { at_s, at_beats, ..last }
    }

    fn seconds(&self, tick: f64) -> f64 {
        self.mark(tick).at_s
    }
}

/// A note that has begun: where it lies among the notes.
struct Open {
    channel: u8,
    key: u8,
    index: usize,
}

/// Pairs the notes, oldest first, and turns ticks to seconds.
fn perform(events: &[Timed<'_>], map: TempoMap) -> Performance {
    let (mut notes, mut controls): (Vec<Note>, _) = (Vec::new(), Vec::new());
    let mut open: Vec<Open> = Vec::new();
    let end_s = events.last().map_or(0.0, |(tick, _)| map.seconds(*tick));
    for (tick, event) in events {
        let TrackEventKind::Midi { channel, message } = event.kind else { continue };
        let (channel, now_s) = (channel.as_int(), map.seconds(*tick));
        match message {
            MidiMessage::NoteOn { key, vel } if vel > 0 => {
                let key = key.as_int();
                open.push(Open { channel, key, index: notes.len() });
                let velocity = f64::from(vel.as_int()) / 127.0;
                notes.push(Note {
                    channel,
                    key,
                    tuning: 0.0,
                    start_s: now_s,
                    end_s,
                    velocity,
                    release: 0.5,
                });
            }
            MidiMessage::NoteOn { key, vel } | MidiMessage::NoteOff { key, vel } => {
                let key = key.as_int();
                let is_off = matches!(message, MidiMessage::NoteOff { .. });
                let found = open.iter().position(|o| o.channel == channel && o.key == key);
                if let Some(found) = found {
                    let note = &mut notes[open.remove(found).index];
                    note.end_s = now_s;
                    // A note-on without velocity is a note-off that does not say how firm it is.
                    let firmness = if is_off { f64::from(vel.as_int()) / 127.0 } else { 0.5 };
                    note.release = firmness;
                }
            }
            other => controls.extend(control(channel, other).map(|action| (now_s, action))),
        }
    }
    Performance { notes, controls, marks: map.marks }
}

/// What is no note; a program change says nothing to one instrument.
fn control(channel: u8, message: MidiMessage) -> Option<Action> {
    Some(match message {
        MidiMessage::Controller { controller, value } => {
            Action::Controller { channel, number: controller.as_int(), value: value.as_int() }
        }
        MidiMessage::PitchBend { bend } => Action::Bend { channel, value: bend.0.as_int() },
        MidiMessage::ChannelAftertouch { vel } => Action::Pressure { channel, value: vel.as_int() },
        MidiMessage::Aftertouch { key, vel } => {
            Action::KeyPressure { channel, key: key.as_int(), value: vel.as_int() }
        }
        _ => return None,
    })
}

/// Checks that the file holds the chunks it announces: `midly` forgives what a cut file lacks.
fn check_chunks(bytes: &[u8]) -> Result<(), &'static str> {
    if bytes.get(..4) != Some(b"MThd") {
        return Err("it does not begin as a MIDI file does");
    }
    let announced = bytes.get(10..12).map_or(0, |n| u16::from_be_bytes([n[0], n[1]]));
    let (mut at, mut tracks) = (0, 0);
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
        tracks += u16::from(&head[..4] == b"MTrk");
        at = at.saturating_add(8).saturating_add(length);
        if at > bytes.len() {
            return Err("it is cut short");
        }
    }
    if tracks == 0 || tracks < announced { Err("it lacks tracks") } else { Ok(()) }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these figures come out exact")]
mod tests {
    use super::*;

    /// Two tracks at 96 ticks: a tempo of 60 that doubles after two beats, and two notes.
    fn file() -> Vec<u8> {
        let mut bytes = b"MThd\0\0\0\x06\0\x01\0\x02\0\x60".to_vec();
        let tempo = b"\x00\xFF\x51\x03\x0F\x42\x40\x81\x40\xFF\x51\x03\x07\xA1\x20\x00\xFF\x2F\x00";
        let notes = b"\x00\x90\x3C\x7F\x60\x3C\x00\x60\x93\x40\x40\x60\x83\x40\x7F\x00\xFF\x2F\x00";
        for track in [&tempo[..], &notes[..]] {
            bytes.extend_from_slice(b"MTrk");
            bytes.extend_from_slice(&(track.len() as u32).to_be_bytes());
            bytes.extend_from_slice(track);
        }
        bytes
    }

    fn read_bytes(bytes: &[u8]) -> Outcome<Performance> {
        let path = std::env::temp_dir().join(format!(
            "kairat-midi-{}-{:?}.mid",
            std::process::id(),
            std::thread::current().id()
        ));
        fs::write(&path, bytes).unwrap();
        let performance = read(&path);
        fs::remove_file(&path).unwrap();
        performance
    }

    #[test]
    fn every_track_plays_in_the_files_tempo() {
        let performance = read_bytes(&file()).unwrap();
        let times: Vec<_> =
            performance.notes.iter().map(|n| (n.channel, n.key, n.start_s, n.end_s)).collect();
        assert_eq!(times, vec![(0, 60, 0.0, 1.0), (3, 64, 2.0, 2.5)]);
        assert_eq!(performance.notes[1].release, 1.0);
        assert_eq!(performance.marks.last().unwrap().tempo_bpm, 120.0);
    }

    #[test]
    fn a_broken_file_is_refused_wherever_it_breaks() {
        let whole = file();
        for length in 0..whole.len() {
            assert!(read_bytes(&whole[..length]).is_err(), "cut after {length} bytes");
        }
        assert!(read_bytes(b"RIFF\0\0\0\0WAVE").is_err());
    }
}
