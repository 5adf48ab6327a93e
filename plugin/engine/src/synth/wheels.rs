//! The controllers that reach all voices, smoothed.

use super::scene;
use crate::dsp::smooth::Smooth;

/// Time constant of the controllers, in seconds.
const WHEEL_S: f32 = 0.005;

/// The controllers of the whole instrument, smoothed.
#[derive(Debug)]
pub(super) struct Wheels {
    pub(super) modulation: Smooth,
    pub(super) breath: Smooth,
    pub(super) expression: Smooth,
    pub(super) vibrato_rate: Smooth,
}

impl Wheels {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let smooth = |value| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(WHEEL_S, ticks_per_s);
            smooth
        };
        Self {
            modulation: smooth(0.0),
            breath: smooth(0.0),
            expression: smooth(1.0),
            vibrato_rate: smooth(0.5),
        }
    }

    pub(super) fn all(&mut self) -> [&mut Smooth; 4] {
        [&mut self.modulation, &mut self.breath, &mut self.expression, &mut self.vibrato_rate]
    }

    pub(super) fn values(&self) -> scene::Wheels {
        scene::Wheels {
            modulation: self.modulation.value(),
            breath: self.breath.value(),
            expression: self.expression.value(),
            vibrato_rate: self.vibrato_rate.value(),
        }
    }
}
