//! A linear-phase high-pass with a stop band below −120 dB.

use std::f64::consts::PI;

use crate::window::kaiser;

/// Kaiser's parameter for −125 dB.
const BETA: f64 = 12.5;

/// What lies above `corner_hz`, in time with the input. The transition is as wide as an eighth of
/// the corner.
#[must_use]
pub fn high_pass(x: &[f64], rate_hz: f64, corner_hz: f64) -> Vec<f64> {
    let width = corner_hz / 8.0 / rate_hz;
    let half = (8.0 / (2.0 * width)).ceil() as usize;
    let window = kaiser(2 * half + 1, BETA);
    let cut = corner_hz / rate_hz;
    let taps: Vec<f64> = window
        .iter()
        .enumerate()
        .map(|(i, w)| {
            let t = i as f64 - half as f64;
            let low = if i == half { 2.0 * cut } else { (2.0 * PI * cut * t).sin() / (PI * t) };
            let pass = if i == half { 1.0 } else { 0.0 };
            w * (pass - low)
        })
        .collect();
    (0..x.len())
        .map(|n| {
            let (first, last) = (n.saturating_sub(half), (n + half + 1).min(x.len()));
            let offset = half + first - n;
            x[first..last].iter().zip(&taps[offset..]).map(|(x, tap)| x * tap).sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{db, peak};

    #[test]
    fn it_stops_below_and_passes_above() {
        let sine = |hz: f64| -> Vec<f64> {
            (0..9_600).map(|i| (2.0 * PI * hz * f64::from(i) / 48_000.0).sin()).collect()
        };
        let middle = 2_000..7_600;
        let stopped = high_pass(&sine(3_500.0), 48_000.0, 4_000.0);
        let passed = high_pass(&sine(4_500.0), 48_000.0, 4_000.0);
        assert!(
            db(peak(&stopped[middle.clone()])) < -110.0,
            "{}",
            db(peak(&stopped[middle.clone()]))
        );
        assert!(db(peak(&passed[middle])).abs() < 0.01);
    }
}
