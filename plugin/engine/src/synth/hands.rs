//! Expression as a voice hears it: smoothed, and turned into level, cutoff and vibrato.

use super::{controls::ExpressionControls, scene::Wheels};
use crate::{dsp::smooth::Smooth, units::db_to_gain, voice::notes::Expression};

/// Time constant of what the hands send, in seconds.
const HAND_S: f32 = 0.004;

/// One voice's smoothed expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hands {
    pub(super) tuning: Smooth,
    pub(super) brightness: Smooth,
    pub(super) pressure: Smooth,
    gain: Smooth,
    pan: Smooth,
    vibrato: Smooth,
}

impl Hands {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let smooth = |value| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(HAND_S, ticks_per_s);
            smooth
        };
        Self {
            tuning: smooth(0.0),
            brightness: smooth(0.5),
            pressure: smooth(0.0),
            gain: smooth(1.0),
            pan: smooth(0.5),
            vibrato: smooth(0.0),
        }
    }

    fn targets(heard: &Expression) -> [f32; 6] {
        let gain = heard.volume * heard.level * heard.level;
        [heard.tuning_semitones, heard.brightness, heard.pressure, gain, heard.pan, heard.vibrato]
    }

    fn fields(&mut self) -> [&mut Smooth; 6] {
        [
            &mut self.tuning,
            &mut self.brightness,
            &mut self.pressure,
            &mut self.gain,
            &mut self.pan,
            &mut self.vibrato,
        ]
    }

    pub(super) fn aim(&mut self, heard: &Expression) {
        for (field, target) in self.fields().into_iter().zip(Self::targets(heard)) {
            field.aim(target);
        }
    }

    pub(super) fn snap(&mut self, heard: &Expression) {
        for (field, target) in self.fields().into_iter().zip(Self::targets(heard)) {
            field.snap(target);
        }
    }

    pub(super) fn tick(&mut self) {
        for field in self.fields() {
            field.tick();
        }
    }

    pub(super) fn pan(&self) -> f32 {
        self.pan.value()
    }

    /// How far expression opens the filter.
    pub(super) fn octaves(&self, controls: &ExpressionControls, wheels: &Wheels) -> f32 {
        (2.0 * self.brightness.value() - 1.0) * controls.brightness_octaves
            + self.pressure.value() * controls.pressure_octaves
            + wheels.breath * controls.breath_octaves
    }

    /// Linear gain of the voice.
    pub(super) fn level(&self, controls: &ExpressionControls, wheels: &Wheels) -> f32 {
        let breath = 1.0 - controls.breath_level * (1.0 - wheels.breath * wheels.breath);
        let pressed = self.pressure.value() * controls.pressure_db;
        let pressure = if pressed == 0.0 { 1.0 } else { db_to_gain(pressed) };
        self.gain.value() * pressure * breath * wheels.expression * wheels.expression
    }

    /// Depth of the vibrato in semitones.
    pub(super) fn vibrato_semitones(&self, controls: &ExpressionControls, wheels: &Wheels) -> f32 {
        self.vibrato.value().max(wheels.modulation) * controls.vibrato_semitones
    }
}
