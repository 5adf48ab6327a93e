//! The right hand: notes that arrive together become one stroke over the strings.

use super::{
    super::{
        allocator::{self, Place, Slot},
        notes::{Expression, Note},
    },
    Lute, MAX_TOGETHER, Played, SLEEP_POWER,
};
use crate::{
    controls::{Articulation, StringInterval},
    event::NoteAddress,
    instruments::lute::Stops,
    view::MAX_STRINGS,
};

/// Nothing played.
const REST: Played = Played {
    note: Note {
        address: NoteAddress { voice: None, channel: None, key: None },
        key: 0,
        velocity: 0.0,
        is_held: false,
        is_sustained: false,
        expression: Expression::NEUTRAL,
    },
    place: Place { string: 0, key: 0, is_octave: false },
};

/// Force of a knock at fortissimo [by ear].
pub(super) const KNOCK_NEWTON: f32 = 9.0;

impl Lute {
    /// Plays the notes that arrived at this sample, as one stroke.
    pub(super) fn strike_pending(&mut self) {
        let count = self.pending.iter().flatten().count();
        if count == 0 {
            return;
        }
        let mut notes = std::mem::replace(&mut self.pending, [None; MAX_TOGETHER]);
        notes[..count].sort_unstable_by_key(|note| note.map_or(0, |note| note.key));
        let was_asleep = self.is_asleep;
        self.wake();
        let strings = self.strings.len();
        let mut slots = [Slot::default(); MAX_STRINGS];
        for (string, slot) in slots[..strings].iter_mut().enumerate() {
            *slot = self.slot(string);
        }
        let slots = &slots[..strings];
        // Where there are more notes than strings, the outermost are kept.
        let kept = count.min(strings);
        let mut played = [None; MAX_TOGETHER];
        let low = kept / 2;
        notes.copy_within(count - (kept - low)..count, low);
        self.place(&notes[..kept], slots, &mut played);
        let mut played = played.map(|played| played.unwrap_or(REST));
        // The low string first.
        played[..kept].sort_unstable_by_key(|played| played.place.string);
        if was_asleep {
            self.hands_lie(&played[..kept]);
        }
        self.strike(&played[..kept]);
    }

    /// Lets the hands lie on silent strings as they were sent to lie before the first notes.
    fn hands_lie(&mut self, played: &[Played]) {
        for Played { note, place } in played {
            let expression = self.channels.of(note);
            self.pressure[place.string].snap(expression.pressure);
            self.palm[place.string].snap((0.5 - expression.brightness).max(0.0));
        }
        // The tick that woke the strings did not know the notes.
        self.is_stirred = true;
    }

    /// Finds a string for each note.
    fn place(&self, notes: &[Option<Note>], slots: &[Slot], played: &mut [Option<Played>]) {
        let frets = self.spec.frets;
        let mut keys = [0; MAX_TOGETHER];
        let mut places = [REST.place; MAX_TOGETHER];
        let count = notes.len();
        for (key, note) in keys.iter_mut().zip(notes) {
            *key = note.map_or(0, |note| note.key);
        }
        let keys = &keys[..count];
        if self.spec.stops == Stops::Press {
            let as_harmonic = self.controls.articulation == Articulation::Harmonic;
            let mut taken = 0;
            // From above, so that a key keeps its own string before one below must press.
            for (key, place) in keys.iter().zip(&mut places).rev() {
                *place = allocator::own(slots, frets, *key, taken, as_harmonic);
                taken |= 1 << place.string;
            }
        } else if let [key] = keys {
            places[0] = allocator::single(slots, frets, *key);
        } else {
            allocator::together(slots, frets, keys, &mut places[..count]);
        }
        for ((played, note), place) in played.iter_mut().zip(notes).zip(places) {
            *played = note.map(|note| Played { note, place });
        }
    }

    fn slot(&self, string: usize) -> Slot {
        let voice = &self.strings[string];
        let open = self.open_key(string);
        Slot {
            open,
            held: voice.note.filter(|note| note.is_held).map(|note| note.key),
            last: voice.note.map_or(open, |note| note.key),
        }
    }

    pub(super) fn open_key(&self, string: usize) -> u8 {
        let open = i32::from(self.build().strings[string].open_midi);
        (open + self.slack_semitones(string) as i32) as u8
    }

    /// Retuning of a lute's lowest string against its usual pitch.
    pub(super) fn slack_semitones(&self, string: usize) -> f64 {
        if string > 0 || self.spec.stops == Stops::Press {
            return 0.0;
        }
        match self.structure.string_interval {
            StringInterval::Fourth => 0.0,
            StringInterval::Fifth => -2.0,
            StringInterval::Second => 3.0,
            StringInterval::Unison => 5.0,
        }
    }

    pub(super) fn strike(&mut self, played: &[Played]) {
        match self.controls.articulation {
            Articulation::Tap => self.knock(played),
            Articulation::Legato | Articulation::Slide => {
                let mut rest = [REST; MAX_TOGETHER];
                let mut count = 0;
                for played in played {
                    let string = &self.strings[played.place.string];
                    if string.mean_power() > SLEEP_POWER && string.note.is_some() {
                        self.connect(*played);
                    } else {
                        rest[count] = *played;
                        count += 1;
                    }
                }
                if count > 0 {
                    self.pluck(&rest[..count]);
                }
            }
            _ => self.pluck(played),
        }
    }
}
