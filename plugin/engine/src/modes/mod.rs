//! What a resonator can do, as a list of modes seen from the place where it is driven.
//!
//! Everything is relative to the key that is played and to the resonator's own strength, so that any
//! exciter meets any resonator in the same units, and one list can travel to another.

mod air;
mod bodies;
mod matched;
mod power;
mod resonances;
mod skins;
mod spectrum;
mod strings;

pub use bodies::{BodyMode, BodySet};
pub use matched::Matched;
pub use resonances::Resonances;

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

impl Mode {
    /// Energy that is heard after one stroke, whose force falls by 6 dB per octave above the key as that
    /// of fingers, bows and reeds does: half the squares of both sides over the decay.
    #[must_use]
    pub fn energy(&self) -> f64 {
        let [left, right] = self.sound.map(|sound| (self.drive * sound).powi(2));
        0.5 * (left + right) / (self.decay_per_s.max(SLOWEST_PER_S) * rises(self.ratio).powi(2))
    }
}

/// How much more softly a mode is driven for its height.
#[inline(always)]
fn rises(ratio: f64) -> f64 {
    if ratio > 1.0 { ratio } else { 1.0 }
}

/// Slowest decay that is reckoned with.
const SLOWEST_PER_S: f64 = 1.0e-3;

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

    /// Place of the mode that carries the key: the one nearest to it.
    #[must_use]
    pub fn key(&self) -> Option<usize> {
        let off = |mode: &Mode| mode.ratio.max(1.0e-9).ln().abs();
        let nearest = |a: &(usize, &Mode), b: &(usize, &Mode)| off(a.1).total_cmp(&off(b.1));
        self.modes().iter().enumerate().min_by(nearest).map(|(place, _)| place)
    }

    /// Energy that is heard of all modes after one stroke, see [`Mode::energy`], or their power under noise
    /// that falls alike; lists that [`Resonances::at`] gives have 1.
    #[must_use]
    pub fn energy(&self) -> f64 {
        self.modes().iter().map(Mode::energy).sum()
    }

    /// The same list with an energy of 1; a silent one stays silent.
    #[must_use]
    pub fn evened(mut self) -> Self {
        let energy = self.energy();
        let gain = if energy > 0.0 { 1.0 / energy.sqrt() } else { 0.0 };
        for mode in self.modes_mut() {
            mode.sound = mode.sound.map(|sound| gain * sound);
        }
        self
    }

    /// Puts the modes in the order of their frequencies.
    fn sort(&mut self) {
        self.modes_mut().sort_unstable_by(|a, b| a.ratio.total_cmp(&b.ratio));
    }
}
