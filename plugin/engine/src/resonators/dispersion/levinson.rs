//! A symmetric Toeplitz system, solved by Levinson's recursion (Levinson 1947).

use pulp::{Simd, WithSimd};

/// A symmetric positive Toeplitz system, `r` its first row (Levinson 1947).
pub(super) struct Levinson<'a> {
    pub(super) r: &'a [f64],
    pub(super) b: &'a [f64],
}

impl WithSimd for Levinson<'_> {
    type Output = Vec<f64>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Vec<f64> {
        let Self { r, b } = self;
        let n = r.len();
        // Mirrored copies, so that all products run forwards: `r[k]` is at `n − 1 − k`, the forward
        // vector's element `k` at `n − k` of the backward one.
        let mirrored: Vec<f64> = r.iter().rev().copied().collect();
        let mut forward = vec![0.0; n];
        let mut backward = vec![0.0; n + 1];
        let mut x = vec![0.0; n];
        forward[0] = 1.0;
        backward[n] = 1.0;
        let mut error = r[0];
        x[0] = b[0] / r[0];
        for m in 1..n {
            let past = &mirrored[n - 1 - m..n - 1];
            let reflection = -dot(&forward[..m], past) / error;
            error *= 1.0 - reflection * reflection;
            let step = (b[m] - dot(&x[..m], past)) / error;
            mix(reflection, &mut forward[..=m], &mut backward[n - m..]);
            add(step, &backward[n - m..], &mut x[..=m]);
        }
        x
    }
}

/// Scalar product in sixteen sums, so that it vectorises.
#[inline(always)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a, a_rest) = a.as_chunks::<16>();
    let (b, b_rest) = b.as_chunks::<16>();
    let mut sums = [0.0; 16];
    for (a, b) in a.iter().zip(b) {
        for i in 0..16 {
            sums[i] += a[i] * b[i];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// `a, b ← a + k·b, b + k·a`.
#[inline(always)]
fn mix(k: f64, a: &mut [f64], b: &mut [f64]) {
    let (a, a_rest) = a.as_chunks_mut::<8>();
    let (b, b_rest) = b.as_chunks_mut::<8>();
    for (a, b) in a.iter_mut().zip(b) {
        let (old, other) = (*a, *b);
        for i in 0..8 {
            a[i] = old[i] + k * other[i];
            b[i] = other[i] + k * old[i];
        }
    }
    for (a, b) in a_rest.iter_mut().zip(b_rest) {
        (*a, *b) = (*a + k * *b, *b + k * *a);
    }
}

/// `x ← x + k·a`.
#[inline(always)]
fn add(k: f64, a: &[f64], x: &mut [f64]) {
    for (x, a) in x.iter_mut().zip(a) {
        *x += k * a;
    }
}

#[cfg(test)]
mod tests {
    use pulp::Arch;

    use super::*;

    #[test]
    fn levinson_solves_a_toeplitz_system() {
        let (r, b) = ([4.0, 1.0, 0.5, 0.1], [1.0, -2.0, 3.0, 0.5]);
        let x = Arch::new().dispatch(Levinson { r: &r, b: &b });
        for (row, wanted) in b.iter().enumerate() {
            let sum: f64 = (0..4).map(|k| r[row.abs_diff(k)] * x[k]).sum();
            assert!((sum - wanted).abs() < 1e-12);
        }
    }
}
