//! The player's ear: measures the pitch that sounds and leans on it, slowly.

use pulp::Simd;

use crate::dsp::{
    lanes::{self, Samples},
    simd::TICK,
};

/// Shortest time over which pitch is measured.
const WINDOW_S: f64 = 0.024;
/// Time constant of the correction.
const SETTLE_S: f64 = 0.06;
/// Furthest correction, in octaves: 80 cents.
const REACH: f64 = 80.0 / 1_200.0;

/// Counts upward zero crossings of a near-sine, interpolated.
#[derive(Clone, Debug)]
pub(super) struct Servo {
    rate_hz: f64,
    last: f32,
    /// Samples since the window began.
    clock: u32,
    /// Where in it the first crossing lay, and the latest.
    first: f32,
    latest: f32,
    crossings: u32,
    /// Mean of the pitch that was wanted meanwhile.
    wanted: f64,
    wanted_ticks: u32,
    /// Ratio by which the resonator is tuned away from what is wanted, and the same in octaves.
    ratio: f64,
    shift: f64,
    measured_hz: f64,
}

impl Servo {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            last: 0.0,
            clock: 0,
            first: 0.0,
            latest: 0.0,
            crossings: 0,
            wanted: 0.0,
            wanted_ticks: 0,
            ratio: 1.0,
            shift: 0.0,
            measured_hz: 0.0,
        }
    }

    /// Forgets what it learnt: another note.
    pub(super) fn reset(&mut self) {
        *self = Self { last: self.last, ..Self::new(self.rate_hz) };
    }

    /// Begins to measure anew, and keeps what it learnt.
    fn restart(&mut self) {
        (self.clock, self.crossings, self.wanted, self.wanted_ticks) = (0, 0, 0.0, 0);
    }

    /// Hears sixteen samples.
    #[inline(always)]
    pub(super) fn listen<S: Simd>(&mut self, simd: S, wave: &Samples) {
        let mut before = [self.last; TICK];
        before[1..].copy_from_slice(&wave[..TICK - 1]);
        self.last = wave[TICK - 1];
        if lanes::rises(simd, &before, wave) {
            for (i, (last, x)) in before.iter().zip(wave).enumerate() {
                if *last <= 0.0 && *x > 0.0 {
                    self.cross(i as u32 + 1, last / (last - x));
                }
            }
        }
        self.clock += TICK as u32;
    }

    /// A crossing `part` of a sample before sample `later` of this tick's end.
    #[inline]
    fn cross(&mut self, later: u32, part: f32) {
        let at = (self.clock + later) as f32 + part;
        if self.crossings == 0 {
            self.first = at;
        }
        self.latest = at;
        self.crossings += 1;
    }

    /// Once per tick: what is wanted now, and how much of the error is to be corrected.
    pub(super) fn tick(&mut self, wanted_hz: f64, is_steady: bool, share: f64) {
        self.wanted += wanted_hz;
        self.wanted_ticks += 1;
        if f64::from(self.clock) < WINDOW_S * self.rate_hz || self.crossings < 4 {
            return;
        }
        let periods = f64::from(self.crossings - 1);
        let samples = f64::from(self.latest - self.first);
        self.measured_hz = periods * self.rate_hz / samples;
        if is_steady {
            let wanted = self.wanted / f64::from(self.wanted_ticks);
            let error = (wanted / self.measured_hz).log2();
            // Another register is another matter.
            if error.abs() < 0.12 {
                let time_s = samples / self.rate_hz;
                let rate = share * (time_s / SETTLE_S).min(0.6);
                self.shift = (self.shift + rate * error).clamp(-REACH, REACH);
                self.ratio = self.shift.exp2();
            }
        }
        self.restart();
    }

    /// Ratio to tune by.
    pub(super) fn ratio(&self) -> f64 {
        self.ratio
    }

    /// What was heard last, 0 before.
    pub(super) fn measured_hz(&self) -> f64 {
        self.measured_hz
    }
}
