//! Arithmetic on the sixteen samples of a tick, in as many vectors as the processor needs.

use pulp::Simd;

use super::simd::{TICK, fma};

/// Samples of a tick.
pub(crate) type Samples = [f32; TICK];

/// One to sixteen.
const COUNT: Samples =
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0];

/// An expression of `simd` and of vectors, on every vector of some arrays of one length. A closure
/// would not inherit the processor.
macro_rules! each {
    ($count:expr, |$($input:ident),+| $operation:expr, $simd:ident) => {{
        let mut out = [0.0_f32; $count];
        let (outs, rest) = S::as_mut_simd_f32s(&mut out);
        $(let $input = S::as_simd_f32s($input);)+
        for (k, out) in outs.iter_mut().enumerate() {
            $(let $input = $input.0[k];)+
            *out = $operation;
        }
        if !rest.is_empty() {
            $(let $input = $crate::dsp::lanes::fill($simd, $input.1);)+
            $crate::dsp::lanes::spill($simd, $operation, rest);
        }
        out
    }};
}
pub(crate) use each;

/// Widest vector.
const WIDEST: usize = 32;

/// A vector that begins with what is left of an array, of a length that the compiler knows.
#[inline(always)]
pub(crate) fn fill<S: Simd>(simd: S, rest: &[f32]) -> S::f32s {
    let mut whole = [0.0; WIDEST];
    for (whole, rest) in whole.iter_mut().zip(rest) {
        *whole = *rest;
    }
    S::as_simd_f32s(&whole).0.first().copied().unwrap_or(simd.splat_f32s(0.0))
}

/// The beginning of a vector into what is left of an array.
#[inline(always)]
pub(crate) fn spill<S: Simd>(_simd: S, vector: S::f32s, rest: &mut [f32]) {
    let mut whole = [0.0; WIDEST];
    if let Some(first) = S::as_mut_simd_f32s(&mut whole).0.first_mut() {
        *first = vector;
    }
    for (rest, whole) in rest.iter_mut().zip(&whole) {
        *rest = *whole;
    }
}

/// `a·b + c`.
#[inline(always)]
pub(crate) fn mul_add<S: Simd>(simd: S, a: &Samples, b: &Samples, c: &Samples) -> Samples {
    each!(TICK, |a, b, c| simd.mul_add_e_f32s(a, b, c), simd)
}

/// `a·b`.
#[inline(always)]
pub(crate) fn mul<S: Simd>(simd: S, a: &Samples, b: &Samples) -> Samples {
    each!(TICK, |a, b| simd.mul_f32s(a, b), simd)
}

/// `a − b`.
#[inline(always)]
pub(crate) fn sub<S: Simd>(simd: S, a: &Samples, b: &Samples) -> Samples {
    each!(TICK, |a, b| simd.sub_f32s(a, b), simd)
}

/// `a / b`.
#[inline(always)]
pub(crate) fn div<S: Simd>(simd: S, a: &Samples, b: &Samples) -> Samples {
    each!(TICK, |a, b| simd.div_f32s(a, b), simd)
}

/// The straight line that leaves `from` by `step` a sample.
#[inline(always)]
pub(crate) fn ramp<S: Simd>(simd: S, from: f32, step: f32) -> Samples {
    mul_add(simd, &[step; TICK], &COUNT, &[from; TICK])
}

/// A pole at `keep`: each sample, and what is left of those before.
#[inline(always)]
pub(crate) fn follow<S: Simd, const N: usize>(
    keep: f32,
    state: &mut f32,
    x: &[f32; N],
) -> [f32; N] {
    let (mut y, mut out) = (*state, [0.0; N]);
    for (out, x) in out.iter_mut().zip(x) {
        y = fma::<S>(keep, y, *x);
        *out = y;
    }
    *state = y;
    out
}

/// Largest magnitude.
#[inline(always)]
pub(crate) fn largest<S: Simd>(simd: S, a: &Samples) -> f32 {
    let (a, _) = S::as_simd_f32s(a);
    let most =
        a.iter().fold(simd.splat_f32s(0.0), |most, a| simd.max_f32s(most, simd.abs_f32s(*a)));
    simd.reduce_max_f32s(most)
}

/// Whether any sample of `x` lies above zero and the one of `before` does not.
#[inline(always)]
pub(crate) fn rises<S: Simd>(simd: S, before: &Samples, x: &Samples) -> bool {
    let ((before, _), (x, _)) = (S::as_simd_f32s(before), S::as_simd_f32s(x));
    let zero = simd.splat_f32s(0.0);
    let mut most = zero;
    for (before, x) in before.iter().zip(x) {
        let above = simd.select_f32s(simd.greater_than_f32s(*before, zero), zero, *x);
        most = simd.max_f32s(most, above);
    }
    simd.reduce_max_f32s(most) > 0.0
}

/// Some of a tick's samples.
#[inline(always)]
pub(crate) fn part<const N: usize>(samples: &Samples, first: usize) -> &[f32; N] {
    samples[first..].first_chunk().unwrap_or(&[0.0; N])
}
