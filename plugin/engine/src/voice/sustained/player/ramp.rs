//! How a note's effort rises, falls silent between strokes, and dies away.

use super::{
    super::{super::notes::Note, gesture::Onset, shape},
    FALL_LENGTH, Player,
};
use crate::{
    controls::{Articulation, Controls},
    dsp::smooth::smoothstep,
    instruments::manner::Manner,
};

impl Player {
    /// A tremolo begins anew with every turn.
    pub(super) fn follow_tremolo(&mut self, note: Note, controls: &Controls, manner: &Manner) {
        let late_s = self.age_s - 1.0 / controls.tremolo_hz;
        if self.articulation == Articulation::Tremolo && self.is_held && late_s > 0.0 {
            self.begin(note, false, controls, manner);
            self.gap_s = 0.0;
            // A tick's lateness must not add up.
            self.age_s = late_s.min(self.step_s);
        }
    }

    /// Moves the effort's ramp; returns the onset at the tick where the note begins.
    pub(super) fn tick_ramp(&mut self, manner: &Manner) -> Option<Onset> {
        self.age_s += self.step_s;
        if self.is_held && self.age_s > shape::ends_after_s(self.articulation) {
            self.let_go(1.0);
        }
        if !self.is_held {
            self.released_s += self.step_s;
            if self.release_s <= 0.0 {
                let is_fall = self.articulation == Articulation::Fall;
                self.release_s = manner.release_s * if is_fall { FALL_LENGTH } else { 1.0 };
            }
            let left = 1.0 - (self.released_s / self.release_s).min(1.0);
            self.ramp = self.ramp_from * left * left * (3.0 - 2.0 * left);
        } else if self.age_s < 0.0 {
            // The gap: out quickly, and a little rest.
            let gone = 1.0 + self.age_s / self.gap_s.max(self.step_s);
            self.ramp = self.ramp_from * (1.0 - smoothstep(2.0 * gone));
            return None;
        } else {
            let from = if self.gap_s > 0.0 { 0.0 } else { self.ramp_from };
            let rise = smoothstep(self.age_s / self.onset_s.max(self.step_s));
            self.ramp = from + (1.0 - from) * rise;
        }
        self.onset.take()
    }
}
