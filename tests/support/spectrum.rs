//! Amplitude spectra deep enough for −140 dB, and single components to a millionth of a bin.

use std::f64::consts::TAU;

use realfft::RealFftPlanner;

use crate::window::{DEEP_BETA, half_lobe_bins, kaiser};

/// Zero padding of the transform: enough for the parabola to start from.
const PADDING: usize = 4;

/// One spectral line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// Frequency.
    pub hz: f64,
    /// Amplitude of the sine, of which the window's mean is taken.
    pub amplitude: f64,
}

/// Spectrum of one windowed excerpt.
#[derive(Clone, Debug)]
pub struct Spectrum {
    /// Spacing of the magnitudes.
    pub bin_hz: f64,
    /// Half of the window's main lobe.
    pub lobe_hz: f64,
    /// Amplitude of a sine at each bin.
    pub magnitude: Vec<f64>,
    rate_hz: f64,
    windowed: Vec<f64>,
}

impl Spectrum {
    /// Through the deep window: side lobes below −160 dB.
    #[must_use]
    pub fn deep(x: &[f64], rate_hz: f64) -> Self {
        Self::with_beta(x, rate_hz, DEEP_BETA)
    }

    /// Through a Kaiser window of the given parameter.
    #[must_use]
    pub fn with_beta(x: &[f64], rate_hz: f64, beta: f64) -> Self {
        let window = kaiser(x.len(), beta);
        let scale = 2.0 / window.iter().sum::<f64>();
        let windowed: Vec<f64> = x.iter().zip(&window).map(|(x, w)| x * w * scale).collect();
        let size = (PADDING * x.len()).next_power_of_two();
        let mut padded = windowed.clone();
        padded.resize(size, 0.0);
        let transform = RealFftPlanner::new().plan_fft_forward(size);
        let mut bins = transform.make_output_vec();
        if transform.process(&mut padded, &mut bins).is_err() {
            bins.clear();
        }
        Self {
            bin_hz: rate_hz / size as f64,
            lobe_hz: half_lobe_bins(beta) * rate_hz / x.len() as f64,
            magnitude: bins.iter().map(|c| c.norm()).collect(),
            rate_hz,
            windowed,
        }
    }

    /// Strongest local maximum between two frequencies, refined.
    #[must_use]
    pub fn peak(&self, low_hz: f64, high_hz: f64) -> Option<Peak> {
        let first = ((low_hz / self.bin_hz).ceil() as usize).max(1);
        let last = ((high_hz / self.bin_hz).floor() as usize).min(self.magnitude.len() - 2);
        let m = &self.magnitude;
        (first..=last)
            .filter(|&k| m[k] >= m[k - 1] && m[k] > m[k + 1])
            .max_by(|&a, &b| m[a].total_cmp(&m[b]))
            .map(|k| self.refined(k))
    }

    /// Largest magnitude between two frequencies, and where it stands; no peak is asked for.
    #[must_use]
    pub fn largest(&self, low_hz: f64, high_hz: f64) -> Peak {
        let first = (low_hz / self.bin_hz).ceil() as usize;
        let last = ((high_hz / self.bin_hz).floor() as usize).min(self.magnitude.len() - 1);
        let nothing = Peak { hz: low_hz, amplitude: 0.0 };
        (first..=last).fold(nothing, |top, k| {
            if self.magnitude[k] > top.amplitude {
                Peak { hz: k as f64 * self.bin_hz, amplitude: self.magnitude[k] }
            } else {
                top
            }
        })
    }

    /// Sum of the squared magnitudes between two frequencies.
    #[must_use]
    pub fn power(&self, low_hz: f64, high_hz: f64) -> f64 {
        let first = (low_hz / self.bin_hz).ceil() as usize;
        let last = ((high_hz / self.bin_hz).ceil() as usize).min(self.magnitude.len());
        self.magnitude[first.min(last)..last].iter().map(|m| m * m).sum()
    }

    /// Parabolas through the logarithm, on ever closer points of the exact transform.
    fn refined(&self, k: usize) -> Peak {
        let mut hz = k as f64 * self.bin_hz;
        let mut step = 0.5 * self.bin_hz;
        let mut amplitude = self.magnitude[k];
        for _ in 0..4 {
            let [l, c, r] = [hz - step, hz, hz + step].map(|f| self.exact(f).max(1e-300).ln());
            let bend = l - 2.0 * c + r;
            if bend < 0.0 {
                let offset = (0.5 * (l - r) / bend).clamp(-2.0, 2.0);
                hz += offset * step;
                amplitude = (c - 0.25 * (l - r) * offset).exp();
            }
            step *= 0.25;
        }
        Peak { hz, amplitude }
    }

    /// Magnitude at any frequency.
    fn exact(&self, hz: f64) -> f64 {
        let (mut re, mut im) = (0.0, 0.0);
        let (mut cos, mut sin) = (1.0, 0.0);
        let omega = TAU * hz / self.rate_hz;
        let (turn_sin, turn_cos) = omega.sin_cos();
        for (i, x) in self.windowed.iter().enumerate() {
            if i % 512 == 0 {
                // The rotation is set anew before its rounding shows.
                (sin, cos) = (omega * i as f64).sin_cos();
            }
            re += x * cos;
            im -= x * sin;
            (cos, sin) = (cos * turn_cos - sin * turn_sin, sin * turn_cos + cos * turn_sin);
        }
        re.hypot(im)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cents, db};

    fn sine(hz: f64, rate_hz: f64, count: usize) -> Vec<f64> {
        (0..count).map(|i| (TAU * hz * i as f64 / rate_hz + 0.7).sin()).collect()
    }

    #[test]
    fn a_line_is_found_to_a_millicent_with_its_amplitude() {
        for hz in [65.41, 196.003, 4_186.5] {
            let x: Vec<f64> = sine(hz, 48_000.0, 24_000).iter().map(|y| 0.3 * y).collect();
            let peak = Spectrum::deep(&x, 48_000.0).peak(0.9 * hz, 1.1 * hz).unwrap();
            assert!(cents(peak.hz, hz).abs() < 1e-3, "{hz}: {}", peak.hz);
            assert!(db(peak.amplitude / 0.3).abs() < 1e-4, "{hz}: {}", peak.amplitude);
        }
    }

    #[test]
    fn damping_does_not_pull_a_line() {
        let x: Vec<f64> = sine(196.0, 48_000.0, 24_000)
            .iter()
            .enumerate()
            .map(|(i, y)| y * (-6.9 * i as f64 / 48_000.0).exp())
            .collect();
        let peak = Spectrum::deep(&x, 48_000.0).peak(180.0, 210.0).unwrap();
        assert!(cents(peak.hz, 196.0).abs() < 1e-3, "{}", peak.hz);
    }

    #[test]
    fn what_lies_beside_a_line_is_seen_down_to_minus_170_db() {
        let loud = sine(1_000.3, 48_000.0, 48_000);
        let floor = Spectrum::deep(&loud, 48_000.0).largest(3_000.0, 20_000.0);
        assert!(db(floor.amplitude) < -170.0, "{}", db(floor.amplitude));
        let soft: Vec<f64> =
            loud.iter().zip(sine(5_000.0, 48_000.0, 48_000)).map(|(a, b)| a + 1e-7 * b).collect();
        let seen = Spectrum::deep(&soft, 48_000.0).peak(4_900.0, 5_100.0).unwrap();
        assert!((db(seen.amplitude) + 140.0).abs() < 0.01, "{}", db(seen.amplitude));
    }
}
