//! The sum of the voices on its way out: body, level, volume, pan, and a ceiling.

use super::ramp::Ramp;
use crate::{dsp::smooth::Smooth, units::db_to_gain};

/// Up to here, +6 dBFS, nothing is touched; what is louder stays below +12 dBFS.
const KNEE: f32 = 2.0;
const BEYOND: f32 = 1.9;
/// Time constant of volume and pan, in seconds.
const GAIN_S: f32 = 0.006;

/// Gains, ramped within a tick.
#[derive(Clone, Debug)]
pub(super) struct Outlet {
    /// CC7 and CC10.
    pub(super) volume: f32,
    pub(super) pan: f32,
    gain: [Smooth; 2],
    ramps: [Ramp; 2],
    /// Shares of the resonators and of the body.
    pub(super) shares: [Ramp; 2],
}

impl Outlet {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let mut gain = [Smooth::new(1.0); 2];
        for side in &mut gain {
            side.set_time(GAIN_S, ticks_per_s);
        }
        Self {
            volume: 1.0,
            pan: 0.5,
            gain,
            ramps: [Ramp::default(); 2],
            shares: [Ramp::default(); 2],
        }
    }

    pub(super) fn reset(&mut self) {
        (self.volume, self.pan) = (1.0, 0.5);
    }

    fn wanted(&self) -> [f32; 2] {
        let gain = self.volume * self.volume;
        [gain * (2.0 - 2.0 * self.pan).min(1.0), gain * (2.0 * self.pan).min(1.0)]
    }

    /// Moves one tick towards a level, with so much of the body in equal power; at once if `is_fresh`.
    pub(super) fn tick(&mut self, level_db: f32, duck: f32, body: f32, is_fresh: bool) {
        let (wanted, level) = (self.wanted(), db_to_gain(level_db) * duck);
        for (side, wanted) in wanted.into_iter().enumerate() {
            self.gain[side].aim(wanted);
            if is_fresh {
                self.gain[side].snap(wanted);
                self.ramps[side].snap(wanted * level);
            } else {
                self.ramps[side].aim(self.gain[side].tick() * level);
            }
        }
        for (ramp, share) in self.shares.iter_mut().zip([(1.0 - body).sqrt(), body.sqrt()]) {
            if is_fresh { ramp.snap(share) } else { ramp.aim(share) }
        }
    }

    /// A sample as it leaves.
    #[inline(always)]
    pub(super) fn apply(&mut self, direct: [f32; 2], body: [f32; 2]) -> [f32; 2] {
        let [of_direct, of_body] = [self.shares[0].next(), self.shares[1].next()];
        let mut out = [0.0; 2];
        for side in 0..2 {
            let y = self.ramps[side].next() * (of_direct * direct[side] + of_body * body[side]);
            out[side] = if y.abs() > KNEE {
                let beyond = y.abs() - KNEE;
                (KNEE + BEYOND * beyond / (BEYOND + beyond)).copysign(y)
            } else {
                y
            };
        }
        out
    }
}
