//! Small things that ring when they are hit: metal rings, plates, bells, hooves, beads.
//!
//! Path: hits → a contact of some length, per mode → modes → left, right. Every thing owns some modes;
//! each hit finds it in another place, so its modes are moved by a few percent and struck anew by chance.

mod lane;

use std::ops::Range;

use pulp::Simd;

use crate::dsp::{lanes::Samples, noise::Random, simd::LANES};
use lane::Lane;

/// States below this are set to zero now and then: 180 dB under a hit.
const NOTHING: f32 = 1.0e-9;

/// A contact is over after this many time constants: 200 dB.
const CONTACT: f64 = 23.0;

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

/// The bank.
#[derive(Clone, Debug)]
pub(crate) struct Jingles {
    lanes: Vec<Lane>,
    is_ringing: bool,
    spread: f32,
    /// Upper bound of what is heard, of the last settling and the hits since.
    level: f32,
}

impl Jingles {
    /// `spread` is how far a hit moves the modes of its thing, as a share.
    pub(crate) fn new(rate_hz: f64, modes: &[Jingle], spread: f64) -> Self {
        let k = 1.0 / rate_hz;
        let kept = || modes.iter().filter(|mode| mode.frequency_hz < 0.43 * rate_hz);
        let mut lanes = vec![Lane::SILENT; kept().count().div_ceil(LANES)];
        for (slot, mode) in kept().enumerate() {
            let (lane, i) = (&mut lanes[slot / LANES], slot % LANES);
            let angle = std::f64::consts::PI * mode.frequency_hz * k;
            let r = (-mode.decay_per_s * k).exp();
            lane.e[i] = (r * r) as f32;
            lane.angle[i] = angle as f32;
            lane.spring[i] = -((1.0 - r).powi(2) + 4.0 * r * angle.sin().powi(2)) as f32;
            lane.push[i] = (1.0 - (-k / mode.contact_s).exp()) as f32;
            lane.contact[i] = (CONTACT * mode.contact_s * rate_hz).ceil() as u32;
            lane.left[i] = mode.heard[0] as f32;
            lane.right[i] = mode.heard[1] as f32;
            lane.thing[i] = mode.thing;
        }
        Self { lanes, is_ringing: false, spread: spread as f32, level: 0.0 }
    }

    pub(crate) fn reset(&mut self) {
        self.lanes.iter_mut().for_each(Lane::rest);
        self.is_ringing = false;
        self.level = 0.0;
    }

    pub(crate) fn is_ringing(&self) -> bool {
        self.is_ringing
    }

    /// A thing is hit at this sample.
    pub(crate) fn hit(&mut self, thing: usize, strength: f32, random: &mut Random) {
        self.is_ringing = true;
        for lane in &mut self.lanes {
            for i in 0..LANES {
                if lane.thing[i] != thing {
                    continue;
                }
                let place = random.bipolar();
                lane.first[i] += strength * (0.35 + 0.65 * place.abs()) * place.signum();
                lane.touched = lane.touched.max(lane.contact[i]);
                lane.is_ringing = true;
                let angle = lane.angle[i] * (1.0 + self.spread * random.bipolar());
                let r = lane.e[i].sqrt();
                let sine = angle.sin();
                let spring = -(1.0 - r) * (1.0 - r) - 4.0 * r * sine * sine;
                // What is stored stays the same in the moved mode.
                lane.q[i] *= (lane.spring[i] / spring).sqrt();
                lane.spring[i] = spring;
                self.level += strength * lane.left[i].abs().max(lane.right[i].abs());
            }
        }
    }

    /// At a tick now and then: what has died away is nothing.
    pub(crate) fn settle(&mut self) {
        self.level = 0.0;
        self.is_ringing = false;
        for lane in self.lanes.iter_mut().filter(|lane| lane.is_ringing) {
            if lane.touched == 0 && lane.loudest() < NOTHING {
                lane.rest();
            }
            self.is_ringing |= lane.is_ringing;
            self.level += lane.level();
        }
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

    /// Adds some samples of a tick.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(
        &mut self,
        simd: S,
        left: &mut Samples,
        right: &mut Samples,
        samples: Range<usize>,
    ) {
        if !self.is_ringing || samples.is_empty() {
            return;
        }
        for lane in self.lanes.iter_mut().filter(|lane| lane.is_ringing) {
            let touched = samples.len().min(lane.touched as usize);
            let (pushed, free) = (samples.start..samples.start + touched, samples.end);
            for i in pushed.clone() {
                let [l, r] = lane.step(simd);
                left[i] += l;
                right[i] += r;
            }
            lane.touched -= touched as u32;
            if touched > 0 && lane.touched == 0 {
                lane.let_go();
            }
            match LANES / S::F32_LANES {
                2 => lane.ring::<S, 2>(simd, left, right, pushed.end..free),
                4 => lane.ring::<S, 4>(simd, left, right, pushed.end..free),
                8 => lane.ring::<S, 8>(simd, left, right, pushed.end..free),
                _ => lane.ring::<S, 32>(simd, left, right, pushed.end..free),
            }
        }
    }

    /// Sum of the modes' heard amplitudes, or more.
    pub(crate) fn level(&self) -> f32 {
        self.level
    }

    /// Motion as energy of unit masses per squared sample; falls unless something is hit.
    pub(crate) fn energy(&self) -> f64 {
        self.lanes.iter().map(Lane::energy).sum()
    }
}
