//! Long-term average spectra in sixth-octave bands.

use crate::{db, spectrum::Spectrum};

/// Kaiser's parameter for −70 dB: bands need no more.
const BETA: f64 = 9.0;
/// A centroid sums many bins, so it needs a deeper floor.
const CENTROID_BETA: f64 = 15.0;

/// Power in sixth-octave bands.
#[derive(Clone, Debug)]
pub struct Ltas {
    /// Centres of the bands.
    pub centre_hz: Vec<f64>,
    /// Power per band, in decibels re a full-scale sine.
    pub level_db: Vec<f64>,
    power: Vec<f64>,
}

impl Ltas {
    /// Averages half-overlapping frames of 0.34 s, from 40 Hz to 16 kHz or 0.45 of the rate.
    #[must_use]
    pub fn of(x: &[f64], rate_hz: f64) -> Self {
        let size = (0.34 * rate_hz) as usize;
        let top_hz = 16_000.0_f64.min(0.45 * rate_hz);
        let centre_hz: Vec<f64> = (0..60)
            .map(|i| 40.0 * (f64::from(i) / 6.0).exp2())
            .take_while(|hz| *hz < top_hz)
            .collect();
        let mut power = vec![0.0; centre_hz.len()];
        let mut frames = 0.0;
        for start in (0..x.len().saturating_sub(size)).step_by(size / 2) {
            let spectrum = Spectrum::with_beta(&x[start..start + size], rate_hz, BETA);
            let bins_per_lobe = spectrum.lobe_hz / spectrum.bin_hz;
            for (power, hz) in power.iter_mut().zip(&centre_hz) {
                let half = (1.0_f64 / 12.0).exp2();
                *power += spectrum.power(hz / half, hz * half) / bins_per_lobe;
            }
            frames += 1.0;
        }
        for power in &mut power {
            *power /= f64::max(frames, 1.0);
        }
        let level_db = power.iter().map(|power| db(power.sqrt())).collect();
        Self { centre_hz, level_db, power }
    }

    /// Centre and level of the strongest band.
    #[must_use]
    pub fn peak(&self) -> (f64, f64) {
        let all = self.centre_hz.iter().copied().zip(self.level_db.iter().copied());
        all.fold((0.0, f64::NEG_INFINITY), |top, band| if band.1 > top.1 { band } else { top })
    }

    /// Strongest band wholly below a frequency, in decibels.
    #[must_use]
    pub fn strongest_below(&self, hz: f64) -> f64 {
        let half = (1.0_f64 / 12.0).exp2();
        let all = self.centre_hz.iter().zip(&self.level_db);
        all.filter(|(centre, _)| **centre * half <= hz)
            .fold(f64::NEG_INFINITY, |top, (_, level)| top.max(*level))
    }

    /// Everything below a frequency, in decibels.
    #[must_use]
    pub fn total_below(&self, hz: f64) -> f64 {
        let all = self.centre_hz.iter().zip(&self.power);
        db(all.filter(|(centre, _)| **centre < hz).map(|(_, power)| power).sum::<f64>().sqrt())
    }
}

/// Centre of gravity of the amplitude spectrum up to `top_hz`.
#[must_use]
pub fn centroid_hz(x: &[f64], rate_hz: f64, top_hz: f64) -> f64 {
    let spectrum = Spectrum::with_beta(x, rate_hz, CENTROID_BETA);
    let last = ((top_hz / spectrum.bin_hz) as usize).min(spectrum.magnitude.len());
    let (moment, sum) = spectrum.magnitude[..last]
        .iter()
        .enumerate()
        .fold((0.0, 1.0e-30), |(moment, sum), (k, m)| {
            (moment + k as f64 * spectrum.bin_hz * m, sum + m)
        });
    moment / sum
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;

    use super::*;

    #[test]
    fn the_peak_is_where_the_sound_is() {
        let x: Vec<f64> = (0..96_000)
            .map(|i| {
                let t = f64::from(i) / 48_000.0;
                (TAU * 450.0 * t).sin() + 0.1 * (TAU * 100.0 * t).sin()
            })
            .collect();
        let ltas = Ltas::of(&x, 48_000.0);
        let (hz, level) = ltas.peak();
        assert!((430.0..470.0).contains(&hz), "{hz}");
        let below = ltas.total_below(130.0) - level;
        assert!((below + 20.0).abs() < 0.5, "{below}");
    }

    #[test]
    fn the_centroid_of_two_lines_lies_between() {
        let x: Vec<f64> = (0..48_000)
            .map(|i| {
                let t = f64::from(i) / 48_000.0;
                (TAU * 500.0 * t).sin() + (TAU * 1_500.0 * t).sin()
            })
            .collect();
        let hz = centroid_hz(&x, 48_000.0, 20_000.0);
        assert!((hz - 1_000.0).abs() < 2.0, "{hz}");
    }
}
