//! Sounds without the right hand's pluck: hammer-on, pull-off, slides and knocks.

use super::{
    super::{left_hand, right_hand, string::Damper},
    Lute, Played,
    strokes::KNOCK_NEWTON,
};
use crate::{
    controls::{Articulation, SlideMode},
    exciters::pluck::Stroke,
    instruments::lute::Stops,
};

/// Force of a hammering or pulling-off finger, re a pluck at the same velocity [by ear].
const HAMMER_GAIN: f32 = 0.55;
const PULL_OFF_GAIN: f32 = 0.50;

/// Force of the catch at each fret a slide passes, re fortissimo [by ear].
const FRET_CATCH_GAIN: f32 = 0.018;

impl Lute {
    /// Hammer-on, pull-off or slide to a note on a string that sounds.
    pub(super) fn connect(&mut self, Played { note, place }: Played) {
        let open = self.open_key(place.string);
        let fret = place.key.saturating_sub(open);
        let target = left_hand::fret_semitones(self.spec, self.controls.fret_map, fret);
        let controls = self.controls;
        let random = self.random();
        let full =
            self.strings[place.string].pull_newton(self.structure.build, self.structure.material);
        let smooth = self.build().is_smooth || self.spec.stops == Stops::Press;
        let slide_mode = if smooth { SlideMode::Free } else { controls.slide_mode };
        let string = &mut self.strings[place.string];
        string.note = Some(note);
        string.damper = Damper::Free;
        if self.spec.is_by_ear {
            string.forget_accord(1);
        }
        let rises = target > string.stop.position();
        if controls.articulation == Articulation::Slide {
            string.stop.slide_to(target, slide_mode, self.ticks_per_s);
            return;
        }
        string.stop.place(target);
        let gain = if rises { HAMMER_GAIN } else { PULL_OFF_GAIN };
        let stroke = Stroke {
            force_newton: full * gain * right_hand::force_gain(note.velocity, &controls),
            // The left hand's finger works close to the stop.
            contact: if rises { 0.97 } else { 0.93 },
            pull_s: 0.0012,
            release_s: 0.0018,
            scratch: 0.03 * controls.scratch,
            scratch_hz: 1_800.0,
            drag_s: 0.0,
            harmonic: 1,
            touch: if rises { 0.8 } else { 0.9 },
            angle_rad: self.spec.touch.angle_rad[1],
        };
        string.pluck(stroke, random);
    }

    pub(super) fn knock(&mut self, played: &[Played]) {
        for Played { note, .. } in played {
            let force = KNOCK_NEWTON * right_hand::force_gain(note.velocity, &self.controls);
            self.start_knock(force);
        }
    }

    pub(super) fn start_knock(&mut self, force_newton: f32) {
        let random = self.random();
        let free = self.knocks.iter().position(|knock| !knock.is_active()).unwrap_or(0);
        self.knocks[free].start(force_newton * self.source.natural(), random);
    }

    /// The small jolt when a sliding string drops onto the next tie.
    pub(super) fn catch_fret(&mut self, index: usize) {
        let random = self.random();
        let material = self.structure.material;
        let full = self.strings[index].pull_newton(self.structure.build, material);
        let angle_rad = self.spec.touch.angle_rad[0];
        self.strings[index].pluck(
            Stroke {
                force_newton: full * FRET_CATCH_GAIN,
                contact: 0.97,
                pull_s: 0.0008,
                release_s: 0.0008,
                scratch: 0.4 * self.controls.scratch,
                scratch_hz: 2_400.0,
                drag_s: 0.0,
                harmonic: 1,
                touch: 0.97,
                angle_rad,
            },
            random,
        );
    }
}
