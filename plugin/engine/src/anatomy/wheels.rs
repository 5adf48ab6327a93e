//! The controllers that reach all voices, smoothed.

use crate::dsp::smooth::Smooth;

/// Time constant of the controllers, in seconds.
const WHEEL_S: f32 = 0.008;

/// Where they stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values {
    pub(super) modulation: f32,
    /// Breath, once it has moved.
    pub(super) breath: Option<f32>,
    pub(super) expression: f32,
    pub(super) vibrato_rate: f32,
}

/// The controllers of the whole instrument.
#[derive(Debug)]
pub(super) struct Wheels {
    pub(super) modulation: Smooth,
    pub(super) breath: Smooth,
    pub(super) has_breath: bool,
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
            has_breath: false,
            expression: smooth(1.0),
            vibrato_rate: smooth(0.5),
        }
    }

    fn all(&mut self) -> [&mut Smooth; 4] {
        [&mut self.modulation, &mut self.breath, &mut self.expression, &mut self.vibrato_rate]
    }

    pub(super) fn tick(&mut self) {
        for wheel in self.all() {
            wheel.tick();
        }
    }

    pub(super) fn snap(&mut self) {
        for wheel in self.all() {
            wheel.snap(wheel.target());
        }
    }

    pub(super) fn values(&self) -> Values {
        let expression = self.expression.value();
        Values {
            modulation: self.modulation.value(),
            breath: self.has_breath.then(|| self.breath.value()),
            expression: expression * expression,
            vibrato_rate: self.vibrato_rate.value(),
        }
    }
}
