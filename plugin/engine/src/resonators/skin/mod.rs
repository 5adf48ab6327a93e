//! The modes of a drum: struck at any place, and stiffened together by their own stretching.
//!
//! `q̈ + 2σq̇ + ω²q + Γ·S·p·q = φ·F` with `S = Σp·q²` (Berger's membrane). The linear part runs as the
//! exact modes of `modal`; `stretch` adds the tension while it can be heard, `tune` moves pitch and losses
//! at the ticks.

mod lane;
mod reach;
mod stretch;
mod tune;

use pulp::Simd;

use crate::dsp::{
    lanes::Samples,
    simd::{LANES, SUM, sum},
};
use lane::{Lane, run_lane};
use stretch::Sums;

/// Most modes of one drum.
pub(crate) const MAX_MODES: usize = 128;

/// States below this are set to zero at the ticks.
const NOTHING: f32 = 1.0e-18;

/// One mode of the design.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SkinMode {
    pub(crate) frequency_hz: f64,
    /// Decay rate, 1/s.
    pub(crate) decay_per_s: f64,
    /// Stretching per squared displacement, 1/m².
    pub(crate) stretch: f64,
    /// Decay that a hand laid on the skin adds, 1/s.
    pub(crate) hand_per_s: f64,
    /// What is heard per modal velocity.
    pub(crate) heard: [f64; 2],
}

/// The bank.
#[derive(Clone, Debug)]
pub(crate) struct SkinBank {
    k: f32,
    lanes: Vec<Lane>,
    modes: usize,
    /// Tension share per `ψ` with all of Berger's stiffness, and the root of what acts of it.
    share: f32,
    part: f32,
    /// `ΣG·s²`: what the contact gives per newton without the stretching.
    give: f32,
    /// For the next sample, unless they are stale.
    sums: Sums,
    is_stale: bool,
    is_stretching: bool,
    is_moving: bool,
    /// What the coefficients stand for: pitch ratio, damping factor, hand.
    state: [f32; 3],
    damped: [f32; 2],
    /// In the design's order, those that the rate allows.
    kept: Vec<usize>,
}

impl SkinBank {
    /// `stiffness` is Γ in 1/(kg·m²·s²), `speed2` the squared speed of waves on the skin. Modes above
    /// 0.45 of the rate are left out.
    #[must_use]
    pub(crate) fn new(rate_hz: f64, modes: &[SkinMode], stiffness: f64, speed2: f64) -> Self {
        let kept: Vec<usize> = (0..modes.len())
            .filter(|&i| modes[i].frequency_hz < 0.45 * rate_hz)
            .take(MAX_MODES)
            .collect();
        let k = 1.0 / rate_hz;
        let mut lanes = vec![Lane::SILENT; kept.len().div_ceil(LANES)];
        let root = (0.5 * stiffness).sqrt();
        for (slot, &index) in kept.iter().enumerate() {
            let (mode, lane, i) = (&modes[index], &mut lanes[slot / LANES], slot % LANES);
            let omega = std::f64::consts::TAU * mode.frequency_hz;
            lane.half2[i] = (0.5 * omega * k).powi(2) as f32;
            lane.sigma[i] = (mode.decay_per_s * k) as f32;
            lane.hand[i] = (mode.hand_per_s * k) as f32;
            lane.full_stretch[i] = (2.0 * root * mode.stretch) as f32;
            lane.stretch[i] = lane.full_stretch[i];
            lane.left[i] = (mode.heard[0] / k) as f32;
            lane.right[i] = (mode.heard[1] / k) as f32;
        }
        let mut bank = Self {
            k: k as f32,
            lanes,
            modes: kept.len(),
            // Tension share is ΓS/c² = 2·√(Γ/2)·ψ/c².
            share: (2.0 * root / speed2) as f32,
            part: 1.0,
            give: 0.0,
            sums: Sums::default(),
            is_stale: true,
            is_stretching: false,
            is_moving: false,
            state: [0.0; 3],
            damped: [-1.0; 2],
            kept,
        };
        bank.tune(1.0, 1.0, 0.0, true);
        bank
    }

    /// Which modes of the design run, in their order.
    pub(crate) fn kept(&self) -> &[usize] {
        &self.kept
    }

    pub(crate) fn modes(&self) -> usize {
        self.modes
    }

    /// Silence.
    pub(crate) fn reset(&mut self) {
        for lane in &mut self.lanes {
            lane.q = [0.0; LANES];
            lane.delta = [0.0; LANES];
        }
        self.sums = Sums::default();
        self.is_stretching = false;
        let [ratio, damping, hand] = self.state;
        self.state = [0.0; 3];
        self.tune(ratio, damping, hand, true);
    }

    /// Adds up to a tick of free motion: no blow, no stretching.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(
        &mut self,
        simd: S,
        left: &mut Samples,
        right: &mut Samples,
        count: usize,
    ) {
        self.is_stale = true;
        let moving = self.is_moving;
        for lane in &mut self.lanes {
            match (LANES / S::F32_LANES, moving) {
                (2, false) => run_lane::<S, 2, false>(simd, lane, left, right, count),
                (2, true) => run_lane::<S, 2, true>(simd, lane, left, right, count),
                (4, false) => run_lane::<S, 4, false>(simd, lane, left, right, count),
                (4, true) => run_lane::<S, 4, true>(simd, lane, left, right, count),
                (8, false) => run_lane::<S, 8, false>(simd, lane, left, right, count),
                (8, true) => run_lane::<S, 8, true>(simd, lane, left, right, count),
                (_, false) => run_lane::<S, 32, false>(simd, lane, left, right, count),
                (_, true) => run_lane::<S, 32, true>(simd, lane, left, right, count),
            }
        }
    }

    /// Every few ticks: what has died away is nothing, and whether the stretching still counts.
    pub(crate) fn settle(&mut self, is_struck: bool) {
        for lane in &mut self.lanes {
            for i in 0..LANES {
                let rests = lane.q[i].abs() < NOTHING && lane.delta[i].abs() < NOTHING;
                lane.q[i] = if rests { 0.0 } else { lane.q[i] };
                lane.delta[i] = if rests { 0.0 } else { lane.delta[i] };
            }
        }
        self.weigh(is_struck);
    }

    /// Sum of the modes' heard amplitudes.
    #[must_use]
    pub(crate) fn level(&self) -> f32 {
        let mut sums = [0.0_f32; SUM];
        for lane in &self.lanes {
            for i in 0..LANES {
                let swing = lane.delta[i].abs() + (-lane.spring[i]).sqrt() * lane.q[i].abs();
                sums[i % SUM] += (lane.left[i].abs() + lane.right[i].abs()) * swing;
            }
        }
        sum(&sums)
    }

    /// Stored energy in joules.
    #[must_use]
    pub(crate) fn energy(&self) -> f64 {
        let mut energy = 0.0;
        for lane in &self.lanes {
            for i in 0..LANES {
                let (q, delta) = (f64::from(lane.q[i]), f64::from(lane.delta[i]));
                let s = (1.0 - f64::from(lane.e[i])) / (1.0 + f64::from(lane.e[i]));
                let stiffness = -f64::from(lane.spring[i]) * (1.0 + s);
                energy += delta * delta + stiffness * q * (q - delta);
            }
        }
        let k = f64::from(self.k);
        0.5 * (energy / (k * k) + self.stretched().powi(2))
    }
}
