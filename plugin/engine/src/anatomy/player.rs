//! What a hand or a breath makes of a note: effort that comes and goes, vibrato, and a little variation.

use super::{controls::AnatomyControls, wheels::Values};
use crate::{
    dsp::{noise::Random, smooth::Smooth},
    voice::notes::Expression,
};

/// Time constant of what the hands send, in seconds.
const HAND_S: f32 = 0.006;
/// Time in which bow or breath goes after the key, in seconds.
const LEAVE_S: f32 = 0.05;
/// Deepest wavering of effort and pitch, at full variation [by ear].
const WAVERS: f32 = 0.05;
const WAVERS_CENTS: f32 = 4.0;

/// One note's player.
#[derive(Clone, Debug)]
pub(super) struct Player {
    tick_s: f32,
    random: Random,
    tuning: Smooth,
    pressure: Smooth,
    brightness: Smooth,
    vibrato: Smooth,
    gain: Smooth,
    pan: Smooth,
    effort: Smooth,
    phase: f32,
    waver: [f32; 2],
    age_s: f32,
    /// Bow or breath, 0–1.
    pub(super) drive: f32,
    /// Semitones over the key.
    pub(super) bend: f64,
}

impl Player {
    pub(super) fn new(tick_s: f32) -> Self {
        let smooth = |value| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(HAND_S, 1.0 / tick_s);
            smooth
        };
        Self {
            tick_s,
            random: Random::new(0, 0),
            tuning: smooth(0.0),
            pressure: smooth(0.0),
            brightness: smooth(0.5),
            vibrato: smooth(0.0),
            gain: smooth(1.0),
            pan: smooth(0.5),
            effort: smooth(0.0),
            phase: 0.0,
            waver: [0.0; 2],
            age_s: 0.0,
            drive: 0.0,
            bend: 0.0,
        }
    }

    fn fields(&mut self) -> [&mut Smooth; 6] {
        [
            &mut self.tuning,
            &mut self.pressure,
            &mut self.brightness,
            &mut self.vibrato,
            &mut self.gain,
            &mut self.pan,
        ]
    }

    fn targets(heard: &Expression) -> [f32; 6] {
        let gain = heard.volume * heard.level * heard.level;
        [heard.tuning_semitones, heard.pressure, heard.brightness, heard.vibrato, gain, heard.pan]
    }

    pub(super) fn start(&mut self, heard: &Expression, random: Random, is_fresh: bool) {
        self.random = random;
        self.age_s = 0.0;
        for (field, target) in self.fields().into_iter().zip(Self::targets(heard)) {
            if is_fresh { field.snap(target) } else { field.aim(target) }
        }
        if is_fresh {
            self.effort.snap(0.0);
            (self.drive, self.phase, self.waver) = (0.0, 0.0, [0.0; 2]);
        }
    }

    /// Moves one tick.
    pub(super) fn tick(
        &mut self,
        heard: &Expression,
        wheels: &Values,
        controls: &AnatomyControls,
        velocity: f32,
        is_held: bool,
    ) {
        for (field, target) in self.fields().into_iter().zip(Self::targets(heard)) {
            field.aim(target);
            field.tick();
        }
        self.age_s += self.tick_s;
        let pressed = self.pressure.value();
        let mut effort = 1.0 - controls.velocity * (1.0 - velocity);
        if let Some(breath) = wheels.breath {
            effort += controls.breath * (breath - effort);
        }
        effort += 0.6 * pressed * (1.0 - effort);
        effort *= wheels.expression;
        let aim = if is_held { effort.clamp(0.0, 1.0) } else { 0.0 };
        let time_s = if aim > self.effort.value() { controls.attack_s } else { LEAVE_S };
        self.effort.set_time(0.35 * time_s.max(self.tick_s), 1.0 / self.tick_s);
        self.effort.aim(aim);
        let human = controls.human;
        for waver in &mut self.waver {
            *waver += (5.0 * self.tick_s).min(0.5) * (8.0 * self.random.bipolar() - *waver);
        }
        let steady = 1.0 + human * WAVERS * self.waver[0].clamp(-1.0, 1.0);
        self.drive = (self.effort.tick() * steady).clamp(0.0, 1.0);
        let rate_hz = controls.vibrato_hz * (2.0 * wheels.vibrato_rate - 1.0).exp2();
        self.phase = (self.phase + rate_hz * self.tick_s).fract();
        let deep = self.vibrato.value().max(wheels.modulation) * controls.vibrato_semitones;
        let comes = (self.age_s / 0.25).min(1.0);
        let vibrato = deep * comes * (std::f32::consts::TAU * self.phase).sin();
        let wavers = human * WAVERS_CENTS * 0.01 * self.waver[1].clamp(-1.0, 1.0);
        self.bend = f64::from(self.tuning.value() + vibrato + wavers);
    }

    pub(super) fn pressure(&self) -> f32 {
        self.pressure.value()
    }

    /// Soft or hard, as the panel and expression have it.
    pub(super) fn hardness(&self, controls: &AnatomyControls) -> f32 {
        (controls.hardness + self.brightness.value() - 0.5).clamp(0.0, 1.0)
    }

    /// Gains left and right.
    pub(super) fn gains(&self) -> [f32; 2] {
        let (gain, pan) = (self.gain.value(), self.pan.value());
        [gain * (2.0 - 2.0 * pan).min(1.0), gain * (2.0 * pan).min(1.0)]
    }
}
