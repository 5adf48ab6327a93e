//! Thirty-two modes of small things side by side.

use std::ops::Range;

use pulp::Simd;

use crate::dsp::{
    lanes::Samples,
    simd::{LANES, vectors},
};

/// The modes.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    pub(super) q: [f32; LANES],
    pub(super) delta: [f32; LANES],
    pub(super) e: [f32; LANES],
    /// Minus κ'.
    pub(super) spring: [f32; LANES],
    /// Two one-poles in a row make a hit a push.
    pub(super) first: [f32; LANES],
    pub(super) second: [f32; LANES],
    pub(super) push: [f32; LANES],
    pub(super) left: [f32; LANES],
    pub(super) right: [f32; LANES],
    pub(super) angle: [f32; LANES],
    pub(super) thing: [usize; LANES],
    /// Length of a contact, and how long the present ones last, in samples.
    pub(super) contact: [u32; LANES],
    pub(super) touched: u32,
    pub(super) is_ringing: bool,
}

impl Lane {
    pub(super) const SILENT: Self = {
        let zero = [0.0; LANES];
        Self {
            q: zero,
            delta: zero,
            e: zero,
            spring: zero,
            first: zero,
            second: zero,
            push: zero,
            left: zero,
            right: zero,
            angle: zero,
            thing: [usize::MAX; LANES],
            contact: [0; LANES],
            touched: 0,
            is_ringing: false,
        }
    };

    /// Silence.
    pub(super) fn rest(&mut self) {
        self.q = [0.0; LANES];
        self.delta = [0.0; LANES];
        self.let_go();
        self.is_ringing = false;
    }

    /// The contacts are over.
    pub(super) fn let_go(&mut self) {
        self.first = [0.0; LANES];
        self.second = [0.0; LANES];
        self.touched = 0;
    }

    pub(super) fn loudest(&self) -> f32 {
        self.q.iter().chain(&self.delta).fold(0.0, |most, x| x.abs().max(most))
    }

    /// One sample while something is in contact; what is heard.
    #[inline(always)]
    pub(super) fn step<S: Simd>(&mut self, simd: S) -> [f32; 2] {
        let [mut l, mut r] = [simd.splat_f32s(0.0); 2];
        let (e, spring) = (vectors::<S>(&self.e), vectors::<S>(&self.spring));
        let push = vectors::<S>(&self.push);
        let (to_left, to_right) = (vectors::<S>(&self.left), vectors::<S>(&self.right));
        let q = S::as_mut_simd_f32s(&mut self.q).0;
        let delta = S::as_mut_simd_f32s(&mut self.delta).0;
        let first = S::as_mut_simd_f32s(&mut self.first).0;
        let second = S::as_mut_simd_f32s(&mut self.second).0;
        for v in 0..q.len() {
            let passed = simd.mul_f32s(push[v], first[v]);
            first[v] = simd.sub_f32s(first[v], passed);
            second[v] = simd.add_f32s(second[v], passed);
            let force = simd.mul_f32s(push[v], second[v]);
            second[v] = simd.sub_f32s(second[v], force);
            let pushed = simd.mul_add_e_f32s(spring[v], q[v], force);
            delta[v] = simd.mul_add_e_f32s(e[v], delta[v], pushed);
            q[v] = simd.add_f32s(q[v], delta[v]);
            l = simd.mul_add_e_f32s(to_left[v], delta[v], l);
            r = simd.mul_add_e_f32s(to_right[v], delta[v], r);
        }
        [simd.reduce_sum_f32s(l), simd.reduce_sum_f32s(r)]
    }

    /// Adds free motion, with the state in registers.
    #[inline(always)]
    pub(super) fn ring<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        left: &mut Samples,
        right: &mut Samples,
        samples: Range<usize>,
    ) {
        let zero = simd.splat_f32s(0.0);
        let array = |field| {
            let mut out = [zero; N];
            out.copy_from_slice(vectors::<S>(field));
            out
        };
        let [mut q, mut delta] = [&self.q, &self.delta].map(array);
        let [e, spring, to_left, to_right] =
            [&self.e, &self.spring, &self.left, &self.right].map(array);
        for (l_out, r_out) in left[samples.clone()].iter_mut().zip(&mut right[samples]) {
            let [mut l, mut r] = [zero; 2];
            for v in 0..N {
                let pushed = simd.mul_f32s(spring[v], q[v]);
                delta[v] = simd.mul_add_e_f32s(e[v], delta[v], pushed);
                q[v] = simd.add_f32s(q[v], delta[v]);
                l = simd.mul_add_e_f32s(to_left[v], delta[v], l);
                r = simd.mul_add_e_f32s(to_right[v], delta[v], r);
            }
            *l_out += simd.reduce_sum_f32s(l);
            *r_out += simd.reduce_sum_f32s(r);
        }
        S::as_mut_simd_f32s(&mut self.q).0.copy_from_slice(&q);
        S::as_mut_simd_f32s(&mut self.delta).0.copy_from_slice(&delta);
    }

    /// Sum of the modes' heard amplitudes.
    pub(super) fn level(&self) -> f32 {
        let mut sum = 0.0;
        for i in 0..LANES {
            let swing = self.delta[i].abs() + (-self.spring[i]).sqrt() * self.q[i].abs();
            let coming = self.first[i].abs() + self.second[i].abs();
            sum += self.left[i].abs().max(self.right[i].abs()) * (swing + coming);
        }
        sum
    }

    /// Energy of unit masses per squared sample.
    pub(super) fn energy(&self) -> f64 {
        let mut sum = 0.0;
        for i in 0..LANES {
            let (q, delta) = (f64::from(self.q[i]), f64::from(self.delta[i]));
            sum += delta * delta - f64::from(self.spring[i]) * q * (q - delta);
        }
        0.5 * sum
    }
}
