//! How far a skin is out, and whether its stretching still counts.

use super::SkinBank;
use crate::dsp::simd::{LANES, SUM, sum};

/// Below this share of the tension the stretching is left out: a fortieth of a cent.
const NO_STRETCH: f32 = 3.0e-5;

impl SkinBank {
    /// `ψ` between this sample and the last.
    pub(super) fn stretched(&self) -> f64 {
        if !self.is_stretching {
            return 0.0;
        }
        let mut psi = 0.0;
        for lane in &self.lanes {
            for i in 0..LANES {
                let (q, delta) = (f64::from(lane.q[i]), f64::from(lane.delta[i]));
                psi += 0.5 * f64::from(lane.stretch[i]) * q * (q - delta);
            }
        }
        psi
    }

    /// Whether the stretching still counts.
    pub(super) fn weigh(&mut self, is_struck: bool) {
        if self.is_stretching && !is_struck && self.tension_share() < NO_STRETCH {
            self.is_stretching = false;
        }
    }

    /// Rise of the tension by stretching, re the tension at rest, as if every mode stood at its amplitude:
    /// what rings stretches between nothing and all, and energy tells better than the moment.
    pub(crate) fn tension_share(&self) -> f32 {
        let mut sums = [0.0_f32; SUM];
        for lane in &self.lanes {
            for i in 0..LANES {
                let swing = lane.delta[i] * lane.delta[i] / (-lane.spring[i]).max(1.0e-12);
                sums[i % SUM] += lane.stretch[i] * (lane.q[i] * lane.q[i] + swing);
            }
        }
        0.25 * self.part * self.share * sum(&sums)
    }

    pub(crate) fn is_stretching(&self) -> bool {
        self.is_stretching
    }
}
