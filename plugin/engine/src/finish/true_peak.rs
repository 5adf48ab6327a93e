//! What lies between samples, as far as the past knows: the interpolator of ITU-R BS.1770-4, annex 2, in its transposed
//! form.
//!
//! Its registers are the sums of the interpolator's taps over what has passed, one for each of its four phases and each
//! of the next twelve samples: what it will read if nothing but silence follows.

use pulp::Simd;

use crate::dsp::simd::fma;

/// Taps of a phase, phases, and all of them.
pub(super) const TAPS: usize = 12;
const PHASES: usize = 4;
pub(super) const ALL: usize = TAPS * PHASES;

/// Two of the phases [S: ITU-R BS.1770-4, annex 2]; the others are these from behind.
const OUTER: [f32; TAPS] = [
    0.001_708_984_4,
    0.010_986_328,
    -0.019_653_32,
    0.033_203_125,
    -0.059_448_242,
    0.137_329_1,
    0.972_167_97,
    -0.102_294_92,
    0.047_607_422,
    -0.026_611_328,
    0.014_892_578,
    -0.008_300_781,
];
const INNER: [f32; TAPS] = [
    -0.029_174_805,
    0.029_296_875,
    -0.051_757_812,
    0.089_111_33,
    -0.166_503_9,
    0.465_087_9,
    0.779_785_16,
    -0.200_317_38,
    0.101_562_5,
    -0.058_227_54,
    0.033_081_055,
    -0.018_920_898,
];

/// Tap by tap, four phases each.
const KERNEL: [f32; ALL] = {
    let mut kernel = [0.0; ALL];
    let mut k = 0;
    while k < TAPS {
        kernel[4 * k] = OUTER[k];
        kernel[4 * k + 1] = INNER[k];
        kernel[4 * k + 2] = INNER[TAPS - 1 - k];
        kernel[4 * k + 3] = OUTER[TAPS - 1 - k];
        k += 1;
    }
    kernel
};

/// No interpolation of samples below this reads more than one: the largest sum of a phase's magnitudes is 2.03.
pub(super) const SAFE: f32 = 0.48;

/// The greater of two numbers that are numbers; `f32::max` would ask.
#[inline(always)]
pub(super) fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The sums.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums([f32; ALL + PHASES]);

impl Sums {
    pub(super) const SILENT: Self = Self([0.0; ALL + PHASES]);

    /// With one more sample.
    #[inline(always)]
    pub(super) fn push<S: Simd>(&self, x: f32) -> Self {
        let mut next = [0.0; ALL + PHASES];
        for i in 0..ALL {
            next[i] = fma::<S>(KERNEL[i], x, self.0[i + PHASES]);
        }
        Self(next)
    }

    /// The largest magnitude that is read now or will be, if silence follows.
    #[inline(always)]
    pub(super) fn peak(&self) -> f32 {
        let mut most = [0.0_f32; 8];
        let (eights, _) = self.0[..ALL].as_chunks::<8>();
        for eight in eights {
            for (most, x) in most.iter_mut().zip(eight) {
                *most = greater(x.abs(), *most);
            }
        }
        let [a, b, c, d, e, f, g, h] = most;
        let (a, c) = (greater(a, b), greater(c, d));
        let (e, g) = (greater(e, f), greater(g, h));
        greater(greater(a, c), greater(e, g))
    }

    /// The next sample, kept where no reading now or later exceeds `limit`; zero always may be played.
    #[cold]
    pub(super) fn within(&self, x: f32, limit: f32) -> f32 {
        let mut x = x.clamp(-limit, limit);
        for (tap, sum) in KERNEL.iter().zip(&self.0[PHASES..]) {
            // The largest share of this tap that its sum leaves room for.
            let room = if tap * x > 0.0 { limit - sum } else { limit + sum };
            if (tap * x).abs() > room {
                x = (room.max(0.0) / tap.abs()).copysign(x);
            }
        }
        x
    }
}
