//! Thirty-two modes side by side, and what one sample does to them.

use pulp::Simd;

use crate::dsp::{
    lanes::Samples,
    simd::{LANES, TICK, vectors},
};

/// The modes.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub(super) q: [f32; LANES],
    pub(super) delta: [f32; LANES],
    pub(super) e: [f32; LANES],
    pub(super) e_step: [f32; LANES],
    /// Minus κ': step per displacement.
    pub(super) spring: [f32; LANES],
    pub(super) spring_step: [f32; LANES],
    /// Step per force: shape of the blow and of the stretching.
    pub(super) blow: [f32; LANES],
    pub(super) pull: [f32; LANES],
    /// Shape of the blow, and stretching per displacement.
    pub(super) shape: [f32; LANES],
    pub(super) stretch: [f32; LANES],
    /// The same with all of Berger's stiffness.
    pub(super) full_stretch: [f32; LANES],
    pub(super) left: [f32; LANES],
    pub(super) right: [f32; LANES],
    /// Square of half the undamped radian frequency per sample.
    pub(super) half2: [f32; LANES],
    /// Decay per sample: the mode's own, and the hand's.
    pub(super) sigma: [f32; LANES],
    pub(super) hand: [f32; LANES],
    /// Decay per sample as it is, and the factor that belongs to it.
    pub(super) decay: [f32; LANES],
    pub(super) kept: [f32; LANES],
}

impl Lane {
    pub(super) const SILENT: Self = {
        let zero = [0.0; LANES];
        Self {
            q: zero,
            delta: zero,
            e: zero,
            e_step: zero,
            spring: zero,
            spring_step: zero,
            blow: zero,
            pull: zero,
            shape: zero,
            stretch: zero,
            full_stretch: zero,
            left: zero,
            right: zero,
            half2: zero,
            sigma: zero,
            hand: zero,
            decay: zero,
            kept: zero,
        }
    };
}

/// Free motion, with the state in registers.
#[inline(always)]
pub(super) fn run_lane<S: Simd, const N: usize, const MOVING: bool>(
    simd: S,
    lane: &mut Lane,
    left: &mut Samples,
    right: &mut Samples,
    count: usize,
) {
    let zero = simd.splat_f32s(0.0);
    let array = |field| {
        let mut out = [zero; N];
        out.copy_from_slice(vectors::<S>(field));
        out
    };
    let [mut q, mut delta, mut e, mut spring] =
        [&lane.q, &lane.delta, &lane.e, &lane.spring].map(array);
    let [to_left, to_right] = [&lane.left, &lane.right].map(array);
    let [e_step, spring_step] = [&lane.e_step, &lane.spring_step].map(array);
    for i in 0..count.min(TICK) {
        let [mut l, mut r] = [zero; 2];
        for v in 0..N {
            let pushed = simd.mul_f32s(spring[v], q[v]);
            delta[v] = simd.mul_add_e_f32s(e[v], delta[v], pushed);
            q[v] = simd.add_f32s(q[v], delta[v]);
            l = simd.mul_add_e_f32s(to_left[v], delta[v], l);
            r = simd.mul_add_e_f32s(to_right[v], delta[v], r);
            if MOVING {
                e[v] = simd.add_f32s(e[v], e_step[v]);
                spring[v] = simd.add_f32s(spring[v], spring_step[v]);
            }
        }
        left[i] += simd.reduce_sum_f32s(l);
        right[i] += simd.reduce_sum_f32s(r);
    }
    S::as_mut_simd_f32s(&mut lane.q).0.copy_from_slice(&q);
    S::as_mut_simd_f32s(&mut lane.delta).0.copy_from_slice(&delta);
    if MOVING {
        S::as_mut_simd_f32s(&mut lane.e).0.copy_from_slice(&e);
        S::as_mut_simd_f32s(&mut lane.spring).0.copy_from_slice(&spring);
    }
}

/// What acts on all modes at one sample.
#[derive(Clone, Copy)]
pub(super) struct Acts<V> {
    /// Minus the stretching force, and the blow's.
    pub(super) tension: V,
    pub(super) force: V,
}

/// Sums over modes, as they gather.
#[derive(Clone, Copy)]
pub(super) struct Gathered<V> {
    pub(super) left: V,
    pub(super) right: V,
    pub(super) ahead: V,
    pub(super) own: V,
    pub(super) cross: V,
    pub(super) place: V,
}

/// One sample with stretching or a blow, and in the same pass the sums that the next one needs.
#[inline(always)]
pub(super) fn advance_lane<S: Simd, const N: usize, const BLOW: bool, const MOVING: bool>(
    simd: S,
    lane: &mut Lane,
    acts: &Acts<S::f32s>,
    sums: &mut Gathered<S::f32s>,
) {
    let (pull, stretch) = (vectors::<S>(&lane.pull), vectors::<S>(&lane.stretch));
    let (shape, blow) = (vectors::<S>(&lane.shape), vectors::<S>(&lane.blow));
    let (to_left, to_right) = (vectors::<S>(&lane.left), vectors::<S>(&lane.right));
    let (e_step, spring_step) = (vectors::<S>(&lane.e_step), vectors::<S>(&lane.spring_step));
    let q = S::as_mut_simd_f32s(&mut lane.q).0;
    let delta = S::as_mut_simd_f32s(&mut lane.delta).0;
    let e = S::as_mut_simd_f32s(&mut lane.e).0;
    let spring = S::as_mut_simd_f32s(&mut lane.spring).0;
    for v in 0..N {
        let stiff = simd.mul_add_e_f32s(pull[v], acts.tension, spring[v]);
        let mut pushed = simd.mul_f32s(stiff, q[v]);
        if BLOW {
            pushed = simd.mul_add_e_f32s(blow[v], acts.force, pushed);
        }
        let step = simd.mul_add_e_f32s(e[v], delta[v], pushed);
        let here = simd.add_f32s(q[v], step);
        delta[v] = step;
        q[v] = here;
        sums.left = simd.mul_add_e_f32s(to_left[v], step, sums.left);
        sums.right = simd.mul_add_e_f32s(to_right[v], step, sums.right);
        if MOVING {
            e[v] = simd.add_f32s(e[v], e_step[v]);
            spring[v] = simd.add_f32s(spring[v], spring_step[v]);
        }
        let kept = simd.mul_add_e_f32s(e[v], step, here);
        let next = simd.mul_add_e_f32s(spring[v], here, kept);
        let lean = simd.mul_f32s(stretch[v], here);
        let gain = simd.mul_f32s(pull[v], here);
        sums.ahead = simd.mul_add_e_f32s(lean, next, sums.ahead);
        sums.own = simd.mul_add_e_f32s(gain, lean, sums.own);
        if BLOW {
            sums.cross = simd.mul_add_e_f32s(gain, shape[v], sums.cross);
            sums.place = simd.mul_add_e_f32s(shape[v], next, sums.place);
        }
    }
}
