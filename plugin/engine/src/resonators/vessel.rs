//! The air of a vessel on the mass of air in its holes: a Helmholtz resonator, and one mode of the
//! cavity above it.
//!
//! Each is a trapezoidal band-pass, which is what a mass, a spring and a resistance in series become
//! under the bilinear transform: passive however it is retuned. Source: Zavalishin, "The Art of VA
//! Filter Design", 2012.

use std::f64::consts::PI;

use pulp::Simd;

use super::{
    cavity::{Cavity, slope},
    complex::Complex,
};

/// One resonance.
#[derive(Clone, Copy, Debug, Default)]
struct Resonance {
    /// Warped frequency over rate.
    g: f32,
    /// Flow per pressure at resonance, times the bandwidth.
    admittance: f32,
    a: f32,
    flow: f32,
    spring: f32,
}

impl Resonance {
    fn set(&mut self, g: f32, q: f32, admittance: f32) {
        self.g = g;
        self.a = 1.0 / (1.0 + g * (g + 1.0 / q));
        self.admittance = admittance / q;
    }

    #[inline(always)]
    fn history(&self) -> f32 {
        self.a * (self.flow - self.g * self.spring)
    }

    #[inline(always)]
    fn port(&self) -> f32 {
        self.a * self.g * self.admittance
    }

    #[inline(always)]
    fn commit(&mut self, pressure: f32) {
        let flow = self.history() + self.port() * pressure;
        let spring = self.spring + self.g * flow;
        self.flow = 2.0 * flow - self.flow;
        self.spring = 2.0 * spring - self.spring;
    }
}

/// The vessel.
#[derive(Clone, Debug)]
pub(crate) struct Vessel {
    main: Resonance,
    upper: Resonance,
    q: f64,
}

/// Flow per pressure of the Helmholtz resonance: that of a bore, so that one jet fits both.
const ADMITTANCE: f32 = 12.0;

impl Vessel {
    /// A silent vessel with a second mode at `upper_hz`, weaker by `upper_gain`.
    pub(crate) fn new(rate_hz: f64, upper_hz: f64, upper_q: f32, upper_gain: f32) -> Self {
        let mut upper = Resonance::default();
        if upper_hz < 0.4 * rate_hz {
            upper.set((PI * upper_hz / rate_hz).tan() as f32, upper_q, ADMITTANCE * upper_gain);
        }
        Self { main: Resonance::default(), upper, q: 15.0 }
    }

    pub(crate) fn reset(&mut self) {
        for mode in [&mut self.main, &mut self.upper] {
            (mode.flow, mode.spring) = (0.0, 0.0);
        }
    }

    /// Sets the quality factor that counts from the next tuning.
    pub(crate) fn set_q(&mut self, q: f64) {
        self.q = q;
    }
}

impl Cavity for Vessel {
    #[inline(always)]
    fn begin<S: Simd>(&mut self, _simd: S) {}

    #[inline(always)]
    fn history<S: Simd>(&mut self, _i: usize) -> f32 {
        self.main.history() + self.upper.history()
    }

    #[inline(always)]
    fn admittance(&self) -> f32 {
        self.main.port() + self.upper.port()
    }

    #[inline(always)]
    fn commit<S: Simd>(&mut self, _i: usize, pressure: f32) {
        self.main.commit(pressure);
        self.upper.commit(pressure);
    }

    #[inline(always)]
    fn end(&mut self) {}

    fn resistance(&self) -> f32 {
        1.0 / ADMITTANCE
    }

    fn tune(&mut self, radians: f64, jet: Complex, added: f64, _samples: usize) {
        // Q·(Ω − 1/Ω) = tan φ·(1 + R·Y) of the jet's phase φ.
        let x = slope(jet) * (1.0 + added * f64::from(ADMITTANCE)) / self.q;
        let omega = 0.5 * (x + (x * x + 4.0).sqrt());
        let g = (0.5 * radians).min(0.45 * PI).tan() / omega;
        self.main.set(g as f32, self.q as f32, ADMITTANCE);
    }

    fn energy(&self) -> f64 {
        let energy = |mode: &Resonance| {
            let scale = f64::from(mode.g * mode.admittance);
            let sum = f64::from(mode.flow).powi(2) + f64::from(mode.spring).powi(2);
            if scale > 0.0 { 0.25 * sum / scale } else { 0.0 }
        };
        energy(&self.main) + energy(&self.upper)
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;

    use pulp::Scalar;

    use super::*;

    #[test]
    fn what_goes_in_is_what_stays_and_what_is_lost() {
        let mut vessel = Vessel::new(48_000.0, 2_000.0, 20.0, 0.02);
        vessel.tune(TAU * 440.0 / 48_000.0, Complex { re: 1.0, im: 0.0 }, 0.0, 64);
        let (mut supplied, mut highest) = (0.0_f64, 0.0_f64);
        for n in 0..20_000_u32 {
            let pressure = if n < 9_000 { (0.06 * f64::from(n)).sin() as f32 } else { 0.0 };
            let flow = vessel.history::<Scalar>(0) + vessel.admittance() * pressure;
            vessel.commit::<Scalar>(0, pressure);
            supplied += f64::from(flow * pressure);
            highest = highest.max(supplied);
            // Passive: never more inside than was given.
            assert!(vessel.energy() <= supplied + 1e-4 * (1.0 + highest), "{n}");
        }
        assert!(vessel.energy() < 1e-6 * highest);
    }
}
