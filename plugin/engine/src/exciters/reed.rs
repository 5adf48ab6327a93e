//! A cane reed that closes as the mouth presses: a valve with mass, and the air its blades sweep.
//!
//! Path: mouth pressure against bore pressure → blades → flow through the slit, flow that the blades
//! displace. Everything is in units of the closing pressure and of the bore's own impedance, after
//! Kergomard 1995; the blades sweep air as in Dalmont et al., *Acta Acustica* 8:60, 2024.
//!
//! The displaced flow is solved together with the slit's, so the blades give back to the bore exactly
//! what they take: only the slit can draw power from the mouth, and only the drag loses it.

/// A reed's numbers, as a player's lip holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReedHold {
    /// Resonance of the blades under the lip.
    pub(crate) resonance_hz: f64,
    /// Quality of that resonance.
    pub(crate) q: f64,
    /// Length of bore that yields as much as the blades do, over the speed of sound.
    pub(crate) compliance_s: f64,
    /// Flow through the slit at rest under the closing pressure, re what the bore takes (ζ).
    pub(crate) opening: f64,
    /// Slit that stays when the blades meet, as a share of its rest.
    pub(crate) leak: f64,
    /// Stiffness of blade on blade, re the blades' own.
    pub(crate) contact: f64,
}

/// The same, made ready for one sampling rate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReedLaw {
    spring: f64,
    decay: f64,
    inverse: f64,
    push: f64,
    swept: f64,
    junction: f64,
    opening: f64,
    leak_squared: f64,
    contact: f64,
    /// What the rounded corner would press at rest.
    rest: f64,
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
        let drag = 0.5 * omega / hold.q;
        let inverse = 1.0 / (1.0 + drag);
        let push = spring * inverse;
        let swept = 0.5 * hold.compliance_s * rate_hz;
        Self {
            spring,
            decay: 1.0 - drag,
            inverse,
            push,
            swept,
            junction: 1.0 / (1.0 + swept * push),
            opening: hold.opening,
            leak_squared: hold.leak * hold.leak,
            contact: hold.contact.min(Self::STIFFEST / spring - 1.0),
            rest: 0.5 * ((1.0 + hold.leak * hold.leak).sqrt() - 1.0),
        }
    }
}

/// Pressure and flow at the bore's mouth.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blown {
    /// Pressure in the bore.
    pub(crate) pressure: f64,
    /// Flow into the bore.
    pub(crate) flow: f64,
}

/// The blades: 0 at rest, −1 closed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reed {
    place: f64,
    before: f64,
}

impl Reed {
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    /// One sample under the mouth's pressure; `history` is twice the wave that arrives, so that the
    /// bore offers `pressure = history + flow`.
    #[inline(always)]
    pub(crate) fn tick(&mut self, law: &ReedLaw, mouth: f64, history: f64) -> Blown {
        // A rounded corner where the slit closes: no step in its slope.
        let height = 1.0 + self.place;
        let open = 0.5 * (height + (height * height + law.leak_squared).sqrt());
        let pressed = law.contact * (open - height - law.rest);
        let free = ((2.0 - law.spring) * self.place - law.decay * self.before
            + law.spring * pressed)
            * law.inverse
            - self.before;
        // drop + junction·width·sign(drop)·√|drop| = known.
        let known = (mouth - history + law.swept * free) * law.junction;
        let width = law.opening * open;
        let resist = law.junction * width;
        let root = 0.5 * ((resist * resist + 4.0 * known.abs()).sqrt() - resist);
        let drop = (root * root).copysign(known);
        let slit = (width * root).copysign(known);
        let travel = free - law.push * drop;
        let after = self.before + travel;
        self.before = self.place;
        self.place = after;
        Blown { pressure: mouth - drop, flow: slit - law.swept * travel }
    }

    /// Energy in the blades, in units of closing pressure squared times the bore's volume per sample.
    pub(crate) fn energy(&self, law: &ReedLaw) -> f64 {
        let speed = self.place - self.before;
        (speed * speed / law.spring + self.place * self.before).max(0.0) * law.swept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dsp::noise::Random;

    const RATE_HZ: f64 = 48_000.0;

    fn law(contact: f64) -> ReedLaw {
        let hold = ReedHold {
            resonance_hz: 550.0,
            q: 3.0,
            compliance_s: 0.045 / 345.0,
            opening: 0.4,
            leak: 0.05,
            contact,
        };
        ReedLaw::new(&hold, RATE_HZ)
    }

    /// Models §10.6: what the mouth gives is what the bore and the blades take, the slit and the drag
    /// lose; without contact the sum closes to rounding.
    #[test]
    fn power_is_balanced_at_every_sample() {
        let law = law(0.0);
        let drag = 0.5 * (1.0 / law.inverse - law.decay);
        let mut reed = Reed::default();
        let mut random = Random::new(3, 1);
        let (mut supplied, mut taken, mut lost) = (0.0, 0.0, 0.0);
        for _ in 0..20_000 {
            let mouth = 0.5 + 0.4 * f64::from(random.bipolar());
            let (place, before) = (reed.place, reed.before);
            let blown = reed.tick(&law, mouth, f64::from(random.bipolar()));
            let travel = reed.place - before;
            let swept = law.swept * travel;
            let (drop, slit) = (mouth - blown.pressure, blown.flow + swept);
            // The blades' own balance, in the same units.
            let stored = (reed.place - place).powi(2) / law.spring + reed.place * place;
            let held = (place - before).powi(2) / law.spring + place * before;
            let gain = law.swept * (stored - held);
            supplied += mouth * blown.flow;
            taken += blown.pressure * blown.flow + gain;
            lost += drop * slit + law.swept * drag * travel * travel / law.spring;
        }
        let error = (supplied - taken - lost).abs() / supplied.abs();
        assert!(error < 1.0e-9, "supplied {supplied}, taken {taken}, lost {lost}: {error:e}");
    }

    #[test]
    fn without_breath_a_reed_on_a_rigid_tube_only_loses() {
        let law = law(4.0);
        let mut reed = Reed { place: -1.5, before: -1.5 };
        let mut worst: f64 = 0.0;
        let mut last = 0.0;
        for i in 0..48_000 {
            reed.tick(&law, 0.0, 0.0);
            let size = reed.place.abs().max(reed.before.abs());
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
            let before = reed.before;
            let blown = reed.tick(&law, mouth, f64::from(random.normal()));
            let slit = blown.flow + law.swept * (reed.place - before);
            assert!(slit * (mouth - blown.pressure) >= -1.0e-12);
        }
    }
}
