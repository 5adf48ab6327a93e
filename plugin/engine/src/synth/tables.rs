//! Band-limited periods: a table for every sixth of an octave, read through a cubic B-spline.
//!
//! A period is a sum of harmonics, so each table is one inverse transform of those that fit below half
//! the rate. Between its points a cubic B-spline is drawn (Unser 1999): its images fall as
//! `(f/(1 − f))⁴`, the best that four points can do, and what it takes from the harmonics themselves is
//! put into the table beforehand.

use std::{f64::consts::PI, sync::Arc};

use pulp::Simd;
use realfft::{RealFftPlanner, num_complex::Complex};

use super::{factory, wavetable::Wavetable};
use crate::dsp::{lanes::Samples, simd::TICK};

/// Points per harmonic: images lie below −67 dB of the harmonic that makes them at least [C].
const POINTS_PER_HARMONIC: usize = 8;
/// The shortest table; the highest keys have few harmonics and need them pure.
const SHORTEST: usize = 512;
/// Up to here there is a table for every number of harmonics.
const EVERY: usize = 6;

/// Which tables a period has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brightness {
    /// Tables in an octave, above the first few.
    pub(super) per_octave: f64,
    /// Harmonics of the brightest.
    pub(super) most: usize,
    /// Points against the usual, for spectra that do not fall.
    pub(super) finer: usize,
}

impl Brightness {
    /// How many harmonics each table has.
    fn ladder(self) -> Vec<usize> {
        let steps = (self.per_octave * (self.most as f64 / EVERY as f64).log2()).round() as i32;
        let above = (1..=steps).map(|step| {
            let octaves = f64::from(step - steps) / self.per_octave;
            (self.most as f64 * octaves.exp2()).round() as usize
        });
        let mut all: Vec<usize> = (1..=EVERY).chain(above.filter(|n| *n > EVERY)).collect();
        all.dedup();
        all
    }
}

/// One period with so many harmonics.
#[derive(Clone, Debug)]
pub(super) struct Level {
    harmonics: u32,
    /// From a phase of 32 bits to the point before it.
    shift: u32,
    /// The points, with one more before and two behind.
    points: Box<[f32]>,
}

/// The same period at every brightness, the purest first.
#[derive(Clone, Debug)]
pub(super) struct Period(Vec<Level>);

impl Period {
    /// From the amplitude of each harmonic: `Σ re·cos − im·sin`.
    pub(super) fn new(
        planner: &mut RealFftPlanner<f64>,
        brightness: Brightness,
        spectrum: impl Fn(usize) -> Complex<f64>,
    ) -> Self {
        let levels = brightness.ladder().into_iter().map(|harmonics| {
            let len = (POINTS_PER_HARMONIC * brightness.finer * harmonics)
                .next_power_of_two()
                .max(SHORTEST);
            let transform = planner.plan_fft_inverse(len);
            let mut bins = transform.make_input_vec();
            for (h, bin) in bins.iter_mut().enumerate().skip(1).take(harmonics) {
                let x = PI * h as f64 / len as f64;
                let spline = (x.sin() / x).powi(4);
                *bin = spectrum(h) * (0.5 / spline);
            }
            let mut period = transform.make_output_vec();
            if transform.process(&mut bins, &mut period).is_err() {
                period.fill(0.0);
            }
            let points = (0..len + 3).map(|i| period[(i + len - 1) % len] as f32).collect();
            Level { harmonics: harmonics as u32, shift: 32 - len.trailing_zeros(), points }
        });
        Self(levels.collect())
    }

    /// The brightest table that stays below half the rate at so many cycles per sample.
    #[inline(always)]
    pub(super) fn level_for(&self, increment: f64) -> usize {
        let room = 0.5 / increment.max(1.0e-9);
        // The purest stays, whatever the pitch.
        self.0.partition_point(|level| f64::from(level.harmonics) < room).max(1) - 1
    }

    /// Table number `index`.
    #[inline(always)]
    pub(super) fn level(&self, index: usize) -> &Level {
        &self.0[index.min(self.0.len() - 1)]
    }
}

/// Sixteen values of a period.
#[inline(always)]
pub(super) fn read<S: Simd>(_simd: S, level: &Level, phase: &[u32; TICK]) -> Samples {
    // A length that the compiler knows needs no check at every sample.
    let taps = match level.shift {
        23 => gather::<23, 515>(&level.points, phase),
        22 => gather::<22, 1_027>(&level.points, phase),
        21 => gather::<21, 2_051>(&level.points, phase),
        20 => gather::<20, 4_099>(&level.points, phase),
        _ => gather::<19, 8_195>(&level.points, phase),
    };
    let bits = 32 - level.shift;
    let mut out = [0.0; TICK];
    for i in 0..TICK {
        let t = (((phase[i] << bits) >> 9) as i32) as f32 * (1.0 / (1 << 23) as f32);
        let [a, b, c, d] = taps[i];
        let (third, sum) = (1.0 / 3.0, a + c);
        let c0 = third * (2.0 * b + 0.5 * sum);
        let c1 = 0.5 * (c - a);
        let c2 = 0.5 * sum - b;
        let c3 = 0.5 * (third * (d - a) + (b - c));
        out[i] = ((c3 * t + c2) * t + c1) * t + c0;
    }
    out
}

/// The four points around each phase.
#[inline(always)]
fn gather<const SHIFT: u32, const LEN: usize>(
    points: &[f32],
    phase: &[u32; TICK],
) -> [[f32; 4]; TICK] {
    let mut taps = [[0.0; 4]; TICK];
    if let Some(points) = points.first_chunk::<LEN>() {
        for (taps, phase) in taps.iter_mut().zip(phase) {
            let at = (phase >> SHIFT) as usize;
            taps.copy_from_slice(&points[at..at + 4]);
        }
    }
    taps
}

/// What the oscillators read: the analogue one's two periods and the factory's wavetables. The same at
/// every rate, so it may be shared.
#[derive(Debug)]
pub struct Tables {
    /// Rises from −½ to ½ over the period and falls by one at its beginning.
    pub(super) saw: Period,
    /// Its integral without a mean: slope falls by one at the beginning (second Bernoulli polynomial).
    pub(super) parabola: Period,
    pub(super) waves: Vec<Wavetable>,
}

impl Tables {
    /// Builds all; some tens of milliseconds.
    #[must_use]
    pub fn new() -> Arc<Self> {
        let mut planner = RealFftPlanner::new();
        let fine = Brightness { per_octave: 6.0, most: 1_024, finer: 1 };
        let saw = Period::new(&mut planner, fine, |h| Complex::new(0.0, 1.0 / (PI * h as f64)));
        let parabola =
            Period::new(&mut planner, fine, |h| Complex::new(0.5 / (PI * h as f64).powi(2), 0.0));
        Arc::new(Self { saw, parabola, waves: factory::tables() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_the_sum_of_its_harmonics() {
        let tables = Tables::new();
        for index in [0, 5, 20, 40] {
            let level = tables.saw.level(index);
            let mut worst = 0.0_f64;
            for step in 0..200 {
                let phase: [u32; TICK] =
                    std::array::from_fn(|i| (step * 16 + i as u32).wrapping_mul(1_342_177));
                let out = read(pulp::Scalar::new(), level, &phase);
                for (out, phase) in out.iter().zip(phase) {
                    let p = f64::from(phase) / 4_294_967_296.0;
                    let ideal: f64 = (1..=level.harmonics)
                        .map(|h| -(2.0 * PI * f64::from(h) * p).sin() / (PI * f64::from(h)))
                        .sum();
                    worst = worst.max((ideal - f64::from(*out)).abs());
                }
            }
            // What the spline's images may add up to, and the rounding of the points.
            let points = (1_u64 << (32 - level.shift)) as f64;
            let images: f64 = (1..=level.harmonics)
                .map(|h| {
                    let f = f64::from(h) / points;
                    2.0 * (f / (1.0 - f)).powi(4) / (PI * f64::from(h))
                })
                .sum();
            assert!(worst < images + 1.0e-6, "{} harmonics: {worst}", level.harmonics);
        }
    }
}
