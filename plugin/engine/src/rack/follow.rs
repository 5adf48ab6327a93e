//! How loud a sound is: the root of a running mean of its square.

use crate::SampleRate;

/// Times in which the mean rises and falls [by ear]: shorter follows the wave, longer smears strokes.
const RISE_S: f64 = 0.004;
const FALL_S: f64 = 0.06;
/// A mean square below this, −160 dB, is none.
const NONE: f32 = 1.0e-16;

/// The follower.
#[derive(Debug)]
pub(super) struct Follow {
    mean: f32,
    rise: f32,
    fall: f32,
}

impl Follow {
    pub(super) fn new(rate: SampleRate) -> Self {
        let per_sample = |time_s: f64| (1.0 - (-1.0 / (time_s * rate.hz())).exp()) as f32;
        Self { mean: 0.0, rise: per_sample(RISE_S), fall: per_sample(FALL_S) }
    }

    pub(super) fn reset(&mut self) {
        self.mean = 0.0;
    }

    /// Hears some samples of both channels.
    pub(super) fn hear(&mut self, left: &[f32], right: &[f32]) {
        for (l, r) in left.iter().zip(right) {
            let square = 0.5 * (l * l + r * r);
            let rate = if square > self.mean { self.rise } else { self.fall };
            self.mean += rate * (square - self.mean);
        }
        if self.mean < NONE {
            self.mean = 0.0;
        }
    }

    /// Its level, where a full-scale square wave has 1.
    pub(super) fn level(&self) -> f32 {
        self.mean.sqrt()
    }
}
