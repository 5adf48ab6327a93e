//! What hands and breath do while an instrument sounds, smoothed.

use super::{super::notes::Expression, mechanism::Hold};
use crate::dsp::smooth::Smooth;

/// Time constant of breath, in seconds.
const BREATH_S: f32 = 0.008;

/// Bend, brightness and pressure of the last stroke; wheels and breath of the instrument.
#[derive(Clone, Debug)]
pub(super) struct Hands {
    bend: Smooth,
    brightness: Smooth,
    pressure: Smooth,
    pub(super) modulation: Smooth,
    pub(super) expression: Smooth,
    /// From the moment a controller sends any.
    pub(super) breath: Option<Smooth>,
    ticks_per_s: f32,
}

impl Hands {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let smooth = |value, time_s| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(time_s, ticks_per_s);
            smooth
        };
        Self {
            bend: smooth(0.0, 0.003),
            brightness: smooth(0.5, 0.01),
            pressure: smooth(0.0, 0.01),
            modulation: smooth(0.0, 0.01),
            expression: smooth(1.0, 0.006),
            breath: None,
            ticks_per_s,
        }
    }

    pub(super) fn reset(&mut self) {
        *self = Self::new(self.ticks_per_s);
    }

    /// Breath of 0–1.
    pub(super) fn blow(&mut self, value: f32) {
        let mut fresh = Smooth::new(value);
        fresh.set_time(BREATH_S, self.ticks_per_s);
        self.breath.get_or_insert(fresh).aim(value);
    }

    pub(super) fn is_blowing(&self) -> bool {
        self.breath.is_some_and(|breath| breath.value() > 0.0)
    }

    /// Stands at once where everything was meant to go.
    pub(super) fn snap(&mut self, heard: &Expression) {
        self.bend.snap(heard.tuning_semitones);
        self.brightness.snap(heard.brightness);
        self.pressure.snap(heard.pressure);
        self.modulation.snap(self.modulation.target());
        self.expression.snap(self.expression.target());
    }

    pub(super) fn tick(&mut self, heard: &Expression) {
        self.bend.aim(heard.tuning_semitones);
        self.brightness.aim(heard.brightness);
        self.pressure.aim(heard.pressure);
        let moved = [
            &mut self.bend,
            &mut self.brightness,
            &mut self.pressure,
            &mut self.modulation,
            &mut self.expression,
        ];
        moved.into_iter().chain(&mut self.breath).for_each(|smooth| {
            smooth.tick();
        });
    }

    /// Where everything is now.
    pub(super) fn hold(&self) -> Hold {
        Hold {
            bend_semitones: f64::from(self.bend.value()),
            brightness: self.brightness.value(),
            pressure: self.pressure.value(),
            modulation: self.modulation.value(),
            breath: self.breath.map(|breath| breath.value()),
        }
    }
}
