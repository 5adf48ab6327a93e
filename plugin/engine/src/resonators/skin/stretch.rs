//! A skin that is struck, or so far out that its own stretching stiffens it.
//!
//! Berger's energy `½ψ²` stands between two samples as `ψ = ½Σa·q·q⁺`, so that its force is closed-form
//! and the whole conserves energy at any amplitude (after Bilbao, "Numerical Sound Synthesis", 2009, and
//! Bilbao, Ducceschi & Zama 2023). The sum that a sample begins with is the one the last has ended with;
//! what is new, two sums and two more under a blow, is gathered while the last sample is taken.

use pulp::Simd;

use super::{
    MAX_MODES, SkinBank,
    lane::{Acts, Gathered, advance_lane},
};
use crate::dsp::simd::{LANES, SUM, sum};

/// What one sample must know of all modes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    /// `Σa·q·q⁻`, and `Σa·q·q⁺` if no force acts.
    before: f32,
    ahead: f32,
    /// What the stretching takes of itself, and what it and the blow give each other.
    own: f32,
    cross: f32,
    /// Where the contact goes if no force acts.
    place: f32,
}

/// What stands between the skin and one force on it, at one sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offer {
    /// Place of the contact at the next sample if no force acts.
    pub(crate) next: f64,
    /// How much further per newton.
    pub(crate) give: f64,
    /// Stretching force without the blow, and per newton of it.
    pull: f32,
    pull_per_newton: f32,
}

impl SkinBank {
    /// Lays a blow with the given shape, in the order of [`SkinBank::kept`]; `stretch` is the share of
    /// Berger's stiffness that acts, of 0–4.
    pub(crate) fn aim_blow(&mut self, shape: &[f32; MAX_MODES], stretch: f32) {
        let k2 = self.k * self.k;
        let mut give = 0.0;
        let part = stretch.max(0.0).sqrt();
        for (l, lane) in self.lanes.iter_mut().enumerate() {
            for i in 0..LANES {
                // 1/(1+s) with s = tanh(σk) is (1+e)/2.
                let g = 0.5 * k2 * (1.0 + lane.e[i]);
                let shape = if l * LANES + i < self.modes { shape[l * LANES + i] } else { 0.0 };
                lane.shape[i] = shape;
                lane.blow[i] = g * shape;
                lane.stretch[i] = lane.full_stretch[i] * part;
                lane.pull[i] = g * lane.stretch[i];
                give += f64::from(g * shape * shape);
            }
        }
        self.give = give as f32;
        self.part = part;
        self.is_stretching = part * self.share > 0.0;
        self.is_stale = true;
    }

    /// Where the contact stands: now and one sample ago.
    pub(crate) fn place(&self) -> [f64; 2] {
        let (mut now, mut before) = (0.0, 0.0);
        for lane in &self.lanes {
            for i in 0..LANES {
                now += f64::from(lane.shape[i] * lane.q[i]);
                before += f64::from(lane.shape[i] * (lane.q[i] - lane.delta[i]));
            }
        }
        [now, before]
    }

    /// What the next sample offers to a blow, or to the stretching alone.
    #[inline(always)]
    pub(crate) fn offer(&mut self) -> Offer {
        if self.is_stale {
            self.gather();
        }
        let Sums { before, ahead, own, cross, place } = self.sums;
        let share = 0.25 / (1.0 + 0.25 * own);
        let pull = share * (before + ahead);
        let pull_per_newton = share * cross;
        Offer {
            next: f64::from(place - cross * pull),
            give: f64::from((self.give - cross * pull_per_newton).max(0.0)),
            pull,
            pull_per_newton,
        }
    }

    /// The force acts. Returns what is heard.
    #[inline(always)]
    pub(crate) fn commit<S: Simd, const BLOW: bool>(
        &mut self,
        simd: S,
        offer: &Offer,
        force: f32,
    ) -> [f32; 2] {
        match (LANES / S::F32_LANES, self.is_moving) {
            (2, false) => self.advance::<S, 2, BLOW, false>(simd, offer, force),
            (2, true) => self.advance::<S, 2, BLOW, true>(simd, offer, force),
            (4, false) => self.advance::<S, 4, BLOW, false>(simd, offer, force),
            (4, true) => self.advance::<S, 4, BLOW, true>(simd, offer, force),
            (8, false) => self.advance::<S, 8, BLOW, false>(simd, offer, force),
            (8, true) => self.advance::<S, 8, BLOW, true>(simd, offer, force),
            (_, false) => self.advance::<S, 32, BLOW, false>(simd, offer, force),
            (_, true) => self.advance::<S, 32, BLOW, true>(simd, offer, force),
        }
    }

    #[inline(always)]
    fn advance<S: Simd, const N: usize, const BLOW: bool, const MOVING: bool>(
        &mut self,
        simd: S,
        offer: &Offer,
        force: f32,
    ) -> [f32; 2] {
        let pull = offer.pull + offer.pull_per_newton * force;
        let blown = if BLOW { self.sums.cross * force } else { 0.0 };
        self.sums.before = self.sums.ahead + blown - pull * self.sums.own;
        let zero = simd.splat_f32s(0.0);
        let acts = Acts { tension: simd.splat_f32s(-pull), force: simd.splat_f32s(force) };
        let mut sums =
            Gathered { left: zero, right: zero, ahead: zero, own: zero, cross: zero, place: zero };
        for lane in &mut self.lanes {
            advance_lane::<S, N, BLOW, MOVING>(simd, lane, &acts, &mut sums);
        }
        self.sums.ahead = simd.reduce_sum_f32s(sums.ahead);
        self.sums.own = simd.reduce_sum_f32s(sums.own);
        if BLOW {
            self.sums.cross = simd.reduce_sum_f32s(sums.cross);
            self.sums.place = simd.reduce_sum_f32s(sums.place);
        }
        [simd.reduce_sum_f32s(sums.left), simd.reduce_sum_f32s(sums.right)]
    }

    /// The sums as they stand, after something else has changed the modes or their coefficients.
    #[inline(never)]
    fn gather(&mut self) {
        let mut sums = [[0.0_f32; SUM]; 5];
        let [before, ahead, own, cross, place] = &mut sums;
        for lane in &self.lanes {
            for i in 0..LANES {
                let (q, delta, s) = (lane.q[i], lane.delta[i], i % SUM);
                let next = q + lane.e[i] * delta + lane.spring[i] * q;
                let (lean, gain) = (lane.stretch[i] * q, lane.pull[i] * q);
                before[s] += lean * (q - delta);
                ahead[s] += lean * next;
                own[s] += lean * gain;
                cross[s] += gain * lane.shape[i];
                place[s] += lane.shape[i] * next;
            }
        }
        let [before, ahead, own, cross, place] = sums.map(|gathered| sum(&gathered));
        self.sums = Sums { before, ahead, own, cross, place };
        self.is_stale = false;
    }
}
