//! A bank of exact second-order modes with one port, in delta form.
//!
//! `(1+s)·q⁺ − (2−κk²)·q + (1−s)·q⁻ = k²·φ·F` with `s = tanh(σk)` and
//! `κ = (2/k²)(1 − cos(ω_d·k)/cosh(σk))` has exactly the poles of the continuous mode. Run as
//! `δ ← e·δ − κ'·q + g·F; q ← q + δ` it keeps its pitch in single precision. The port's velocity
//! is centred in time, which makes `F·v` equal to the energy gained: `v = h + K·F`, `K > 0`.

use pulp::Simd;

use super::complex::Complex;
use crate::dsp::simd::{LANES, SUM, TICK, fma, sum};

/// One mode as an instrument's file gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mode {
    /// Natural frequency in hertz.
    pub(crate) frequency_hz: f64,
    /// Quality factor; the decay rate is `πf/Q`.
    pub(crate) q: f64,
    /// Velocity per force at resonance, in s/kg; non-negative, so the port is passive.
    pub(crate) mobility: f64,
    /// Output per mode velocity, left and right.
    pub(crate) radiation: [f64; 2],
}

/// Thirty-two modes side by side.
#[derive(Clone, Copy, Debug)]
struct Lane {
    /// Displacement.
    q: [f32; LANES],
    /// Last step of the displacement.
    delta: [f32; LANES],
    /// The step before a force is added.
    free: [f32; LANES],
    e: [f32; LANES],
    kappa: [f32; LANES],
    /// Step per force.
    g: [f32; LANES],
    /// Port velocity per step.
    port: [f32; LANES],
    left: [f32; LANES],
    right: [f32; LANES],
}

impl Lane {
    const SILENT: Self = Self {
        q: [0.0; LANES],
        delta: [0.0; LANES],
        free: [0.0; LANES],
        e: [0.0; LANES],
        kappa: [0.0; LANES],
        g: [0.0; LANES],
        port: [0.0; LANES],
        left: [0.0; LANES],
        right: [0.0; LANES],
    };
}

/// The bank. Modes above 0.45 of the rate are left out, never clamped.
#[derive(Clone, Debug)]
pub(crate) struct ModalBank {
    rate_hz: f64,
    lanes: Vec<Lane>,
    /// The same modes in double precision, for those who tune against the port.
    exact: Vec<Coefficients>,
    used: usize,
    admittance: f32,
}

impl ModalBank {
    /// Room for `capacity` modes.
    #[must_use]
    pub(crate) fn new(rate_hz: f64, capacity: usize) -> Self {
        let lanes = vec![Lane::SILENT; capacity.div_ceil(LANES)];
        let exact = Vec::with_capacity(capacity);
        Self { rate_hz, lanes, exact, used: 0, admittance: 0.0 }
    }

    /// Sets the modes and keeps what rings. Modes beyond the capacity are left out.
    pub(crate) fn set(&mut self, modes: impl IntoIterator<Item = Mode>) {
        let k = 1.0 / self.rate_hz;
        let mut admittance = 0.0;
        let mut slot = 0;
        self.exact.clear();
        for mode in modes {
            if mode.frequency_hz > 0.45 * self.rate_hz || slot == self.exact.capacity() {
                continue;
            }
            let c = Coefficients::of(&mode, k);
            let (lane, i) = (&mut self.lanes[slot / LANES], slot % LANES);
            let port = c.shape / (2.0 * k);
            lane.e[i] = c.e as f32;
            lane.kappa[i] = c.kappa as f32;
            lane.g[i] = c.g as f32;
            lane.port[i] = port as f32;
            lane.left[i] = (mode.radiation[0] / k) as f32;
            lane.right[i] = (mode.radiation[1] / k) as f32;
            admittance += port * c.g;
            self.exact.push(c);
            slot += 1;
        }
        for spare in slot..self.lanes.len() * LANES {
            let (lane, i) = (&mut self.lanes[spare / LANES], spare % LANES);
            for field in [
                &mut lane.q,
                &mut lane.delta,
                &mut lane.e,
                &mut lane.kappa,
                &mut lane.g,
                &mut lane.port,
                &mut lane.left,
                &mut lane.right,
            ] {
                field[i] = 0.0;
            }
        }
        self.used = slot.div_ceil(LANES);
        self.admittance = admittance as f32;
    }

    /// Silence.
    pub(crate) fn reset(&mut self) {
        for lane in &mut self.lanes {
            lane.q = [0.0; LANES];
            lane.delta = [0.0; LANES];
            lane.free = [0.0; LANES];
        }
    }

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
            let (e, kappa) = (vectors::<S>(&lane.e), vectors::<S>(&lane.kappa));
            let port = vectors::<S>(&lane.port);
            let (free, _) = S::as_mut_simd_f32s(&mut lane.free);
            for v in 0..q.len() {
                let pull = simd.neg_f32s(simd.mul_f32s(kappa[v], q[v]));
                free[v] = simd.mul_add_e_f32s(e[v], delta[v], pull);
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

    /// Runs a tick on end against a `load` that shares the port's velocity, as [`ModalBank::history`] and
    /// [`ModalBank::commit`] would sample by sample.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&mut self, simd: S, load: f32, run: &mut Run) {
        // A lane's state stays in registers if their number is known.
        match (self.used, LANES / S::F32_LANES) {
            (1, 4) if self.exact.len() <= 3 * S::F32_LANES => {
                self.run_lane::<S, 3>(simd, load, run);
            }
            (1, 2) => self.run_lane::<S, 2>(simd, load, run),
            (1, 4) => self.run_lane::<S, 4>(simd, load, run),
            (1, 8) => self.run_lane::<S, 8>(simd, load, run),
            _ => self.run_lanes(simd, load, run),
        }
    }

    #[inline(always)]
    fn run_lanes<S: Simd>(&mut self, simd: S, load: f32, run: &mut Run) {
        let share = 1.0 / (1.0 + self.admittance * load);
        for i in 0..run.count.min(TICK) {
            let v = fma::<S>(self.admittance, run.force[i], self.history(simd)) * share;
            run.force[i] = fma::<S>(-load, v, run.force[i]);
            run.velocity[i] = v;
            [run.left[i], run.right[i]] = self.commit(simd, run.force[i]);
        }
    }

    #[inline(always)]
    fn run_lane<S: Simd, const N: usize>(&mut self, simd: S, load: f32, run: &mut Run) {
        let lane = &mut self.lanes[0];
        let share = 1.0 / (1.0 + self.admittance * load);
        let array = |field| std::array::from_fn::<S::f32s, N, _>(|v| vectors::<S>(field)[v]);
        let [mut q, mut delta] = [array(&lane.q), array(&lane.delta)];
        let [e, kappa, g, port] = [&lane.e, &lane.kappa, &lane.g, &lane.port].map(array);
        let [to_left, to_right] = [&lane.left, &lane.right].map(array);
        for i in 0..run.count.min(TICK) {
            let mut h = simd.splat_f32s(0.0);
            let mut free = [h; N];
            for v in 0..N {
                let pull = simd.neg_f32s(simd.mul_f32s(kappa[v], q[v]));
                free[v] = simd.mul_add_e_f32s(e[v], delta[v], pull);
                let centred = simd.add_f32s(free[v], delta[v]);
                h = simd.mul_add_e_f32s(port[v], centred, h);
            }
            let h = simd.reduce_sum_f32s(h);
            let velocity = fma::<S>(self.admittance, run.force[i], h) * share;
            run.force[i] = fma::<S>(-load, velocity, run.force[i]);
            run.velocity[i] = velocity;
            let force = simd.splat_f32s(run.force[i]);
            let [mut l, mut r] = [simd.splat_f32s(0.0); 2];
            for v in 0..N {
                delta[v] = simd.mul_add_e_f32s(g[v], force, free[v]);
                q[v] = simd.add_f32s(q[v], delta[v]);
                l = simd.mul_add_e_f32s(to_left[v], delta[v], l);
                r = simd.mul_add_e_f32s(to_right[v], delta[v], r);
            }
            run.left[i] = simd.reduce_sum_f32s(l);
            run.right[i] = simd.reduce_sum_f32s(r);
        }
        S::as_mut_simd_f32s(&mut lane.q).0[..N].copy_from_slice(&q);
        S::as_mut_simd_f32s(&mut lane.delta).0[..N].copy_from_slice(&delta);
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

    /// Stored energy in joules.
    #[must_use]
    pub(crate) fn energy(&self) -> f64 {
        let k = 1.0 / self.rate_hz;
        let mut energy = 0.0;
        for lane in &self.lanes[..self.used] {
            for i in 0..LANES {
                let (q, delta) = (f64::from(lane.q[i]), f64::from(lane.delta[i]));
                let s = (1.0 - f64::from(lane.e[i])) / (1.0 + f64::from(lane.e[i]));
                let stiffness = f64::from(lane.kappa[i]) * (1.0 + s);
                energy += 0.5 * (delta * delta + stiffness * q * (q - delta)) / (k * k);
            }
        }
        energy
    }
}

/// What a bank works on for a tick or a part of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    pub(crate) count: usize,
    /// From what is tied to the port if the port did not move; afterwards the net force.
    pub(crate) force: [f32; TICK],
    /// Of the port.
    pub(crate) velocity: [f32; TICK],
    /// What is heard.
    pub(crate) left: [f32; TICK],
    pub(crate) right: [f32; TICK],
}

/// A lane as vectors of the processor at hand.
#[inline(always)]
fn vectors<S: Simd>(lane: &[f32; LANES]) -> &[S::f32s] {
    S::as_simd_f32s(lane).0
}

#[derive(Clone, Copy, Debug)]
struct Coefficients {
    e: f64,
    kappa: f64,
    g: f64,
    /// Mass-normalised shape at the port, 1/√kg.
    shape: f64,
}

impl Coefficients {
    fn of(mode: &Mode, k: f64) -> Self {
        let omega = std::f64::consts::TAU * mode.frequency_hz;
        let sigma = omega / (2.0 * mode.q);
        let ringing = (omega * omega - sigma * sigma).max(0.0).sqrt();
        let r = (-sigma * k).exp();
        let kappa = (1.0 - r).powi(2) + 4.0 * r * (0.5 * ringing * k).sin().powi(2);
        let s = (sigma * k).tanh();
        let shape = (mode.mobility * omega / mode.q).max(0.0).sqrt();
        Self { e: r * r, kappa, g: k * k * shape / (1.0 + s), shape }
    }
}
