//! Rosined hair: friction that falls with slip, with the branch it is on going on where two solve the
//! junction (Friedlander 1953, Keller 1953), in closed form.

use super::{super::ramp::Ramp, Hold};
use crate::{
    dsp::noise::Random,
    exciters::bow::{Friction, Phase as _, Slip, Stick},
};

/// Rosin: slip speed at which half of the difference is gone, re a bow speed of 1 [by ear: lower scratches,
/// higher whistles].
const ROSIN: Friction = Friction { at_rest: 0.8, sliding: 0.3, half_m_per_s: 0.08 };
/// Bow speed at the softest and the strongest.
const SPEEDS: [f32; 2] = [0.04, 0.55];
/// Force re the greatest that lets a string slip once a period (Schelleng 1973), soft and hard [by ear].
const SHARES: [f32; 2] = [0.22, 0.5];
/// How much of the friction the hair's unevenness is [E].
const UNEVEN: f32 = 0.06;

/// The hair.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bow {
    speed: Ramp,
    /// Friction at rest, as force.
    hold: Ramp,
    uneven: f32,
    sticks: bool,
    noise: f32,
}

impl Bow {
    pub(super) fn tick(&mut self, hold: &Hold) {
        let effort = hold.effort;
        let speed = effort * (SPEEDS[0] + (SPEEDS[1] - SPEEDS[0]) * effort.max(0.15));
        let share = SHARES[0] + (SHARES[1] - SHARES[0]) * hold.hardness;
        // Greatest force v/(β·Δμ) for a wave impedance of a half; it follows the bow as it is set down.
        let position = hold.position.clamp(0.05, 0.3);
        let force =
            hold.press * share * speed / (position * (ROSIN.at_rest - ROSIN.sliding) as f32);
        self.speed.aim(speed);
        self.hold.aim(hold.weight * force * ROSIN.at_rest as f32);
        self.uneven = UNEVEN * hold.noise;
    }

    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32, random: &mut Random) -> f32 {
        let (speed, hold) = (self.speed.next(), self.hold.next());
        if hold <= 0.0 || k <= 0.0 {
            return 0.0;
        }
        self.noise += 0.08 * (random.bipolar() - self.noise);
        let signed = f64::from(h - speed);
        let hold = f64::from(k * hold * (1.0 + self.uneven * 4.0 * self.noise));
        let going_on =
            if self.sticks { Stick.takes(signed, hold) } else { SLIP.takes(signed, hold) };
        let taken = going_on.or_else(|| {
            self.sticks = !self.sticks;
            if self.sticks { Stick.takes(signed, hold) } else { SLIP.takes(signed, hold) }
        });
        // Where neither holds, just below the greatest friction, it slips with that.
        let taken = taken.unwrap_or(hold.copysign(signed));
        -(taken as f32) / k
    }
}

const SLIP: Slip<'static> = Slip(&ROSIN);
