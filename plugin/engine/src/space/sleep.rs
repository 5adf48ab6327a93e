//! A room that sleeps, and what wakes it.

use super::{
    controls::SpaceControls,
    network::LINES,
    sound::{Sound, State},
};

/// What is softer does not wake a room.
const WAKES: f32 = 1.0e-7;

impl Sound {
    pub(super) fn reset(&mut self) {
        for line in 0..LINES {
            self.empty(line);
        }
        (self.clock, self.quiet_ticks, self.to_empty) = (0, 0, 0);
        (self.state, self.is_used) = (State::Fresh, false);
    }

    /// Takes the panel's state.
    pub(super) fn set(&mut self, wanted: &SpaceControls) {
        self.is_read &= self.wanted == *wanted;
        self.wanted = *wanted;
    }

    pub(super) fn is_asleep(&self) -> bool {
        self.state != State::Awake
    }

    /// Counts what passes while asleep; returns how much of it changes nothing.
    pub(super) fn doze(&mut self, left: &[f32], right: &[f32]) -> usize {
        if !self.is_asleep() {
            return 0;
        }
        self.room = self.wanted.room;
        let mut passed = left.len();
        if self.aim() == 0.0 {
            // Whatever sounds now is heard dry, so a room that is let in has to fade in.
            self.state = State::Asleep;
            self.followed.wet.snap(0.0);
        } else {
            let soft = |side: &[f32]| {
                // What is no number wakes it, too, and is left out there.
                let is_soft = |x: &f32| x.abs() < WAKES;
                side.iter().position(|x| !is_soft(x)).unwrap_or(side.len())
            };
            passed = soft(left).min(soft(right));
            if passed < left.len() {
                self.wake();
            }
        }
        self.clock += passed as u64;
        passed
    }
}
