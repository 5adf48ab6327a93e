//! What the jet drives: a pipe or a vessel, with the numbers it is made by.

use crate::{
    instruments::jet::{JetBody, JetSpec, PipeSpec, VesselSpec},
    resonators::{cavity::Cavity, complex::Complex, pipe::Pipe, vessel::Vessel},
};

/// A pipe or a vessel.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Pipe(Box<Pipe>, &'static PipeSpec),
    Vessel(Vessel, &'static VesselSpec),
}

impl Body {
    pub(super) fn new(spec: &'static JetSpec, rate_hz: f64) -> Self {
        match &spec.body {
            JetBody::Pipe(spec) => {
                let pipe = Pipe::new(rate_hz, spec.loss_nepers[0], spec.loss_corner_hz);
                Self::Pipe(Box::new(pipe), spec)
            }
            JetBody::Vessel(spec) => {
                let (hz, q, gain) = (spec.cavity_hz, spec.cavity_q, spec.cavity_gain);
                Self::Vessel(Vessel::new(rate_hz, hz, q, gain), spec)
            }
        }
    }

    pub(super) fn reset(&mut self) {
        match self {
            Self::Pipe(pipe, _) => pipe.reset(),
            Self::Vessel(vessel, _) => vessel.reset(),
        }
    }

    pub(super) fn resistance(&self) -> f32 {
        match self {
            Self::Pipe(pipe, _) => pipe.resistance(),
            Self::Vessel(vessel, _) => vessel.resistance(),
        }
    }

    pub(super) fn tune(&mut self, radians: f64, jet: Complex, added: f64, samples: usize) {
        match self {
            Self::Pipe(pipe, _) => pipe.tune(radians, jet, added, samples),
            Self::Vessel(vessel, _) => vessel.tune(radians, jet, added, samples),
        }
    }

    pub(super) fn energy(&self) -> f64 {
        match self {
            Self::Pipe(pipe, _) => pipe.energy(),
            Self::Vessel(vessel, _) => vessel.energy(),
        }
    }
}
