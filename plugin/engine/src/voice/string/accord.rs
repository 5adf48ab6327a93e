//! A string among others on one bridge: its tuning against them, and what goes round in it.

use super::StringVoice;
use crate::{instruments::lute::Ring, resonators::complex::Complex};

/// What goes round in a string's loops: gain of one round trip, at one frequency.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trips {
    upright: Complex,
    sideways: Complex,
    far: Option<Complex>,
}

impl Trips {
    /// The same in a string that is longer by a delay.
    pub(crate) fn delayed(&self, later: Complex) -> Self {
        Self { upright: self.upright * later, sideways: self.sideways * later, far: self.far }
    }

    /// Of every loop.
    #[cfg(test)]
    pub(crate) fn gains(&self) -> [f64; 3] {
        [self.upright, self.sideways, self.far.unwrap_or(Complex { re: 0.0, im: 0.0 })]
            .map(Complex::abs)
    }
}

impl StringVoice {
    /// Forgets the tuning against the others; it is to be found for a partial of the next note.
    pub(crate) fn forget_accord(&mut self, partial: usize) {
        self.accord_cents = 0.0;
        self.wants_accord = Some(partial);
    }

    /// When its pitch can be heard best after a stroke on `material`.
    pub(crate) fn ring(&self, material: usize) -> Ring {
        self.spec.sets[material].ring
    }

    /// Takes the partial for which a tuning against the others is to be found, if it is the time for it.
    pub(crate) fn accord(&mut self) -> Option<usize> {
        let is_still = !self.loops[0].is_fading() && !self.stop.is_sliding() && !self.is_behind;
        if is_still { self.wants_accord.take() } else { None }
    }

    /// Tuning against the others, in cents.
    pub(crate) fn accord_cents(&self) -> f64 {
        self.accord_cents
    }

    /// Tunes it against the others, at the next tick that finds it ready.
    pub(crate) fn set_accord(&mut self, cents: f64) {
        self.is_behind |= self.accord_cents != cents;
        self.accord_cents = cents;
    }

    /// What goes round in its loops, at `z⁻¹`.
    pub(crate) fn trips(&self, back: Complex) -> Trips {
        let [upright, sideways] = &self.loops;
        let none = Complex { re: 0.0, im: 0.0 };
        Trips {
            upright: upright.round_trip(back),
            sideways: if self.is_answering { none } else { sideways.round_trip(back) },
            far: self.far.as_ref().filter(|_| !self.is_answering).map(|far| far.round_trip(back)),
        }
    }

    /// Force per velocity of the bridge, at `z⁻¹`, of a string that is longer by a delay.
    pub(crate) fn drag(&self, back: Complex, later: Complex) -> Complex {
        if self.is_answering {
            let round = self.loops[0].round_trip(back) * later;
            let z = f64::from(self.impedance);
            return (Complex::ONE + round).scale(z) / (Complex::ONE - round);
        }
        let mut trips = self.trips(back).delayed(later);
        if !self.is_sideways {
            trips.sideways = Complex { re: 0.0, im: 0.0 };
            trips.far = None;
        }
        self.at_bridge(&trips, 0.0).0
    }

    /// Force per velocity of the bridge, and per wave that a pluck at an angle sends to it.
    pub(crate) fn at_bridge(&self, trips: &Trips, angle_rad: f64) -> (Complex, Complex) {
        let one = Complex::ONE;
        let horizontal = self.spec.touch.horizontal_coupling;
        let aside = one / (one - trips.sideways);
        let (mut load, mut per_velocity, mut per_wave) =
            (1.0 + horizontal * horizontal, trips.upright, one);
        let near = if let (Some(round), Some(far)) = (trips.far, &self.far) {
            load += 1.0;
            let (c, s) = far.rocking();
            let echo = round / (one - round.scale(c));
            let alone = one / (one - trips.upright.scale(c) + (trips.upright * echo).scale(s * s));
            let both = one.scale(c + s) + echo.scale((c - s) * s);
            per_velocity = both * alone * trips.upright * (one - echo.scale(s)) + echo.scale(c - s);
            per_wave = both * alone;
            one
        } else {
            one / (one - trips.upright)
        };
        let velocity =
            near * per_velocity + (aside * trips.sideways).scale(horizontal * horizontal);
        let (sin, cos) = angle_rad.sin_cos();
        let z = f64::from(self.impedance);
        let drag = (one.scale(load) + velocity.scale(2.0)).scale(z);
        (drag, (near * per_wave).scale(cos) + aside.scale(horizontal * sin))
    }
}
