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
mod hold;

use pulp::Simd;

pub(crate) use hold::ReedHold;

/// The same, made ready for one sampling rate. The slit is `½(h + r)` wide for blades at the height
/// `h`, with `r² = h² + leak²`: a rounded corner where it closes, no step in its slope.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReedLaw {
    spring: f64,
    swept: f64,
    /// Travel that stays, and what height, corner, rest and drop of pressure take from it.
    keep: f64,
    lift: f64,
    press: f64,
    rest: f64,
    push: f64,
    /// Share of a drop that the slit sees, and of the blades' travel in it.
    junction: f64,
    sweep: f64,
    /// A quarter of the opening in the junction.
    narrow: f64,
    leak_squared: f64,
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
        Self {
            spring,
            swept,
            keep: 2.0 * inverse,
            lift: push * (1.0 + 0.5 * contact),
            press: push * 0.5 * contact,
            rest: push * (1.0 - idle),
            push,
            junction,
            sweep: junction * swept,
            narrow: 0.25 * junction * hold.opening,
            leak_squared,
        }
    }
}

/// How much of a sample's travel the closing corner is spread over: the mean of a corner that is
/// passed between two samples is a rounder corner, and beating blades do not alias.
const SMEAR: f64 = 0.5;

/// The blades: 1 at rest, 0 closed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reed {
    height: f64,
    /// Since the sample before.
    travel: f64,
}

impl Default for Reed {
    fn default() -> Self {
        Self { height: 1.0, travel: 0.0 }
    }
}

impl Reed {
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    /// One sample under the mouth's pressure; the bore offers `pressure = 2·wave + flow` to the wave
    /// that arrives. Returns the pressure in the bore.
    #[inline(always)]
    pub(crate) fn tick<S: Simd>(&mut self, law: &ReedLaw, mouth: f64, wave: f64) -> f64 {
        let (height, travel) = (self.height, self.travel);
        let corner = fused::<S>(SMEAR * travel, travel, law.leak_squared);
        let round = fused::<S>(height, height, corner).sqrt();
        let kept = fused::<S>(law.keep, travel, law.rest);
        let free = fused::<S>(law.press, round, fused::<S>(-law.lift, height, kept));
        // drop + junction·width·sign(drop)·√|drop| = known.
        let known = fused::<S>(law.sweep, free, law.junction * fused::<S>(-2.0, wave, mouth));
        let half = law.narrow * (height + round);
        let root = fused::<S>(half, half, known.abs()).sqrt() - half;
        let drop = root * root.copysign(known);
        // Over two samples: the blades' speed is taken in their middle.
        let both = fused::<S>(-law.push, drop, free);
        self.travel = both - travel;
        self.height = height + self.travel;
        mouth - drop
    }

    /// Energy in the blades, in units of closing pressure squared times the bore's volume per sample.
    pub(crate) fn energy(&self, law: &ReedLaw) -> f64 {
        let place = self.height - 1.0;
        let speed = self.travel;
        (speed * speed / law.spring + place * (place - speed)).max(0.0) * law.swept
    }
}

/// `a·b + c`, fused wherever the dispatched processor has it.
#[inline(always)]
pub(crate) fn fused<S: Simd>(a: f64, b: f64, c: f64) -> f64 {
    if S::IS_SCALAR { a * b + c } else { a.mul_add(b, c) }
}
