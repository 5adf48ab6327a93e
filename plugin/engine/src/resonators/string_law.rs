//! What a plain string is, in SI units, and what follows from it: impedance, stiffness, loss.

use std::f64::consts::PI;

/// A string material. Sources and evidence marks stand where the values do, in `instruments`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StringMaterial {
    /// Density in kg/m³.
    pub(crate) density_kg_per_m3: f64,
    /// Dynamic Young's modulus in pascals.
    pub(crate) youngs_pa: f64,
    /// Loss factor of bending.
    pub(crate) bending_loss: f64,
    /// Frequency-independent loss factor.
    pub(crate) friction_loss: f64,
    /// Damping by the air, in 1/s; half of it is the decay rate.
    pub(crate) air_per_s: f64,
}

/// One string stopped at one length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StringLaw {
    pub(crate) material: StringMaterial,
    pub(crate) diameter_m: f64,
    /// Sounding length.
    pub(crate) length_m: f64,
    /// First partial.
    pub(crate) f0_hz: f64,
}

impl StringLaw {
    pub(crate) fn mass_kg_per_m(&self) -> f64 {
        self.material.density_kg_per_m3 * PI * self.diameter_m.powi(2) / 4.0
    }

    pub(crate) fn tension_newton(&self) -> f64 {
        4.0 * (self.length_m * self.f0_hz).powi(2) * self.mass_kg_per_m()
    }

    /// Wave impedance √(Tμ) in kg/s.
    pub(crate) fn impedance(&self) -> f64 {
        2.0 * self.length_m * self.f0_hz * self.mass_kg_per_m()
    }

    /// Axial stiffness EA in newtons.
    pub(crate) fn axial_stiffness_newton(&self) -> f64 {
        self.material.youngs_pa * PI * self.diameter_m.powi(2) / 4.0
    }

    /// B of `f_n = n·f0·√((1 + B·n²)/(1 + B))`.
    pub(crate) fn inharmonicity(&self) -> f64 {
        PI.powi(3) * self.material.youngs_pa * self.diameter_m.powi(4)
            / (64.0 * self.tension_newton() * self.length_m.powi(2))
    }

    /// Decay rate in 1/s at a frequency: `σ = π·f·η`, with
    /// `η = η_F + η_A/(2πf) + (n·d/L)²·π²·E·η_E/(64·ρ·(L·f1)²)` (Woodhouse 2004).
    pub(crate) fn decay_per_s(&self, frequency_hz: f64) -> f64 {
        let m = &self.material;
        let n = self.partial(frequency_hz);
        let bending = (n * self.diameter_m / self.length_m).powi(2)
            * PI.powi(2)
            * m.youngs_pa
            * m.bending_loss
            / (64.0 * m.density_kg_per_m3 * (self.length_m * self.f0_hz).powi(2));
        m.air_per_s / 2.0 + PI * frequency_hz * (m.friction_loss + bending)
    }

    /// The real number `n` whose partial lies at a frequency.
    pub(crate) fn partial(&self, frequency_hz: f64) -> f64 {
        let b = self.inharmonicity();
        let ratio = (frequency_hz / self.f0_hz).powi(2) * (1.0 + b);
        // The root of B·n⁴ + n² = ratio, written so that a small B does not cancel.
        (2.0 * ratio / (1.0 + (1.0 + 4.0 * b * ratio).sqrt())).sqrt()
    }

    /// Samples of phase delay that a round trip at a frequency falls short of the first partial's.
    pub(crate) fn phase_lead_samples(&self, frequency_hz: f64, rate_hz: f64) -> f64 {
        rate_hz / self.f0_hz - self.partial(frequency_hz) * rate_hz / frequency_hz
    }

    /// Seconds of group delay in a round trip: `dn/df`.
    pub(crate) fn round_trip_s(&self, frequency_hz: f64) -> f64 {
        let b = self.inharmonicity();
        let n = self.partial(frequency_hz);
        n / frequency_hz * (1.0 + b * n * n) / (1.0 + 2.0 * b * n * n)
    }
}
