//! The last second of the acoustic part, kept for the grains: as it was, and twice darker.
//!
//! A grain that plays an octave up reads what lies below a quarter of the rate, so that nothing folds.
//! The darker copies come from one half-band filter, its taps set wider apart from one to the next.

use super::half_band::{HalfBand, PAIRS};
use crate::dsp::simd::TICK;

/// Copies: as it was, below a quarter, below an eighth of the rate.
pub(super) const COPIES: usize = 3;
/// Seconds that are kept: one to choose from, one to travel, and room for a block of another.
const KEPT_S: f64 = 3.0;
/// Keys remembered, one for each of so many ticks.
const TICKS_PER_KEY: u64 = 4;

/// The last seconds of a signal.
#[derive(Clone, Debug)]
pub(super) struct Cloud {
    lines: [Vec<f32>; COPIES],
    mask: usize,
    /// Key that sounded, and when.
    keys: Vec<(u64, f32)>,
    last_key: f32,
    is_blank: bool,
}

impl Cloud {
    pub(super) fn new(rate_hz: f64) -> Self {
        let length = ((KEPT_S * rate_hz) as usize).next_power_of_two();
        let keys = length / TICK / TICKS_PER_KEY as usize;
        Self {
            lines: std::array::from_fn(|_| vec![0.0; length]),
            mask: length - 1,
            keys: vec![(u64::MAX, 0.0); keys],
            last_key: 0.0,
            is_blank: true,
        }
    }

    pub(super) fn reset(&mut self) {
        if !self.is_blank {
            self.lines.iter_mut().for_each(|line| line.fill(0.0));
            self.keys.fill((u64::MAX, 0.0));
        }
        (self.last_key, self.is_blank) = (0.0, true);
    }

    /// Takes what sounds from sample `clock` on.
    pub(super) fn listen(&mut self, filter: &HalfBand, clock: u64, left: &[f32], right: &[f32]) {
        self.is_blank = false;
        for (i, (left, right)) in left.iter().zip(right).enumerate() {
            let at = (clock as usize).wrapping_add(i);
            let x = 0.5 * (left + right);
            // What is not a number must not ring in the copies.
            self.lines[0][at & self.mask] = if x.is_finite() { x.clamp(-4.0, 4.0) } else { 0.0 };
            for copy in 1..COPIES {
                let (before, line) = (copy - 1, 1 << (copy - 1));
                let delay = (2 * PAIRS - 1) * line;
                let past = |ago: usize| self.lines[before][at.wrapping_sub(ago) & self.mask];
                let mut sum = 0.5 * past(delay);
                for (j, tap) in filter.taps().iter().enumerate() {
                    let away = (2 * j + 1) * line;
                    sum += tap * (past(delay - away) + past(delay + away));
                }
                self.lines[copy][at & self.mask] = sum;
            }
        }
    }

    /// Notes the key that sounds at a tick.
    pub(super) fn note(&mut self, clock: u64, key: f32) {
        let place = clock / TICK as u64 / TICKS_PER_KEY;
        let index = place as usize % self.keys.len();
        self.keys[index] = (place, key);
        self.last_key = key;
    }

    /// The key that sounded at a sample; the last one known if none was noted.
    pub(super) fn key_at(&self, sample: u64) -> f32 {
        let place = sample / TICK as u64 / TICKS_PER_KEY;
        let (noted, key) = self.keys[place as usize % self.keys.len()];
        if noted == place { key } else { self.last_key }
    }

    /// Four samples around a place, the second of them at or before it.
    #[inline(always)]
    pub(super) fn around(&self, copy: usize, place: usize) -> [f32; 4] {
        let line = &self.lines[copy];
        std::array::from_fn(|k| line[place.wrapping_add(k).wrapping_sub(1) & self.mask])
    }
}
