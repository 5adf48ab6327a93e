//! What is left to do with a voice's sound: volume, pan, output gain, and a quick fade for a panic.

use crate::{
    controls::Controls,
    dsp::{simd::TICK, smooth::Smooth},
    event::Controller,
    units::db_to_gain,
};

/// Gains of left and right, ramped within a tick.
#[derive(Clone, Debug)]
pub(crate) struct Levels {
    volume: f32,
    pan: f32,
    output_db: f32,
    output_gain: f32,
    gain: [Smooth; 2],
    duck: Smooth,
    ramp: [[f32; 2]; 2],
}

impl Levels {
    pub(crate) fn new(ticks_per_s: f32) -> Self {
        let mut gain = [Smooth::new(1.0); 2];
        for side in &mut gain {
            side.set_time(0.006, ticks_per_s);
        }
        let mut duck = Smooth::new(1.0);
        duck.set_time(0.002, ticks_per_s);
        let ramp = [[1.0; 2]; 2];
        Self { volume: 1.0, pan: 0.5, output_db: 0.0, output_gain: 1.0, gain, duck, ramp }
    }

    pub(crate) fn reset(&mut self) {
        (self.volume, self.pan) = (1.0, 0.5);
        self.duck.snap(1.0);
    }

    pub(crate) fn set_controls(&mut self, controls: &Controls) {
        if self.output_db != controls.output_db {
            self.output_db = controls.output_db;
            self.output_gain = db_to_gain(controls.output_db);
        }
    }

    /// Takes CC7 and CC10.
    pub(crate) fn control(&mut self, controller: Controller, value: f32) {
        match controller {
            Controller::Volume => self.volume = value,
            Controller::Pan => self.pan = value,
            _ => {}
        }
    }

    /// Lets everything fade within some milliseconds.
    pub(crate) fn silence(&mut self) {
        self.duck.aim(0.0);
    }

    /// Whether the fade has come to its end: what sounded may be emptied. The level is up again.
    pub(crate) fn take_silence(&mut self) -> bool {
        let is_over = self.duck.target() == 0.0 && self.duck.value() < 1.0e-4;
        if is_over {
            self.duck.snap(1.0);
        }
        is_over
    }

    /// Moves one tick towards the notes' own gain and pan (0.5 is the centre).
    pub(crate) fn tick(&mut self, note_gain: f32, note_pan: f32) {
        let wanted = self.wanted(note_gain, note_pan);
        self.ramp[0] = self.ramp[1];
        if self.duck.value() == 1.0 && !self.duck.is_moving() && self.ramp[1] == wanted {
            return;
        }
        let duck = self.duck.tick();
        for (side, wanted) in wanted.into_iter().enumerate() {
            self.gain[side].aim(wanted);
            self.ramp[1][side] = self.gain[side].tick() * duck;
        }
    }

    /// Stands at the notes' gain and pan at once, for a voice that wakes up.
    pub(crate) fn snap(&mut self, note_gain: f32, note_pan: f32) {
        let wanted = self.wanted(note_gain, note_pan);
        self.duck.snap(1.0);
        (0..2).for_each(|side| self.gain[side].snap(wanted[side]));
        self.ramp = [wanted; 2];
    }

    fn wanted(&self, note_gain: f32, note_pan: f32) -> [f32; 2] {
        let gain = self.output_gain * self.volume * self.volume * note_gain;
        let pan = (note_pan + self.pan - 0.5).clamp(0.0, 1.0);
        // Balance law: the centre is untouched.
        [gain * (2.0 - 2.0 * pan).min(1.0), gain * (2.0 * pan).min(1.0)]
    }

    /// Applies the gains from sample `phase` of the tick on.
    #[inline(always)]
    pub(crate) fn apply(&self, phase: usize, left: &mut [f32], right: &mut [f32]) {
        for (side, out) in [left, right].into_iter().enumerate() {
            let (from, to) = (self.ramp[0][side], self.ramp[1][side]);
            if from == 1.0 && to == 1.0 {
                continue;
            }
            let step = (to - from) / TICK as f32;
            for (i, y) in out.iter_mut().enumerate() {
                *y *= from + step * (phase + i + 1) as f32;
            }
        }
    }
}
