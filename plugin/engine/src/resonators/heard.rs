//! Modes that are heard but not felt: exact second-order modes that a known force drives.
//!
//! Each runs as in `modal`, with its state in multiples of its step per force:
//! `δ ← e·δ + F − κ'·q; q ← q + δ`.

use pulp::Simd;

use super::modal::Mode;
use crate::dsp::{
    lanes::Samples,
    simd::{LANES, TICK, held},
};

/// Negative at every other lane.
const TURNS: [f32; LANES] = {
    let mut turns = [1.0; LANES];
    let mut i = 1;
    while i < LANES {
        turns[i] = -1.0;
        i += 2;
    }
    turns
};

/// Up to thirty-two of them side by side.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    rate_hz: f64,
    /// Displacement and its last step, per step per force.
    q: [f32; LANES],
    delta: [f32; LANES],
    e: [f32; LANES],
    /// −κ'.
    pull: [f32; LANES],
    left: [f32; LANES],
    right: [f32; LANES],
}

impl Heard {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let zero = [0.0; LANES];
        Self { rate_hz, q: zero, delta: zero, e: zero, pull: zero, left: zero, right: zero }
    }

    /// Sets the modes and keeps what rings. Those above 0.45 of the rate are left out, never clamped.
    pub(crate) fn set(&mut self, modes: impl IntoIterator<Item = Mode>) {
        let k = 1.0 / self.rate_hz;
        let fits = modes.into_iter().filter(|mode| mode.frequency_hz <= 0.45 * self.rate_hz);
        let mut used = 0;
        for (i, mode) in fits.take(LANES).enumerate() {
            let omega = std::f64::consts::TAU * mode.frequency_hz;
            let sigma = omega / (2.0 * mode.q);
            let ringing = (omega * omega - sigma * sigma).max(0.0).sqrt();
            let r = (-sigma * k).exp();
            let shape = (mode.mobility * omega / mode.q).max(0.0).sqrt();
            // Velocity per force in one sample.
            let step = k * shape / (1.0 + (sigma * k).tanh());
            let kappa = (1.0 - r).powi(2) + 4.0 * r * (0.5 * ringing * k).sin().powi(2);
            self.e[i] = (r * r) as f32;
            self.pull[i] = -kappa as f32;
            self.left[i] = (mode.radiation[0] * step) as f32;
            self.right[i] = (mode.radiation[1] * step) as f32;
            used = i + 1;
        }
        let Self { q, delta, e, pull, left, right, .. } = self;
        for field in [q, delta, e, pull, left, right] {
            field[used..].fill(0.0);
        }
    }

    /// Silence.
    pub(crate) fn reset(&mut self) {
        self.q = [0.0; LANES];
        self.delta = [0.0; LANES];
    }

    /// Left and right of a tick of force.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&mut self, simd: S, force: &Samples) -> [Samples; 2] {
        // The state stays in registers if their number is known.
        match S::F32_LANES {
            16 => self.run_lanes::<S, 2>(simd, force),
            8 => self.run_lanes::<S, 4>(simd, force),
            4 => self.run_lanes::<S, 8>(simd, force),
            _ => self.run_lanes::<S, LANES>(simd, force),
        }
    }

    #[inline(always)]
    fn run_lanes<S: Simd, const N: usize>(&mut self, simd: S, force: &Samples) -> [Samples; 2] {
        let [mut q, mut delta] = [held::<S, N>(&self.q), held::<S, N>(&self.delta)];
        let [e, pull] = [held::<S, N>(&self.e), held::<S, N>(&self.pull)];
        let [to_left, to_right] = [held::<S, N>(&self.left), held::<S, N>(&self.right)];
        let turns = simd.less_than_f32s(S::as_simd_f32s(&TURNS).0[0], simd.splat_f32s(0.0));
        let mut sides = [[0.0; TICK]; 2];
        for i in 0..TICK {
            let force = simd.splat_f32s(force[i]);
            let [mut l, mut r] = [simd.splat_f32s(0.0); 2];
            for v in 0..N {
                let pushed = simd.mul_add_e_f32s(pull[v], q[v], force);
                delta[v] = simd.mul_add_e_f32s(e[v], delta[v], pushed);
                q[v] = simd.add_f32s(q[v], delta[v]);
                l = simd.mul_add_e_f32s(to_left[v], delta[v], l);
                r = simd.mul_add_e_f32s(to_right[v], delta[v], r);
            }
            [sides[0][i], sides[1][i]] = sums(simd, turns, l, r);
        }
        S::as_mut_simd_f32s(&mut self.q).0.copy_from_slice(&q);
        S::as_mut_simd_f32s(&mut self.delta).0.copy_from_slice(&delta);
        sides
    }
}

/// Sums of two vectors at once, as the real and the imaginary part of one; `turns` marks every other lane.
#[inline(always)]
fn sums<S: Simd>(simd: S, turns: S::m32s, left: S::f32s, right: S::f32s) -> [f32; 2] {
    if S::F32_LANES < 2 {
        return [simd.reduce_sum_f32s(left), simd.reduce_sum_f32s(right)];
    }
    let straight = simd.select_f32s(turns, right, left);
    let crossed: S::c32s = pulp::bytemuck::cast(simd.select_f32s(turns, left, right));
    let crossed: S::f32s = pulp::bytemuck::cast(simd.swap_re_im_c32s(crossed));
    let sum = simd.reduce_sum_c32s(pulp::bytemuck::cast(simd.add_f32s(straight, crossed)));
    [sum.re, sum.im]
}
