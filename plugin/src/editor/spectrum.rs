//! The short-time spectrum of the newest output, on a logarithmic axis.

use std::{fmt, sync::Arc};

use realfft::{RealFftPlanner, RealToComplex, num_complex::Complex};

/// Bands of a row.
pub const BANDS: usize = 160;

/// Turns samples into rows of bands; sized once, it allocates no more.
pub struct Spectrum {
    transform: Arc<dyn RealToComplex<f32>>,
    window: Vec<f32>,
    samples: Vec<f32>,
    bins: Vec<Complex<f32>>,
}

impl fmt::Debug for Spectrum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spectrum").field("length", &self.samples.len()).finish_non_exhaustive()
    }
}

impl Default for Spectrum {
    fn default() -> Self {
        let transform = RealFftPlanner::new().plan_fft_forward(LENGTH);
        let window = (0..LENGTH)
            .map(|n| 0.5 - 0.5 * (std::f32::consts::TAU * n as f32 / LENGTH as f32).cos())
            .collect();
        Self { window, samples: vec![0.0; LENGTH], bins: transform.make_output_vec(), transform }
    }
}

impl Spectrum {
    /// A row of bands, each 0–1 over −84 to −6 dB, from what `fill` writes: the newest samples,
    /// the oldest first. All zero if it has none.
    pub fn row(&mut self, rate_hz: f32, fill: impl FnOnce(&mut [f32]) -> bool) -> [f32; BANDS] {
        let mut row = [0.0; BANDS];
        if !fill(&mut self.samples) || rate_hz <= 0.0 {
            return row;
        }
        for (sample, weight) in self.samples.iter_mut().zip(&self.window) {
            *sample *= weight;
        }
        if self.transform.process(&mut self.samples, &mut self.bins).is_err() {
            return row;
        }
        for (band, level) in row.iter_mut().enumerate() {
            let from = self.bin(rate_hz, band as f32 - 0.5);
            let to = self.bin(rate_hz, band as f32 + 0.5);
            let loudest = self.loudest(from, to);
            let level_db = 20.0 * (loudest * 4.0 / LENGTH as f32).max(1.0e-9).log10();
            *level = ((level_db - FLOOR_DB) / (TOP_DB - FLOOR_DB)).clamp(0.0, 1.0);
        }
        row
    }

    /// The bin, in parts, that a band's place falls on.
    fn bin(&self, rate_hz: f32, band: f32) -> f32 {
        let frequency_hz = LOW_HZ * (HIGH_HZ / LOW_HZ).powf(band / (BANDS - 1) as f32);
        (frequency_hz * LENGTH as f32 / rate_hz).min((self.bins.len() - 2) as f32)
    }

    /// The highest magnitude between two places, themselves between bins.
    fn loudest(&self, from: f32, to: f32) -> f32 {
        let at = |place: f32| {
            let bin = place.max(0.0) as usize;
            let part = place.max(0.0).fract();
            self.bins[bin].norm() * (1.0 - part) + self.bins[bin + 1].norm() * part
        };
        let whole = (from.ceil() as usize)..=(to.floor() as usize);
        whole.map(|bin| self.bins[bin].norm()).fold(at(from).max(at(to)), f32::max)
    }
}

/// Where a frequency lies on the axis, 0–1.
#[must_use]
pub fn place_of(frequency_hz: f32) -> f32 {
    (frequency_hz / LOW_HZ).ln() / (HIGH_HZ / LOW_HZ).ln()
}

const LENGTH: usize = 4_096;
const LOW_HZ: f32 = 70.0;
const HIGH_HZ: f32 = 7_000.0;
const FLOOR_DB: f32 = -84.0;
const TOP_DB: f32 = -6.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_stands_where_its_frequency_lies() {
        let (rate_hz, frequency_hz) = (48_000.0, 1_000.0_f32);
        let row = Spectrum::default().row(rate_hz, |out| {
            for (n, sample) in out.iter_mut().enumerate() {
                *sample = (std::f32::consts::TAU * frequency_hz * n as f32 / rate_hz).sin();
            }
            true
        });
        let peak = (0..BANDS).max_by(|a, b| row[*a].total_cmp(&row[*b])).unwrap();
        let expected = place_of(frequency_hz) * (BANDS - 1) as f32;
        assert!((peak as f32 - expected).abs() <= 2.0, "{peak} {expected}");
        assert!(row[10] < 0.2, "{row:?}");
    }

    #[test]
    fn silence_is_flat() {
        let row = Spectrum::default().row(48_000.0, |out| {
            out.fill(0.0);
            true
        });
        assert!(row.iter().all(|level| *level == 0.0));
    }
}
