//! Which mode of the column a key takes, and how lips and column share the way to its pitch.

use super::intonation::REGISTERS;
use crate::{
    instruments::lip_reed::LipReedSpec, resonators::horn::Pole, units::Pitch,
    voice::sustained::gesture::Gesture,
};

/// Share of the reach below a resonance: lips that strike outward sound above one.
const LOWER: f64 = 0.5;
/// Cents of the way to a key that hand and throat take by pulling the column; lips take the rest [E].
const HAND_CENTS: f64 = 70.0;
/// Cents that the tone moves per cent of the lips' own pitch [C: from the lips' range of speech].
const CENTS_PER_PERCENT: f64 = 5.5;

/// The modes that are played.
#[derive(Clone, Debug)]
pub(crate) struct Registers {
    /// Where each sounds by itself.
    own_hz: [f64; REGISTERS],
    first: usize,
    last: usize,
    reach_cents: f64,
    ratio: f64,
}

/// What lips and column shall do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    pub(crate) register: usize,
    /// The tone.
    pub(crate) hz: f64,
    /// Pull on the column.
    pub(crate) column_cents: f64,
    /// The lips' own pitch re the tone.
    pub(crate) lip_ratio: f64,
}

impl Registers {
    pub(crate) fn of(spec: &LipReedSpec, poles: &[Pole]) -> Self {
        let (first, last) = spec.registers;
        let last = last.min(poles.len()).min(REGISTERS - 1).max(first);
        let mut own_hz = [0.0; REGISTERS];
        let above = (spec.lips.above_cents / 1200.0).exp2();
        for (own, pole) in own_hz[1..].iter_mut().zip(poles) {
            *own = pole.hz() * above;
        }
        Self { own_hz, first, last, reach_cents: spec.reach_cents, ratio: spec.lips.ratio }
    }

    /// The nearest register to the key, and the tone as near to what is asked as it can be.
    pub(crate) fn aim(&self, gesture: &Gesture, a4_hz: f64) -> Aim {
        let key_hz = Pitch(f64::from(gesture.key)).hz(a4_hz);
        let off = |register: usize| 1200.0 * (key_hz / self.own_hz[register]).log2();
        let register = (self.first..=self.last)
            .min_by(|&a, &b| off(a).abs().total_cmp(&off(b).abs()))
            .unwrap_or(self.first);
        let own_hz = self.own_hz[register];
        let key_cents = off(register);
        // Out of reach: the register's own tone takes the key, and moves as the key would.
        let reaches = (-LOWER * self.reach_cents..=self.reach_cents).contains(&key_cents);
        let moved = if reaches { 0.0 } else { key_cents };
        let asked = 1200.0 * (gesture.frequency_hz / own_hz).max(1.0e-6).log2() - moved;
        let cents = asked.clamp(-self.reach_cents - 40.0, self.reach_cents + 40.0);
        let column_cents = HAND_CENTS * (cents / HAND_CENTS).tanh();
        let lips = cents - column_cents;
        let lip_ratio = (self.ratio + lips / CENTS_PER_PERCENT / 100.0)
            .clamp(self.ratio - 0.08, self.ratio + 0.08);
        Aim { register, hz: own_hz * (cents / 1200.0).exp2(), column_cents, lip_ratio }
    }
}
