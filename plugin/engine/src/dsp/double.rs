//! Double precision: the fused multiply-add, and arrays as vectors.

use pulp::Simd;

/// `a·b + c`, as `dsp::simd::fma` in double precision.
#[inline(always)]
pub(crate) fn fma<S: Simd>(a: f64, b: f64, c: f64) -> f64 {
    if S::IS_SCALAR { a * b + c } else { a.mul_add(b, c) }
}

/// An array as vectors of the processor at hand.
#[inline(always)]
pub(crate) fn vectors<S: Simd, const N: usize, const M: usize>(field: &[f64; M]) -> [S::f64s; N] {
    let field = S::as_simd_f64s(field).0;
    let mut vectors = [field[0]; N];
    for (vector, field) in vectors.iter_mut().zip(field) {
        *vector = *field;
    }
    vectors
}
