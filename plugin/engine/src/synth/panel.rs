//! The panel as voices see it: what moves is smoothed at the ticks, what cannot waits for silence.

use super::controls::{SynthControls, Target};
use crate::dsp::smooth::Smooth;

/// Time constant of every continuous control, in seconds [by ear: faster is heard as steps].
const CONTROL_S: f32 = 0.006;
/// Time constant of the moment of silence in which what sounds is exchanged.
const DUCK_S: f32 = 0.002;
/// Level that counts as silence then.
const SILENT: f32 = 1.0e-4;

/// A smoothed panel.
#[derive(Debug)]
pub(super) struct Panel {
    /// As the voices see it.
    pub(super) now: SynthControls,
    middle: SynthControls,
    aim: SynthControls,
    targets: Vec<Target>,
    /// Which of the targets are on their way.
    moving: Vec<bool>,
    is_moving: bool,
    rate: f32,
    duck: Smooth,
}

impl Panel {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let targets = Target::all();
        let controls = SynthControls::default();
        let mut duck = Smooth::new(1.0);
        duck.set_time(DUCK_S, ticks_per_s);
        Self {
            now: controls,
            middle: controls,
            aim: controls,
            moving: vec![false; targets.len()],
            targets,
            is_moving: false,
            rate: 1.0 - (-1.0 / (CONTROL_S * ticks_per_s)).exp(),
            duck,
        }
    }

    /// Sets out for another panel.
    pub(super) fn aim(&mut self, controls: &SynthControls) {
        let controls = controls.clamped();
        if controls == self.aim {
            return;
        }
        self.aim = controls;
        self.is_moving = true;
        for (target, moving) in self.targets.iter().zip(&mut self.moving) {
            *moving = self.aim.field_mut(*target) != self.now.field_mut(*target)
                || self.aim.field_mut(*target) != self.middle.field_mut(*target);
        }
        if self.now.is_built_like(&self.aim) {
            self.now.choose(&self.aim);
        }
        if !self.now.is_built_like(&self.aim) {
            self.hush();
        }
    }

    /// Something else than the panel is to be exchanged: a moment of silence for it.
    pub(super) fn hush(&mut self) {
        self.duck.aim(0.0);
    }

    /// What was last asked for.
    pub(super) fn asked(&self) -> &SynthControls {
        &self.aim
    }

    /// Stands where it was asked to at once, for a synth that wakes.
    pub(super) fn snap(&mut self) {
        (self.now, self.middle) = (self.aim, self.aim);
        self.moving.fill(false);
        self.is_moving = false;
        self.duck.snap(1.0);
    }

    /// Moves one tick; says whether what sounds has been exchanged.
    pub(super) fn tick(&mut self) -> bool {
        if self.is_moving {
            self.follow();
        }
        self.duck.tick();
        let is_due = self.duck.target() == 0.0 && self.duck.value() < SILENT;
        if is_due {
            self.now.choose(&self.aim);
            self.duck.aim(1.0);
        }
        is_due
    }

    /// Level of the whole while something is exchanged.
    pub(super) fn level(&self) -> f32 {
        self.duck.value()
    }

    /// Two equal poles, as `dsp::smooth` has them.
    fn follow(&mut self) {
        self.is_moving = false;
        for (target, moving) in self.targets.iter().zip(&mut self.moving) {
            if !*moving {
                continue;
            }
            let (Some(now), Some(middle), Some(aim)) = (
                self.now.field_mut(*target),
                self.middle.field_mut(*target),
                self.aim.field_mut(*target),
            ) else {
                continue;
            };
            *middle += (*aim - *middle) * self.rate;
            *now += (*middle - *now) * self.rate;
            let near = 1.0e-6 * aim.abs().max(1.0e-3);
            if (*aim - *now).abs() < near && (*aim - *middle).abs() < near {
                (*now, *middle, *moving) = (*aim, *aim, false);
            }
            self.is_moving |= *moving;
        }
    }
}
