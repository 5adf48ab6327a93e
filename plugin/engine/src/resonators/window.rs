//! The part of a line that is read and written within a tick.

use std::cell::Cell;

use super::line::Line;
use crate::dsp::simd::TICK;

/// Longest filter that reads a window.
const TAPS: usize = 5;
/// Places, a power of two.
const PLACES: usize = 4 * TICK;
/// Farthest place of the next sample: what is read within a tick lies before.
const FARTHEST: usize = PLACES - TICK - 1;

/// Some samples of a line's past, and those that are written in this tick.
#[derive(Clone, Debug)]
pub(crate) struct Window {
    samples: [f64; PLACES],
    next: usize,
}

impl Window {
    pub(crate) const EMPTY: Self = Self { samples: [0.0; PLACES], next: 1 };

    /// Opens it where the first place lies `ago` samples before the next, one or more.
    #[inline(always)]
    pub(crate) fn open(&mut self, line: &Line, ago: usize) {
        if let (Some(past), Some(samples)) =
            (line.since(ago).first_chunk(), self.samples.first_chunk_mut::<{ TICK + TAPS }>())
        {
            *samples = *past;
        }
        self.next = ago.clamp(1, FARTHEST);
        self.samples[(self.next - 1) % PLACES] = line.last();
    }

    /// Sum of places `i` and `i + 1`.
    #[inline(always)]
    pub(crate) fn pair(&self, i: usize) -> f64 {
        self.samples[i % PLACES] + self.samples[(i + 1) % PLACES]
    }

    /// Places `i` to `i + 4`, weighted.
    #[inline(always)]
    pub(crate) fn soft(&self, i: usize, [outer, inner, middle]: [f64; 3]) -> f64 {
        let x: [f64; TAPS] = std::array::from_fn(|k| self.samples[(i + k) % PLACES]);
        middle * x[2] + inner * (x[1] + x[3]) + outer * (x[0] + x[4])
    }

    /// The same from there on, four at once.
    #[inline(always)]
    pub(crate) fn soft_four(&self, i: usize, [outer, inner, middle]: [f64; 3]) -> [f64; 4] {
        let mut four = [0.0; 4];
        if let Some(x) = self.samples[i % PLACES..].first_chunk::<8>() {
            for k in 0..4 {
                four[k] =
                    middle * x[k + 2] + inner * (x[k + 1] + x[k + 3]) + outer * (x[k] + x[k + 4]);
            }
        }
        four
    }

    /// Writes sample `i` of the tick.
    #[inline(always)]
    pub(crate) fn set(&mut self, i: usize, sample: f64) {
        self.samples[(self.next + i) % PLACES] = sample;
    }

    /// Adds to the three samples before sample `i` of the tick, the last one first.
    #[inline(always)]
    pub(crate) fn add_before(&mut self, i: usize, late: [f64; 3]) {
        let first = (self.next + i).saturating_sub(3) % PLACES;
        if let Some([oldest, older, last]) = self.samples[first..].first_chunk_mut() {
            *last += late[0];
            *older += late[1];
            *oldest += late[2];
        }
    }

    /// What lies from the first place on, and what from the sample before this tick on: one may be
    /// written while the other is read.
    #[inline(always)]
    pub(crate) fn cells(&mut self) -> Option<[&[Cell<f64>; TICK + 1]; 2]> {
        let cells = Cell::from_mut(&mut self.samples).as_array_of_cells();
        Some([cells.first_chunk()?, cells[self.next - 1..].first_chunk()?])
    }

    /// Writes what another window has three samples before sample `i` of the tick.
    pub(crate) fn follow(&mut self, other: &Self, i: usize) {
        let place = (self.next + i).wrapping_sub(3) % PLACES;
        self.samples[place] = other.samples[(other.next + i).wrapping_sub(3) % PLACES];
    }

    /// Hands a tick to the line.
    #[inline(always)]
    pub(crate) fn close(&self, line: &mut Line) {
        if let Some(samples) = self.samples[self.next - 1..].first_chunk() {
            line.go_on(samples, TICK);
        }
    }
}
