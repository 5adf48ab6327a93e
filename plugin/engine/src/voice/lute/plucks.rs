//! What each finger of a stroke does: the left hand's stop, the right hand's pluck.

use super::{
    super::{
        allocator::Place,
        left_hand,
        notes::Note,
        right_hand::{self, Play, SubAttack},
        string::Damper,
    },
    Lute, MAX_TOGETHER, Played,
    queue::Action,
    strokes::KNOCK_NEWTON,
    structure::Structure,
};
use crate::{controls::Articulation, dsp::noise::Random};

/// A choked stroke sounds this long before the hand lands [by ear].
const CHOKE_DELAY_S: f32 = 0.055;

impl Lute {
    pub(super) fn pluck(&mut self, played: &[Played]) {
        let strings = played.iter().fold(0, |strings, played| strings | 1 << played.place.string);
        let controls = self.controls;
        let fresh = self.right.begin(self.clock, self.rate_hz, strings, &controls);
        let mut random = self.random();
        let (fingers, count) =
            self.right.fingers(played.len(), &controls, self.build(), &mut random);
        // A hand that strikes more than a pair shares its force among the strings [by ear].
        let share = if played.len() > 2 { 2.0 / 3.0 } else { 1.0 };
        let mut harmonics = [1; MAX_TOGETHER];
        for (harmonic, played) in harmonics.iter_mut().zip(played) {
            *harmonic = self.stop(*played);
            // The finger plucks the string at its new length.
            self.tune_string(played.place.string, false);
        }
        for finger in &fingers[..count] {
            // The low string first on the hand's way down.
            let last = played.len() - 1;
            let slot = if self.right.is_up() { last - finger.order } else { finger.order };
            let finger = SubAttack { gain: share * finger.gain, ..*finger };
            self.set_finger(finger, &played[slot], harmonics[slot], &mut random);
        }
        if fresh {
            self.touch_board(played);
        }
    }

    /// Sets the left hand's finger for a note.
    pub(super) fn stop(&mut self, Played { note, place }: Played) -> usize {
        let open = self.open_key(place.string);
        let harmonic = self.natural_harmonic(&note, place.string);
        let press = self.press_semitones(place);
        self.ahead = None;
        let string = &mut self.strings[place.string];
        let fret = if harmonic > 1 { 0 } else { place.key.saturating_sub(open) };
        string.stop.place(left_hand::fret_semitones(self.spec, self.controls.fret_map, fret));
        string.stop.settle_vibrato();
        string.awaken();
        string.damper = Damper::Free;
        string.note = Some(note);
        if let Some(semitones) = press {
            string.stop.press(semitones);
        }
        let expression = self.channels.of(&note);
        // A new note starts at its bend; it does not glide there.
        self.bend[place.string].snap(expression.tuning_semitones);
        let harmonic = if harmonic > 1 {
            harmonic
        } else if place.is_octave || self.controls.articulation == Articulation::Harmonic {
            2
        } else {
            1
        };
        if self.spec.is_by_ear {
            self.strings[place.string].forget_accord(harmonic);
        }
        harmonic
    }

    /// How far a press after the stroke goes, if one is asked for: to the next string's pitch, as the
    /// scale has it, and not beyond what the hand can do.
    fn press_semitones(&self, place: Place) -> Option<f32> {
        if self.controls.articulation != Articulation::Press {
            return None;
        }
        let next = (0..self.strings.len()).map(|string| self.open_key(string));
        let step = next.filter(|key| *key > place.key).min().map_or(2, |key| key - place.key);
        let pressed = place.key.saturating_sub(self.open_key(place.string));
        let left = (self.spec.frets as u8).saturating_sub(pressed);
        Some(f32::from(step.min(left)))
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

    /// Puts one finger's work into the queue.
    fn set_finger(
        &mut self,
        finger: SubAttack,
        Played { note, place: Place { string, .. } }: &Played,
        harmonic: usize,
        random: &mut Random,
    ) {
        let controls = self.controls;
        let Structure { build, material, .. } = self.structure;
        let touch = &self.spec.touch;
        let string = *string;
        let full = self.strings[string].pull_newton(build, material);
        let play = Play {
            full_newton: full * finger.gain * self.source.natural(),
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
    fn touch_board(&mut self, played: &[Played]) {
        let controls = self.controls;
        let velocity = played.iter().fold(0.0_f32, |v, played| v.max(played.note.velocity));
        self.start_knock(
            KNOCK_NEWTON
                * self.spec.touch.brush
                * 2.0
                * controls.scratch
                * right_hand::roughness(controls.articulation)
                * right_hand::force_gain(velocity, &controls),
        );
    }
}
