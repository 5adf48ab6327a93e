//! A cane reed that closes as the mouth presses: a valve with mass, and the air its blades sweep.
//!
//! Path: mouth pressure against bore pressure → blades → flow through the slit, flow that the blades
//! displace. Everything is in units of the closing pressure and of the bore's own impedance, after
//! Kergomard 1995; the blades sweep air as in Dalmont et al., *Acta Acustica* 8:60, 2024.
//!
//! The displaced flow is solved together with the slit's, so the blades give back to the bore exactly
//! what they take: only the slit can draw power from the mouth, and only the drag loses it.

use pulp::Simd;

/// A reed's numbers, as a player's lip holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReedHold {
    /// Resonance of the blades under the lip.
    pub(crate) resonance_hz: f64,
    /// One over the quality of that resonance.
    pub(crate) damping: f64,
    /// Length of bore that yields as much as the blades do, over the speed of sound.
    pub(crate) compliance_s: f64,
    /// Flow through the slit at rest under the closing pressure, re what the bore takes (ζ).
    pub(crate) opening: f64,
    /// Slit that stays when the blades meet, as a share of its rest.
    pub(crate) leak: f64,
    /// Stiffness of blade on blade, re the blades' own.
    pub(crate) contact: f64,
}

impl ReedHold {
    /// On the way to another hold of the same reed.
    #[inline(always)]
    pub(crate) fn toward(&self, other: &Self, share: f64) -> Self {
        let mix = |a: f64, b: f64| a + share * (b - a);
        Self {
            resonance_hz: mix(self.resonance_hz, other.resonance_hz),
            damping: mix(self.damping, other.damping),
            compliance_s: mix(self.compliance_s, other.compliance_s),
            opening: mix(self.opening, other.opening),
            leak: other.leak,
            contact: other.contact,
        }
    }
}

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

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;
    use crate::dsp::noise::Random;

    const RATE_HZ: f64 = 48_000.0;

    fn law(contact: f64) -> ReedLaw {
        let hold = ReedHold {
            resonance_hz: 550.0,
            damping: 1.0 / 3.0,
            compliance_s: 0.045 / 345.0,
            opening: 0.4,
            leak: 0.05,
            contact,
        };
        ReedLaw::new(&hold, RATE_HZ)
    }

    /// Blades' place from rest, now and a sample before.
    fn places(reed: &Reed) -> [f64; 2] {
        [reed.height - 1.0, reed.height - 1.0 - reed.travel]
    }

    /// Models §10.6: what the mouth gives is what the bore and the blades take, the slit and the drag
    /// lose; without contact the sum closes to rounding.
    #[test]
    fn power_is_balanced_at_every_sample() {
        let law = law(0.0);
        let drag = 2.0 / law.keep - 1.0;
        let mut reed = Reed::default();
        let mut random = Random::new(3, 1);
        let (mut supplied, mut taken, mut lost) = (0.0, 0.0, 0.0);
        for _ in 0..20_000 {
            let mouth = 0.5 + 0.4 * f64::from(random.bipolar());
            let wave = 0.5 * f64::from(random.bipolar());
            let [place, before] = places(&reed);
            let pressure = reed.tick::<Scalar>(&law, mouth, wave);
            let flow = pressure - 2.0 * wave;
            let [after, _] = places(&reed);
            let travel = after - before;
            let swept = law.swept * travel;
            let (drop, slit) = (mouth - pressure, flow + swept);
            // The blades' own balance, in the same units.
            let stored = (after - place).powi(2) / law.spring + after * place;
            let held = (place - before).powi(2) / law.spring + place * before;
            let gain = law.swept * (stored - held);
            supplied += mouth * flow;
            taken += pressure * flow + gain;
            lost += drop * slit + law.swept * drag * travel * travel / law.spring;
        }
        let error = (supplied - taken - lost).abs() / supplied.abs();
        assert!(error < 1.0e-9, "supplied {supplied}, taken {taken}, lost {lost}: {error:e}");
    }

    #[test]
    fn without_breath_a_reed_on_a_rigid_tube_only_loses() {
        let law = law(4.0);
        let mut reed = Reed { height: -0.5, travel: 0.0 };
        let mut worst: f64 = 0.0;
        let mut last = 0.0;
        for i in 0..48_000 {
            reed.tick::<Scalar>(&law, 0.0, 0.0);
            let [place, before] = places(&reed);
            let size = place.abs().max(before.abs());
            if i > 4_000 {
                worst = worst.max(size);
            }
            last = size;
        }
        assert!(worst < 0.5 && last < 1.0e-6, "{worst} {last}");
    }

    #[test]
    fn the_slit_only_lets_air_go_where_it_is_pushed() {
        let law = law(4.0);
        let mut reed = Reed::default();
        let mut random = Random::new(5, 1);
        for _ in 0..10_000 {
            let mouth = f64::from(random.bipolar());
            let wave = 0.5 * f64::from(random.normal());
            let [_, before] = places(&reed);
            let pressure = reed.tick::<Scalar>(&law, mouth, wave);
            let slit = pressure - 2.0 * wave + law.swept * (places(&reed)[0] - before);
            assert!(slit * (mouth - pressure) >= -1.0e-9);
        }
    }
}
