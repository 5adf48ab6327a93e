//! A resonator as a bank of modes whose frequencies may move at any moment without making energy.
//!
//! Each mode is a turning arrow `(x, y)`, `x` its velocity, with energy `½(x² + y²)`. A sample turns it by
//! `ωk`, shortens it by `e^(−σk)` and adds `kφF` to `x` (Mathews & Smith 2003, "very high Q parametrically
//! well behaved two pole filters"). The force's power on `v = Σφx` halfway through the push is the
//! energy gained, to rounding: `v = h + K·F` with `K = ½kΣφ²`. A turn keeps energy whatever its angle, so
//! bend, vibrato and morph neither pump nor damp. Poles are those of the continuous mode.

use pulp::Simd;

use crate::modes::MOST;

/// Modes that are computed side by side.
pub(super) const BLOCK: usize = 16;

pub(super) type Row = [f32; MOST];

/// The bank.
#[derive(Clone, Debug)]
pub(super) struct Bank {
    pub(super) k: f64,
    /// Modes in use, in whole vectors.
    pub(super) used: usize,
    pub(super) x: Row,
    pub(super) y: Row,
    /// Turn and loss of a sample.
    pub(super) cos: Row,
    pub(super) sin: Row,
    /// Shapes at the port, and what is heard left and right; where they go, and their steps.
    pub(super) now: [Row; 3],
    pub(super) aim: [Row; 3],
    pub(super) step: [Row; 3],
    pub(super) is_moving: bool,
    /// Radians per sample at the key's frequency of 1 Hz, and loss of a sample.
    pub(super) ratio: Row,
    pub(super) keep: Row,
    /// Frequency of the key that it stands at, and its further loss.
    pub(super) tuned: (f64, f64),
    /// `v = h + K·F`.
    pub(super) h: f32,
    pub(super) admittance: f32,
    /// The mode that carries the key.
    pub(super) key: usize,
}

impl Bank {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            k: 1.0 / rate_hz,
            used: 0,
            x: [0.0; MOST],
            y: [0.0; MOST],
            cos: [0.0; MOST],
            sin: [0.0; MOST],
            now: [[0.0; MOST]; 3],
            aim: [[0.0; MOST]; 3],
            step: [[0.0; MOST]; 3],
            is_moving: false,
            ratio: [0.0; MOST],
            keep: [0.0; MOST],
            tuned: (0.0, 0.0),
            h: 0.0,
            admittance: 0.0,
            key: 0,
        }
    }

    /// Silence.
    pub(super) fn reset(&mut self) {
        (self.x, self.y) = ([0.0; MOST], [0.0; MOST]);
        self.h = 0.0;
    }

    /// Applies a force, and moves on to the next sample; returns what is heard.
    #[inline(always)]
    pub(super) fn push<S: Simd>(&mut self, simd: S, force: f32) -> [f32; 2] {
        if self.is_moving {
            self.run::<S, true>(simd, force)
        } else {
            self.run::<S, false>(simd, force)
        }
    }

    #[inline(always)]
    fn run<S: Simd, const MOVING: bool>(&mut self, simd: S, force: f32) -> [f32; 2] {
        let (used, kick) = (self.used, simd.splat_f32s(force * self.k as f32));
        let zero = simd.splat_f32s(0.0);
        let (mut h, mut l, mut r, mut square) = (zero, zero, zero, zero);
        let (x, y) = (blocks_mut(&mut self.x, used), blocks_mut(&mut self.y, used));
        let (cos, sin) = (blocks(&self.cos, used), blocks(&self.sin, used));
        let [phi, left, right] = self.now.each_mut().map(|row| blocks_mut(row, used));
        let [phi_step, left_step, right_step] = self.step.each_ref().map(|row| blocks(row, used));
        let count = x.len();
        let (y, cos, sin) = (&mut y[..count], &cos[..count], &sin[..count]);
        let (phi, left, right) = (&mut phi[..count], &mut left[..count], &mut right[..count]);
        for v in 0..count {
            let (x, _) = S::as_mut_simd_f32s(&mut x[v]);
            let (y, _) = S::as_mut_simd_f32s(&mut y[v]);
            let (cos, _) = S::as_simd_f32s(&cos[v]);
            let (sin, _) = S::as_simd_f32s(&sin[v]);
            let (phi, _) = S::as_mut_simd_f32s(&mut phi[v]);
            let (left, _) = S::as_mut_simd_f32s(&mut left[v]);
            let (right, _) = S::as_mut_simd_f32s(&mut right[v]);
            for i in 0..x.len() {
                let pushed = simd.mul_add_e_f32s(phi[i], kick, x[i]);
                l = simd.mul_add_e_f32s(left[i], pushed, l);
                r = simd.mul_add_e_f32s(right[i], pushed, r);
                if MOVING {
                    phi[i] = simd.add_f32s(phi[i], S::as_simd_f32s(&phi_step[v]).0[i]);
                    left[i] = simd.add_f32s(left[i], S::as_simd_f32s(&left_step[v]).0[i]);
                    right[i] = simd.add_f32s(right[i], S::as_simd_f32s(&right_step[v]).0[i]);
                    square = simd.mul_add_e_f32s(phi[i], phi[i], square);
                }
                let turned =
                    simd.negate_mul_add_e_f32s(sin[i], y[i], simd.mul_f32s(cos[i], pushed));
                y[i] = simd.mul_add_e_f32s(sin[i], pushed, simd.mul_f32s(cos[i], y[i]));
                x[i] = turned;
                h = simd.mul_add_e_f32s(phi[i], turned, h);
            }
        }
        self.h = simd.reduce_sum_f32s(h);
        if MOVING {
            self.admittance = (0.5 * self.k) as f32 * simd.reduce_sum_f32s(square);
        }
        [simd.reduce_sum_f32s(l), simd.reduce_sum_f32s(r)]
    }
}

/// The modes in use, sixteen at a time: a whole number of vectors on every processor.
#[inline(always)]
fn blocks(row: &Row, used: usize) -> &[[f32; BLOCK]] {
    row[..used].as_chunks().0
}

#[inline(always)]
fn blocks_mut(row: &mut Row, used: usize) -> &mut [[f32; BLOCK]] {
    row[..used].as_chunks_mut().0
}
