//! The mouth of a player: formants side by side, of which two in a row make the melody.
//!
//! Path: flow → melody formant, in two stages; throat; fixed formants → air. Trapezoidal band-passes
//! (Zavalishin 2012) whose coefficients glide within a tick. Two stages stand for mouth and front
//! cavity tuned together, as overtone singers do it, and let one partial stand clear of its neighbours.

use std::f64::consts::PI;

use pulp::{Scalar, Simd};

use crate::dsp::simd::held;

/// Band-passes side by side.
pub(crate) const BANDS: usize = 8;

/// One band as it should be at the end of the tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Band {
    pub(crate) hz: f64,
    pub(crate) q: f64,
    /// Gain at its peak.
    pub(crate) gain: f64,
}

/// The bands. Band 1 listens to band 0, all others to the flow.
#[derive(Clone, Debug)]
pub(crate) struct Mouth {
    rate_hz: f64,
    now: Coefficients,
    step: Coefficients,
    target: Coefficients,
    s1: [f32; BANDS],
    s2: [f32; BANDS],
    first: f32,
    is_fresh: bool,
}

#[derive(Clone, Copy, Debug)]
struct Coefficients {
    g: [f32; BANDS],
    a: [f32; BANDS],
    out: [f32; BANDS],
    /// Peak gain of band 0, for band 1.
    k: f32,
}

/// The band that listens to the first, and those that listen to the flow.
const SECOND: [f32; BANDS] = [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
const OTHERS: [f32; BANDS] = [1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0];

const NOTHING: Coefficients =
    Coefficients { g: [0.0; BANDS], a: [0.0; BANDS], out: [0.0; BANDS], k: 0.0 };

impl Mouth {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let (s1, s2) = ([0.0; BANDS], [0.0; BANDS]);
        let (now, step, target) = (NOTHING, NOTHING, NOTHING);
        Self { rate_hz, now, step, target, s1, s2, first: 0.0, is_fresh: true }
    }

    pub(crate) fn reset(&mut self) {
        self.s1 = [0.0; BANDS];
        self.s2 = [0.0; BANDS];
        self.first = 0.0;
        self.is_fresh = true;
    }

    /// Where the bands go within so many samples.
    pub(crate) fn aim(&mut self, bands: &[Band; BANDS], samples: usize) {
        for (i, band) in bands.iter().enumerate() {
            let g = (PI * (band.hz / self.rate_hz).clamp(1.0e-6, 0.45)).tan();
            let k = 1.0 / band.q;
            self.target.g[i] = g as f32;
            self.target.a[i] = (1.0 / (1.0 + g * (g + k))) as f32;
            // Too high for the rate is left out, not moved.
            let is_heard = band.hz < 0.45 * self.rate_hz;
            self.target.out[i] = if is_heard { (k * band.gain) as f32 } else { 0.0 };
        }
        self.target.k = (1.0 / bands[0].q) as f32;
        if self.is_fresh {
            self.is_fresh = false;
            self.now = self.target;
        }
        // From where it is, so that no rounding gathers.
        let last = self.now;
        let share = 1.0 / samples as f32;
        for i in 0..BANDS {
            self.step.g[i] = (self.target.g[i] - last.g[i]) * share;
            self.step.a[i] = (self.target.a[i] - last.a[i]) * share;
            self.step.out[i] = (self.target.out[i] - last.out[i]) * share;
        }
        self.step.k = (self.target.k - last.k) * share;
    }

    /// What is heard of a flow, for a part of a tick.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&mut self, simd: S, flow: &[f32], heard: &mut [f32]) {
        // The bands stay in registers if their number is known.
        match S::F32_LANES {
            8 => self.ring::<S, 1>(simd, flow, heard),
            4 => self.ring::<S, 2>(simd, flow, heard),
            1 => self.ring::<S, BANDS>(simd, flow, heard),
            _ => self.ring::<Scalar, BANDS>(Scalar::new(), flow, heard),
        }
    }

    #[inline(always)]
    fn ring<S: Simd, const N: usize>(&mut self, simd: S, flow: &[f32], heard: &mut [f32]) {
        let [mut g, mut a] = [held::<S, N>(&self.now.g), held::<S, N>(&self.now.a)];
        let [g_step, a_step] = [held::<S, N>(&self.step.g), held::<S, N>(&self.step.a)];
        let (mut out, out_step) = (held::<S, N>(&self.now.out), held::<S, N>(&self.step.out));
        let [mut s1, mut s2] = [held::<S, N>(&self.s1), held::<S, N>(&self.s2)];
        let (second, others) = (held::<S, N>(&SECOND), held::<S, N>(&OTHERS));
        let two = simd.splat_f32s(2.0);
        for (flow, heard) in flow.iter().zip(heard) {
            let (flow, first) = (simd.splat_f32s(*flow), simd.splat_f32s(self.first));
            let mut sum = simd.splat_f32s(0.0);
            let mut band = [sum; N];
            for v in 0..N {
                g[v] = simd.add_f32s(g[v], g_step[v]);
                a[v] = simd.add_f32s(a[v], a_step[v]);
                out[v] = simd.add_f32s(out[v], out_step[v]);
                let input = simd.mul_add_e_f32s(first, second[v], simd.mul_f32s(flow, others[v]));
                let drive = simd.mul_add_e_f32s(g[v], simd.sub_f32s(input, s2[v]), s1[v]);
                band[v] = simd.mul_f32s(drive, a[v]);
                let low = simd.mul_add_e_f32s(g[v], band[v], s2[v]);
                s1[v] = simd.sub_f32s(simd.mul_f32s(two, band[v]), s1[v]);
                s2[v] = simd.sub_f32s(simd.mul_f32s(two, low), s2[v]);
                sum = simd.mul_add_e_f32s(out[v], band[v], sum);
            }
            self.now.k += self.step.k;
            let mut bands = [0.0; BANDS];
            S::as_mut_simd_f32s(&mut bands).0.copy_from_slice(&band);
            self.first = bands[0] * self.now.k;
            *heard = simd.reduce_sum_f32s(sum);
        }
        S::as_mut_simd_f32s(&mut self.now.g).0.copy_from_slice(&g);
        S::as_mut_simd_f32s(&mut self.now.a).0.copy_from_slice(&a);
        S::as_mut_simd_f32s(&mut self.now.out).0.copy_from_slice(&out);
        S::as_mut_simd_f32s(&mut self.s1).0.copy_from_slice(&s1);
        S::as_mut_simd_f32s(&mut self.s2).0.copy_from_slice(&s2);
    }

    /// Upper bound of what still rings.
    pub(crate) fn level(&self) -> f32 {
        (0..BANDS).map(|i| self.target.out[i].abs() * (self.s1[i].abs() + self.s2[i].abs())).sum()
    }
}
