//! What a jet can be laid on: the air in a hole, whose flow a pressure jump drives.
//!
//! The port is `flow = history + admittance · pressure`. Pressures and flows are relative to the
//! instrument's own, so that a flow of one is fortissimo.

use pulp::Simd;

use super::complex::Complex;

/// How steep a jet's phase may stand against the resonance before tuning gives up following it.
const STEEPEST: f64 = 2.5;

/// A bore or a vessel.
pub(crate) trait Cavity {
    /// Before sixteen samples.
    fn begin<S: Simd>(&mut self, simd: S);
    /// Flow under the pressures of `N` samples from sample `first` of the sixteen on, which loses
    /// `vortex · flow²` of them at the edge.
    fn flow<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        first: usize,
        pressure: &[f32; N],
        vortex: f32,
    ) -> [f32; N];
    /// After sixteen samples.
    fn end(&mut self);
    /// Pressure per flow at resonance.
    fn resistance(&self) -> f32;
    /// Tunes it within `samples`: together with a jet whose pressure answers flow as `jet`, under an
    /// added resistance, it shall sound at `radians` per sample.
    fn tune(&mut self, radians: f64, jet: Complex, added: f64, samples: usize);
    /// Stored energy, relative to the port's pressure times flow times samples.
    fn energy(&self) -> f64;
}

/// Reactance over resistance that the jet's phase asks for.
pub(super) fn slope(jet: Complex) -> f64 {
    (jet.im / jet.re.max(1.0e-9 + jet.im.abs() / STEEPEST)).clamp(-STEEPEST, STEEPEST)
}
