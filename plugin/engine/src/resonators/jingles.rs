//! Small things that ring when they are hit: metal rings, plates, bells, hooves, beads.
//!
//! Path: hits → a contact of some length, per mode → modes → left, right. Every thing owns some modes;
//! each hit finds it in another place, so its modes are moved by a few percent and struck anew by chance.

use pulp::Simd;

use crate::dsp::{noise::Random, simd::LANES};

/// States below this are set to zero at the ticks.
const NOTHING: f32 = 1.0e-18;

/// One mode of a thing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jingle {
    /// Which thing it belongs to.
    pub(crate) thing: usize,
    pub(crate) frequency_hz: f64,
    pub(crate) decay_per_s: f64,
    /// Heard per hit.
    pub(crate) heard: [f64; 2],
    /// Time constant of the contact.
    pub(crate) contact_s: f64,
}

#[derive(Clone, Debug)]
struct Lane {
    q: [f32; LANES],
    delta: [f32; LANES],
    e: [f32; LANES],
    kappa: [f32; LANES],
    /// Two one-poles in a row make a hit a push.
    first: [f32; LANES],
    second: [f32; LANES],
    push: [f32; LANES],
    left: [f32; LANES],
    right: [f32; LANES],
    angle: [f32; LANES],
    thing: [usize; LANES],
}

/// The bank.
#[derive(Clone, Debug)]
pub(crate) struct Jingles {
    lanes: Vec<Lane>,
    is_ringing: bool,
    spread: f32,
}

impl Jingles {
    /// `spread` is how far a hit moves the modes of its thing, as a share.
    pub(crate) fn new(rate_hz: f64, modes: &[Jingle], spread: f64) -> Self {
        let k = 1.0 / rate_hz;
        let zero = [0.0; LANES];
        let empty = Lane {
            q: zero,
            delta: zero,
            e: zero,
            kappa: zero,
            first: zero,
            second: zero,
            push: zero,
            left: zero,
            right: zero,
            angle: zero,
            thing: [usize::MAX; LANES],
        };
        let kept = || modes.iter().filter(|mode| mode.frequency_hz < 0.43 * rate_hz);
        let mut lanes = vec![empty; kept().count().div_ceil(LANES)];
        for (slot, mode) in kept().enumerate() {
            let (lane, i) = (&mut lanes[slot / LANES], slot % LANES);
            let angle = std::f64::consts::PI * mode.frequency_hz * k;
            let r = (-mode.decay_per_s * k).exp();
            lane.e[i] = (r * r) as f32;
            lane.angle[i] = angle as f32;
            lane.kappa[i] = ((1.0 - r).powi(2) + 4.0 * r * angle.sin().powi(2)) as f32;
            lane.push[i] = (1.0 - (-k / mode.contact_s).exp()) as f32;
            lane.left[i] = mode.heard[0] as f32;
            lane.right[i] = mode.heard[1] as f32;
            lane.thing[i] = mode.thing;
        }
        Self { lanes, is_ringing: false, spread: spread as f32 }
    }

    pub(crate) fn reset(&mut self) {
        for lane in &mut self.lanes {
            for field in [&mut lane.q, &mut lane.delta, &mut lane.first, &mut lane.second] {
                field.fill(0.0);
            }
        }
        self.is_ringing = false;
    }

    pub(crate) fn is_ringing(&self) -> bool {
        self.is_ringing
    }

    /// A thing is hit at this sample.
    pub(crate) fn hit(&mut self, thing: usize, strength: f32, random: &mut Random) {
        self.is_ringing = true;
        for lane in &mut self.lanes {
            for i in (0..LANES).filter(|&i| lane.thing[i] == thing) {
                let place = random.bipolar();
                lane.first[i] += strength * (0.35 + 0.65 * place.abs()) * place.signum();
                let angle = lane.angle[i] * (1.0 + self.spread * random.bipolar());
                let r = lane.e[i].sqrt();
                let sine = angle.sin();
                let kappa = (1.0 - r) * (1.0 - r) + 4.0 * r * sine * sine;
                // What is stored stays the same in the moved mode.
                lane.q[i] *= (lane.kappa[i] / kappa).sqrt();
                lane.kappa[i] = kappa;
            }
        }
    }

    /// At a tick: what has died away is nothing.
    pub(crate) fn settle(&mut self) {
        let mut rings = 0.0_f32;
        for lane in &mut self.lanes {
            for field in [&mut lane.q, &mut lane.delta, &mut lane.first, &mut lane.second] {
                for x in field {
                    *x = if x.abs() < NOTHING { 0.0 } else { *x };
                    rings = rings.max(x.abs());
                }
            }
        }
        self.is_ringing = rings > 0.0;
    }

    /// A hand on everything takes this share of all motion.
    pub(crate) fn damp(&mut self, share: f32) {
        for lane in &mut self.lanes {
            for field in [&mut lane.q, &mut lane.delta, &mut lane.first, &mut lane.second] {
                for x in field {
                    *x *= 1.0 - share;
                }
            }
        }
    }

    /// Adds one sample.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(&mut self, simd: S) -> [f32; 2] {
        let [mut l, mut r] = [simd.splat_f32s(0.0); 2];
        for lane in &mut self.lanes {
            let (e, kappa) = (vectors::<S>(&lane.e), vectors::<S>(&lane.kappa));
            let push = vectors::<S>(&lane.push);
            let (to_left, to_right) = (vectors::<S>(&lane.left), vectors::<S>(&lane.right));
            let q = S::as_mut_simd_f32s(&mut lane.q).0;
            let delta = S::as_mut_simd_f32s(&mut lane.delta).0;
            let first = S::as_mut_simd_f32s(&mut lane.first).0;
            let second = S::as_mut_simd_f32s(&mut lane.second).0;
            for v in 0..q.len() {
                let passed = simd.mul_f32s(push[v], first[v]);
                first[v] = simd.sub_f32s(first[v], passed);
                second[v] = simd.add_f32s(second[v], passed);
                let force = simd.mul_f32s(push[v], second[v]);
                second[v] = simd.sub_f32s(second[v], force);
                let spring = simd.neg_f32s(simd.mul_f32s(kappa[v], q[v]));
                let step = simd.mul_add_e_f32s(e[v], delta[v], spring);
                delta[v] = simd.add_f32s(step, force);
                q[v] = simd.add_f32s(q[v], delta[v]);
                l = simd.mul_add_e_f32s(to_left[v], delta[v], l);
                r = simd.mul_add_e_f32s(to_right[v], delta[v], r);
            }
        }
        [simd.reduce_sum_f32s(l), simd.reduce_sum_f32s(r)]
    }

    /// Sum of the modes' heard amplitudes.
    pub(crate) fn level(&self) -> f32 {
        let mut sum = 0.0;
        for lane in &self.lanes {
            for i in 0..LANES {
                let swing = lane.delta[i].abs() + lane.kappa[i].sqrt() * lane.q[i].abs();
                let coming = lane.first[i].abs() + lane.second[i].abs();
                sum += lane.left[i].abs().max(lane.right[i].abs()) * (swing + coming);
            }
        }
        sum
    }

    /// Motion as energy of unit masses per squared sample; falls unless something is hit.
    pub(crate) fn energy(&self) -> f64 {
        let mut sum = 0.0;
        for lane in &self.lanes {
            for i in 0..LANES {
                let (q, delta) = (f64::from(lane.q[i]), f64::from(lane.delta[i]));
                sum += delta * delta + f64::from(lane.kappa[i]) * q * (q - delta);
            }
        }
        0.5 * sum
    }
}

#[inline(always)]
fn vectors<S: Simd>(lane: &[f32; LANES]) -> &[S::f32s] {
    S::as_simd_f32s(lane).0
}
