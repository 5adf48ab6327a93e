//! One place that decides between fused and plain multiply-add.
//!
//! Kernels are plain loops over arrays, generic over `pulp`'s `Simd` and inlined into the function
//! that `pulp::Arch` dispatches at run time, so they vectorise for the processor at hand. A closure is
//! a function of its own and does not inherit that processor, so kernels use loops.

use pulp::Simd;

/// Samples in a control tick, and the width of the kernels that run over time.
pub const TICK: usize = 16;

/// Lanes of the kernels that run over modes.
pub(crate) const LANES: usize = 8;

/// `a·b + c`, fused wherever the dispatched processor has it.
///
/// Outside such a processor `f32::mul_add` would be a library call.
#[inline(always)]
pub(crate) fn fma<S: Simd>(a: f32, b: f32, c: f32) -> f32 {
    if S::IS_SCALAR { a * b + c } else { a.mul_add(b, c) }
}

/// Sum of eight lanes in a fixed order, the same on every processor.
#[inline(always)]
pub(crate) fn sum(x: [f32; LANES]) -> f32 {
    let quad = [x[0] + x[4], x[1] + x[5], x[2] + x[6], x[3] + x[7]];
    (quad[0] + quad[2]) + (quad[1] + quad[3])
}
