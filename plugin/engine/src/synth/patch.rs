//! What the four operators are set to: how they are joined, and how far each may turn the next.

use std::f32::consts::TAU;

use super::controls::{OPERATORS, OscillatorControls};

/// Index of a modulator at full level, in radians.
const FULL_INDEX: f32 = 8.0;
/// Highest frequency that may arise, against the rate: it folds to 0.6 of it, where the filter stops.
const REACH: f64 = 1.4;
/// Sidebands above −90 dB: `index + 3 + 2.6·√index` [C, from the Bessel functions up to an index of 8].
const FEWEST: f64 = 3.0;
const GROWTH: f64 = 2.6;
/// Logarithm of −104 dB.
const FLOOR: f64 = 12.0;
/// Part of the reach that an operator's own feedback may fill if others are to be turned by it [by ear:
/// more of it leaves less of them at the highest keys].
const SHARE: f64 = 0.3;
/// How the operators are joined: who turns each of them, as bits, and who is heard.
pub(super) struct Algorithm {
    pub(super) modulators: [u8; OPERATORS],
    pub(super) carriers: u8,
}

const fn algorithm(modulators: [u8; OPERATORS], carriers: u8) -> Algorithm {
    Algorithm { modulators, carriers }
}

/// Operator 3 may turn itself; each is turned only by those above it.
static ALGORITHMS: [Algorithm; 8] = [
    algorithm([0b0010, 0b0100, 0b1000, 0], 0b0001),
    algorithm([0b0010, 0b1100, 0, 0], 0b0001),
    algorithm([0b1010, 0b0100, 0, 0], 0b0001),
    algorithm([0b0110, 0, 0b1000, 0], 0b0001),
    algorithm([0b0010, 0, 0b1000, 0], 0b0101),
    algorithm([0b1000, 0b1000, 0b1000, 0], 0b0111),
    algorithm([0, 0, 0b1000, 0], 0b0111),
    algorithm([0, 0, 0, 0], 0b1111),
];

/// What all copies of an oscillator share in a tick.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patch {
    /// Frequency against the oscillator's own, or in hertz.
    pub(super) ratio: [f64; OPERATORS],
    pub(super) is_fixed: [bool; OPERATORS],
    /// Amplitude of a carrier, or index of a modulator in periods.
    pub(super) gain: [f32; OPERATORS],
    pub(super) feedback: f32,
    algorithm: usize,
}

impl Patch {
    /// Nothing sounds.
    pub(super) const SILENT: Self = Self {
        ratio: [1.0; OPERATORS],
        is_fixed: [false; OPERATORS],
        gain: [0.0; OPERATORS],
        feedback: 0.0,
        algorithm: 0,
    };

    /// At a pitch, a rate, and a level of the free envelope.
    pub(super) fn new(controls: &OscillatorControls, hz: f64, rate_hz: f64, envelope: f32) -> Self {
        let algorithm = controls.tone.algorithm.min(ALGORITHMS.len() - 1);
        let join = &ALGORITHMS[algorithm];
        let mut patch = Self { algorithm, ..Self::SILENT };
        // How far an operator's pitch swings, and the highest partial above −90 dB.
        let (mut width_hz, mut top_hz) = ([0.0; OPERATORS], [0.0; OPERATORS]);
        let room_hz = REACH * rate_hz;
        for k in (0..OPERATORS).rev() {
            let operator = &controls.operators[k];
            patch.is_fixed[k] = operator.is_fixed;
            patch.ratio[k] =
                f64::from(if operator.is_fixed { operator.fixed_hz } else { operator.ratio });
            let own_hz = if operator.is_fixed { patch.ratio[k] } else { patch.ratio[k] * hz };
            let level = operator.level * (1.0 - operator.envelope * (1.0 - envelope));
            (width_hz[k], top_hz[k]) = (own_hz, own_hz);
            if k == OPERATORS - 1 && controls.tone.feedback > 0.0 {
                let is_heard = join.carriers & (1 << k) != 0;
                let share = if is_heard { 1.0 } else { SHARE };
                let turned = controls.tone.feedback.min(feedback_room(own_hz, share * room_hz));
                patch.feedback = turned / TAU;
                width_hz[k] *= 1.0 + f64::from(turned);
                top_hz[k] = own_hz * (1.0 + FLOOR / fall(f64::from(turned)));
            }
            for (m, index) in patch.gain.iter_mut().enumerate().skip(k + 1) {
                if join.modulators[k] & (1 << m) == 0 {
                    continue;
                }
                // The last sideband is as far from the others as the modulator's own last partial.
                let tail_hz = top_hz[m] - width_hz[m];
                let most = index_for((room_hz - top_hz[k] - tail_hz) / width_hz[m]);
                *index = index.min((most / f64::from(TAU)) as f32);
                let turns = f64::from(*index * TAU);
                width_hz[k] += turns * width_hz[m];
                if turns > 0.0 {
                    top_hz[k] += sidebands(turns) * width_hz[m] + tail_hz;
                }
            }
            let is_heard = join.carriers & (1 << k) != 0;
            let fits = own_hz < 0.5 * rate_hz;
            patch.gain[k] = match (is_heard, fits) {
                (true, true) => level,
                (true, false) => 0.0,
                (false, _) => FULL_INDEX * level * level / TAU,
            };
        }
        patch
    }

    /// How the operators are joined.
    pub(super) fn join(&self) -> &'static Algorithm {
        &ALGORITHMS[self.algorithm]
    }
}

fn sidebands(index: f64) -> f64 {
    index + FEWEST + GROWTH * index.sqrt()
}

/// The index that has so many of them.
fn index_for(sidebands: f64) -> f64 {
    let root = (GROWTH * GROWTH + 4.0 * (sidebands - FEWEST).max(0.0)).sqrt();
    (0.5 * (root - GROWTH)).powi(2)
}

/// Partial `n` of an operator that turns itself falls as `exp(−n·g)`, `g = arcosh(1/β) − √(1 − β²)`
/// (its Kapteyn series `2·J_n(nβ)/(nβ)`, by Debye's expansion).
fn fall(index: f64) -> f64 {
    let index = index.clamp(1.0e-3, 0.98);
    (1.0 / index).acosh() - (1.0 - index * index).sqrt()
}

/// The index at which its partials have fallen where there is no more room: `fall` inverted from both
/// of its ends.
fn feedback_room(hz: f64, room_hz: f64) -> f32 {
    let partials = (room_hz / hz.max(1.0) - 1.0).max(0.5);
    let g = FLOOR / partials;
    let near_one = 1.0 - (1.06 * g).powf(2.0 / 3.0);
    near_one.max(0.736 * (-g).exp()) as f32
}
