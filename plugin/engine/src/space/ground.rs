//! How grass gives a sound back: spherical waves over a ground of finite impedance, as seven poles and a direct way.
//!
//! The impedance is Miki's (1990) of one flow resistivity; the reflection is the formula of Weyl and van der Pol (Chien &
//! Soroka 1975) with the complementary error function after Weideman (1994). At grazing angles it is a low-pass that
//! turns the phase; real poles at fixed places fit it, their weights by least squares (Bank 2008). What is fitted is
//! weighed by the whole sound, so that dips are where they belong.

use std::f64::consts::{PI, TAU};

use realfft::num_complex::Complex64;

use super::rooms::SPEED_M_PER_S;
use crate::dsp::solve::solved;

/// Flow resistivity of a meadow in Pa·s/m² [G: 100–300 thousand for grass].
const RESISTIVITY: f64 = 2.0e5;
/// Heights of a seated player's instrument and a standing ear [E].
pub(crate) const HEIGHTS_M: [f64; 2] = [1.2, 1.5];
/// Where the poles stand.
const POLES_HZ: [f64; 7] = [50.0, 120.0, 290.0, 700.0, 1_700.0, 4_100.0, 10_000.0];
/// Weights: those of the poles, and of the direct way.
pub(crate) const WEIGHTS: usize = 8;
/// Where the fit is made.
const POINTS: usize = 28;
const SPAN_HZ: [f64; 2] = [40.0, 16_000.0];
/// Terms of the error function's series.
const TERMS: usize = 16;

/// What keeps weights small where they do not matter.
const RIDGE: f64 = 1.0e-6;

/// What the design knows of the rate.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    hz: [f64; POINTS],
    admittance: [Complex64; POINTS],
    basis: [[Complex64; WEIGHTS]; POINTS],
    series: [f64; TERMS],
    /// Poles, the last of them none.
    pub(crate) poles: [f32; WEIGHTS],
}

impl Ground {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let top = SPAN_HZ[1].min(0.4 * rate_hz);
        let hz = std::array::from_fn(|i| {
            SPAN_HZ[0] * (top / SPAN_HZ[0]).powf(i as f64 / (POINTS - 1) as f64)
        });
        let admittance = hz.map(|hz: f64| {
            let x = (hz / RESISTIVITY).powf(-0.632);
            Complex64::new(1.0 + 0.070 * x, -0.107 * x).inv()
        });
        let poles: [f64; WEIGHTS] = std::array::from_fn(|k| {
            POLES_HZ.get(k).map_or(0.0, |hz| (-TAU * hz.min(0.45 * rate_hz) / rate_hz).exp())
        });
        let basis = hz.map(|hz| {
            let back = Complex64::cis(-TAU * hz / rate_hz);
            poles.map(|pole| (1.0 - pole) / (1.0 - pole * back))
        });
        let length = series_length();
        let series = std::array::from_fn(|n| {
            let count = 2 * TERMS as i32;
            let sum: f64 = (1 - count..count)
                .map(|k| {
                    let angle = f64::from(k) * PI / f64::from(count);
                    let t = length * (0.5 * angle).tan();
                    (-t * t).exp() * (length * length + t * t) * ((n + 1) as f64 * angle).cos()
                })
                .sum();
            sum / f64::from(2 * count)
        });
        Self { hz, admittance, basis, series, poles: poles.map(|pole| pole as f32) }
    }

    /// Extra way of the reflected sound, and its gain against the direct one.
    pub(crate) fn way(distance_m: f64) -> [f64; 2] {
        let direct = distance_m.hypot(HEIGHTS_M[0] - HEIGHTS_M[1]);
        let reflected = distance_m.hypot(HEIGHTS_M[0] + HEIGHTS_M[1]);
        [reflected - direct, direct / reflected]
    }

    /// Reflection of spherical waves at point `i`.
    fn reflection(&self, i: usize, distance_m: f64) -> Complex64 {
        let reflected = distance_m.hypot(HEIGHTS_M[0] + HEIGHTS_M[1]);
        let cos = (HEIGHTS_M[0] + HEIGHTS_M[1]) / reflected;
        let sum = cos + self.admittance[i];
        let plane = (cos - self.admittance[i]) / sum;
        let wave_number = TAU * self.hz[i] / SPEED_M_PER_S;
        let away = Complex64::new(0.0, 0.5 * wave_number * reflected).sqrt() * sum;
        let loss = 1.0 - PI.sqrt() * away * self.faddeeva(Complex64::i() * away);
        plane + (1.0 - plane) * loss
    }

    /// `exp(−z²)·erfc(−iz)` above the real axis.
    fn faddeeva(&self, z: Complex64) -> Complex64 {
        let (length, iz) = (series_length(), Complex64::i() * z);
        let below = (length - iz).inv();
        let ratio = (length + iz) * below;
        let sum = self.series.iter().rev().fold(Complex64::ZERO, |sum, a| sum * ratio + a);
        2.0 * sum * below * below + below / PI.sqrt()
    }

    /// Weights of the poles for a distance.
    pub(crate) fn design(&self, distance_m: f64) -> [f32; WEIGHTS] {
        let [way_m, gain] = Self::way(distance_m);
        let mut rows = [[0.0; WEIGHTS + 1]; WEIGHTS];
        for (i, basis) in self.basis.iter().enumerate() {
            let wanted = self.reflection(i, distance_m);
            let later = gain * Complex64::cis(-TAU * self.hz[i] * way_m / SPEED_M_PER_S);
            let weight = (1.0 / ((1.0 + wanted * later).norm() + 0.05)).powi(2);
            for (j, row) in rows.iter_mut().enumerate() {
                for (entry, other) in row.iter_mut().zip(basis.iter().chain([&wanted])) {
                    *entry += weight * (basis[j].conj() * other).re;
                }
            }
        }
        for (k, row) in rows.iter_mut().enumerate() {
            row[k] += RIDGE;
        }
        solved(rows).map(|weight| (gain * weight) as f32)
    }
}

/// Weideman's length.
fn series_length() -> f64 {
    (TERMS as f64 / 2.0_f64.sqrt()).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fit_is_the_formula() {
        for rate_hz in [44_100.0, 96_000.0] {
            let ground = Ground::new(rate_hz);
            for distance_m in [1.0, 5.0, 20.0, 50.0, 100.0] {
                let weights = ground.design(distance_m);
                let [way_m, gain] = Ground::way(distance_m);
                for i in 0..POINTS {
                    let later = Complex64::cis(-TAU * ground.hz[i] * way_m / SPEED_M_PER_S);
                    let fit: Complex64 =
                        ground.basis[i].iter().zip(weights).map(|(b, w)| b * f64::from(w)).sum();
                    let whole = 1.0 + gain * later * ground.reflection(i, distance_m);
                    let off = 20.0 * ((1.0 + fit * later).norm() / whole.norm()).log10();
                    // The worst stands in a dip of 22 dB.
                    assert!(off.abs() < 1.5, "{distance_m} m, {} Hz: {off} dB", ground.hz[i]);
                }
            }
        }
    }
}
