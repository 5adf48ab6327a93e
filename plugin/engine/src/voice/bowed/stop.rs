//! Where and how a bowed string ends: open, under nail or fingertip, at a node.

use super::{hands::Common, part::Part, string::StringShape};
use crate::{
    controls::Articulation,
    dsp::simd::TICK,
    instruments::bowed::{BowedStringSpec, Stop},
    units::Pitch,
    voice::sustained::gesture::Gesture,
};

/// Samples in which a new stop takes over: while it glides, when it jumps.
const GLIDE_FADE: usize = 2 * TICK;
const JUMP_FADE: usize = 6 * TICK;
/// Samples from the bridge that let a string be run over whole ticks.
pub(super) const PARKED: usize = TICK + 5;
/// A string that swings less than this may be read from elsewhere at once, in m/s.
const STILL_M_PER_S: f64 = 1.0e-4;

/// A bow comes no nearer to the bridge than this, there and back on the string, however short that is:
/// 3 to 4 cm [E].
const NEAREST_S: f64 = 0.195e-3;
/// A string swings by speed over distance, less where its corner is round: so a bow so many times farther
/// is faster by this power of it [C: levels of the keys, within 1 dB of a bow that comes as near as asked].
const FASTER: f64 = 0.84;
/// Where the slip is looked at between two samples too: on round trips shorter than this, in samples, and
/// on strings that lose so little that the bow meets again what the sampling cannot hold: corner of the
/// losses above this, in cycles per sample [C: lines between the partials].
const SHORT_SAMPLES: f64 = 115.0;
const BRIGHT: f64 = 0.285;

/// How a string ends; a stopping finger by its share of nail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    Open,
    Touched,
    Stopped(f64),
}

/// A string with a stop, at a pitch, for a round trip of `period` samples.
pub(crate) fn stop_shape(
    own: &BowedStringSpec,
    stop: &Stop,
    hz: f64,
    period: f64,
    contact: f64,
    rate_hz: f64,
) -> StringShape {
    let inverse = std::f64::consts::PI / (own.q * hz) + 1.0 / stop.corner_hz;
    let loss_corner = 1.0 / (inverse * rate_hz);
    let asked = contact * period;
    let nearest = (NEAREST_S * rate_hz).min(0.45 * period);
    let bridge = asked.max(nearest) + 0.5;
    StringShape {
        period_samples: period,
        bridge_samples: bridge.min(0.45 * period).max(2.0) as usize,
        faster: if nearest > asked { (nearest / asked).powf(FASTER) } else { 1.0 },
        loss_corner,
        // The sampled kernel is flat where it should fall linearly: the first partial's loss is exact.
        reflection: stop.reflection * (-0.85 * hz * inverse).exp(),
        is_fine: period < SHORT_SAMPLES || loss_corner > BRIGHT,
    }
}

impl Part {
    /// What ends the string at a pitch: nothing, a touch, or a finger and how much of its nail.
    fn press(&mut self, gesture: &Gesture, common: &Common<'_>, hz: f64) {
        let (spec, controls) = (common.spec, common.controls);
        let nail = match gesture.articulation {
            Articulation::Nail => 1.0,
            Articulation::Fingertip => 0.0,
            _ => f64::from(controls.nail),
        };
        let end = if !self.is_stopped || (hz / self.open_hz - 1.0).abs() < 0.004 {
            End::Open
        } else if matches!(gesture.articulation, Articulation::Harmonic | Articulation::Artificial)
        {
            End::Touched
        } else {
            End::Stopped(nail)
        };
        let asked = (end, f64::from(controls.damping));
        if self.asked != Some(asked) {
            self.asked = Some(asked);
            let stop = match end {
                End::Open => spec.open,
                End::Touched => spec.touch,
                End::Stopped(nail) => between(&spec.fingertip, &spec.nail, nail),
            };
            self.stop = damped(stop, asked.1);
        }
    }

    /// Length, losses and contact point of the string.
    pub(super) fn finger(&mut self, gesture: &Gesture, common: &Common<'_>) {
        if self.string.is_fading() {
            return;
        }
        let spec = common.spec;
        let hz = if self.is_stopped { sounding(gesture, common) } else { self.open_hz };
        let hz = hz.clamp(0.45 * self.open_hz, 0.2 * common.rate_hz);
        self.press(gesture, common, hz);
        // Under the bow the string sounds flat, so the finger sits higher there.
        let share = (self.share_now / spec.bow.share[0]).min(1.5);
        let flat = self.flattenings[self.set].cents(hz, self.effort) * share;
        let corrected = self.lift * (self.servo.cents - flat);
        let loop_hz = hz * (corrected.clamp(-90.0, 90.0) / 1_200.0).exp2();
        // The bridge's delay changes little within a vibrato.
        if (hz / self.bridge_hz - 1.0).abs() > 0.004 || common.is_new {
            self.bridge_hz = hz;
            self.bridge_samples = (common.bridge)(hz, self.own.impedance);
        }
        let period = common.rate_hz / loop_hz - self.bridge_samples;
        let mut shape =
            stop_shape(self.own, &self.stop, hz, period, self.contact_point, common.rate_hz);
        let old = *self.string.shape();
        let moved = (shape.period_samples - old.period_samples).abs();
        let jumps = moved > 0.03 * old.period_samples;
        // A bow that stays where it is must not hop to and fro between two samples.
        let exact = self.contact_point * period;
        if (exact - old.bridge_samples as f64).abs() < 0.8 {
            shape.bridge_samples = old.bridge_samples;
        }
        if !self.is_bowed && !self.pluck.is_on && shape.bridge_samples < PARKED {
            let may_park = jumps || self.string.loudness() < STILL_M_PER_S;
            let room = PARKED < (0.45 * period) as usize;
            let is_parked = old.bridge_samples == PARKED;
            if room && (may_park && !gesture.is_held || is_parked) {
                shape.bridge_samples = PARKED;
            } else {
                shape.bridge_samples = old.bridge_samples.min((0.45 * period) as usize).max(2);
            }
        }
        if moved < 1.0e-5 * old.period_samples
            && (shape.loss_corner / old.loss_corner - 1.0).abs() < 0.003
            && (shape.reflection - old.reflection).abs() < 1.0e-4
            && shape.bridge_samples == old.bridge_samples
        {
            return;
        }
        self.string.set(shape, if jumps { JUMP_FADE } else { GLIDE_FADE });
        self.hz = hz;
    }
}

/// Pitch that should be heard: a flageolet sounds where its node is.
pub(crate) fn sounding(gesture: &Gesture, common: &Common<'_>) -> f64 {
    if gesture.articulation != Articulation::Harmonic {
        return gesture.frequency_hz;
    }
    let a4_hz = f64::from(common.controls.a4_hz);
    let key_hz = Pitch(f64::from(gesture.key)).hz(a4_hz);
    let variant = common.controls.variant.min(common.spec.tunings.len() - 1);
    for open in common.spec.tunings[variant].iter().rev() {
        let open_hz = Pitch(f64::from(*open)).hz(a4_hz);
        for n in 2..=6 {
            let node_hz = f64::from(n) * open_hz;
            if (node_hz / key_hz).log2().abs() < 0.02 {
                return gesture.frequency_hz * node_hz / key_hz;
            }
        }
    }
    gesture.frequency_hz
}

fn between(soft: &Stop, hard: &Stop, share: f64) -> Stop {
    if share >= 1.0 {
        return *hard;
    }
    Stop {
        reflection: soft.reflection + (hard.reflection - soft.reflection) * share,
        corner_hz: soft.corner_hz * (hard.corner_hz / soft.corner_hz).powf(share),
    }
}

fn damped(stop: Stop, factor: f64) -> Stop {
    if factor == 1.0 {
        return stop;
    }
    Stop { reflection: stop.reflection.powf(factor), corner_hz: stop.corner_hz / factor }
}
