//! A bank run a tick on end, its state in registers.

use pulp::Simd;

use super::ModalBank;
use crate::dsp::simd::{LANES, TICK, fma, vectors};

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

impl ModalBank {
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
        // One by one: an array's `map` is a call of its own where the compiler finds this too long.
        let (mut q, mut delta) = (array(&lane.q), array(&lane.delta));
        let (e, pull, g, port) =
            (array(&lane.e), array(&lane.pull), array(&lane.g), array(&lane.port));
        let (to_left, to_right) = (array(&lane.left), array(&lane.right));
        for i in 0..run.count.min(TICK) {
            let mut h = simd.splat_f32s(0.0);
            let mut free = [h; N];
            for v in 0..N {
                free[v] = simd.mul_add_e_f32s(e[v], delta[v], simd.mul_f32s(pull[v], q[v]));
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
}
