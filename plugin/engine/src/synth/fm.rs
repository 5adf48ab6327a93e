//! Four operators that turn each other's phase, at twice the rate.
//!
//! Phase modulation (Chowning 1973) spreads a tone by some multiple of the modulator's frequency that
//! grows with the index. The indices are held where that reach stays within what the half-band filter can
//! take away, so nothing folds back: deep stacks grow milder towards the highest keys.

use pulp::Simd;

use super::{analogue::Ramp, controls::OPERATORS, half_band::Twice, patch::Patch, phase::Phasor};
use crate::dsp::simd::TICK;

/// Fastest operator, in cycles per sample of the higher rate.
const FASTEST: f64 = 0.45;
/// Samples of a tick at twice the rate.
const LONG: usize = 2 * TICK;

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
    let series =
        (((-0.007_370_43 * s + 0.082_145_89) * s - 0.599_264_5) * s + 2.550_164) * s - 5.167_712_8;
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
        patch: Patch::SILENT,
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
        let join = patch.join();
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
            for (m, wave) in waves.iter().enumerate().skip(k + 1) {
                if join.modulators[k] & (1 << m) != 0 {
                    for (turn, wave) in turn.iter_mut().zip(wave) {
                        *turn += wave;
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
            let is_heard = join.carriers & (1 << k) != 0;
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
