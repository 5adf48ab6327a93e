//! A bank's port, sample by sample, and for those who tune against it.

use pulp::Simd;

use super::ModalBank;
use crate::{
    dsp::simd::{LANES, SUM, sum, vectors},
    resonators::complex::Complex,
};

impl ModalBank {
    /// K of the port.
    #[inline(always)]
    #[must_use]
    pub(crate) fn admittance(&self) -> f32 {
        self.admittance
    }

    /// h of the port: its velocity at the next sample if no force acts.
    #[inline(always)]
    pub(crate) fn history<S: Simd>(&mut self, simd: S) -> f32 {
        let mut sums = [0.0_f32; SUM];
        let (h, _) = S::as_mut_simd_f32s(&mut sums);
        let width = h.len();
        for lane in &mut self.lanes[..self.used] {
            let (q, delta) = (vectors::<S>(&lane.q), vectors::<S>(&lane.delta));
            let (e, pull) = (vectors::<S>(&lane.e), vectors::<S>(&lane.pull));
            let port = vectors::<S>(&lane.port);
            let (free, _) = S::as_mut_simd_f32s(&mut lane.free);
            for v in 0..q.len() {
                free[v] = simd.mul_add_e_f32s(e[v], delta[v], simd.mul_f32s(pull[v], q[v]));
                let centred = simd.add_f32s(free[v], delta[v]);
                h[v % width] = simd.mul_add_e_f32s(port[v], centred, h[v % width]);
            }
        }
        sum(&sums)
    }

    /// Applies the force at the port and returns what the modes radiate.
    #[inline(always)]
    pub(crate) fn commit<S: Simd>(&mut self, simd: S, force: f32) -> [f32; 2] {
        let force = simd.splat_f32s(force);
        let mut sums = [[0.0_f32; SUM]; 2];
        let [left, right] = &mut sums;
        let (left, _) = S::as_mut_simd_f32s(left);
        let (right, _) = S::as_mut_simd_f32s(right);
        let width = left.len();
        for lane in &mut self.lanes[..self.used] {
            let (g, free) = (vectors::<S>(&lane.g), vectors::<S>(&lane.free));
            let (to_left, to_right) = (vectors::<S>(&lane.left), vectors::<S>(&lane.right));
            let (q, _) = S::as_mut_simd_f32s(&mut lane.q);
            let (delta, _) = S::as_mut_simd_f32s(&mut lane.delta);
            for v in 0..q.len() {
                let step = simd.mul_add_e_f32s(g[v], force, free[v]);
                delta[v] = step;
                q[v] = simd.add_f32s(q[v], step);
                left[v % width] = simd.mul_add_e_f32s(to_left[v], step, left[v % width]);
                right[v % width] = simd.mul_add_e_f32s(to_right[v], step, right[v % width]);
            }
        }
        [sum(&sums[0]), sum(&sums[1])]
    }

    /// Velocity per force at the port, at a complex `z⁻¹`, exactly as the bank runs.
    pub(crate) fn admittance_at(&self, back: Complex) -> Complex {
        let back2 = back * back;
        let differ = Complex::ONE - back2;
        self.exact.iter().fold(Complex { re: 0.0, im: 0.0 }, |sum, c| {
            // q⁺ = (1 + e − κ')·q − e·q⁻ + g·F, and v = φ·(q⁺ − q⁻)/(2k).
            let poles = Complex::ONE - back.scale(1.0 + c.e - c.kappa) + back2.scale(c.e);
            sum + differ.scale(0.5 * c.g * c.shape * self.rate_hz) / poles
        })
    }

    /// Sum of the modes' radiated magnitudes at this moment, left or right, whichever is more.
    #[must_use]
    pub(crate) fn level(&self) -> f32 {
        let mut sum = 0.0;
        for lane in &self.lanes[..self.used] {
            for i in 0..LANES {
                sum += lane.left[i].abs().max(lane.right[i].abs()) * lane.delta[i].abs();
            }
        }
        sum
    }

    /// Stored energy in joules.
    #[must_use]
    pub(crate) fn energy(&self) -> f64 {
        let k = 1.0 / self.rate_hz;
        let mut energy = 0.0;
        for lane in &self.lanes[..self.used] {
            for i in 0..LANES {
                let (q, delta) = (f64::from(lane.q[i]), f64::from(lane.delta[i]));
                let s = (1.0 - f64::from(lane.e[i])) / (1.0 + f64::from(lane.e[i]));
                let stiffness = -f64::from(lane.pull[i]) * (1.0 + s);
                energy += 0.5 * (delta * delta + stiffness * q * (q - delta)) / (k * k);
            }
        }
        energy
    }
}
