//! One build at one rate: its reed under any lip, its tubes, and the length each note needs.
//!
//! Blades that yield make a tube longer, and the more so the softer it is blown. How much cannot be
//! written down, so the build is blown on every second semitone at several pressures, and what it
//! plays is kept as the excess over its plain quarter wave.

use super::{
    lip::{self, Lip},
    trial::Trial,
};
use crate::{
    exciters::reed::{Reed, ReedLaw},
    instruments::reed::Build,
    resonators::{bore::Bore, bores::Bores},
    units::Pitch,
};

/// Semitones between notes that are tried.
const STEP: f64 = 2.0;
/// Pressures that are tried, re the closing pressure, and how many.
const PRESSURES: [f64; 7] = [0.37, 0.40, 0.44, 0.50, 0.60, 0.75, 0.97];
/// Trials run at this rate at most: what they find is seconds, not samples.
const TRIAL_HZ: f64 = 48_000.0;
/// A build, ready to be blown.
#[derive(Clone, Debug)]
pub(crate) struct Design {
    pub(crate) build: &'static Build,
    pub(crate) bores: Bores,
    /// What it sounds, re the keys' pitch.
    shift: f64,
    lowest_midi: f64,
    /// Seconds by which a round trip is shorter than half a period: per note, per pressure.
    excess_s: Vec<[f64; PRESSURES.len()]>,
}

impl Design {
    pub(crate) fn new(build: &'static Build, reach_midi: [f64; 2], rate_hz: f64) -> Self {
        let count = ((reach_midi[1] - reach_midi[0]) / STEP).ceil() as usize + 1;
        let hz = |i: usize| Pitch(reach_midi[0] + STEP * i as f64).hz(440.0);
        let mut design = Self {
            build,
            bores: Bores::new(&build.bore, &[1.0], rate_hz),
            shift: shift(build),
            lowest_midi: reach_midi[0],
            excess_s: Vec::new(),
        };
        let trips: Vec<f64> = (0..count)
            .map(|i| 0.5 / hz(i) - 2.0 * lip::hold(&build.reed, hz(i), &Lip::REST).compliance_s)
            .collect();
        design.bores = Bores::new(&build.bore, &trips, rate_hz);
        let trial_hz = rate_hz.min(TRIAL_HZ);
        let trial_bores = Bores::new(&build.bore, &trips, trial_hz);
        let mut guess_s = 0.5 / hz(0) - trips[0];
        for i in 0..count {
            let law = ReedLaw::new(&lip::hold(&build.reed, hz(i), &Lip::REST), trial_hz);
            let mut trial = Trial {
                bores: &trial_bores,
                place: i as f64,
                half_period_s: 0.5 / hz(i),
                law,
                bore: Bore::new(2.0 * trips[0], trial_hz, &[&trial_bores]),
                reed: Reed::default(),
                rate_hz: trial_hz,
            };
            let mut row = [guess_s; PRESSURES.len()];
            for (k, &pressure) in PRESSURES.iter().enumerate().rev() {
                guess_s = trial.excess_s(pressure, guess_s);
                row[k] = guess_s;
            }
            guess_s = row[PRESSURES.len() / 2];
            design.excess_s.push(row);
        }
        design
    }

    /// The same pipe for another build, if it differs in nothing that was tried here.
    pub(crate) fn for_build(&self, build: &'static Build) -> Option<Self> {
        let is_same = self.build.reed == build.reed && self.build.bore == build.bore;
        is_same.then(|| Self { build, shift: shift(build), ..self.clone() })
    }

    /// What its pipes sound where the keys' pitch is this.
    #[inline]
    pub(crate) fn sounding_hz(&self, key_hz: f64) -> f64 {
        key_hz * self.shift
    }

    /// Where a pitch lies among the designed tubes.
    #[inline]
    pub(crate) fn place(&self, note_hz: f64) -> f64 {
        let midi = 69.0 + 12.0 * (note_hz / 440.0).log2();
        ((midi - self.lowest_midi) / STEP).clamp(0.0, (self.excess_s.len() - 1) as f64)
    }

    /// Round trip at which a pressure makes a note sound.
    #[inline]
    pub(crate) fn round_trip_s(&self, note_hz: f64, place: f64, pressure: f64) -> f64 {
        let above = PRESSURES.iter().position(|&p| p > pressure).unwrap_or(PRESSURES.len() - 1);
        let above = above.max(1);
        let (low, high) = (PRESSURES[above - 1], PRESSURES[above]);
        let share = ((pressure - low) / (high - low)).clamp(0.0, 1.0);
        let along =
            |row: &[f64; PRESSURES.len()]| row[above - 1] + share * (row[above] - row[above - 1]);
        let below = (place as usize).min(self.excess_s.len() - 2);
        let (a, b) = (along(&self.excess_s[below]), along(&self.excess_s[below + 1]));
        0.5 / note_hz - (a + (b - a) * (place - below as f64))
    }
}

/// Factor of all pitches of a build.
fn shift(build: &Build) -> f64 {
    (build.shift_cents / 1_200.0).exp2()
}
