//! A cane reed that closes as the mouth presses: a valve with mass, and the air its blades sweep.
//!
//! Path: mouth pressure against bore pressure → blades → flow through the slit, flow that the blades
//! displace. Everything is in units of the closing pressure and of the bore's own impedance, after
//! Kergomard 1995; the blades sweep air as in Dalmont et al., *Acta Acustica* 8:60, 2024.
//!
//! The displaced flow is solved together with the slit's, so the blades give back to the bore exactly
//! what they take: only the slit can draw power from the mouth, and only the drag loses it.

#[cfg(test)]
mod balance;
mod flow;
mod hold;
mod rank;
mod step;
mod turn;

use pulp::{Scalar, Simd};

pub(crate) use hold::ReedHold;
pub(crate) use rank::Rank;
use step::Step;
pub(crate) use step::{LANES, Row};

/// The same, made ready for one sampling rate. The slit is `½(h + r)` wide for blades at the height
/// `h`, with `r² = h² + leak²`: a rounded corner where it closes, no step in its slope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReedLaw {
    spring: f64,
    swept: f64,
    step: Step<f64>,
}

impl ReedLaw {
    /// Radians per sample beyond which the blades' step would not hold.
    const FASTEST: f64 = 1.0;
    /// The step is stable below 4.
    const STIFFEST: f64 = 3.0;

    #[inline]
    pub(crate) fn new(hold: &ReedHold, rate_hz: f64) -> Self {
        let omega = (std::f64::consts::TAU * hold.resonance_hz / rate_hz).min(Self::FASTEST);
        let spring = omega * omega;
        let inverse = 1.0 / (1.0 + 0.5 * omega * hold.damping);
        let push = spring * inverse;
        let swept = 0.5 * hold.compliance_s * rate_hz;
        let junction = 1.0 / (1.0 + swept * push);
        let contact = hold.contact.min(Self::STIFFEST / spring - 1.0);
        let leak_squared = hold.leak * hold.leak;
        // The rounded corner presses nothing at rest.
        let idle = 0.5 * contact * ((1.0 + leak_squared).sqrt() - 1.0);
        let step = Step {
            keep: 2.0 * inverse,
            lift: push * (1.0 + 0.5 * contact),
            press: push * 0.5 * contact,
            rest: push * (1.0 - idle),
            push,
            junction,
            accept: -2.0 * junction,
            sweep: junction * swept,
            narrow: 0.25 * junction * hold.opening,
            leak_squared,
            smear: SMEAR,
        };
        Self { spring, swept, step }
    }
}

/// How much of a sample's travel the closing corner is spread over: the mean of a corner that is
/// passed between two samples is a rounder corner, and beating blades do not alias.
const SMEAR: f64 = 0.5;

/// The blades: 1 at rest, 0 closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reed<T = f64> {
    height: T,
    /// Since the sample before.
    travel: T,
}

impl Default for Reed {
    fn default() -> Self {
        Self { height: 1.0, travel: 0.0 }
    }
}

impl Reed {
    /// One sample under the mouth's pressure; the bore offers `pressure = 2·wave + flow` to the wave
    /// that arrives. Returns the pressure in the bore.
    #[inline]
    pub(crate) fn tick(&mut self, law: &ReedLaw, mouth: f64, wave: f64) -> f64 {
        self.advance(Scalar::new(), &law.step, mouth, wave)
    }

    /// Energy in the blades, in units of closing pressure squared times the bore's volume per sample.
    pub(crate) fn energy(&self, law: &ReedLaw) -> f64 {
        let place = self.height - 1.0;
        let speed = self.travel;
        (speed * speed / law.spring + place * (place - speed)).max(0.0) * law.swept
    }
}

impl<T: Copy> Reed<T> {
    /// The same for every reed of a vector.
    #[inline(always)]
    fn advance<S: Simd<f64s = T>>(&mut self, simd: S, law: &Step<T>, mouth: T, wave: T) -> T {
        let (height, travel) = (self.height, self.travel);
        let smeared = simd.mul_f64s(law.smear, travel);
        let corner = simd.mul_add_e_f64s(smeared, travel, law.leak_squared);
        let round = simd.sqrt_f64s(simd.mul_add_e_f64s(height, height, corner));
        let kept = simd.mul_add_e_f64s(law.keep, travel, law.rest);
        let lifted = simd.negate_mul_add_e_f64s(law.lift, height, kept);
        let free = simd.mul_add_e_f64s(law.press, round, lifted);
        // drop + junction·width·sign(drop)·√|drop| = known.
        let offered = simd.mul_add_e_f64s(law.accept, wave, simd.mul_f64s(law.junction, mouth));
        let known = simd.mul_add_e_f64s(law.sweep, free, offered);
        let half = simd.mul_f64s(law.narrow, simd.add_f64s(height, round));
        let square = simd.mul_add_e_f64s(half, half, simd.abs_f64s(known));
        let root = simd.sub_f64s(simd.sqrt_f64s(square), half);
        let size = simd.transmute_u64s_f64s(simd.mul_f64s(root, root));
        let sign = simd.transmute_u64s_f64s(known);
        let sign = simd.and_u64s(sign, simd.splat_u64s(1 << 63));
        let drop = simd.transmute_f64s_u64s(simd.or_u64s(size, sign));
        // Over two samples: the blades' speed is taken in their middle.
        let both = simd.negate_mul_add_e_f64s(law.push, drop, free);
        self.travel = simd.sub_f64s(both, travel);
        self.height = simd.add_f64s(height, self.travel);
        simd.sub_f64s(mouth, drop)
    }
}
