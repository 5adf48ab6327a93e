//! Turns of many modes at once: cosine and sine of angles up to half a turn, times what is kept.
//!
//! By polynomials of half the angle, whose error stays below that of the single numbers they fill.

use pulp::Simd;

use crate::{dsp::simd::fma, modes::MOST};

/// Taylor's series of cosine and sine to the thirteenth power: below 1e-7 up to a quarter of a turn [C].
const COS: [f32; 7] =
    [1.0, -0.5, 4.166_666_8e-2, -1.388_888_9e-3, 2.480_158_7e-5, -2.755_732e-7, 2.087_675_7e-9];
const SIN: [f32; 7] = [
    1.0,
    -1.666_666_7e-1,
    8.333_334e-3,
    -1.984_127e-4,
    2.755_731_9e-6,
    -2.505_210_8e-8,
    1.605_904_4e-10,
];

/// What a mode is made of, and what comes of it.
type Rows<'a> = (&'a [f32; MOST], &'a [f32; MOST], &'a mut [f32; MOST], &'a mut [f32; MOST]);

/// `keep·lost·cos` and `…·sin` of `hz·ratio` for the first `used` modes; an angle of more than half a turn
/// stays there.
#[inline(always)]
pub(super) fn turns<S: Simd>(
    _simd: S,
    hz: f32,
    lost: f32,
    used: usize,
    (ratio, keep, cos, sin): Rows<'_>,
) {
    for i in 0..used {
        let half = (0.5 * hz * ratio[i]).min(1.57);
        let square = half * half;
        let (mut c, mut s) = (COS[6], SIN[6]);
        for n in (0..6).rev() {
            c = fma::<S>(c, square, COS[n]);
            s = fma::<S>(s, square, SIN[n]);
        }
        let s = s * half;
        let kept = keep[i] * lost;
        cos[i] = kept * fma::<S>(-2.0 * s, s, 1.0);
        sin[i] = kept * 2.0 * s * c;
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn a_turn_is_a_turn() {
        let ratio: [f32; MOST] = std::array::from_fn(|i| 0.049 * i as f32);
        let keep = [1.0; MOST];
        let (mut cos, mut sin) = ([0.0; MOST], [0.0; MOST]);
        turns(Scalar::new(), 1.0, 1.0, MOST, (&ratio, &keep, &mut cos, &mut sin));
        for i in 0..MOST {
            let angle = f64::from(ratio[i]);
            assert!((f64::from(cos[i]) - angle.cos()).abs() < 3.0e-7, "{angle}");
            assert!((f64::from(sin[i]) - angle.sin()).abs() < 3.0e-7, "{angle}");
            let size = cos[i].hypot(sin[i]);
            assert!((size - 1.0).abs() < 4.0e-7, "{angle} {size}");
        }
    }
}
