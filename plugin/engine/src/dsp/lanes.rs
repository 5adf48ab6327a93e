//! Arithmetic on the sixteen samples of a tick, in as many vectors as the processor needs.

use pulp::Simd;

use super::simd::TICK;

/// Samples of a tick.
pub(crate) type Samples = [f32; TICK];

/// One to sixteen.
const COUNT: Samples =
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0];

/// `a·b + c`.
#[inline(always)]
pub(crate) fn mul_add<S: Simd>(simd: S, a: &Samples, b: &Samples, c: &Samples) -> Samples {
    let mut out = [0.0; TICK];
    let ((a, _), (b, _), (c, _)) = (S::as_simd_f32s(a), S::as_simd_f32s(b), S::as_simd_f32s(c));
    let (outs, _) = S::as_mut_simd_f32s(&mut out);
    for (k, out) in outs.iter_mut().enumerate() {
        *out = simd.mul_add_e_f32s(a[k], b[k], c[k]);
    }
    out
}

/// `a·b`.
#[inline(always)]
pub(crate) fn mul<S: Simd>(simd: S, a: &Samples, b: &Samples) -> Samples {
    let mut out = [0.0; TICK];
    let ((a, _), (b, _)) = (S::as_simd_f32s(a), S::as_simd_f32s(b));
    let (outs, _) = S::as_mut_simd_f32s(&mut out);
    for (k, out) in outs.iter_mut().enumerate() {
        *out = simd.mul_f32s(a[k], b[k]);
    }
    out
}

/// `a − b`.
#[inline(always)]
pub(crate) fn sub<S: Simd>(simd: S, a: &Samples, b: &Samples) -> Samples {
    let mut out = [0.0; TICK];
    let ((a, _), (b, _)) = (S::as_simd_f32s(a), S::as_simd_f32s(b));
    let (outs, _) = S::as_mut_simd_f32s(&mut out);
    for (k, out) in outs.iter_mut().enumerate() {
        *out = simd.sub_f32s(a[k], b[k]);
    }
    out
}

/// `a / b`.
#[inline(always)]
pub(crate) fn div<S: Simd>(simd: S, a: &Samples, b: &Samples) -> Samples {
    let mut out = [0.0; TICK];
    let ((a, _), (b, _)) = (S::as_simd_f32s(a), S::as_simd_f32s(b));
    let (outs, _) = S::as_mut_simd_f32s(&mut out);
    for (k, out) in outs.iter_mut().enumerate() {
        *out = simd.div_f32s(a[k], b[k]);
    }
    out
}

/// The straight line that leaves `from` by `step` a sample.
#[inline(always)]
pub(crate) fn ramp<S: Simd>(simd: S, from: f32, step: f32) -> Samples {
    mul_add(simd, &[step; TICK], &COUNT, &[from; TICK])
}

/// Largest magnitude.
#[inline(always)]
pub(crate) fn largest<S: Simd>(simd: S, a: &Samples) -> f32 {
    let (a, _) = S::as_simd_f32s(a);
    let most =
        a.iter().fold(simd.splat_f32s(0.0), |most, a| simd.max_f32s(most, simd.abs_f32s(*a)));
    simd.reduce_max_f32s(most)
}
