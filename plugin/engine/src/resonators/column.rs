//! The air column of a horn as modes of its input impedance, with one port for the lips.
//!
//! Each mode turns as a complex number, exact in pitch and decay; flow is added as a trapezoid, half of
//! it at once: `p = h + K·u`, `K > 0`. The whole column may be pulled by some cents.

use pulp::Simd;

use super::{complex::Complex, horn::Pole};
use crate::dsp::simd::held;

/// Modes of a column.
pub(crate) const MODES: usize = 16;

/// The column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    rate_hz: f64,
    re: [f32; MODES],
    im: [f32; MODES],
    cos: [f32; MODES],
    sin: [f32; MODES],
    minus_sin: [f32; MODES],
    gain: [f32; MODES],
    exact_re: [f64; MODES],
    exact_im: [f64; MODES],
    omega: [f64; MODES],
    /// Pressure per flow within a sample, in Pa·s/m³.
    admit: f32,
}

impl Column {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            re: [0.0; MODES],
            im: [0.0; MODES],
            cos: [0.0; MODES],
            sin: [0.0; MODES],
            minus_sin: [0.0; MODES],
            gain: [0.0; MODES],
            exact_re: [0.0; MODES],
            exact_im: [0.0; MODES],
            omega: [0.0; MODES],
            admit: 0.0,
        }
    }

    /// Takes a bore's modes, of a bore cut or lengthened by a crook to so many times its pitch; those the
    /// rate cannot carry are left out.
    pub(crate) fn set(&mut self, poles: &[Pole], higher: f64) {
        // Length and time change alike: the peaks stay as high and as narrow re their pitch.
        let k = higher / self.rate_hz;
        (self.exact_re, self.exact_im) = ([0.0; MODES], [0.0; MODES]);
        self.gain = [0.0; MODES];
        let mut admit = 0.0;
        for (i, pole) in poles.iter().take(MODES).enumerate() {
            if higher * pole.hz() > 0.4 * self.rate_hz {
                continue;
            }
            let exact = Complex::polar((pole.s.re * k).exp(), pole.s.im * k);
            (self.exact_re[i], self.exact_im[i]) = (exact.re, exact.im);
            self.omega[i] = higher * pole.s.im;
            // Twice: the conjugate pole answers alike.
            self.gain[i] = (2.0 * k * pole.residue) as f32;
            admit += k * pole.residue;
        }
        self.admit = admit.max(1.0) as f32;
        self.pull(1.0, 1.0);
    }

    pub(crate) fn reset(&mut self) {
        self.re = [0.0; MODES];
        self.im = [0.0; MODES];
    }

    /// Moves all modes by a ratio near one, and shrinks them by so much more per sample.
    #[inline(always)]
    pub(crate) fn pull(&mut self, ratio: f64, shrinks: f64) {
        let share = (ratio - 1.0) / self.rate_hz;
        for i in 0..MODES {
            // Small enough for a short series.
            let angle = self.omega[i] * share;
            let square = angle * angle;
            let re = shrinks * (1.0 - square * (0.5 - square * (1.0 / 24.0)));
            let im = shrinks * angle * (1.0 - square * (1.0 / 6.0));
            self.cos[i] = (self.exact_re[i] * re - self.exact_im[i] * im) as f32;
            self.sin[i] = (self.exact_im[i] * re + self.exact_re[i] * im) as f32;
            self.minus_sin[i] = -self.sin[i];
        }
    }

    /// Pressure per flow at the lips, within a sample.
    pub(crate) fn admit(&self) -> f32 {
        self.admit
    }

    /// The modes in `N` vectors of the processor at hand, for as long as they turn.
    #[inline(always)]
    pub(crate) fn turning<S: Simd, const N: usize>(&self) -> Turning<S, N> {
        Turning {
            minus_sin: held::<S, N>(&self.minus_sin),
            re: held::<S, N>(&self.re),
            im: held::<S, N>(&self.im),
            cos: held::<S, N>(&self.cos),
            sin: held::<S, N>(&self.sin),
            gain: held::<S, N>(&self.gain),
        }
    }

    /// Takes back what has turned.
    #[inline(always)]
    pub(crate) fn rest<S: Simd, const N: usize>(&mut self, turning: &Turning<S, N>) {
        S::as_mut_simd_f32s(&mut self.re).0.copy_from_slice(&turning.re);
        S::as_mut_simd_f32s(&mut self.im).0.copy_from_slice(&turning.im);
    }

    /// Upper bound of the pressure that still rings.
    pub(crate) fn level(&self) -> f32 {
        (0..MODES).map(|i| self.re[i].abs() + self.im[i].abs()).sum()
    }

    /// Energy in the modes: what the flow through the port has brought and the walls have left.
    pub(crate) fn energy_joule(&self) -> f64 {
        (0..MODES)
            .filter(|&i| self.gain[i] > 0.0)
            .map(|i| {
                let square = f64::from(self.re[i]).powi(2) + f64::from(self.im[i]).powi(2);
                0.5 * square / (f64::from(self.gain[i]) * self.rate_hz)
            })
            .sum()
    }
}

/// The modes in registers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turning<S: Simd, const N: usize> {
    re: [S::f32s; N],
    im: [S::f32s; N],
    cos: [S::f32s; N],
    sin: [S::f32s; N],
    minus_sin: [S::f32s; N],
    gain: [S::f32s; N],
}

impl<S: Simd, const N: usize> Turning<S, N> {
    /// Turns the modes by a sample; returns the pressure that no new flow changes.
    #[inline(always)]
    pub(crate) fn history(&mut self, simd: S) -> f32 {
        for v in 0..N {
            let (re, im) = (self.re[v], self.im[v]);
            let across = simd.mul_f32s(self.minus_sin[v], im);
            let along = simd.mul_f32s(self.sin[v], re);
            self.re[v] = simd.mul_add_e_f32s(self.cos[v], re, across);
            self.im[v] = simd.mul_add_e_f32s(self.cos[v], im, along);
        }
        let mut sum = self.re[0];
        for re in &self.re[1..] {
            sum = simd.add_f32s(sum, *re);
        }
        simd.reduce_sum_f32s(sum)
    }

    /// Takes the flow that the lips let through.
    #[inline(always)]
    pub(crate) fn commit(&mut self, simd: S, flow: f32) {
        let flow = simd.splat_f32s(flow);
        for v in 0..N {
            self.re[v] = simd.mul_add_e_f32s(self.gain[v], flow, self.re[v]);
        }
    }
}
