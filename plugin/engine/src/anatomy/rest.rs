//! How a voice ends: released, stolen, or faded away.

use super::{exciter::Exciter, voice::Voice};

/// Below this a note whose key is up is over, after so many ticks.
const SILENT: f32 = 1.0e-6;
const QUIET_TICKS: u32 = 30;
/// It is not asked in its first ticks.
const YOUNG: u32 = 20;

impl Voice {
    /// Whether it came to its end in the tick that is over.
    pub(super) fn rest(&mut self) -> bool {
        let faded = self.is_stolen && self.fade.value() < 1.0e-4;
        let is_done = self.exciters.iter().all(Exciter::is_over);
        let is_idle = !self.note.is_held || is_done;
        self.quiet =
            if is_idle && self.peak < SILENT && self.age > YOUNG { self.quiet + 1 } else { 0 };
        let broken = !self.first.is_finite() || !self.second.is_finite();
        if faded || broken || self.quiet > QUIET_TICKS {
            self.stop();
        }
        self.peak = 0.0;
        !self.is_on
    }

    pub(super) fn steal(&mut self) {
        if self.is_on {
            self.is_stolen = true;
            self.note.is_held = false;
            self.fade.aim(0.0);
        }
    }

    pub(super) fn release(&mut self) {
        (self.note.is_held, self.note.is_sustained) = (false, false);
    }

    /// Silence.
    pub(super) fn stop(&mut self) {
        (self.is_on, self.is_stolen) = (false, false);
        self.first.reset();
        self.second.reset();
    }
}
