//! A resonator as a bank of modes whose frequencies may move at any moment without making energy.
//!
//! Each mode is a turning arrow `(x, y)`, `x` its velocity, with energy `½(x² + y²)`. A sample turns it by
//! `ωk`, shortens it by `e^(−σk)` and adds `kφF` to `x` (Mathews & Smith 2003, "very high Q parametrically
//! well behaved two pole filters"). The force's power on `v = Σφx` halfway through the push is the
//! energy gained, to rounding: `v = h + K·F` with `K = ½kΣφ²`. A turn keeps energy whatever its angle, so
//! bend, vibrato and morph neither pump nor damp. Poles are those of the continuous mode.

use pulp::Simd;

use super::turn::turns;
use crate::{
    dsp::simd::TICK,
    modes::{MOST, ModeSet},
};

/// Modes are faded out between these shares of the rate, never clamped.
const FADE: [f64; 2] = [0.40, 0.45];
/// Share of the way to new shapes that a tick goes [by ear: a compromise of click and lag].
const FOLLOW: f32 = 0.2;
/// What is nearer to its end than this has arrived.
const NEAR: f32 = 1.0e-5;
pub(super) type Row = [f32; MOST];

/// The bank.
#[derive(Clone, Debug)]
pub(super) struct Bank {
    pub(super) k: f64,
    /// Modes in use, in whole vectors.
    pub(super) used: usize,
    pub(super) x: Row,
    pub(super) y: Row,
    /// Turn and loss of a sample.
    pub(super) cos: Row,
    pub(super) sin: Row,
    /// Shapes at the port, and what is heard left and right; where they go, and their steps.
    pub(super) now: [Row; 3],
    aim: [Row; 3],
    step: [Row; 3],
    pub(super) is_moving: bool,
    /// Radians per sample at the key's frequency of 1 Hz, and loss of a sample.
    ratio: Row,
    keep: Row,
    /// Frequency of the key that it stands at, and its further loss.
    tuned: (f64, f64),
    /// `v = h + K·F`.
    pub(super) h: f32,
    pub(super) admittance: f32,
    /// The mode that carries the key.
    pub(super) key: usize,
}

impl Bank {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self {
            k: 1.0 / rate_hz,
            used: 0,
            x: [0.0; MOST],
            y: [0.0; MOST],
            cos: [0.0; MOST],
            sin: [0.0; MOST],
            now: [[0.0; MOST]; 3],
            aim: [[0.0; MOST]; 3],
            step: [[0.0; MOST]; 3],
            is_moving: false,
            ratio: [0.0; MOST],
            keep: [0.0; MOST],
            tuned: (0.0, 0.0),
            h: 0.0,
            admittance: 0.0,
            key: 0,
        }
    }

    /// Silence.
    pub(super) fn reset(&mut self) {
        (self.x, self.y) = ([0.0; MOST], [0.0; MOST]);
        self.h = 0.0;
    }

    /// Sets out for other modes, whose key is at `hz`; what rings goes on.
    pub(super) fn aim(&mut self, set: &ModeSet, hz: f64) {
        let unit = (4.0 * hz).sqrt();
        let mut nearest = f64::MAX;
        self.aim = [[0.0; MOST]; 3];
        for (i, mode) in set.modes().iter().enumerate() {
            let share = mode.ratio * hz * self.k;
            let fade = 1.0 - ((share - FADE[0]) / (FADE[1] - FADE[0])).clamp(0.0, 1.0);
            let fade = fade * fade * (3.0 - 2.0 * fade);
            self.aim[0][i] = (unit * (mode.drive.max(0.0)).sqrt() * fade) as f32;
            self.aim[1][i] = (unit * mode.sound[0] * fade) as f32;
            self.aim[2][i] = (unit * mode.sound[1] * fade) as f32;
            self.ratio[i] = (std::f64::consts::TAU * mode.ratio * self.k) as f32;
            self.keep[i] = (-mode.decay_per_s * self.k).exp() as f32;
            let away = mode.ratio.max(1.0e-3).ln().abs();
            if away < nearest && mode.drive > 0.0 {
                (nearest, self.key) = (away, i);
            }
        }
        let count = set.modes().len();
        self.used = self.used.max(count.next_multiple_of(16)).min(MOST);
        self.tuned = (0.0, 0.0);
        self.is_moving = true;
    }

    /// Begins from silence with the modes that it was sent to.
    pub(super) fn begin(&mut self) {
        self.reset();
        let used = self.aim[0].iter().rposition(|&phi| phi > 0.0).map_or(0, |last| last + 1);
        self.used = used.next_multiple_of(16).min(MOST);
        self.arrive();
    }

    fn arrive(&mut self) {
        self.now = self.aim;
        self.step = [[0.0; MOST]; 3];
        self.is_moving = false;
        self.weigh();
    }

    fn weigh(&mut self) {
        let square: f32 = self.now[0][..self.used].iter().map(|phi| phi * phi).sum();
        self.admittance = (0.5 * self.k) as f32 * square;
    }

    /// Begins a tick: the key at `hz`, all modes losing `loss_per_s` more.
    pub(super) fn tick<S: Simd>(&mut self, simd: S, hz: f64, loss_per_s: f64) {
        if self.is_moving {
            self.follow();
        }
        if self.tuned != (hz, loss_per_s) {
            self.tuned = (hz, loss_per_s);
            let lost = (-loss_per_s * self.k).exp() as f32;
            let rows = (&self.ratio, &self.keep, &mut self.cos, &mut self.sin);
            turns(simd, hz as f32, lost, self.used, rows);
        }
    }

    fn follow(&mut self) {
        let mut most = 0.0_f32;
        for (row, (now, step)) in self.now.iter().zip(&mut self.step).enumerate() {
            for i in 0..self.used {
                let way = self.aim[row][i] - now[i];
                most = most.max(way.abs());
                step[i] = way * (FOLLOW / TICK as f32);
            }
        }
        if most < NEAR {
            self.arrive();
        }
    }

    /// Applies a force, and moves on to the next sample; returns what is heard.
    #[inline(always)]
    pub(super) fn push<S: Simd>(&mut self, simd: S, force: f32) -> [f32; 2] {
        if self.is_moving {
            self.run::<S, true>(simd, force)
        } else {
            self.run::<S, false>(simd, force)
        }
    }

    #[inline(always)]
    fn run<S: Simd, const MOVING: bool>(&mut self, simd: S, force: f32) -> [f32; 2] {
        let (used, kick) = (self.used, simd.splat_f32s(force * self.k as f32));
        let width = used / S::F32_LANES;
        let x = &mut S::as_mut_simd_f32s(&mut self.x[..used]).0[..width];
        let y = &mut S::as_mut_simd_f32s(&mut self.y[..used]).0[..width];
        let cos = &S::as_simd_f32s(&self.cos[..used]).0[..width];
        let sin = &S::as_simd_f32s(&self.sin[..used]).0[..width];
        let [phi, left, right] = &mut self.now;
        let phi = &mut S::as_mut_simd_f32s(&mut phi[..used]).0[..width];
        let left = &mut S::as_mut_simd_f32s(&mut left[..used]).0[..width];
        let right = &mut S::as_mut_simd_f32s(&mut right[..used]).0[..width];
        let steps = self.step.each_ref().map(|step| &S::as_simd_f32s(&step[..used]).0[..width]);
        let zero = simd.splat_f32s(0.0);
        let (mut h, mut l, mut r, mut square) = (zero, zero, zero, zero);
        for v in 0..width {
            let pushed = simd.mul_add_e_f32s(phi[v], kick, x[v]);
            l = simd.mul_add_e_f32s(left[v], pushed, l);
            r = simd.mul_add_e_f32s(right[v], pushed, r);
            if MOVING {
                phi[v] = simd.add_f32s(phi[v], steps[0][v]);
                left[v] = simd.add_f32s(left[v], steps[1][v]);
                right[v] = simd.add_f32s(right[v], steps[2][v]);
                square = simd.mul_add_e_f32s(phi[v], phi[v], square);
            }
            let turned = simd.negate_mul_add_e_f32s(sin[v], y[v], simd.mul_f32s(cos[v], pushed));
            y[v] = simd.mul_add_e_f32s(sin[v], pushed, simd.mul_f32s(cos[v], y[v]));
            x[v] = turned;
            h = simd.mul_add_e_f32s(phi[v], turned, h);
        }
        self.h = simd.reduce_sum_f32s(h);
        if MOVING {
            self.admittance = (0.5 * self.k) as f32 * simd.reduce_sum_f32s(square);
        }
        [simd.reduce_sum_f32s(l), simd.reduce_sum_f32s(r)]
    }
}
