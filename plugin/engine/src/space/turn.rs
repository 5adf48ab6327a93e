//! Pairs of lines that turn slowly into each other: a matrix that moves and keeps energy at every moment.
//!
//! Schlecht & Habets, "Time-varying feedback matrices in feedback delay networks", 2015.

use std::f64::consts::TAU;

use pulp::Simd;

use super::network::LINES;
use crate::dsp::{
    lanes::Samples,
    simd::{TICK, held},
};

const PAIRS: usize = LINES / 2;
/// Turns per second [by ear]: faster hides modes better and makes a held tone flutter in the tail.
const TURNS_HZ: [f64; PAIRS] = [0.97, -1.09, 1.21, -1.33, 1.45, -1.57, 1.69, -1.81];

/// Where the pairs stand.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    /// Cosines and sines, and those of a tick's step.
    angles: [[f32; PAIRS]; 2],
    steps: [[f32; PAIRS]; 2],
    /// What a straight line between two places on the circle is short of it, on average.
    chords: [f32; PAIRS],
}

impl Turn {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let angles = TURNS_HZ.map(|hz| TAU * hz * TICK as f64 / rate_hz);
        Self {
            angles: [[1.0; PAIRS], [0.0; PAIRS]],
            steps: [angles.map(|a| a.cos() as f32), angles.map(|a| a.sin() as f32)],
            chords: angles.map(|a| (1.0 + a * a / 12.0) as f32),
        }
    }

    pub(crate) fn reset(&mut self) {
        self.angles = [[1.0; PAIRS], [0.0; PAIRS]];
    }

    /// Where they stand now, on average on the circle, and their way per sample of the coming tick.
    #[inline(always)]
    fn step(&mut self) -> ([[f32; PAIRS]; 2], [[f32; PAIRS]; 2]) {
        let (mut from, mut ways) = (self.angles, self.angles);
        for k in 0..PAIRS {
            let (cos, sin) = (self.angles[0][k], self.angles[1][k]);
            let (x, y) = (self.steps[0][k], self.steps[1][k]);
            let (c, s) = (cos * x - sin * y, sin * x + cos * y);
            // Back onto the circle, before rounding leaves it.
            let scale = 1.5 - 0.5 * (c * c + s * s);
            (self.angles[0][k], self.angles[1][k]) = (scale * c, scale * s);
            let way = self.chords[k] / TICK as f32;
            ways[0][k] = way * (scale * c - cos);
            ways[1][k] = way * (scale * s - sin);
            from[0][k] = self.chords[k] * cos;
            from[1][k] = self.chords[k] * sin;
        }
        (from, ways)
    }

    /// A tick of all lines, in place.
    #[inline(always)]
    pub(crate) fn run<S: Simd, const N: usize>(&mut self, simd: S, lines: &mut [Samples; LINES]) {
        let count = held::<S, N>(&COUNT);
        let (from, ways) = self.step();
        let (low, high) = lines.split_at_mut(PAIRS);
        for k in 0..PAIRS {
            let (c0, s0) = (simd.splat_f32s(from[0][k]), simd.splat_f32s(from[1][k]));
            let (c1, s1) = (simd.splat_f32s(ways[0][k]), simd.splat_f32s(ways[1][k]));
            let (a, b) = (S::as_mut_simd_f32s(&mut low[k]).0, S::as_mut_simd_f32s(&mut high[k]).0);
            for n in 0..N {
                let c = simd.mul_add_e_f32s(c1, count[n], c0);
                let s = simd.mul_add_e_f32s(s1, count[n], s0);
                let (x, y) = (a[n], b[n]);
                a[n] = simd.mul_add_e_f32s(c, x, simd.mul_f32s(s, y));
                b[n] = simd.sub_f32s(simd.mul_f32s(c, y), simd.mul_f32s(s, x));
            }
        }
    }
}

/// One to sixteen.
const COUNT: Samples =
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0];
