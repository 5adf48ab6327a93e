//! A wavetable: frames of one period each, every one of them band-limited at every brightness.
//!
//! A frame is known by its harmonics, so frames of any length fit: their spectrum is taken as it is and
//! drawn anew. Made away from the audio thread.

use std::fmt;

use pulp::Simd;
use realfft::{RealFftPlanner, num_complex::Complex};

use super::tables::{Brightness, Period, read};
use crate::dsp::{lanes::Samples, simd::TICK};

/// Most frames that are kept; of more, these many are picked evenly.
pub const MOST_FRAMES: usize = 64;
/// Longest frame that is taken for one period.
pub const LONGEST_FRAME: usize = 1 << 20;
/// Shortest frame that has a harmonic.
const SHORTEST_FRAME: usize = 4;
/// Harmonics of a frame: up to 20 kHz from key 27 on.
const HARMONICS: usize = 512;
/// Points per harmonic against the usual: images of a flat spectrum stay below −90 dB [C].
const FINER: usize = 2;
/// A peak below this, −120 dB, is silence.
const SILENCE: f32 = 1.0e-6;

/// Why samples make no wavetable, in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WavetableError {
    /// There is nothing in it.
    Empty,
    /// A frame of so many samples is too short or too long for a period.
    FrameLength(usize),
    /// The sample at this place is not a number.
    NotANumber(usize),
    /// Nothing in it is heard.
    Silent,
}

impl fmt::Display for WavetableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the wavetable holds no samples"),
            Self::FrameLength(length) => write!(
                f,
                "a frame of {length} samples is no period; {SHORTEST_FRAME} to {LONGEST_FRAME} are"
            ),
            Self::NotANumber(place) => {
                write!(f, "sample {place} of the wavetable is not a number")
            }
            Self::Silent => write!(f, "the wavetable is silent"),
        }
    }
}

impl std::error::Error for WavetableError {}

/// Frames that a position travels through.
#[derive(Clone, Debug)]
pub struct Wavetable {
    frames: Vec<Period>,
}

impl Wavetable {
    /// From frames of `frame_len` samples after each other; an incomplete one at the end is left away
    /// unless it is all there is. The mean of a frame is taken off, the loudest peak becomes 1.
    ///
    /// # Errors
    /// See [`WavetableError`].
    pub fn from_frames(samples: &[f32], frame_len: usize) -> Result<Self, WavetableError> {
        if samples.is_empty() {
            return Err(WavetableError::Empty);
        }
        let length = frame_len.min(samples.len());
        if !(SHORTEST_FRAME..=LONGEST_FRAME).contains(&length) {
            return Err(WavetableError::FrameLength(frame_len));
        }
        if let Some(place) = samples.iter().position(|x| !x.is_finite()) {
            return Err(WavetableError::NotANumber(place));
        }
        let all: Vec<&[f32]> = samples.chunks_exact(length).collect();
        let kept = all.len().min(MOST_FRAMES);
        let picked = (0..kept).map(|i| all[i * (all.len() - 1) / (kept - 1).max(1)]);
        let frames: Vec<Vec<f64>> = picked
            .map(|frame| {
                let mean = frame.iter().map(|x| f64::from(*x)).sum::<f64>() / length as f64;
                frame.iter().map(|x| f64::from(*x) - mean).collect()
            })
            .collect();
        let peak = frames.iter().flatten().fold(0.0_f64, |peak, x| peak.max(x.abs()));
        if peak < f64::from(SILENCE) {
            return Err(WavetableError::Silent);
        }
        let mut planner = RealFftPlanner::new();
        let transform = planner.plan_fft_forward(length);
        let spectra = frames.into_iter().map(|mut frame| {
            let mut bins = transform.make_output_vec();
            if transform.process(&mut frame, &mut bins).is_err() {
                bins.fill(Complex::new(0.0, 0.0));
            }
            // What lies at half the frame's own rate has no phase.
            bins.truncate(length.div_ceil(2));
            for bin in &mut bins {
                *bin *= 2.0 / (length as f64 * peak);
            }
            bins
        });
        let spectra: Vec<_> = spectra.collect();
        Ok(Self::from_spectra(&mut planner, FINER, &spectra))
    }

    /// From the harmonics of each frame, counted from the mean: `Σ re·cos − im·sin`.
    pub(super) fn from_spectra(
        planner: &mut RealFftPlanner<f64>,
        finer: usize,
        spectra: &[Vec<Complex<f64>>],
    ) -> Self {
        let brightness = Brightness { per_octave: 3.0, most: HARMONICS, finer };
        let frames = spectra.iter().map(|bins| {
            let nothing = Complex::new(0.0, 0.0);
            Period::new(planner, brightness, |h| bins.get(h).copied().unwrap_or(nothing))
        });
        Self { frames: frames.collect() }
    }

    /// Frames that a position travels through.
    #[must_use]
    pub fn frame_count(&self) -> usize {
        self.frames.len()
    }

    /// Which brightness suits a speed.
    #[inline(always)]
    pub(super) fn level_for(&self, increment: f64) -> usize {
        self.frames[0].level_for(increment)
    }

    /// Sixteen values at a position, 0–1, and a brightness.
    #[inline(always)]
    pub(super) fn read<S: Simd>(
        &self,
        simd: S,
        position: f32,
        level: usize,
        phase: &[u32; TICK],
    ) -> Samples {
        let last = self.frames.len() - 1;
        let place = position.clamp(0.0, 1.0) * last as f32;
        let before = (place as usize).min(last);
        let share = place - before as f32;
        let mut out = read(simd, self.frames[before].level(level), phase);
        if share > 0.0 {
            let after = read(simd, self.frames[(before + 1).min(last)].level(level), phase);
            for i in 0..TICK {
                out[i] += share * (after[i] - out[i]);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_wavetable_is_refused_in_one_line() {
        let refused =
            |samples: &[f32], length| Wavetable::from_frames(samples, length).unwrap_err();
        assert_eq!(refused(&[], 2_048), WavetableError::Empty);
        assert_eq!(refused(&[0.5; 64], 0), WavetableError::FrameLength(0));
        assert_eq!(refused(&[0.5, 0.1, 0.2], 2_048), WavetableError::FrameLength(2_048));
        assert_eq!(refused(&[0.0, 1.0, f32::NAN, 0.0], 4), WavetableError::NotANumber(2));
        assert_eq!(refused(&[0.25; 4_096], 2_048), WavetableError::Silent);
        assert!(!refused(&[], 2_048).to_string().contains('\n'));
    }

    #[test]
    fn any_length_fits_and_is_as_loud() {
        for length in [4, 7, 100, 600, 2_048, 5_001] {
            let sine = |i: usize| (std::f32::consts::TAU * i as f32 / length as f32).sin();
            let samples: Vec<f32> = (0..3 * length + 2).map(|i| 0.01 * sine(i) + 0.3).collect();
            let table = Wavetable::from_frames(&samples, length).unwrap();
            assert_eq!(table.frame_count(), 3);
            let phase: [u32; TICK] = std::array::from_fn(|i| (i as u32) << 28);
            let out = table.read(pulp::Scalar::new(), 0.4, 8, &phase);
            let peak = out.iter().fold(0.0_f32, |peak, y| peak.max(y.abs()));
            // The sampled peak of a short frame is not the sine's own.
            assert!((0.98..1.12).contains(&peak), "{length}: {peak}");
        }
        let many: Vec<f32> = (0..100 * 16).map(|i| (i % 16) as f32).collect();
        assert_eq!(Wavetable::from_frames(&many, 16).unwrap().frame_count(), MOST_FRAMES);
    }
}
