//! Envelopes of single partials, and the time in which they fall by 60 dB.

use std::f64::consts::TAU;

use crate::{db, window::kaiser};

/// Level of one partial over time.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// Time between levels, in seconds.
    pub hop_s: f64,
    /// Levels in decibels re full scale; the first is centred on half a window.
    pub level_db: Vec<f64>,
}

impl Envelope {
    /// Level at `hz` through a window of `window_s`, every `hop_s`.
    #[must_use]
    pub fn of(x: &[f64], rate_hz: f64, hz: f64, window_s: f64, hop_s: f64) -> Self {
        let size = (window_s * rate_hz) as usize;
        let window = kaiser(size, 9.0);
        let scale = 2.0 / window.iter().sum::<f64>();
        let carrier: Vec<(f64, f64)> = window
            .iter()
            .enumerate()
            .map(|(i, w)| {
                let (sin, cos) = (TAU * hz * i as f64 / rate_hz).sin_cos();
                (w * cos * scale, w * sin * scale)
            })
            .collect();
        let hop = ((hop_s * rate_hz) as usize).max(1);
        let level_db = (0..x.len().saturating_sub(size) / hop)
            .map(|frame| {
                let part = &x[frame * hop..];
                let (re, im) = carrier
                    .iter()
                    .zip(part)
                    .fold((0.0, 0.0), |(re, im), ((c, s), x)| (re + c * x, im + s * x));
                db(re.hypot(im))
            })
            .collect();
        Self { hop_s: hop as f64 / rate_hz, level_db }
    }

    /// T60 in seconds: the straight line through what lies between −5 and −25 dB of the maximum,
    /// times three. None if the level never falls so far.
    #[must_use]
    pub fn t60_s(&self) -> Option<f64> {
        self.t60_between(-5.0, -25.0)
    }

    /// The same between two other levels re the maximum, in decibels.
    #[must_use]
    pub fn t60_between(&self, from_db: f64, to_db: f64) -> Option<f64> {
        let levels = self.level_db.iter().copied().enumerate();
        let (start, top) = levels.max_by(|a, b| a.1.total_cmp(&b.1))?;
        let after = |limit: f64| {
            self.level_db[start..].iter().position(|level| *level < limit).map(|i| start + i)
        };
        let (first, last) = (after(top + from_db)?, after(top + to_db)?);
        let slope = slope(&self.level_db[first..last])? / self.hop_s;
        (slope < 0.0).then(|| -60.0 / slope)
    }
}

/// Least-squares slope per step; None for fewer than three points.
#[must_use]
pub fn slope(y: &[f64]) -> Option<f64> {
    if y.len() < 3 {
        return None;
    }
    let count = y.len() as f64;
    let middle = (count - 1.0) / 2.0;
    let mean = y.iter().sum::<f64>() / count;
    let (sxx, sxy) = y.iter().enumerate().fold((0.0, 0.0), |(sxx, sxy), (i, y)| {
        let x = i as f64 - middle;
        (sxx + x * x, sxy + x * (y - mean))
    });
    Some(sxy / sxx)
}

/// T60 in seconds of a partial at `hz` whose neighbours are at least `spacing_hz` away.
#[must_use]
pub fn t60_s(x: &[f64], rate_hz: f64, hz: f64, spacing_hz: f64) -> Option<f64> {
    Envelope::of(x, rate_hz, hz, (8.0 / spacing_hz).max(0.03), 0.005).t60_s()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_partials_keep_their_own_t60() {
        let rate_hz = 48_000.0;
        let x: Vec<f64> = (0..144_000)
            .map(|i| {
                let t = f64::from(i) / rate_hz;
                let ring = |hz: f64, t60: f64| (TAU * hz * t).sin() * 10_f64.powf(-3.0 * t / t60);
                ring(196.0, 2.5) + 0.3 * ring(1_962.0, 0.6)
            })
            .collect();
        let first = t60_s(&x, rate_hz, 196.0, 196.0).unwrap();
        let tenth = t60_s(&x, rate_hz, 1_962.0, 196.0).unwrap();
        assert!(
            (first / 2.5 - 1.0).abs() < 2e-3 && (tenth / 0.6 - 1.0).abs() < 2e-3,
            "{first} {tenth}"
        );
    }

    #[test]
    fn a_steady_tone_has_none() {
        let x: Vec<f64> = (0..48_000).map(|i| (0.03 * f64::from(i)).sin()).collect();
        assert_eq!(t60_s(&x, 48_000.0, 0.03 * 48_000.0 / TAU, 200.0), None);
    }
}
