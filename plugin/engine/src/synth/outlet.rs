//! The sum of the voices on its way out: level, volume, pan, and a ceiling.

use pulp::Simd;

use super::{analogue::Ramp, ladder::tanh, stereo::balance};
use crate::{
    dsp::{
        lanes::{Samples, largest, mul},
        smooth::Smooth,
    },
    units::db_to_gain,
};

/// Up to here, +6 dBFS, nothing is touched; what is louder stays below twice that.
const KNEE: f32 = 2.0;
/// Time constant of volume and pan, in seconds.
const GAIN_S: f32 = 0.006;

/// Gains of left and right, ramped within a tick.
#[derive(Clone, Debug)]
pub(super) struct Outlet {
    /// CC7 and CC10.
    pub(super) volume: f32,
    pub(super) pan: f32,
    gain: [Smooth; 2],
    ramp: [[f32; 2]; 2],
    level_db: f32,
    level: f32,
}

impl Outlet {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let mut gain = [Smooth::new(1.0); 2];
        for side in &mut gain {
            side.set_time(GAIN_S, ticks_per_s);
        }
        Self { volume: 1.0, pan: 0.5, gain, ramp: [[1.0; 2]; 2], level_db: 0.0, level: 1.0 }
    }

    pub(super) fn reset(&mut self) {
        (self.volume, self.pan) = (1.0, 0.5);
    }

    fn wanted(&self) -> [f32; 2] {
        balance(self.pan).map(|side| side * self.volume * self.volume)
    }

    fn level(&mut self, level_db: f32) -> f32 {
        if level_db != self.level_db {
            (self.level_db, self.level) = (level_db, db_to_gain(level_db));
        }
        self.level
    }

    /// Stands where it should at once.
    pub(super) fn snap(&mut self, level_db: f32) {
        let (wanted, level) = (self.wanted(), self.level(level_db));
        (0..2).for_each(|side| self.gain[side].snap(wanted[side]));
        self.ramp = [wanted.map(|side| side * level); 2];
    }

    /// Moves one tick towards a level, at another level on top (1 is neutral).
    pub(super) fn tick(&mut self, level_db: f32, duck: f32) {
        let (wanted, level) = (self.wanted(), self.level(level_db) * duck);
        self.ramp[0] = self.ramp[1];
        for (side, wanted) in wanted.into_iter().enumerate() {
            self.gain[side].aim(wanted);
            self.ramp[1][side] = self.gain[side].tick() * level;
        }
    }

    /// A side of the voices' sum as it leaves.
    #[inline(always)]
    pub(super) fn apply<S: Simd>(&self, simd: S, side: usize, x: &Samples) -> Samples {
        let ramp = Ramp { from: self.ramp[0][side], to: self.ramp[1][side] };
        let mut out = mul(simd, &ramp.samples(simd), x);
        if largest(simd, &out) > KNEE {
            for out in &mut out {
                let beyond = (out.abs() - KNEE).max(0.0);
                *out = out.clamp(-KNEE, KNEE) + (KNEE * tanh(beyond / KNEE)).copysign(*out);
            }
        }
        out
    }
}
