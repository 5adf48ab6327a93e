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
    /// Pressure that doubles the lips' opening there, and that opening.
    stiffness_pa: [f64; REGISTERS],
    opening: [f64; REGISTERS],
    spec: &'static LipReedSpec,
    first: usize,
    last: usize,
    taken: Option<Taken>,
}

/// The register that a key takes.
#[derive(Clone, Copy, Debug)]
struct Taken {
    key: u8,
    a4_hz: f64,
    register: usize,
    /// Out of reach: the register's own tone takes the key, and moves as the key would.
    moved_cents: f64,
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
    /// Pressure that doubles the lips' opening, and the opening re its own.
    pub(crate) stiffness_pa: f64,
    pub(crate) opening: f64,
}

impl Registers {
    pub(crate) fn of(spec: &'static LipReedSpec, poles: &[Pole]) -> Self {
        let (first, last) = spec.registers;
        let last = last.min(poles.len()).min(REGISTERS - 1).max(first);
        let lips = &spec.lips;
        let above = ratio(lips.above_cents);
        let mut own_hz = [lips.reference_hz; REGISTERS];
        for (own, pole) in own_hz[1..].iter_mut().zip(poles) {
            *own = pole.hz() * above;
        }
        let higher = own_hz.map(|hz| hz / lips.reference_hz);
        Self {
            own_hz,
            stiffness_pa: higher.map(|higher| lips.stiffness_pa * higher.powf(lips.tightening)),
            opening: higher.map(|higher| higher.powf(-lips.narrowing)),
            spec,
            first,
            last,
            taken: None,
        }
    }

    /// The nearest register to the key, and the tone as near to what is asked as it can be.
    pub(crate) fn aim(&mut self, gesture: &Gesture, a4_hz: f64) -> Aim {
        let taken = match self.taken {
            Some(taken) if taken.key == gesture.key && taken.a4_hz == a4_hz => taken,
            _ => self.take(gesture.key, a4_hz),
        };
        self.taken = Some(taken);
        let register = taken.register;
        let (lips, reach) = (&self.spec.lips, self.spec.reach_cents);
        let own_hz = self.own_hz[register];
        let asked = 1200.0 * (gesture.frequency_hz / own_hz).max(1.0e-6).log2() - taken.moved_cents;
        let cents = asked.clamp(-reach - 40.0, reach + 40.0);
        let column_cents = HAND_CENTS * (cents / HAND_CENTS).tanh();
        let way = (cents - column_cents) / CENTS_PER_PERCENT / 100.0;
        Aim {
            register,
            hz: own_hz * ratio(cents),
            column_cents,
            lip_ratio: lips.ratio + way.clamp(-0.08, 0.08),
            stiffness_pa: self.stiffness_pa[register] * ratio(lips.tightening * cents),
            opening: self.opening[register] * ratio(-lips.narrowing * cents),
        }
    }

    fn take(&self, key: u8, a4_hz: f64) -> Taken {
        let key_hz = Pitch(f64::from(key)).hz(a4_hz);
        let off = |register: usize| 1200.0 * (key_hz / self.own_hz[register]).log2();
        let register = (self.first..=self.last)
            .min_by(|&a, &b| off(a).abs().total_cmp(&off(b).abs()))
            .unwrap_or(self.first);
        let cents = off(register);
        let reach = self.spec.reach_cents;
        let reaches = (-LOWER * reach..=reach).contains(&cents);
        Taken { key, a4_hz, register, moved_cents: if reaches { 0.0 } else { cents } }
    }
}

/// Ratio of so many cents, by a series that is exact to 10⁻⁷ within a third.
pub(crate) fn ratio(cents: f64) -> f64 {
    let x = cents * (std::f64::consts::LN_2 / 1200.0);
    1.0 + x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0))))
}
