//! The modes of a drum: struck at any place, and stiffened together by their own stretching.
//!
//! `q̈ + 2σq̇ + ω²q + Γ·S·p·q = φ·F` with `S = Σp·q²` (Berger's membrane). The linear part runs as the
//! exact modes of `modal`; the stretching is advanced by a quadratised energy `½ψ²`, `ψ = √(Γ/2)·S`, in
//! closed form, so energy falls at every sample whatever the amplitude (after Bilbao, Ducceschi & Zama
//! 2023). It costs three sums, and only while it can be heard.

use pulp::Simd;

use crate::dsp::simd::{LANES, SUM, TICK, sum};

/// Most modes of one drum.
pub(crate) const MAX_MODES: usize = 128;

/// Below this share of the tension the stretching is left out: a fortieth of a cent.
const NO_STRETCH: f32 = 3.0e-5;

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

/// Thirty-two modes side by side.
#[derive(Clone, Debug)]
struct Lane {
    q: [f32; LANES],
    delta: [f32; LANES],
    free: [f32; LANES],
    e: [f32; LANES],
    e_step: [f32; LANES],
    kappa: [f32; LANES],
    kappa_step: [f32; LANES],
    /// Step per force: shape of the blow and of the stretching.
    blow: [f32; LANES],
    pull: [f32; LANES],
    /// Shape of the blow, and stretching per displacement.
    shape: [f32; LANES],
    stretch: [f32; LANES],
    /// The same with all of Berger's stiffness.
    full_stretch: [f32; LANES],
    left: [f32; LANES],
    right: [f32; LANES],
    /// Square of half the undamped radian frequency per sample.
    half2: [f32; LANES],
    /// Decay per sample: the mode's own, and the hand's.
    sigma: [f32; LANES],
    hand: [f32; LANES],
    /// Decay per sample as it is, and the factor that belongs to it.
    decay: [f32; LANES],
    kept: [f32; LANES],
}

impl Lane {
    const SILENT: Self = {
        let zero = [0.0; LANES];
        Self {
            q: zero,
            delta: zero,
            free: zero,
            e: zero,
            e_step: zero,
            kappa: zero,
            kappa_step: zero,
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

/// The bank.
#[derive(Clone, Debug)]
pub(crate) struct SkinBank {
    k: f32,
    lanes: Vec<Lane>,
    modes: usize,
    /// Tension share per `ψ` with all of Berger's stiffness, and the root of what acts of it.
    share: f32,
    part: f32,
    psi: f32,
    /// `ΣG·s²`: what the contact gives per newton without the stretching.
    give: f32,
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
            psi: 0.0,
            give: 0.0,
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
            lane.free = [0.0; LANES];
        }
        self.psi = 0.0;
        self.is_stretching = false;
        let [ratio, damping, hand] = self.state;
        self.state = [0.0; 3];
        self.tune(ratio, damping, hand, true);
    }

    /// At a tick: pitch against the design, losses against the design, hand on the skin of 0–1. What
    /// differs is reached at the next tick, or at once if it shall `snap`.
    pub(crate) fn tune(&mut self, ratio: f32, damping: f32, hand: f32, snap: bool) {
        let wanted = [ratio, damping, hand];
        if self.is_moving {
            // The ramp of the last tick has ended.
            let [ratio, damping, hand] = self.state;
            self.aim(ratio, damping, hand, true);
            self.is_moving = false;
        }
        if wanted != self.state {
            self.state = wanted;
            self.aim(ratio, damping, hand, snap);
            self.is_moving = !snap;
        }
    }

    fn aim(&mut self, ratio: f32, damping: f32, hand: f32, snap: bool) {
        let to_half2 = ratio * ratio;
        let step = 1.0 / TICK as f32;
        let is_damped_anew = self.damped != [damping, hand];
        self.damped = [damping, hand];
        for lane in &mut self.lanes {
            if is_damped_anew {
                for i in 0..LANES {
                    lane.decay[i] = lane.sigma[i] * damping + lane.hand[i] * hand;
                    lane.kept[i] = (-lane.decay[i]).exp();
                }
            }
            for i in 0..LANES {
                let (sigma, r) = (lane.decay[i], lane.kept[i]);
                let x2 = (lane.half2[i] * to_half2 - 0.25 * sigma * sigma).clamp(0.0, TOP);
                let kappa = (1.0 - r) * (1.0 - r) + 4.0 * r * sin_squared(x2);
                let e = r * r;
                lane.kappa_step[i] = (kappa - lane.kappa[i]) * step;
                lane.e_step[i] = (e - lane.e[i]) * step;
                lane.kappa[i] = if snap { kappa } else { lane.kappa[i] };
                lane.e[i] = if snap { e } else { lane.e[i] };
            }
        }
    }

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
        let is_new = !self.is_stretching || part != self.part;
        self.part = part;
        self.is_stretching = part * self.share > 0.0;
        if !self.is_stretching {
            self.psi = 0.0;
        } else if is_new {
            self.psi = self.stretched();
        }
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

    /// `ψ` of the present displacement.
    fn stretched(&self) -> f32 {
        let mut sums = [0.0_f32; SUM];
        for lane in &self.lanes {
            for i in 0..LANES {
                sums[i % SUM] += lane.stretch[i] * lane.q[i] * lane.q[i];
            }
        }
        0.5 * sum(&sums)
    }

    /// Every few ticks: whether the stretching still counts, and a little of its drift away from the
    /// displacement is taken back where that costs energy.
    pub(crate) fn settle(&mut self, is_struck: bool) {
        for lane in &mut self.lanes {
            for i in 0..LANES {
                let rests = lane.q[i].abs() < NOTHING && lane.delta[i].abs() < NOTHING;
                lane.q[i] = if rests { 0.0 } else { lane.q[i] };
                lane.delta[i] = if rests { 0.0 } else { lane.delta[i] };
            }
        }
        if self.is_stretching {
            let exact = self.stretched();
            if exact.abs() < self.psi.abs() {
                self.psi += 0.5 * (exact - self.psi);
            }
            if !is_struck && self.tension_share() < NO_STRETCH {
                self.is_stretching = false;
                self.psi = 0.0;
            }
        }
    }

    /// Rise of the tension by stretching, re the tension at rest; its mean, roughly.
    pub(crate) fn tension_share(&self) -> f32 {
        // What rings stretches between nothing and all; energy tells better than the moment.
        self.part * self.share * self.psi.abs().max(0.5 * self.stretch_of_motion())
    }

    /// `ψ` as if every mode stood at its amplitude.
    fn stretch_of_motion(&self) -> f32 {
        let mut sums = [0.0_f32; SUM];
        for lane in &self.lanes {
            for i in 0..LANES {
                let swing = lane.delta[i] * lane.delta[i] / lane.kappa[i].max(1.0e-12);
                sums[i % SUM] += lane.stretch[i] * (lane.q[i] * lane.q[i] + swing);
            }
        }
        0.5 * sum(&sums)
    }

    pub(crate) fn is_stretching(&self) -> bool {
        self.is_stretching
    }

    /// Runs freely: no blow, no stretching.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        let moving = self.is_moving;
        for lane in &mut self.lanes {
            match (LANES / S::F32_LANES, moving) {
                (2, false) => run_lane::<S, 2, false>(simd, lane, left, right),
                (2, true) => run_lane::<S, 2, true>(simd, lane, left, right),
                (4, false) => run_lane::<S, 4, false>(simd, lane, left, right),
                (4, true) => run_lane::<S, 4, true>(simd, lane, left, right),
                (8, false) => run_lane::<S, 8, false>(simd, lane, left, right),
                (8, true) => run_lane::<S, 8, true>(simd, lane, left, right),
                (_, false) => run_lane::<S, 32, false>(simd, lane, left, right),
                (_, true) => run_lane::<S, 32, true>(simd, lane, left, right),
            }
        }
    }

    /// First half of a sample with stretching, or with a blow, for which the contact's place is wanted.
    #[inline(always)]
    pub(crate) fn offer<S: Simd, const BLOW: bool>(&mut self, simd: S) -> Offer {
        let zero = simd.splat_f32s(0.0);
        let [mut before, mut ahead, mut own, mut cross, mut place] = [zero; 5];
        for lane in &mut self.lanes {
            let (q, delta) = (vectors::<S>(&lane.q), vectors::<S>(&lane.delta));
            let (shape, stretch) = (vectors::<S>(&lane.shape), vectors::<S>(&lane.stretch));
            let pull = vectors::<S>(&lane.pull);
            if self.is_moving {
                let e = S::as_mut_simd_f32s(&mut lane.e).0;
                let kappa = S::as_mut_simd_f32s(&mut lane.kappa).0;
                let e_step = vectors::<S>(&lane.e_step);
                let kappa_step = vectors::<S>(&lane.kappa_step);
                for v in 0..q.len() {
                    e[v] = simd.add_f32s(e[v], e_step[v]);
                    kappa[v] = simd.add_f32s(kappa[v], kappa_step[v]);
                }
            }
            let (e, kappa) = (vectors::<S>(&lane.e), vectors::<S>(&lane.kappa));
            let free = S::as_mut_simd_f32s(&mut lane.free).0;
            for v in 0..q.len() {
                let spring = simd.neg_f32s(simd.mul_f32s(kappa[v], q[v]));
                let step = simd.mul_add_e_f32s(e[v], delta[v], spring);
                free[v] = step;
                let next = simd.add_f32s(q[v], step);
                let lean = simd.mul_f32s(stretch[v], q[v]);
                let gain = simd.mul_f32s(pull[v], q[v]);
                before = simd.mul_add_e_f32s(lean, simd.sub_f32s(q[v], delta[v]), before);
                ahead = simd.mul_add_e_f32s(lean, next, ahead);
                own = simd.mul_add_e_f32s(gain, lean, own);
                if BLOW {
                    cross = simd.mul_add_e_f32s(gain, shape[v], cross);
                    place = simd.mul_add_e_f32s(shape[v], next, place);
                }
            }
        }
        let [before, ahead] = [before, ahead].map(|x| simd.reduce_sum_f32s(x));
        let own = simd.reduce_sum_f32s(own);
        let [cross, place] = if BLOW {
            [simd.reduce_sum_f32s(cross), simd.reduce_sum_f32s(place)]
        } else {
            [0.0; 2]
        };
        self.balance(before, ahead, 0.25 * own, cross, place)
    }

    /// Solves the stretching up to the blow's force.
    #[inline(always)]
    fn balance(&mut self, before: f32, ahead: f32, own: f32, cross: f32, place: f32) -> Offer {
        if !self.is_stretching {
            let (next, give) = (f64::from(place), f64::from(self.give));
            return Offer { next, give, pull: 0.0, pull_per_newton: 0.0 };
        }
        let kept = self.psi - 0.25 * before;
        let share = 1.0 / (1.0 + own);
        let rest = (ahead - 4.0 * kept * own) * share;
        let pull = kept + 0.25 * rest;
        let pull_per_newton = 0.25 * cross * share;
        // ψ without the blow; `commit` adds the blow's part.
        self.psi += 0.5 * (rest - before);
        Offer {
            next: f64::from(place - cross * pull),
            give: f64::from((self.give - cross * pull_per_newton).max(0.0)),
            pull,
            pull_per_newton,
        }
    }

    /// Second half: the force acts. Returns what is heard.
    #[inline(always)]
    pub(crate) fn commit<S: Simd, const BLOW: bool>(
        &mut self,
        simd: S,
        offer: &Offer,
        force: f32,
    ) -> [f32; 2] {
        let blown = offer.pull_per_newton * force;
        self.psi += 2.0 * blown;
        let tension = simd.splat_f32s(-(offer.pull + blown));
        let force = simd.splat_f32s(force);
        let [mut l, mut r] = [simd.splat_f32s(0.0); 2];
        for lane in &mut self.lanes {
            let (free, blow) = (vectors::<S>(&lane.free), vectors::<S>(&lane.blow));
            let pull = vectors::<S>(&lane.pull);
            let (to_left, to_right) = (vectors::<S>(&lane.left), vectors::<S>(&lane.right));
            let q = S::as_mut_simd_f32s(&mut lane.q).0;
            let delta = S::as_mut_simd_f32s(&mut lane.delta).0;
            for v in 0..q.len() {
                let gain = simd.mul_f32s(pull[v], q[v]);
                let step =
                    if BLOW { simd.mul_add_e_f32s(blow[v], force, free[v]) } else { free[v] };
                let step = simd.mul_add_e_f32s(gain, tension, step);
                delta[v] = step;
                q[v] = simd.add_f32s(q[v], step);
                l = simd.mul_add_e_f32s(to_left[v], step, l);
                r = simd.mul_add_e_f32s(to_right[v], step, r);
            }
        }
        [simd.reduce_sum_f32s(l), simd.reduce_sum_f32s(r)]
    }

    /// Sum of the modes' heard amplitudes.
    #[must_use]
    pub(crate) fn level(&self) -> f32 {
        let mut sums = [0.0_f32; SUM];
        for lane in &self.lanes {
            for i in 0..LANES {
                let swing = lane.delta[i].abs() + lane.kappa[i].sqrt() * lane.q[i].abs();
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
                let stiffness = f64::from(lane.kappa[i]) * (1.0 + s);
                energy += delta * delta + stiffness * q * (q - delta);
            }
        }
        let k = f64::from(self.k);
        0.5 * (energy / (k * k) + f64::from(self.psi).powi(2))
    }
}

#[inline(always)]
fn run_lane<S: Simd, const N: usize, const MOVING: bool>(
    simd: S,
    lane: &mut Lane,
    left: &mut [f32],
    right: &mut [f32],
) {
    let zero = simd.splat_f32s(0.0);
    let array = |field| {
        let mut out = [zero; N];
        out.copy_from_slice(vectors::<S>(field));
        out
    };
    let [mut q, mut delta, mut e, mut kappa] =
        [&lane.q, &lane.delta, &lane.e, &lane.kappa].map(array);
    let [to_left, to_right] = [&lane.left, &lane.right].map(array);
    let [e_step, kappa_step] = [&lane.e_step, &lane.kappa_step].map(array);
    for (out_l, out_r) in left.iter_mut().zip(right.iter_mut()) {
        let [mut l, mut r] = [zero; 2];
        for v in 0..N {
            if MOVING {
                e[v] = simd.add_f32s(e[v], e_step[v]);
                kappa[v] = simd.add_f32s(kappa[v], kappa_step[v]);
            }
            let spring = simd.neg_f32s(simd.mul_f32s(kappa[v], q[v]));
            delta[v] = simd.mul_add_e_f32s(e[v], delta[v], spring);
            q[v] = simd.add_f32s(q[v], delta[v]);
            l = simd.mul_add_e_f32s(to_left[v], delta[v], l);
            r = simd.mul_add_e_f32s(to_right[v], delta[v], r);
        }
        *out_l += simd.reduce_sum_f32s(l);
        *out_r += simd.reduce_sum_f32s(r);
    }
    S::as_mut_simd_f32s(&mut lane.q).0.copy_from_slice(&q);
    S::as_mut_simd_f32s(&mut lane.delta).0.copy_from_slice(&delta);
    if MOVING {
        S::as_mut_simd_f32s(&mut lane.e).0.copy_from_slice(&e);
        S::as_mut_simd_f32s(&mut lane.kappa).0.copy_from_slice(&kappa);
    }
}

/// A lane as vectors of the processor at hand.
#[inline(always)]
fn vectors<S: Simd>(lane: &[f32; LANES]) -> &[S::f32s] {
    S::as_simd_f32s(lane).0
}

/// Square of the largest half angle a mode may be bent to: 0.48 of the rate.
const TOP: f32 = 2.273;

/// `sin²(x)` from `x²`, to single precision up to [`TOP`].
fn sin_squared(x2: f32) -> f32 {
    // sin²x = ½(1 − cos 2x) as a series in y = (2x)².
    const TERMS: [f32; 9] = [
        0.25,
        -0.25 / 12.0,
        0.25 / 360.0,
        -0.25 / 20_160.0,
        0.25 / 1_814_400.0,
        -0.25 / 239_500_800.0,
        0.25 / 4.358_914_6e10,
        -0.25 / 1.046_139_5e13,
        0.25 / 3.201_187e15,
    ];
    let y = 4.0 * x2;
    TERMS.iter().rev().fold(0.0, |sum, term| sum * y + term) * y
}
