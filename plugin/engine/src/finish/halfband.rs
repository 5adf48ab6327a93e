//! Twice the rate and back without delay: half-band filters of two rows of allpasses.
//!
//! The coefficients are those of an elliptic half-band filter (Valenzuela & Constantinides 1983), from its order and the
//! width of its transition.

use pulp::Simd;

use crate::dsp::simd::fma;

/// Coefficients of `N` allpasses for a transition as wide as `width` of the higher rate.
pub(super) fn coefficients<const N: usize>(width: f64) -> [f64; N] {
    let k = (std::f64::consts::FRAC_PI_4 * (1.0 - 2.0 * width)).tan().powi(2);
    let root = (1.0 - k * k).powf(0.25);
    let e = 0.5 * (1.0 - root) / (1.0 + root);
    let e4 = e.powi(4);
    let q = e * (1.0 + e4 * (2.0 + e4 * (15.0 + 150.0 * e4)));
    let order = (2 * N + 1) as f64;
    std::array::from_fn(|i| {
        let angle = (i + 1) as f64 * std::f64::consts::PI / order;
        let (mut above, mut below) = (0.0, 0.5);
        for n in 0..8 {
            let sign = if n % 2 == 0 { 1.0 } else { -1.0 };
            above += sign * q.powi(n * (n + 1)) * (f64::from(2 * n + 1) * angle).sin();
            if n > 0 {
                below += sign * q.powi(n * n) * (f64::from(2 * n) * angle).cos();
            }
        }
        let w = (q.powf(0.25) * above / below).powi(2);
        let x = ((1.0 - w * k) * (1.0 - w / k)).sqrt() / (1.0 + w);
        (1.0 - x) / (1.0 + x)
    })
}

/// `N` allpasses, the even ones in one row, the odd ones in the other.
#[derive(Clone, Debug)]
pub(super) struct Rows<const N: usize> {
    coefficients: [f32; N],
    /// Input and output of each allpass, one sample ago.
    states: [[f32; 2]; N],
}

impl<const N: usize> Rows<N> {
    pub(super) fn new(width: f64) -> Self {
        Self { coefficients: coefficients(width).map(|c| c as f32), states: [[0.0; 2]; N] }
    }

    pub(super) fn reset(&mut self) {
        self.states = [[0.0; 2]; N];
    }

    /// What is next to nothing is nothing.
    pub(super) fn calm(&mut self) {
        for state in self.states.iter_mut().flatten() {
            if state.abs() < 1.0e-15 {
                *state = 0.0;
            }
        }
    }

    /// One sample through each row.
    #[inline(always)]
    fn pass<S: Simd>(&mut self, x: [f32; 2]) -> [f32; 2] {
        let mut y = x;
        for (i, (c, state)) in self.coefficients.iter().zip(&mut self.states).enumerate() {
            let [before, after] = *state;
            let now = y[i % 2];
            let out = fma::<S>(*c, now - after, before);
            *state = [now, out];
            y[i % 2] = out;
        }
        y
    }

    /// One sample becomes two.
    #[inline(always)]
    pub(super) fn up<S: Simd>(&mut self, x: f32) -> [f32; 2] {
        self.pass::<S>([x, x])
    }

    /// Two become one.
    #[inline(always)]
    pub(super) fn down<S: Simd>(&mut self, x: [f32; 2]) -> f32 {
        let [a, b] = self.pass::<S>([x[1], x[0]]);
        0.5 * (a + b)
    }
}
