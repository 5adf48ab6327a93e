//! Partials of a string, and the stiff series `f_n = n·f0·√(1 + B·n²)` through them.

use crate::{
    cents, median,
    spectrum::{Peak, Spectrum},
};

/// Weaker partials than this, re the strongest, are not believed.
const FLOOR: f64 = 1.0e-5;

/// One partial of a tracked series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Partial {
    /// Its number, from 1.
    pub n: usize,
    /// Frequency.
    pub hz: f64,
    /// Amplitude.
    pub amplitude: f64,
}

/// A tracked series.
#[derive(Clone, Debug)]
pub struct Series {
    /// f0 of the stiff series: that of the same string without stiffness.
    pub f0_hz: f64,
    /// Inharmonicity B.
    pub b: f64,
    /// What was found, ascending; numbers may be missing.
    pub partials: Vec<Partial>,
}

impl Series {
    /// Follows up to `count` partials from the expected first one.
    #[must_use]
    pub fn track(spectrum: &Spectrum, expected_hz: f64, count: usize) -> Self {
        let top_hz = 0.9 * spectrum.bin_hz * spectrum.magnitude.len() as f64;
        let mut series = Self { f0_hz: expected_hz, b: 0.0, partials: Vec::new() };
        let mut loudest = 0.0_f64;
        for n in 1..=count {
            let at = series.predict(n);
            if at > top_hz {
                break;
            }
            let settled = series.partials.len() > 3;
            let wide = if settled { 0.02 * at } else { 0.05 * at };
            let half = wide.max(0.4 * spectrum.lobe_hz).min(0.45 * expected_hz);
            if let Some(Peak { hz, amplitude }) = spectrum.peak(at - half, at + half)
                && amplitude > FLOOR * loudest
            {
                loudest = loudest.max(amplitude);
                series.partials.push(Partial { n, hz, amplitude });
                series.fit(1, usize::MAX);
            }
        }
        series
    }

    /// Frequency of a partial by the fitted series.
    #[must_use]
    pub fn predict(&self, n: usize) -> f64 {
        let n = n as f64;
        n * self.f0_hz * (1.0 + self.b * n * n).max(0.01).sqrt()
    }

    /// The partial of a number, if it was found.
    #[must_use]
    pub fn partial(&self, n: usize) -> Option<Partial> {
        self.partials.iter().copied().find(|partial| partial.n == n)
    }

    /// Fits f0 and B to the partials of some numbers by least squares on `(f/n)² = f0²(1 + B·n²)`,
    /// twice without those that lie off. Fewer than five partials give no B.
    pub fn fit(&mut self, first: usize, last: usize) {
        let mut used: Vec<Partial> =
            self.partials.iter().copied().filter(|p| (first..=last).contains(&p.n)).collect();
        for _ in 0..3 {
            (self.f0_hz, self.b) = least_squares(&used);
            let off: Vec<f64> = used.iter().map(|p| cents(p.hz, self.predict(p.n)).abs()).collect();
            let limit = (4.5 * median(&off)).max(0.02);
            let kept: Vec<Partial> = used
                .iter()
                .copied()
                .zip(&off)
                .filter_map(|(p, off)| (*off <= limit).then_some(p))
                .collect();
            if kept.len() < 5 || kept.len() == used.len() {
                break;
            }
            used = kept;
        }
    }
}

fn least_squares(partials: &[Partial]) -> (f64, f64) {
    let points = partials.iter().map(|p| {
        let n = p.n as f64;
        (n * n, (p.hz / n).powi(2))
    });
    let count = partials.len() as f64;
    let (sx, sy) = points.clone().fold((0.0, 0.0), |(sx, sy), (x, y)| (sx + x, sy + y));
    let (mx, my) = (sx / count, sy / count);
    let (sxx, sxy) = points.fold((0.0, 0.0), |(sxx, sxy), (x, y)| {
        (sxx + (x - mx) * (x - mx), sxy + (x - mx) * (y - my))
    });
    if partials.len() < 5 {
        return (my.sqrt(), 0.0);
    }
    let slope = sxy / sxx;
    let square = my - slope * mx;
    (square.max(1.0).sqrt(), slope / square)
}

/// Frequency of the partial nearest to `expected_hz` in an excerpt, within a semitone.
#[must_use]
pub fn first_partial_hz(x: &[f64], rate_hz: f64, expected_hz: f64) -> Option<f64> {
    Spectrum::deep(x, rate_hz).peak(expected_hz / 1.06, expected_hz * 1.06).map(|peak| peak.hz)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;

    use super::*;

    fn string(f0_hz: f64, b: f64, rate_hz: f64) -> Vec<f64> {
        (0..(0.6 * rate_hz) as usize)
            .map(|i| {
                let t = i as f64 / rate_hz;
                (1..=24)
                    .map(|n| {
                        let n = f64::from(n);
                        let hz = n * f0_hz * (1.0 + b * n * n).sqrt();
                        (TAU * hz * t + n).sin() * (-(0.5 + 0.2 * n) * t).exp() / n
                    })
                    .sum::<f64>()
            })
            .collect()
    }

    #[test]
    fn a_stiff_series_is_recovered() {
        for (f0_hz, b) in [(146.8, 1.3e-4), (196.0, 5.9e-5), (196.0, 0.0)] {
            let spectrum = Spectrum::deep(&string(f0_hz, b, 48_000.0), 48_000.0);
            let mut series = Series::track(&spectrum, f0_hz, 20);
            series.fit(2, 20);
            assert_eq!(series.partials.len(), 20);
            assert!(cents(series.f0_hz, f0_hz).abs() < 1e-3, "{}", series.f0_hz);
            assert!((series.b - b).abs() < 1e-8, "{} for {b}", series.b);
            let first = series.partials[0].hz;
            assert!(cents(first, f0_hz * (1.0 + b).sqrt()).abs() < 1e-3, "{first}");
        }
    }

    #[test]
    fn detuning_is_seen_with_its_sign() {
        let x = string(196.0 * (0.5_f64 / 1_200.0).exp2(), 0.0, 44_100.0);
        let hz = first_partial_hz(&x, 44_100.0, 196.0).unwrap();
        assert!((cents(hz, 196.0) - 0.5).abs() < 1e-3);
    }
}
