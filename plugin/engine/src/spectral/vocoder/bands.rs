//! The vocoder's bands: where they stand, and weights by which they add up to a flat line.
//!
//! Each band is two equal trapezoidal state-variable band-passes in a row (Zavalishin, "The Art of VA
//! Filter Design", 2012). Two neighbours stand 180° apart where they meet, so every second band is
//! turned over. Spacing by critical bands: Glasberg & Moore 1990.

use std::f64::consts::PI;

use crate::dsp::simd::LANES;

/// Centres of the lowest and the highest band. Below lies hum, above what no band of the ear parts.
const LOW_HZ: f64 = 80.0;
const HIGH_HZ: f64 = 12_000.0;
/// Bands above this part of the rate are left out.
const HIGHEST: f64 = 0.42;
/// Q at narrowness one, re a band whose two stages meet their neighbours' at −6 dB [C]: with less the
/// bands part formants less, with more their sum has ripples above 1 dB.
const Q: f64 = 0.7;
/// Narrownesses that weights are found for, an octave apart in two steps.
const STEPS: usize = 5;
/// Rounds of the search for weights, and how far each goes.
const ROUNDS: usize = 60;
const HASTE: f64 = 0.7;

/// A number per band.
pub(super) type Lane = [f32; LANES];

/// What the filters of all bands need.
#[derive(Clone, Debug)]
pub(super) struct Coefficients {
    pub(super) a1: Lane,
    pub(super) a2: Lane,
    pub(super) a3: Lane,
    /// Gain of a band, with its turn.
    pub(super) gain: Lane,
}

/// The bands of a rate.
#[derive(Clone, Debug)]
pub(super) struct Bands {
    pub(super) centre_hz: Lane,
    /// `tan(π·f/rate)` of the centres.
    warped: [f64; LANES],
    /// Q of each band at narrowness one.
    q: [f64; LANES],
    /// Weights at narrownesses from a half to two.
    weights: [[f64; LANES]; STEPS],
}

/// Number of critical bands below a frequency.
fn critical(hz: f64) -> f64 {
    21.4 * (1.0 + 0.004_37 * hz).log10()
}

fn critical_hz(number: f64) -> f64 {
    (10.0_f64.powf(number / 21.4) - 1.0) / 0.004_37
}

/// Narrowness of a step.
fn narrowness(step: usize) -> f64 {
    (0.5 * step as f64 - 1.0).exp2()
}

impl Bands {
    pub(super) fn new(rate_hz: f64) -> Self {
        let (low, high) = (critical(LOW_HZ), critical(HIGH_HZ));
        let step = (high - low) / (LANES - 1) as f64;
        let warp = |hz: f64| (PI * (hz / rate_hz).min(0.49)).tan();
        let mut bands = Self {
            centre_hz: [0.0; LANES],
            warped: [0.0; LANES],
            q: [0.0; LANES],
            weights: [[0.0; LANES]; STEPS],
        };
        for k in 0..LANES {
            let number = low + step * k as f64;
            let [from, to] = [number - 0.5 * step, number + 0.5 * step].map(critical_hz).map(warp);
            bands.centre_hz[k] = critical_hz(number) as f32;
            bands.warped[k] = (from * to).sqrt();
            bands.q[k] = Q * bands.warped[k] / (to - from).max(1.0e-9);
        }
        let heard = |hz: f32| f64::from(hz) < HIGHEST * rate_hz;
        let count = bands.centre_hz.iter().filter(|hz| heard(**hz)).count();
        for step in 0..STEPS {
            bands.weights[step] = bands.flat(count, narrowness(step));
        }
        bands
    }

    /// Weights of the first `count` bands whose sum is level around every centre.
    fn flat(&self, count: usize, narrowness: f64) -> [f64; LANES] {
        let mut weights = [0.0; LANES];
        weights[..count].fill(1.0);
        for _ in 0..ROUNDS {
            let mut next = weights;
            for (k, next) in next.iter_mut().enumerate().take(count) {
                // At the centre and at both edges, which weigh half.
                let edge = |other: usize| (self.warped[k] * self.warped[other]).sqrt();
                let (below, above) = (edge(k.saturating_sub(1)), edge((k + 1).min(count - 1)));
                let level = |x: f64| self.level(&weights, narrowness, x).max(1.0e-3).ln();
                let mean = 0.5 * level(self.warped[k]) + 0.25 * (level(below) + level(above));
                *next *= (-HASTE * mean).exp();
            }
            weights = next;
        }
        weights
    }

    /// Gain of the weighted sum at a warped frequency.
    fn level(&self, weights: &[f64; LANES], narrowness: f64, x: f64) -> f64 {
        let (mut re, mut im, mut turn) = (0.0, 0.0, 1.0);
        for ((c, q), weight) in self.warped.iter().zip(&self.q).zip(weights) {
            let u = q * narrowness * (x / c - c / x);
            let scale = turn * weight / ((1.0 + u * u) * (1.0 + u * u));
            re += scale * (1.0 - u * u);
            im -= scale * 2.0 * u;
            turn = -turn;
        }
        re.hypot(im)
    }

    /// Filters at a narrowness of 0.5–2.
    pub(super) fn coefficients(&self, narrowness: f32) -> Coefficients {
        let narrowness = f64::from(narrowness).clamp(0.5, 2.0);
        let place = 2.0 * (narrowness.log2() + 1.0);
        let step = (place as usize).min(STEPS - 2);
        let part = place - step as f64;
        let mut filters = Coefficients {
            a1: [0.0; LANES],
            a2: [0.0; LANES],
            a3: [0.0; LANES],
            gain: [0.0; LANES],
        };
        for k in 0..LANES {
            let (g, damping) = (self.warped[k], 1.0 / (self.q[k] * narrowness));
            let a1 = 1.0 / (1.0 + g * (g + damping));
            let weight = self.weights[step][k] * (1.0 - part) + self.weights[step + 1][k] * part;
            filters.a1[k] = a1 as f32;
            filters.a2[k] = (g * a1) as f32;
            filters.a3[k] = (g * g * a1) as f32;
            let turn = if k % 2 == 0 { 1.0 } else { -1.0 };
            filters.gain[k] = (turn * weight * damping * damping) as f32;
        }
        filters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bands_add_up_to_a_flat_line() {
        for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
            let bands = Bands::new(rate_hz);
            for (step, limit_db) in [(0, 1.0), (1, 1.0), (2, 1.0)] {
                let weights = &bands.weights[step];
                let mut worst = 0.0_f64;
                for i in 0..=2_000 {
                    let hz = LOW_HZ * (HIGH_HZ / LOW_HZ).powf(f64::from(i) / 2_000.0);
                    let x = (PI * hz / rate_hz).tan();
                    let level = bands.level(weights, narrowness(step), x);
                    worst = worst.max((20.0 * level.log10()).abs());
                }
                eprintln!("{rate_hz} Hz, narrowness {:.2}: {worst:.2} dB", narrowness(step));
                assert!(worst < limit_db, "{rate_hz} Hz: {worst} dB");
            }
        }
    }
}
