//! Four operators that turn each other's phase, at twice the rate.
//!
//! Phase modulation (Chowning 1973) spreads a tone by some multiple of the modulator's frequency that
//! grows with the index. The indices are held where that reach stays within what the half-band filter can
//! take away, so nothing folds back: deep stacks grow milder towards the highest keys.

use std::f32::consts::TAU;

use pulp::Simd;

use super::{
    analogue::Ramp,
    controls::{OPERATORS, OscillatorControls},
    half_band::Twice,
    phase::Phasor,
};
use crate::dsp::simd::TICK;

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
/// Fastest operator, in cycles per sample of the higher rate.
const FASTEST: f64 = 0.45;
/// Samples of a tick at twice the rate.
const LONG: usize = 2 * TICK;

/// How the operators are joined: who turns each of them, as bits, and who is heard.
struct Algorithm {
    modulators: [u8; OPERATORS],
    carriers: u8,
}

const fn algorithm(modulators: [u8; OPERATORS], carriers: u8) -> Algorithm {
    Algorithm { modulators, carriers }
}

/// Operator 3 may turn itself; each is turned only by those above it.
const ALGORITHMS: [Algorithm; 8] = [
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
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Patch {
    /// Frequency against the oscillator's own, or in hertz.
    ratio: [f64; OPERATORS],
    is_fixed: [bool; OPERATORS],
    /// Amplitude of a carrier, or index of a modulator in periods.
    gain: [f32; OPERATORS],
    feedback: f32,
    algorithm: usize,
}

impl Patch {
    /// At a pitch, a rate, and a level of the free envelope.
    pub(super) fn new(controls: &OscillatorControls, hz: f64, rate_hz: f64, envelope: f32) -> Self {
        let algorithm = controls.tone.algorithm.min(ALGORITHMS.len() - 1);
        let join = &ALGORITHMS[algorithm];
        let mut patch = Self { algorithm, ..Self::default() };
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

    /// Amplitude that the carriers are divided by.
    fn carriers(&self) -> u8 {
        ALGORITHMS[self.algorithm].carriers
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

/// One copy's operators.
#[derive(Clone, Copy, Debug)]
pub(super) struct Operators {
    phasors: [Phasor; OPERATORS],
    /// The last two samples of the one that turns itself.
    past: [f32; 2],
    patch: Patch,
}

/// `sin 2πp` of a phase (Taylor's series to the eleventh order after folding; error below −140 dB).
#[inline(always)]
fn sine(phase: u32) -> f32 {
    let x = (phase as i32) as f32 * (1.0 / (1_u32 << 31) as f32);
    let y = 0.5 - (x.abs() - 0.5).abs();
    let s = y * y;
    let series = (((-0.007_370_43 * s + 0.082_145_89) * s - 0.599_264_5) * s + 2.550_164_0) * s
        - 5.167_712_8;
    (y * (series * s + std::f32::consts::PI)).copysign(x)
}

/// Periods as a phase; whole ones fall away.
#[inline(always)]
fn turned(periods: f32) -> u32 {
    ((periods * (1 << 26) as f32) as i32 as u32) << 6
}

impl Operators {
    pub(super) const REST: Self = Self {
        phasors: [Phasor { phase: 0, increment: 0.0 }; OPERATORS],
        past: [0.0; 2],
        patch: Patch {
            ratio: [1.0; OPERATORS],
            is_fixed: [false; OPERATORS],
            gain: [0.0; OPERATORS],
            feedback: 0.0,
            algorithm: 0,
        },
    };

    /// One tick at twice the rate; a note begins at sample `first`.
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &mut self,
        simd: S,
        patch: &Patch,
        hz: f64,
        rate_hz: f64,
        first: Option<usize>,
    ) -> Twice {
        if first.is_some() {
            (self.patch, self.past) = (*patch, [0.0; 2]);
        }
        let join = &ALGORITHMS[patch.algorithm];
        let mut waves = [[0.0_f32; LONG]; OPERATORS];
        let mut out = [0.0; LONG];
        for k in (0..OPERATORS).rev() {
            let own_hz = if patch.is_fixed[k] { patch.ratio[k] } else { patch.ratio[k] * hz };
            let speed = (0.5 * own_hz / rate_hz).min(FASTEST);
            let phasor = &mut self.phasors[k];
            if let Some(first) = first {
                phasor.start(0.0, speed, 2 * first);
            }
            let halfway = 0.5 * (phasor.increment + speed);
            let parts = [phasor.tick(halfway).at, phasor.tick(speed).at];
            let mut phase = [0; LONG];
            phase[..TICK].copy_from_slice(&parts[0]);
            phase[TICK..].copy_from_slice(&parts[1]);
            let mut turn = [0.0; LONG];
            for m in k + 1..OPERATORS {
                if join.modulators[k] & (1 << m) != 0 {
                    for i in 0..LONG {
                        turn[i] += waves[m][i];
                    }
                }
            }
            let feedback = Ramp { from: self.patch.feedback, to: patch.feedback };
            if k == OPERATORS - 1 && (feedback.from > 0.0 || feedback.to > 0.0) {
                let [mut last, mut before] = self.past;
                for i in 0..LONG {
                    let depth = along(feedback, i);
                    let y = sine(phase[i].wrapping_add(turned(0.5 * depth * (last + before))));
                    (last, before) = (y, last);
                    waves[k][i] = y;
                }
                self.past = [last, before];
            } else {
                for i in 0..LONG {
                    waves[k][i] = sine(phase[i].wrapping_add(turned(turn[i])));
                }
            }
            let gain = Ramp { from: self.patch.gain[k], to: patch.gain[k] };
            let is_heard = patch.carriers() & (1 << k) != 0;
            for i in 0..LONG {
                waves[k][i] *= along(gain, i);
                out[i] += if is_heard { waves[k][i] } else { 0.0 };
            }
        }
        self.patch = *patch;
        let _ = simd;
        let mut twice = [[0.0; TICK]; 2];
        for i in 0..TICK {
            (twice[0][i], twice[1][i]) = (out[2 * i], out[2 * i + 1]);
        }
        twice
    }
}

#[inline(always)]
fn along(ramp: Ramp, i: usize) -> f32 {
    ramp.from + (ramp.to - ramp.from) * ((i + 1) as f32 / LONG as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sine_is_one() {
        for i in 0..10_000_u32 {
            let phase = i.wrapping_mul(429_497);
            let ideal = (std::f64::consts::TAU * f64::from(phase) / 4_294_967_296.0).sin();
            assert!((f64::from(sine(phase)) - ideal).abs() < 4e-7, "{phase}");
        }
    }
}
