//! The air column of a horn as modes of its input impedance, with one port for the lips.
//!
//! Each mode turns as a complex number, exact in pitch and decay; flow is added as a trapezoid, half of
//! it at once: `p = h + K·u`, `K > 0`. The whole column may be pulled by some cents.

use super::{complex::Complex, horn::Pole};

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
    gain_re: [f32; MODES],
    gain_im: [f32; MODES],
    exact: [Complex; MODES],
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
            gain_re: [0.0; MODES],
            gain_im: [0.0; MODES],
            exact: [Complex { re: 0.0, im: 0.0 }; MODES],
            omega: [0.0; MODES],
            admit: 0.0,
        }
    }

    /// Takes a bore's modes; those the rate cannot carry are left out.
    pub(crate) fn set(&mut self, poles: &[Pole]) {
        let k = 1.0 / self.rate_hz;
        self.exact = [Complex { re: 0.0, im: 0.0 }; MODES];
        (self.gain_re, self.gain_im) = ([0.0; MODES], [0.0; MODES]);
        let mut admit = 0.0;
        for (i, pole) in poles.iter().take(MODES).enumerate() {
            if pole.hz() > 0.4 * self.rate_hz {
                continue;
            }
            self.exact[i] = Complex::polar((pole.s.re * k).exp(), pole.s.im * k);
            self.omega[i] = pole.s.im;
            // Twice: the conjugate pole answers alike.
            let gain = pole.residue.scale(2.0 * k);
            self.gain_re[i] = gain.re as f32;
            self.gain_im[i] = gain.im as f32;
            admit += 0.5 * gain.re;
        }
        self.admit = admit.max(0.0) as f32;
        self.pull(0.0, 0.0);
    }

    pub(crate) fn reset(&mut self) {
        self.re = [0.0; MODES];
        self.im = [0.0; MODES];
    }

    /// Moves all modes by some cents, and damps them by so much more per second.
    pub(crate) fn pull(&mut self, cents: f64, loss_per_s: f64) {
        let share = (cents / 1200.0).exp2() - 1.0;
        let k = 1.0 / self.rate_hz;
        let radius = (-loss_per_s * k).exp();
        for i in 0..MODES {
            // Small enough for a short series.
            let angle = self.omega[i] * share * k;
            let square = angle * angle;
            let turn = Complex {
                re: 1.0 - 0.5 * square + square * square / 24.0,
                im: angle * (1.0 - square / 6.0),
            };
            let pole = (self.exact[i] * turn).scale(radius);
            self.cos[i] = pole.re as f32;
            self.sin[i] = pole.im as f32;
        }
    }

    /// Turns the modes by a sample; returns the pressure that no new flow changes.
    #[inline(always)]
    pub(crate) fn history(&mut self) -> f32 {
        let mut half = [0.0_f32; 8];
        for i in 0..MODES {
            let re = self.cos[i] * self.re[i] - self.sin[i] * self.im[i];
            self.im[i] = self.cos[i] * self.im[i] + self.sin[i] * self.re[i];
            self.re[i] = re;
        }
        for (i, half) in half.iter_mut().enumerate() {
            *half = self.re[i] + self.re[i + 8];
        }
        let four = [half[0] + half[4], half[1] + half[5], half[2] + half[6], half[3] + half[7]];
        (four[0] + four[2]) + (four[1] + four[3])
    }

    pub(crate) fn admit(&self) -> f32 {
        self.admit
    }

    /// Takes the flow that the lips let through.
    #[inline(always)]
    pub(crate) fn commit(&mut self, flow: f32) {
        for i in 0..MODES {
            self.re[i] += self.gain_re[i] * flow;
            self.im[i] += self.gain_im[i] * flow;
        }
    }

    /// Upper bound of the pressure that still rings.
    pub(crate) fn level(&self) -> f32 {
        (0..MODES).map(|i| self.re[i].abs() + self.im[i].abs()).sum()
    }

    /// Energy in the modes, for an air of stiffness that their residues tell.
    pub(crate) fn energy_joule(&self) -> f64 {
        (0..MODES)
            .filter(|&i| self.gain_re[i] > 0.0)
            .map(|i| {
                let square = f64::from(self.re[i]).powi(2) + f64::from(self.im[i]).powi(2);
                0.5 * square / (f64::from(self.gain_re[i]) * self.rate_hz)
            })
            .sum()
    }
}
