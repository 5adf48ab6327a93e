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
use crate::dsp::simd::fma;

/// One resonance.
#[derive(Clone, Copy, Debug, Default)]
struct Resonance {
    /// Warped frequency over rate.
    g: f32,
    /// Flow per pressure at resonance, times the bandwidth.
    admittance: f32,
    /// Flow per state, and per pressure.
    a: [f32; 2],
    port: f32,
    flow: f32,
    spring: f32,
}

impl Resonance {
    fn set(&mut self, g: f32, q: f32, admittance: f32) {
        self.g = g;
        let a = 1.0 / (1.0 + g * (g + 1.0 / q));
        self.a = [a, -a * g];
        self.admittance = admittance / q;
        self.port = a * g * self.admittance;
    }

    /// Flow if nothing pushes.
    #[inline(always)]
    fn history<S: Simd>(&self) -> f32 {
        fma::<S>(self.a[1], self.spring, self.a[0] * self.flow)
    }

    #[inline(always)]
    fn commit<S: Simd>(&mut self, history: f32, pressure: f32) {
        let flow = fma::<S>(self.port, pressure, history);
        self.flow = fma::<S>(2.0, flow, -self.flow);
        self.spring = fma::<S>(2.0 * self.g, flow, self.spring);
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
    fn flow<S: Simd, const N: usize>(
        &mut self,
        _simd: S,
        _first: usize,
        pressure: &[f32; N],
        vortex: f32,
    ) -> [f32; N] {
        let (mut main, mut upper, mut out) = (self.main, self.upper, [0.0; N]);
        let port = main.port + upper.port;
        let bend = 4.0 * vortex * port;
        for (out, pressure) in out.iter_mut().zip(pressure) {
            let (low, high) = (main.history::<S>(), upper.history::<S>());
            let free = fma::<S>(port, *pressure, low + high);
            // flow·(1 + port·vortex·|flow|) = free, in closed form.
            let flow = 2.0 * free / (1.0 + fma::<S>(bend, free.abs(), 1.0).sqrt());
            let left = fma::<S>(-vortex * flow.abs(), flow, *pressure);
            main.commit::<S>(low, left);
            upper.commit::<S>(high, left);
            *out = flow;
        }
        (self.main, self.upper) = (main, upper);
        out
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
    use crate::dsp::noise::Random;

    /// §10.6: what is supplied is stored, lost at the edge, or lost in each mode's own resistance.
    #[test]
    fn power_balance_of_a_vessel_under_a_jet() {
        let simd = Scalar::new();
        let (vortex, mut random) = (0.05_f32, Random::new(5, 1));
        let mut vessel = Vessel::new(48_000.0, 2_000.0, 20.0, 0.02);
        vessel.tune(TAU * 440.0 / 48_000.0, Complex { re: 1.0, im: 0.2 }, 0.0, 64);
        let (mut supplied, mut lost) = (0.0_f64, 0.0_f64);
        for n in 0..40_000_u32 {
            let pressure = (0.0576 * f64::from(n)).sin() as f32 + 0.3 * random.bipolar();
            let before = [vessel.main, vessel.upper];
            let [flow] = vessel.flow(simd, 0, &[pressure], vortex);
            supplied += f64::from(pressure) * f64::from(flow);
            lost += f64::from(vortex) * f64::from(flow).abs().powi(3);
            for (before, now) in before.iter().zip([vessel.main, vessel.upper]) {
                let flow = 0.5 * (f64::from(before.flow) + f64::from(now.flow));
                // The resistance that `a`, rounded as it is, stands for.
                let [a, g, admittance] = [now.a[0], now.g, now.admittance].map(f64::from);
                lost += flow * flow * (1.0 / a - 1.0 - g * g) / (g * admittance);
            }
        }
        let balance = (vessel.energy() - supplied + lost) / supplied;
        assert!(balance.abs() < 1e-6, "{balance:e}");
    }

    #[test]
    fn what_goes_in_is_what_stays_and_what_is_lost() {
        let mut vessel = Vessel::new(48_000.0, 2_000.0, 20.0, 0.02);
        vessel.tune(TAU * 440.0 / 48_000.0, Complex { re: 1.0, im: 0.0 }, 0.0, 64);
        let (mut supplied, mut highest) = (0.0_f64, 0.0_f64);
        for n in 0..20_000_u32 {
            let pressure = if n < 9_000 { (0.06 * f64::from(n)).sin() as f32 } else { 0.0 };
            let [flow] = vessel.flow(Scalar::new(), 0, &[pressure], 0.0);
            supplied += f64::from(flow * pressure);
            highest = highest.max(supplied);
            // Passive: never more inside than was given.
            assert!(vessel.energy() <= supplied + 1e-4 * (1.0 + highest), "{n}");
        }
        assert!(vessel.energy() < 1e-6 * highest);
    }
}
