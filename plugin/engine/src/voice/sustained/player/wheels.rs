//! Controllers of the whole instrument.

use crate::{dsp::smooth::Smooth, event::Controller};

/// Wheels, pedal and breath, smoothed.
#[derive(Clone, Debug)]
pub(in super::super) struct Wheels {
    pub(super) modulation: Smooth,
    pub(super) expression: Smooth,
    /// Breath, from the moment a controller sends any.
    pub(super) breath: Option<Smooth>,
    /// Factor of the vibrato's rate: an octave over the controller's way.
    pub(super) vibrato_speed: f32,
    ticks_per_s: f32,
}

impl Wheels {
    pub(in super::super) fn new(ticks_per_s: f32) -> Self {
        let smooth = |value| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(0.008, ticks_per_s);
            smooth
        };
        Self {
            modulation: smooth(0.0),
            expression: smooth(1.0),
            breath: None,
            vibrato_speed: 1.0,
            ticks_per_s,
        }
    }

    pub(in super::super) fn reset(&mut self) {
        *self = Self::new(self.ticks_per_s);
    }

    pub(in super::super) fn control(&mut self, controller: Controller, value: f32) {
        match controller {
            Controller::Modulation => self.modulation.aim(value),
            Controller::Expression => self.expression.aim(value),
            Controller::VibratoRate => self.vibrato_speed = (2.0 * (value - 0.5)).exp2(),
            // A controller at rest says nothing about a player who has none.
            Controller::Breath if value > 0.0 || self.breath.is_some() => {
                let mut fresh = Smooth::new(value);
                fresh.set_time(0.008, self.ticks_per_s);
                self.breath.get_or_insert(fresh).aim(value);
            }
            _ => {}
        }
    }

    pub(in super::super) fn tick(&mut self) {
        self.modulation.tick();
        self.expression.tick();
        if let Some(breath) = &mut self.breath {
            breath.tick();
        }
    }
}
