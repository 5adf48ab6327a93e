//! One build at one rate: its reed under any lip, its tubes, and the length each note needs.
//!
//! Blades that yield make a tube longer, and the more so the softer it is blown. How much cannot be
//! written down, so the build is blown on every second semitone at several pressures, and what it
//! plays is kept as the excess over its plain quarter wave.

use crate::{
    dsp::simd::TICK,
    exciters::reed::{Reed, ReedHold, ReedLaw},
    instruments::reed::Build,
    resonators::bore::{Bore, Bores, SOUND_M_PER_S},
    units::Pitch,
};

/// Semitones between notes that are tried.
const STEP: f64 = 2.0;
/// Pressures that are tried, re the closing pressure, and how many.
const PRESSURES: [f64; 7] = [0.37, 0.40, 0.44, 0.50, 0.60, 0.75, 0.97];
/// Trials run at this rate at most: what they find is seconds, not samples.
const TRIAL_HZ: f64 = 48_000.0;
/// Time to settle after a change, and time to listen.
const SETTLE_S: f64 = 0.035;
const LISTEN_S: f64 = 0.04;
/// A change that needs no second look.
const NEAR_S: f64 = 5.0e-6;
/// Least swing, re the closing pressure, that counts as a tone.
const AUDIBLE: f64 = 0.01;

/// By how much a reed without a lip rings longer [E: free cane, Q 20–30].
const STOPPED_QUALITY: f64 = 14.0;

/// What the lip does to the reed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lip {
    /// Bend by more or less of the blades in the mouth, in cents.
    pub(crate) cents: f64,
    /// Octaves of resonance on top, by a tighter bridle.
    pub(crate) tension: f64,
    /// Factor of the opening.
    pub(crate) opening: f64,
    /// 1 blown; towards 0 the tongue stops the slit and the lip, which damps them, leaves the blades.
    pub(crate) free: f64,
}

impl Lip {
    /// At rest.
    pub(crate) const REST: Self = Self { cents: 0.0, tension: 0.0, opening: 1.0, free: 1.0 };
}

/// A build, ready to be blown.
#[derive(Clone, Debug)]
pub(crate) struct Design {
    pub(crate) build: &'static Build,
    pub(crate) bores: Bores,
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
            lowest_midi: reach_midi[0],
            excess_s: Vec::new(),
        };
        let trips: Vec<f64> = (0..count)
            .map(|i| 0.5 / hz(i) - 2.0 * design.hold(hz(i), &Lip::REST).compliance_s)
            .collect();
        design.bores = Bores::new(&build.bore, &trips, rate_hz);
        let trial_hz = rate_hz.min(TRIAL_HZ);
        let trial_bores = Bores::new(&build.bore, &trips, trial_hz);
        let mut guess_s = 0.5 / hz(0) - trips[0];
        for i in 0..count {
            let law = ReedLaw::new(&design.hold(hz(i), &Lip::REST), trial_hz);
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
        is_same.then(|| Self { build, ..self.clone() })
    }

    /// The reed for a note, as a lip holds it.
    #[inline]
    pub(crate) fn hold(&self, note_hz: f64, lip: &Lip) -> ReedHold {
        let reed = &self.build.reed;
        let rest_hz = reed.resonance_hz.max(reed.over_note * note_hz);
        let rest_m = reed.compliance_m * (reed.resonance_hz / rest_hz).powi(2);
        // A bend is a share of the quarter wave; the rest of the reed follows a little.
        let quarter_m = 0.25 * SOUND_M_PER_S / note_hz;
        let bent_m = rest_m + 1.07 * quarter_m * ((-lip.cents / 1_200.0).exp2() - 1.0);
        let compliance_m = bent_m.clamp(0.15 * rest_m, 3.0 * rest_m);
        let stiffer = (rest_m / compliance_m).sqrt().clamp(0.65, 1.5);
        ReedHold {
            resonance_hz: rest_hz * stiffer * lip.tension.exp2(),
            q: reed.q * (1.0 + STOPPED_QUALITY * (1.0 - lip.free)),
            compliance_s: compliance_m / SOUND_M_PER_S,
            opening: reed.opening * lip.opening * lip.free,
            leak: reed.leak,
            contact: reed.contact,
        }
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

/// One note of the build under trial.
struct Trial<'a> {
    bores: &'a Bores,
    place: f64,
    half_period_s: f64,
    law: ReedLaw,
    bore: Bore,
    reed: Reed,
    rate_hz: f64,
}

impl Trial<'_> {
    /// Excess at a pressure, from a near guess; the guess itself where there is no tone.
    fn excess_s(&mut self, pressure: f64, guess_s: f64) -> f64 {
        let mut excess_s = guess_s;
        for _ in 0..2 {
            self.bore.tune(self.bores, self.place, self.half_period_s - excess_s, 1);
            let trip_s = self.half_period_s - excess_s;
            match self.half_period_of(pressure) {
                Some(heard_s) => {
                    let found = heard_s - trip_s;
                    // Another register would be a mistake, not a length.
                    if (found - guess_s).abs() > 0.3 * self.half_period_s {
                        continue;
                    }
                    let moved_s = (found - excess_s).abs();
                    excess_s = found;
                    if moved_s < NEAR_S {
                        break;
                    }
                }
                None => return guess_s,
            }
        }
        excess_s
    }

    /// Half the period that sounds.
    fn half_period_of(&mut self, pressure: f64) -> Option<f64> {
        let settle = (SETTLE_S * self.rate_hz) as usize;
        let listen = (LISTEN_S * self.rate_hz) as usize;
        let smoothing =
            (std::f64::consts::TAU / (2.0 * self.half_period_s * self.rate_hz)).min(0.9);
        let mut ear = Ear::new(smoothing);
        let mut done = 0;
        while done < settle + listen {
            let waves = self.steps(pressure);
            for wave in waves.0.iter().take(waves.1) {
                ear.hear(f64::from(*wave), done as f64, done >= settle / 2, done >= settle);
                done += 1;
            }
        }
        ear.period().map(|period| 0.5 * period / self.rate_hz)
    }

    /// Some samples of the waves that leave the reed.
    fn steps(&mut self, pressure: f64) -> ([f32; TICK], usize) {
        let arriving = self.bore.line.returning(pulp::Scalar::new());
        let count = self.bore.line.lookahead().clamp(1, TICK);
        let mut leaving = [0.0_f32; TICK];
        for (out, wave) in leaving.iter_mut().zip(&arriving).take(count) {
            let wave = f64::from(*wave);
            let blown = self.reed.tick(&self.law, pressure, 2.0 * wave);
            *out = (wave + blown.flow) as f32;
        }
        self.bore.line.commit(&leaving, count);
        (leaving, count)
    }
}

/// Finds a period by rising through the middle, after having been well below it.
struct Ear {
    smoothing: f64,
    low: f64,
    range: (f64, f64),
    was_below: bool,
    first: f64,
    last: f64,
    count: u32,
}

impl Ear {
    fn new(smoothing: f64) -> Self {
        let range = (f64::INFINITY, f64::NEG_INFINITY);
        Self { smoothing, low: 0.0, range, was_below: false, first: 0.0, last: 0.0, count: 0 }
    }

    fn hear(&mut self, wave: f64, time: f64, measures: bool, counts: bool) {
        let before = self.low;
        self.low += self.smoothing * (wave - self.low);
        if measures && !counts {
            self.range = (self.range.0.min(self.low), self.range.1.max(self.low));
        }
        if !counts {
            return;
        }
        let (lowest, highest) = self.range;
        let middle = 0.5 * (lowest + highest);
        self.was_below |= self.low < middle - 0.25 * (highest - lowest);
        if self.was_below && before < middle && self.low >= middle {
            self.last = time - (self.low - middle) / (self.low - before);
            if self.count == 0 {
                self.first = self.last;
            }
            self.count += 1;
            self.was_below = false;
        }
    }

    /// In samples, if there is a tone.
    fn period(&self) -> Option<f64> {
        let is_tone = self.range.1 - self.range.0 > AUDIBLE && self.count > 2;
        is_tone.then(|| (self.last - self.first) / f64::from(self.count - 1))
    }
}
