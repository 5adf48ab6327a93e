//! The bridge that strings share: up to eight exact modes in double precision, solved together with
//! what is tied to it.
//!
//! Each mode runs as in `resonators::modal`; velocity is centred in time, so force times velocity is
//! the energy gained.

use std::f64::consts::TAU;

use pulp::Simd;

use crate::{
    dsp::double::{fma, vectors},
    instruments::lute::BodyMode,
    resonators::complex::Complex,
};

const MODES: usize = 8;

/// The port.
#[derive(Clone, Debug)]
pub(crate) struct Bridge {
    rate_hz: f64,
    q: [f64; MODES],
    delta: [f64; MODES],
    e: [f64; MODES],
    /// −κ'.
    pull: [f64; MODES],
    g: [f64; MODES],
    port: [f64; MODES],
    admittance: f64,
    /// Impedance of the strings, and port and admittance with what they leave of the velocity.
    load: f64,
    tied_port: [f64; MODES],
    tied_admittance: f64,
    /// Frequency, decay rate in 1/s and inverse mass, for those who tune against the port.
    exact: [[f64; 3]; MODES],
}

impl Bridge {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let zero = [0.0; MODES];
        Self {
            rate_hz,
            q: zero,
            delta: zero,
            e: zero,
            pull: zero,
            g: zero,
            port: zero,
            admittance: 0.0,
            load: 0.0,
            tied_port: zero,
            tied_admittance: 0.0,
            exact: [[0.0; 3]; MODES],
        }
    }

    /// Sets the modes; those too high for the rate are left out. What rings rings on.
    pub(crate) fn set(&mut self, modes: &[BodyMode], size: f64) {
        let k = 1.0 / self.rate_hz;
        self.admittance = 0.0;
        for i in 0..MODES {
            let mode = modes.get(i).filter(|mode| mode.frequency_hz / size < 0.45 * self.rate_hz);
            let Some(mode) = mode else {
                for field in [&mut self.e, &mut self.pull, &mut self.g, &mut self.port] {
                    field[i] = 0.0;
                }
                (self.q[i], self.delta[i], self.exact[i]) = (0.0, 0.0, [0.0; 3]);
                continue;
            };
            let omega = TAU * mode.frequency_hz / size;
            let sigma = omega / (2.0 * mode.q);
            let ringing = (omega * omega - sigma * sigma).max(0.0).sqrt();
            let r = (-sigma * k).exp();
            let per_mass = (mode.mobility * omega / mode.q).max(0.0);
            self.e[i] = r * r;
            let kappa = (1.0 - r).powi(2) + 4.0 * r * (0.5 * ringing * k).sin().powi(2);
            self.pull[i] = -kappa;
            self.g[i] = k * k / (1.0 + (sigma * k).tanh());
            self.port[i] = per_mass / (2.0 * k);
            self.admittance += self.port[i] * self.g[i];
            self.exact[i] = [omega, sigma, per_mass];
        }
    }

    pub(crate) fn reset(&mut self) {
        self.q = [0.0; MODES];
        self.delta = [0.0; MODES];
    }

    /// Ties strings to it, with the sum of their impedances.
    pub(crate) fn tie(&mut self, load: f64) {
        self.load = load;
        let share = 1.0 / (1.0 + self.admittance * load);
        self.tied_admittance = share * self.admittance;
        for (tied, port) in self.tied_port.iter_mut().zip(&self.port) {
            *tied = share * port;
        }
    }

    /// Velocities of the bridge for the forces that the strings would exert on a rigid one.
    #[inline(always)]
    pub(crate) fn solve<S: Simd>(&mut self, simd: S, force: &[f64], velocity: &mut [f64]) {
        // The state stays in registers if their number is known.
        match MODES / S::F64_LANES {
            1 => self.solve_lanes::<S, 1>(simd, force, velocity),
            2 => self.solve_lanes::<S, 2>(simd, force, velocity),
            4 => self.solve_lanes::<S, 4>(simd, force, velocity),
            _ => self.solve_lanes::<S, MODES>(simd, force, velocity),
        }
    }

    #[inline(always)]
    fn solve_lanes<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        force: &[f64],
        velocity: &mut [f64],
    ) {
        let (mut q, mut delta) =
            (vectors::<S, N, MODES>(&self.q), vectors::<S, N, MODES>(&self.delta));
        let (e, g) = (vectors::<S, N, MODES>(&self.e), vectors::<S, N, MODES>(&self.g));
        let port = vectors::<S, N, MODES>(&self.tied_port);
        let pull = vectors::<S, N, MODES>(&self.pull);
        let mut free = delta;
        for (force, velocity) in force.iter().zip(velocity) {
            let mut sum = simd.splat_f64s(0.0);
            for v in 0..N {
                free[v] = simd.mul_add_e_f64s(e[v], delta[v], simd.mul_f64s(pull[v], q[v]));
                sum = simd.mul_add_e_f64s(port[v], simd.add_f64s(free[v], delta[v]), sum);
            }
            let moved = fma::<S>(self.tied_admittance, *force, simd.reduce_sum_f64s(sum));
            *velocity = moved;
            let net = simd.splat_f64s(fma::<S>(-self.load, moved, *force));
            for v in 0..N {
                delta[v] = simd.mul_add_e_f64s(g[v], net, free[v]);
                q[v] = simd.add_f64s(q[v], delta[v]);
            }
        }
        S::as_mut_simd_f64s(&mut self.q).0.copy_from_slice(&q);
        S::as_mut_simd_f64s(&mut self.delta).0.copy_from_slice(&delta);
    }

    /// Samples by which the bridge delays a string of an impedance at a frequency.
    pub(crate) fn delay_samples(&self, hz: f64, impedance: f64) -> f64 {
        let omega = TAU * hz;
        let mut y = Complex { re: 0.0, im: 0.0 };
        for [mode, sigma, per_mass] in self.exact {
            // jω/m over (ω₀² − ω² + 2jσω).
            let (re, im) = (mode * mode - omega * omega, 2.0 * sigma * omega);
            let scale = per_mass * omega / (re * re + im * im).max(1.0e-9);
            y = y + Complex { re: scale * im, im: scale * re };
        }
        let (re, im) = (impedance * y.re, impedance * y.im);
        let phase = (-im).atan2(1.0 - re) - im.atan2(1.0 + re);
        -phase / omega * self.rate_hz
    }

    /// Stored energy in joules.
    pub(crate) fn energy(&self) -> f64 {
        (0..MODES)
            .map(|i| {
                let [_, _, per_mass] = self.exact[i];
                let s = (1.0 - self.e[i]) / (1.0 + self.e[i]);
                let (q, delta) = (self.q[i], self.delta[i]);
                let stiff = -self.pull[i] * (1.0 + s) * q * (q - delta);
                0.5 * per_mass * (delta * delta + stiff) * self.rate_hz * self.rate_hz
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_gets_no_more_back_from_the_bridge_than_it_gave() {
        let modes = [
            BodyMode { frequency_hz: 270.0, q: 6.0, level_db: 0.0, mobility: 0.05 },
            BodyMode { frequency_hz: 930.0, q: 7.0, level_db: 0.0, mobility: 0.05 },
        ];
        let mut bridge = Bridge::new(48_000.0);
        bridge.set(&modes, 1.0);
        let (mut given, z) = (0.0, 0.25);
        bridge.tie(z);
        for i in 0..48_000 {
            let wave = if i < 2_000 { (0.03 * f64::from(i)).sin() } else { 0.0 };
            let mut v = [0.0];
            bridge.solve(pulp::Scalar::new(), &[2.0 * z * wave], &mut v);
            let back = v[0] - wave;
            given += z * (wave * wave - back * back) / 48_000.0;
            let kept = bridge.energy();
            assert!(kept <= given * (1.0 + 1e-9) + 1e-15, "{i}: {kept} of {given}");
        }
        assert!(bridge.energy() < 1e-9 * given);
    }
}
