//! Thirty-two modes side by side, and the coefficients of each.

use super::Mode;
use crate::dsp::simd::LANES;

/// Thirty-two modes side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    /// Displacement.
    pub(super) q: [f32; LANES],
    /// Last step of the displacement.
    pub(super) delta: [f32; LANES],
    /// The step before a force is added.
    pub(super) free: [f32; LANES],
    pub(super) e: [f32; LANES],
    /// −κ'.
    pub(super) pull: [f32; LANES],
    /// Step per force.
    pub(super) g: [f32; LANES],
    /// Port velocity per step.
    pub(super) port: [f32; LANES],
    pub(super) left: [f32; LANES],
    pub(super) right: [f32; LANES],
}

impl Lane {
    pub(super) const SILENT: Self = Self {
        q: [0.0; LANES],
        delta: [0.0; LANES],
        free: [0.0; LANES],
        e: [0.0; LANES],
        pull: [0.0; LANES],
        g: [0.0; LANES],
        port: [0.0; LANES],
        left: [0.0; LANES],
        right: [0.0; LANES],
    };
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Coefficients {
    pub(super) e: f64,
    pub(super) kappa: f64,
    pub(super) g: f64,
    /// Mass-normalised shape at the port, 1/√kg.
    pub(super) shape: f64,
}

impl Coefficients {
    pub(super) fn of(mode: &Mode, k: f64) -> Self {
        let omega = std::f64::consts::TAU * mode.frequency_hz;
        let sigma = omega / (2.0 * mode.q);
        let ringing = (omega * omega - sigma * sigma).max(0.0).sqrt();
        let r = (-sigma * k).exp();
        let kappa = (1.0 - r).powi(2) + 4.0 * r * (0.5 * ringing * k).sin().powi(2);
        let s = (sigma * k).tanh();
        let shape = (mode.mobility * omega / mode.q).max(0.0).sqrt();
        Self { e: r * r, kappa, g: k * k * shape / (1.0 + s), shape }
    }
}
