//! What a resonator can do, as a list of modes seen from the place where it is driven.
//!
//! Everything is relative to the key that is played and to the resonator's own strength, so that any
//! exciter meets any resonator in the same units, and one list can travel to another.

/// Most modes of a list.
pub const MOST: usize = 64;

/// One mode.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mode {
    /// Its frequency over that of the key.
    pub ratio: f64,
    /// Rate at which its amplitude decays, in 1/s.
    pub decay_per_s: f64,
    /// Its share in the mobility at the driving point, 0 or more: at resonance the port's velocity per
    /// force is `drive / decay_per_s`, in units where the mode that carries the key has `drive` 1.
    pub drive: f64,
    /// What is heard of its velocity, left and right, signed.
    pub sound: [f64; 2],
}

/// A resonator's modes, in the order of their frequencies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ModeSet {
    modes: [Mode; MOST],
    count: usize,
}

impl Default for ModeSet {
    fn default() -> Self {
        Self { modes: [Mode::default(); MOST], count: 0 }
    }
}

impl ModeSet {
    /// Adds one; beyond [`MOST`] it is left out.
    pub fn push(&mut self, mode: Mode) {
        if let Some(free) = self.modes.get_mut(self.count) {
            *free = mode;
            self.count += 1;
        }
    }

    /// All of them.
    #[must_use]
    pub fn modes(&self) -> &[Mode] {
        &self.modes[..self.count]
    }

    /// All of them, to be changed.
    #[must_use]
    pub fn modes_mut(&mut self) -> &mut [Mode] {
        &mut self.modes[..self.count]
    }
}
