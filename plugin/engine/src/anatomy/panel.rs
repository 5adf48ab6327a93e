//! The panel as voices see it: what moves is smoothed at the ticks, what cannot waits for silence.

use super::controls::{AnatomyControls, Target};
use crate::dsp::smooth::Smooth;

/// Time constant of every continuous control, in seconds [by ear: faster is heard as steps].
const CONTROL_S: f32 = 0.018;
/// Time constant of the moment of silence in which what sounds is exchanged.
const DUCK_S: f32 = 0.002;
/// Level that counts as silence then.
const SILENT: f32 = 1.0e-4;

/// A smoothed panel.
#[derive(Debug)]
pub(super) struct Panel {
    /// As the voices see it.
    pub(super) now: AnatomyControls,
    aim: AnatomyControls,
    fields: Vec<Smooth>,
    is_moving: bool,
    duck: Smooth,
}

impl Panel {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let controls = AnatomyControls::DEFAULT;
        let smooth = |value, time_s| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(time_s, ticks_per_s);
            smooth
        };
        let fields =
            Target::ALL.iter().map(|&target| smooth(controls.field(target), CONTROL_S)).collect();
        let duck = smooth(1.0, DUCK_S);
        Self { now: controls, aim: controls, fields, is_moving: false, duck }
    }

    /// Sets out for another panel.
    pub(super) fn aim(&mut self, controls: &AnatomyControls) {
        let controls = controls.clamped();
        if controls == self.aim {
            return;
        }
        self.aim = controls;
        self.is_moving = true;
        for (field, &target) in self.fields.iter_mut().zip(Target::ALL) {
            field.aim(controls.field(target));
        }
        if self.now.is_built_like(&self.aim) {
            self.now.choose(&self.aim);
        } else {
            self.hush();
        }
    }

    /// Something is to be exchanged: a moment of silence for it.
    pub(super) fn hush(&mut self) {
        self.duck.aim(0.0);
    }

    /// What was last asked for.
    pub(super) fn asked(&self) -> &AnatomyControls {
        &self.aim
    }

    /// Stands where it was asked to at once, for an anatomy that wakes.
    pub(super) fn snap(&mut self) {
        self.now = self.aim;
        for (field, &target) in self.fields.iter_mut().zip(Target::ALL) {
            field.snap(self.aim.field(target));
        }
        self.is_moving = false;
        self.duck.snap(1.0);
    }

    /// Moves one tick; says whether what sounds has been exchanged.
    pub(super) fn tick(&mut self) -> bool {
        if self.is_moving {
            self.is_moving = false;
            for (field, &target) in self.fields.iter_mut().zip(Target::ALL) {
                *self.now.field_mut(target) = field.tick();
                self.is_moving |= field.is_moving();
            }
        }
        self.duck.tick();
        let is_due = self.duck.target() == 0.0 && self.duck.value() < SILENT;
        if is_due {
            self.now.choose(&self.aim);
            self.duck.aim(1.0);
        }
        is_due
    }

    /// Whether resonators have to be designed anew at this tick.
    pub(super) fn is_moving(&self) -> bool {
        self.is_moving
    }

    /// Level of the whole while something is exchanged.
    pub(super) fn level(&self) -> f32 {
        self.duck.value()
    }
}
