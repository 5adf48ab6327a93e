//! The last stage: no reading of a true-peak meter goes above full scale, and nothing is delayed for it.
//!
//! Path: left, right → a gain for both → a sample that may be played → out.
//!
//! A limiter without look-ahead cannot know what follows, but it can see to it that silence could: it keeps the sums of
//! the meter's interpolator over what it has played and lets no sample through after which one of them would read above
//! the ceiling. Silence keeps this so, hence there always is a sample that may be played, and the promise holds for
//! whatever comes. Most of the work is done before that by a gain that falls at once and rises slowly, from the same
//! sums over what came in; the last step acts where a loud sound begins. The price: a sound that ends at once rings
//! between its samples more than one that goes on, so a sine passes to the bit only up to 1.2 dB below full scale (0.5 to
//! 1.1 dB at most frequencies). What is promised is the meter of the recommendation; an ideal interpolator reads up to
//! 1.8 dB more on noise of full-scale signs, which no music is.

use pulp::Simd;

use super::true_peak::{SAFE, Sums, TAPS, greater};
use crate::dsp::simd::TICK;

/// No reading exceeds this, −0.1 dB, so that other meters have room to differ.
const CEILING: f32 = 0.988_553;
/// How long the gain stays, and how it comes back [by ear]: shorter is louder and rounds off the bass.
const HOLD_S: f64 = 0.015;
const RELEASE_S: f64 = 0.12;
/// Where the gain is one again.
const ONE: f32 = 0.999_6;
/// A peak as near as this to the ceiling keeps the gain where it is.
const NEAR: f32 = 0.97;

/// The limiter.
#[derive(Clone, Debug)]
pub(super) struct Limiter {
    came: [Sums; 2],
    played: [Sums; 2],
    /// The last samples played, the latest last.
    recent: [[f32; TAPS - 1]; 2],
    /// The sums are as the recent samples say.
    is_summed: bool,
    gain: f32,
    /// Samples in a row that were played as they came.
    clean: usize,
    held: u32,
    hold: u32,
    release: f32,
    /// Least gain since it was read.
    deepest: f32,
}

impl Limiter {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            came: [Sums::SILENT; 2],
            played: [Sums::SILENT; 2],
            recent: [[0.0; TAPS - 1]; 2],
            is_summed: false,
            gain: 1.0,
            clean: TAPS,
            held: 0,
            hold: (HOLD_S * rate_hz) as u32,
            release: (1.0 - (-1.0 / (RELEASE_S * rate_hz)).exp()) as f32,
            deepest: 1.0,
        }
    }

    pub(super) fn reset(&mut self) {
        self.recent = [[0.0; TAPS - 1]; 2];
        self.is_summed = false;
        (self.gain, self.held, self.deepest, self.clean) = (1.0, 0, 1.0, TAPS);
    }

    /// Most gain taken since the last reading, in decibels, 0 or more.
    pub(super) fn take_reduction_db(&mut self) -> f32 {
        let db = -20.0 * self.deepest.max(1.0e-5).log10();
        self.deepest = self.gain;
        db.max(0.0)
    }

    /// A part of a tick, in place.
    #[inline(always)]
    pub(super) fn pass<S: Simd>(&mut self, left: &mut [f32], right: &mut [f32]) {
        let mut most = 0.0_f32;
        for x in left.iter().chain(&*right).chain(self.recent.iter().flatten()) {
            most = greater(x.abs(), most);
        }
        if self.gain < 1.0 || self.clean < TAPS || most > SAFE {
            self.sum::<S>();
            for (left, right) in left.iter_mut().zip(&mut *right) {
                (*left, *right) = self.limit::<S>([*left, *right]);
            }
        } else {
            self.is_summed = false;
        }
        for (recent, side) in self.recent.iter_mut().zip([&*left, &*right]) {
            let count = side.len().min(TICK);
            if count >= TAPS - 1 {
                recent.copy_from_slice(&side[count - (TAPS - 1)..]);
            } else {
                recent.copy_within(count.., 0);
                recent[TAPS - 1 - count..].copy_from_slice(side);
            }
        }
    }

    /// Brings the sums up to date; while nothing is limited, what came is what was played.
    #[inline(always)]
    fn sum<S: Simd>(&mut self) {
        if self.is_summed {
            return;
        }
        for (side, recent) in self.recent.iter().enumerate() {
            let mut sums = Sums::SILENT;
            for x in recent {
                sums = sums.push::<S>(*x);
            }
            (self.came[side], self.played[side]) = (sums, sums);
        }
        self.is_summed = true;
    }

    #[inline(always)]
    fn limit<S: Simd>(&mut self, x: [f32; 2]) -> (f32, f32) {
        let mut peak = greater(x[0].abs(), x[1].abs());
        for (came, x) in self.came.iter_mut().zip(x) {
            *came = came.push::<S>(x);
            peak = greater(peak, came.peak());
        }
        if peak * self.gain > CEILING {
            (self.gain, self.held) = (CEILING / peak, self.hold);
        } else if self.gain < 1.0 && peak * self.gain > NEAR * CEILING {
            self.held = self.hold;
        } else if self.held > 0 {
            self.held -= 1;
        } else if self.gain < 1.0 {
            self.gain += self.release * (1.0 - self.gain);
            self.gain = if self.gain > ONE { 1.0 } else { self.gain.min(CEILING / peak) };
        }
        let mut y = [self.gain * x[0], self.gain * x[1]];
        for ((played, y), x) in self.played.iter_mut().zip(&mut y).zip(x) {
            let mut next = played.push::<S>(*y);
            if next.peak() > CEILING || y.abs() > CEILING {
                *y = played.within(*y, CEILING);
                next = played.push::<S>(*y);
                self.deepest = self.deepest.min(CEILING / x.abs().max(CEILING));
            }
            *played = next;
        }
        self.deepest = self.deepest.min(self.gain);
        self.clean = if y == x { (self.clean + 1).min(TAPS) } else { 0 };
        (y[0], y[1])
    }
}
