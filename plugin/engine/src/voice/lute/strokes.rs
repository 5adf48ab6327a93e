//! The right hand: notes that arrive together become one stroke over the strings.

use super::{
    super::{
        allocator::{self, Place, Slot},
        left_hand,
        notes::Note,
        right_hand::{self, Play, SubAttack},
        string::Damper,
    },
    Lute, MAX_TOGETHER, SLEEP_POWER,
    queue::Action,
    structure::Structure,
};
use crate::{
    controls::{Articulation, StringInterval},
    dsp::noise::Random,
};

/// A choked stroke sounds this long before the hand lands [by ear].
const CHOKE_DELAY_S: f32 = 0.055;

/// Force of a knock at fortissimo [by ear].
pub(super) const KNOCK_NEWTON: f32 = 9.0;

/// Finger landing on the board within each stroke, re a knock [by ear].
const STROKE_KNOCK: f32 = 0.035;

impl Lute {
    /// Plays the notes that arrived at this sample, as one stroke.
    pub(super) fn strike_pending(&mut self) {
        let count = self.pending.iter().flatten().count();
        if count == 0 {
            return;
        }
        let mut notes = std::mem::replace(&mut self.pending, [None; MAX_TOGETHER]);
        notes[..count].sort_unstable_by_key(|note| note.map_or(0, |note| note.key));
        self.wake();
        let slots = self.slots();
        let frets = self.spec.frets;
        if let (Some(low), Some(high)) = (notes[0], notes[count - 1]) {
            if count == 1 {
                let place = allocator::single(slots, frets, low.key);
                self.strike(&[Some((low, place)), None]);
            } else {
                let [a, b] = allocator::pair(slots, frets, low.key, high.key);
                let (first, second) = if a.key + 12 * u8::from(a.is_octave) == low.key {
                    (low, high)
                } else {
                    (high, low)
                };
                self.strike(&[Some((first, a)), Some((second, b))]);
            }
        }
    }

    pub(super) fn slots(&self) -> [Slot; 2] {
        std::array::from_fn(|string| {
            let voice = &self.strings[string];
            let open = self.open_key(string);
            Slot {
                open,
                held: voice.note.filter(|note| note.is_held).map(|note| note.key),
                last: voice.note.map_or(open, |note| note.key),
            }
        })
    }

    pub(super) fn open_key(&self, string: usize) -> u8 {
        let open = i32::from(self.spec.strings[string].open_midi);
        (open + self.slack_semitones(string) as i32) as u8
    }

    /// Retuning of the low string against its usual pitch.
    pub(super) fn slack_semitones(&self, string: usize) -> f64 {
        if string > 0 {
            return 0.0;
        }
        match self.structure.string_interval {
            StringInterval::Fourth => 0.0,
            StringInterval::Fifth => -2.0,
            StringInterval::Second => 3.0,
            StringInterval::Unison => 5.0,
        }
    }

    pub(super) fn strike(&mut self, played: &[Option<(Note, Place)>; 2]) {
        match self.controls.articulation {
            Articulation::Tap => self.knock(played),
            Articulation::Legato | Articulation::Slide => {
                let mut rest = *played;
                for slot in &mut rest {
                    if let Some((note, place)) = *slot
                        && self.strings[place.string].mean_power() > SLEEP_POWER
                        && self.strings[place.string].note.is_some()
                    {
                        self.connect(note, place);
                        *slot = None;
                    }
                }
                if rest.iter().any(Option::is_some) {
                    self.pluck(&rest);
                }
            }
            _ => self.pluck(played),
        }
    }

    /// Sets the left hand's finger for a note.
    pub(super) fn stop(&mut self, note: Note, place: Place) -> usize {
        let open = self.open_key(place.string);
        let harmonic = self.natural_harmonic(&note, place.string);
        let string = &mut self.strings[place.string];
        let fret = if harmonic > 1 { 0 } else { place.key.saturating_sub(open) };
        string.stop.place(left_hand::fret_semitones(self.spec, self.controls.fret_map, fret));
        string.stop.settle_vibrato();
        string.damper = Damper::Free;
        string.note = Some(note);
        let expression = self.channels.of(&note);
        // A new note starts at its bend; it does not glide there.
        self.bend[place.string].snap(expression.tuning_semitones);
        if harmonic > 1 {
            harmonic
        } else if place.is_octave || self.controls.articulation == Articulation::Harmonic {
            2
        } else {
            1
        }
    }

    /// Number of the open string's partial that gives the key, 1 if none or not asked for.
    pub(super) fn natural_harmonic(&self, note: &Note, string: usize) -> usize {
        if self.controls.articulation != Articulation::Harmonic {
            return 1;
        }
        // Octave, twelfth and double octave above the open string.
        let above = i32::from(note.key) - i32::from(self.open_key(string));
        [(12, 2), (19, 3), (24, 4)].iter().find(|(key, _)| *key == above).map_or(1, |(_, n)| *n)
    }

    pub(super) fn pluck(&mut self, played: &[Option<(Note, Place)>; 2]) {
        let strings = std::array::from_fn(|s| played.iter().flatten().any(|(_, p)| p.string == s));
        let controls = self.controls;
        let fresh = self.right.begin(self.clock, self.rate_hz, strings, &controls);
        let mut random = self.random();
        let sounding = played.iter().flatten().count();
        let (fingers, count) = self.right.fingers(sounding, &controls, self.build(), &mut random);
        let met = self.met_in_order(played);
        let mut harmonics = [1; 2];
        for (harmonic, entry) in harmonics.iter_mut().zip(played) {
            if let Some((note, place)) = entry {
                *harmonic = self.stop(*note, *place);
                // The finger plucks the string at its new length.
                self.tune_string(place.string, false);
            }
        }
        for finger in &fingers[..count] {
            let slot = met[finger.order];
            if let Some((note, place)) = played[slot] {
                self.set_finger(*finger, &note, place.string, harmonics[slot], &mut random);
            }
        }
        if fresh {
            self.touch_board(played);
        }
    }

    /// Which of the played notes the hand meets first and second: the low string first on its way
    /// down.
    fn met_in_order(&self, played: &[Option<(Note, Place)>; 2]) -> [usize; 2] {
        match played {
            [Some((_, a)), Some((_, b))] if (a.string < b.string) == self.right.is_up() => [1, 0],
            [Some(_), Some(_)] => [0, 1],
            [Some(_), None] => [0, 0],
            [None, _] => [1, 1],
        }
    }

    /// Puts one finger's work into the queue.
    fn set_finger(
        &mut self,
        finger: SubAttack,
        note: &Note,
        string: usize,
        harmonic: usize,
        random: &mut Random,
    ) {
        let controls = self.controls;
        let Structure { build, material, .. } = self.structure;
        let touch = &self.spec.touch;
        let full = self.strings[string].pull_newton(build, material, touch.pull_m);
        let play = Play {
            full_newton: full * finger.gain,
            velocity: note.velocity,
            contact: controls.contact_point + self.contact_shift,
            brightness: self.channels.of(note).brightness,
            harmonic,
        };
        let stroke = self.right.stroke(touch, self.build(), &controls, &play, random);
        let at = self.clock + (f64::from(finger.delay_s) * self.rate_hz) as u64;
        self.wait(at, string, Action::Pluck(stroke));
        if controls.articulation == Articulation::Choke {
            let lands = at + (f64::from(CHOKE_DELAY_S) * self.rate_hz) as u64;
            self.wait(lands, string, Action::Choke);
        }
    }

    /// The hand brushes the soundboard as a stroke begins.
    fn touch_board(&mut self, played: &[Option<(Note, Place)>; 2]) {
        let controls = self.controls;
        let velocity = played.iter().flatten().fold(0.0_f32, |v, (note, _)| v.max(note.velocity));
        self.start_knock(
            KNOCK_NEWTON
                * STROKE_KNOCK
                * 2.0
                * controls.scratch
                * right_hand::roughness(controls.articulation)
                * right_hand::force_gain(velocity, &controls),
        );
    }
}
