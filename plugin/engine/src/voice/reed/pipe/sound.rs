//! A pipe's samples: the wave that arrives at the reed, and what becomes of the one that leaves it.

use pulp::Simd;

use super::{BLOWN, Pipe};
use crate::dsp::{
    lanes::{self, Samples},
    simd::TICK,
};

impl Pipe {
    /// Turns to the two sides.
    pub(crate) fn face(&mut self, sides: [f32; 2]) {
        self.holes.face(sides);
    }

    /// The next waves that arrive at the reed, and how many of them are known already.
    #[inline(always)]
    pub(crate) fn arriving<S: Simd>(&self, simd: S) -> (Samples, usize) {
        (self.bore.line.returning(simd), self.bore.line.lookahead().max(1))
    }

    /// Takes some samples of the pressure at the reed, from `phase` of the tick on, and adds what is
    /// heard of it.
    #[inline(always)]
    pub(crate) fn take<S: Simd>(
        &mut self,
        simd: S,
        [arriving, tone]: [&Samples; 2],
        [phase, count]: [usize; 2],
        sides: Option<[f32; 2]>,
        air: &mut [Samples; 2],
    ) {
        self.bore.line.commit(&lanes::sub(simd, tone, arriving), count);
        if count == TICK {
            if self.is_heard() {
                self.tone = *tone;
            }
        } else {
            self.tone[phase..phase + count].copy_from_slice(&tone[..count]);
        }
        self.holes.add(simd, [tone, arriving], sides, count, air);
    }

    /// At the end of a tick, the player hears it.
    #[inline(always)]
    pub(crate) fn hear<S: Simd>(&mut self, simd: S) {
        if self.mouth < BLOWN {
            self.peak = self.peak.max(self.holes.gain() * lanes::largest(simd, &self.tone));
        }
        if !self.is_cut {
            self.servo.hear(simd, &self.tone);
        }
        if self.sticks {
            self.swing.hear(simd, &self.tone);
        }
    }

    /// What is heard or may be heard now.
    pub(crate) fn level(&self) -> f32 {
        self.level.max(self.peak).max(self.mouth as f32)
    }

    /// It neither sounds nor is blown.
    pub(crate) fn is_idle(&self) -> bool {
        self.is_idle
    }

    /// Amplitude of the first partial, re the closing pressure.
    pub(crate) fn tone(&self) -> f64 {
        self.servo.level()
    }

    pub(crate) fn sounding_hz(&self) -> f64 {
        self.sounding_hz
    }

    /// Of the bore alone, in units of closing pressure squared per sample.
    pub(crate) fn energy(&self) -> f64 {
        self.bore.energy()
    }
}
