//! What any model may use: vector kernels, interpolation, noise, smoothing.

pub(crate) mod double;
pub(crate) mod hiss;
pub(crate) mod history;
pub(crate) mod lagrange;
pub(crate) mod lanes;
pub(crate) mod noise;
pub(crate) mod ring;
pub(crate) mod simd;
pub(crate) mod smooth;
pub(crate) mod solve;
