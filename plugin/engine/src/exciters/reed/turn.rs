//! Several waves, sample by sample: rows of one sample of each, and back.

use pulp::Simd;

use super::step::{LANES, Row};
use crate::dsp::{lanes::Samples, simd::TICK};

/// A tick of all waves, both ways round.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// A row to a sample.
    pub(super) rows: [Row; TICK],
    waves: [[f64; TICK]; LANES],
}

impl Turn {
    pub(super) fn new() -> Self {
        Self { rows: [[0.0; LANES]; TICK], waves: [[0.0; TICK]; LANES] }
    }

    /// Takes so many waves as rows.
    #[inline(always)]
    pub(super) fn take<S: Simd>(&mut self, simd: S, waves: &[Samples]) {
        for (wide, wave) in self.waves.iter_mut().zip(waves) {
            for (x, wave) in wide.iter_mut().zip(wave) {
                *x = f64::from(*wave);
            }
        }
        if S::F64_LANES != LANES {
            for (i, row) in self.rows.iter_mut().enumerate() {
                *row = std::array::from_fn(|k| self.waves[k][i]);
            }
            return;
        }
        // As many samples as waves: no processor chooses an order of its own.
        let [a, b, c, d] = self.waves.each_ref().map(|wave| S::as_simd_f64s(wave).0);
        let (rows, _) = S::as_mut_simd_f64s(self.rows.as_flattened_mut());
        let waves = a.iter().zip(b).zip(c).zip(d);
        for (rows, (((a, b), c), d)) in rows.as_chunks_mut::<LANES>().0.iter_mut().zip(waves) {
            *rows = simd.interleave_shfl_f64s([*a, *b, *c, *d]);
        }
    }

    /// Gives rows as so many waves.
    #[inline(always)]
    pub(super) fn give<S: Simd>(&mut self, simd: S, waves: &mut [Samples]) {
        if S::F64_LANES == LANES {
            let [a, b, c, d] = self.waves.each_mut().map(|wave| S::as_mut_simd_f64s(wave).0);
            let (rows, _) = S::as_simd_f64s(self.rows.as_flattened());
            let wide = a.iter_mut().zip(b).zip(c).zip(d);
            for (rows, (((a, b), c), d)) in rows.as_chunks::<LANES>().0.iter().zip(wide) {
                [*a, *b, *c, *d] = simd.deinterleave_shfl_f64s(*rows);
            }
        } else {
            for (k, wave) in self.waves.iter_mut().enumerate() {
                *wave = std::array::from_fn(|i| self.rows[i][k]);
            }
        }
        for (wave, wide) in waves.iter_mut().zip(&self.waves) {
            for (wave, x) in wave.iter_mut().zip(wide) {
                *wave = *x as f32;
            }
        }
    }
}
