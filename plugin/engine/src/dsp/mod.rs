//! What any model may use: vector kernels, interpolation, noise, smoothing.

pub(crate) mod lagrange;
pub(crate) mod noise;
pub(crate) mod simd;
pub(crate) mod smooth;
