//! One place that decides between fused and plain multiply-add.
//!
//! Kernels are plain loops over arrays, generic over `pulp`'s `Simd` and inlined into the function
//! that `pulp::Arch` dispatches at run time, so they vectorise for the processor at hand. A closure is
//! a function of its own and does not inherit that processor, so kernels use loops.

use pulp::Simd;

/// Samples in a control tick, and the width of the kernels that run over time.
pub(crate) const TICK: usize = 16;

/// Lanes of the kernels that run over modes.
pub(crate) const LANES: usize = 32;

/// `a·b + c`, fused wherever the dispatched processor has it.
///
/// Outside such a processor `f32::mul_add` would be a library call.
#[inline(always)]
pub(crate) fn fma<S: Simd>(a: f32, b: f32, c: f32) -> f32 {
    if S::IS_SCALAR { a * b + c } else { a.mul_add(b, c) }
}

/// A lane as vectors of the processor at hand.
#[inline(always)]
pub(crate) fn vectors<S: Simd>(lane: &[f32; LANES]) -> &[S::f32s] {
    S::as_simd_f32s(lane).0
}

/// The first `N` vectors of an array, to be kept in registers.
#[inline(always)]
pub(crate) fn held<S: Simd, const N: usize>(field: &[f32]) -> [S::f32s; N] {
    let field = S::as_simd_f32s(field).0;
    let mut held = [field[0]; N];
    for (vector, field) in held.iter_mut().zip(field) {
        *vector = *field;
    }
    held
}

/// Width of the sums that run over lanes.
pub(crate) const SUM: usize = 16;

/// Sum in a fixed order, the same on every processor.
#[inline(always)]
pub(crate) fn sum(x: &[f32; SUM]) -> f32 {
    let mut eight = [0.0_f32; 8];
    for i in 0..8 {
        eight[i] = x[i] + x[i + 8];
    }
    let mut four = [0.0_f32; 4];
    for i in 0..4 {
        four[i] = eight[i] + eight[i + 4];
    }
    (four[0] + four[2]) + (four[1] + four[3])
}
