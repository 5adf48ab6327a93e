//! Blowing a pipe to hear what it plays, before anyone else does.

use pulp::Scalar;

use crate::{
    dsp::simd::TICK,
    exciters::reed::{Reed, ReedLaw},
    resonators::{bore::Bore, bores::Bores},
};

/// Time to settle after a change, and time to listen.
const SETTLE_S: f64 = 0.035;
const LISTEN_S: f64 = 0.04;
/// Periods that either lasts at least.
const PERIODS: f64 = 6.0;
/// A change that needs no second look.
const NEAR_S: f64 = 5.0e-6;
/// Least swing, re the closing pressure, that counts as a tone.
const AUDIBLE: f64 = 0.01;

/// One note of the build under trial.
pub(super) struct Trial<'a> {
    pub(super) bores: &'a Bores,
    pub(super) place: f64,
    pub(super) half_period_s: f64,
    pub(super) law: ReedLaw,
    pub(super) bore: Bore,
    pub(super) reed: Reed,
    pub(super) rate_hz: f64,
}

impl Trial<'_> {
    /// Excess at a pressure, from a near guess; the guess itself where there is no tone.
    pub(super) fn excess_s(&mut self, pressure: f64, guess_s: f64) -> f64 {
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
        let least_s = PERIODS * 2.0 * self.half_period_s;
        let settle = (SETTLE_S.max(least_s) * self.rate_hz) as usize;
        let listen = (LISTEN_S.max(least_s) * self.rate_hz) as usize;
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
        let arriving = self.bore.line.returning(Scalar::new());
        let count = self.bore.line.lookahead().clamp(1, TICK);
        let mut leaving = [0.0_f32; TICK];
        for (out, wave) in leaving.iter_mut().zip(&arriving).take(count) {
            let wave = f64::from(*wave);
            let blown = self.reed.tick(&self.law, pressure, wave);
            *out = (blown - wave) as f32;
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
