//! Controllers of the whole instrument.

use crate::{dsp::smooth::Smooth, event::Controller};

/// Wheels, pedal and breath, smoothed.
#[derive(Clone, Debug)]
pub(in super::super) struct Wheels {
    pub(super) modulation: Smooth,
    pub(super) expression: Smooth,
    pub(super) breath: Smooth,
    /// Share of the effort that breath has: all of it from when a controller first sends any.
    pub(super) breath_share: Smooth,
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
            breath: smooth(0.0),
            breath_share: smooth(0.0),
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
            Controller::Breath if value > 0.0 || self.breath_share.target() > 0.0 => {
                if self.breath_share.target() == 0.0 {
                    self.breath.snap(value);
                }
                self.breath.aim(value);
                self.breath_share.aim(1.0);
            }
            _ => {}
        }
    }

    pub(in super::super) fn tick(&mut self) {
        for smooth in self.all() {
            smooth.tick();
        }
    }

    /// Stands at once where everything was meant to go, for a voice that wakes up.
    pub(in super::super) fn snap(&mut self) {
        for smooth in self.all() {
            smooth.snap(smooth.target());
        }
    }

    fn all(&mut self) -> [&mut Smooth; 4] {
        [&mut self.modulation, &mut self.expression, &mut self.breath, &mut self.breath_share]
    }
}
