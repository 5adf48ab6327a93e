//! The network's kernels: shelves over lines, butterflies over time.

use pulp::Simd;

use super::{absorb::Shelves, network::LINES};
use crate::dsp::{
    lanes::Samples,
    simd::{TICK, held},
};

/// `b0 b1 −a1` of both shelves over lines, where they go within a tick, their change per sample, and what they
/// remember.
#[derive(Clone, Debug, Default)]
pub(super) struct Bank {
    shelves: [[f32; LINES]; 6],
    aims: [[f32; LINES]; 6],
    steps: [[f32; LINES]; 6],
    states: [[f32; LINES]; 2],
}

impl Bank {
    pub(super) fn reset(&mut self) {
        self.states = [[0.0; LINES]; 2];
    }

    /// A line's shelves go there within the coming tick.
    pub(super) fn aim(&mut self, line: usize, aims: Shelves) {
        for (i, aim) in aims.into_iter().enumerate() {
            self.aims[i][line] = aim;
            self.steps[i][line] = (aim - self.shelves[i][line]) / TICK as f32;
        }
    }

    /// All stand where they should go.
    pub(super) fn snap(&mut self) {
        self.shelves = self.aims;
    }

    /// Two first-order shelves on every line, sample by sample.
    #[inline(always)]
    pub(super) fn run<S: Simd, const N: usize, const MOVES: bool>(
        &mut self,
        simd: S,
        rows: &mut [[f32; LINES]; TICK],
    ) {
        let mut shelves = [held::<S, N>(&self.shelves[0]); 6];
        let mut steps = shelves;
        for (shelf, own) in shelves.iter_mut().zip(&self.shelves) {
            *shelf = held::<S, N>(own);
        }
        if MOVES {
            for (step, own) in steps.iter_mut().zip(&self.steps) {
                *step = held::<S, N>(own);
            }
        }
        let mut states = [held::<S, N>(&self.states[0]), held::<S, N>(&self.states[1])];
        for row in rows {
            let (row, _) = S::as_mut_simd_f32s(row);
            for n in 0..N {
                if MOVES {
                    for i in 0..6 {
                        shelves[i][n] = simd.add_f32s(shelves[i][n], steps[i][n]);
                    }
                }
                let (b0, b1, a1) = (shelves[0][n], shelves[1][n], shelves[2][n]);
                let (c0, c1, d1) = (shelves[3][n], shelves[4][n], shelves[5][n]);
                let x = row[n];
                let y = simd.mul_add_e_f32s(b0, x, states[0][n]);
                states[0][n] = simd.mul_add_e_f32s(a1, y, simd.mul_f32s(b1, x));
                let z = simd.mul_add_e_f32s(c0, y, states[1][n]);
                states[1][n] = simd.mul_add_e_f32s(d1, z, simd.mul_f32s(c1, y));
                row[n] = z;
            }
        }
        for (own, states) in self.states.iter_mut().zip(&states) {
            S::as_mut_simd_f32s(own).0.copy_from_slice(states);
        }
        if MOVES {
            self.snap();
        }
    }
}

/// Two stages of the matrix at once, on lines `STEP` and twice that apart.
#[inline(always)]
pub(super) fn butterflies<S: Simd, const N: usize, const STEP: usize>(
    simd: S,
    lines: &mut [Samples; LINES],
) {
    for block in 0..LINES / (4 * STEP) {
        for place in 0..STEP {
            let h = 4 * STEP * block + place;
            let (i, j, k) = (h + STEP, h + 2 * STEP, h + 3 * STEP);
            let (a, b) = (held::<S, N>(&lines[h]), held::<S, N>(&lines[i]));
            let (c, d) = (held::<S, N>(&lines[j]), held::<S, N>(&lines[k]));
            for n in 0..N {
                let (p, q) = (simd.add_f32s(a[n], b[n]), simd.sub_f32s(a[n], b[n]));
                let (r, s) = (simd.add_f32s(c[n], d[n]), simd.sub_f32s(c[n], d[n]));
                S::as_mut_simd_f32s(&mut lines[h]).0[n] = simd.add_f32s(p, r);
                S::as_mut_simd_f32s(&mut lines[i]).0[n] = simd.add_f32s(q, s);
                S::as_mut_simd_f32s(&mut lines[j]).0[n] = simd.sub_f32s(p, r);
                S::as_mut_simd_f32s(&mut lines[k]).0[n] = simd.sub_f32s(q, s);
            }
        }
    }
}
