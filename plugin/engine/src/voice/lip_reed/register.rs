//! Which mode of the column a key takes, and how crook, lips and column share the way to its pitch.

use crate::{
    instruments::lip_reed::LipReedSpec, resonators::horn::Pole, units::Pitch,
    voice::sustained::gesture::Gesture,
};

/// Most registers.
const REGISTERS: usize = 10;
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
    spec: &'static LipReedSpec,
    first: usize,
    last: usize,
    taken: Taken,
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
struct Taken {
    key: u8,
    a4_hz: f64,
    has_crooks: bool,
    /// Pitch of the crook's bore re the plain one.
    higher: f64,
    /// Out of reach: the register's own tone takes the key, and moves as the key would.
    moved_cents: f64,
    /// Where the register sounds by itself, with the crook.
    own_hz: f64,
    /// Pressure that doubles the lips' opening there, and that opening.
    stiffness_pa: f64,
    opening: f64,
    edge_per_s: f64,
}

/// What lips and column shall do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    /// The tone.
    pub(crate) hz: f64,
    /// Pull on the column.
    pub(crate) column_cents: f64,
    /// The lips' own pitch re the tone.
    pub(crate) lip_ratio: f64,
    /// Pressure that doubles the lips' opening, and the opening re its own.
    pub(crate) stiffness_pa: f64,
    pub(crate) opening: f64,
    /// Steepest slope of the wave at the throat re the mouth's pressure.
    pub(crate) edge_per_s: f64,
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
        let taken = Taken {
            key: 0,
            a4_hz: 0.0,
            has_crooks: false,
            higher: 1.0,
            moved_cents: 0.0,
            own_hz: lips.reference_hz,
            stiffness_pa: lips.stiffness_pa,
            opening: 1.0,
            edge_per_s: spec.edge.0,
        };
        Self { own_hz, spec, first, last, taken }
    }

    /// A key takes its register, and its crook if there are any; returns the crook's pitch re the plain bore.
    pub(crate) fn take(&mut self, key: u8, a4_hz: f64, has_crooks: bool) -> f64 {
        let taken = &self.taken;
        if taken.key != key || taken.a4_hz != a4_hz || taken.has_crooks != has_crooks {
            self.taken = self.find(key, a4_hz, has_crooks);
        }
        self.taken.higher
    }

    /// The tone as near to what is asked as it can be.
    pub(crate) fn aim(&self, gesture: &Gesture) -> Aim {
        let (taken, spec) = (&self.taken, self.spec);
        let (lips, reach) = (&spec.lips, spec.reach_cents);
        let asked =
            1200.0 * (gesture.frequency_hz / taken.own_hz).max(1.0e-6).log2() - taken.moved_cents;
        let cents = asked.clamp(-reach - 40.0, reach + 40.0);
        let column_cents = HAND_CENTS * (cents / HAND_CENTS).tanh();
        let way = (cents - column_cents) / CENTS_PER_PERCENT / 100.0;
        Aim {
            hz: taken.own_hz * ratio(cents),
            column_cents,
            lip_ratio: lips.ratio + way.clamp(-0.08, 0.08),
            stiffness_pa: taken.stiffness_pa * ratio(lips.tightening * cents),
            opening: taken.opening * ratio(-lips.narrowing * cents),
            edge_per_s: taken.edge_per_s,
        }
    }

    /// The register that needs the shortest way.
    fn find(&self, key: u8, a4_hz: f64, has_crooks: bool) -> Taken {
        let (spec, lips) = (self.spec, &self.spec.lips);
        let key_hz = Pitch(f64::from(key)).hz(a4_hz);
        let off = |register: usize| 1200.0 * (key_hz / self.own_hz[register]).log2();
        let nearest = |(low, high): (f64, f64)| {
            (self.first..=self.last)
                .filter(|&register| (low..=high).contains(&off(register)))
                .min_by(|&a, &b| off(a).abs().total_cmp(&off(b).abs()))
        };
        let crooked = nearest(spec.crooks_cents).filter(|_| has_crooks);
        let every = (f64::NEG_INFINITY, f64::INFINITY);
        let register = crooked.or_else(|| nearest(every)).unwrap_or(self.first);
        let cents = off(register);
        let higher = if crooked.is_some() { key_hz / self.own_hz[register] } else { 1.0 };
        let bends = (-LOWER * spec.reach_cents..=spec.reach_cents).contains(&cents);
        let own_hz = self.own_hz[register] * higher;
        let re_reference = own_hz / lips.reference_hz;
        Taken {
            key,
            a4_hz,
            has_crooks,
            higher,
            moved_cents: if bends || crooked.is_some() { 0.0 } else { cents },
            own_hz,
            stiffness_pa: lips.stiffness_pa * re_reference.powf(lips.tightening),
            opening: re_reference.powf(-lips.narrowing),
            edge_per_s: spec.edge.0 * re_reference.powf(spec.edge.1),
        }
    }
}

/// Ratio of so many cents, by a series that is exact to 10⁻⁷ within a third.
pub(crate) fn ratio(cents: f64) -> f64 {
    let x = cents * (std::f64::consts::LN_2 / 1200.0);
    1.0 + x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0))))
}
