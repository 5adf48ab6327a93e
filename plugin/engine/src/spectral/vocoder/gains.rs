//! Gains of the vocoder's bands: what the other sound has over what the carrier has.

use super::{Lane, Vocoder};
use crate::dsp::{simd::LANES, smooth::smoothstep};

/// A carrier's band is never raised further, as an amplitude [by ear]: more brings up its hiss.
const MOST: f32 = 30.0;
/// Power that every band of a carrier is taken to have, re the mean of its bands [by ear]: with less,
/// bands in which it has nothing are filled with the skirts of their neighbours.
const FLOOR: f32 = 1.0e-4;
/// The same in silence.
const SILENCE: f32 = 1.0e-12;
/// Above this a voice without pitch has most of its power [S: Stevens 1998, fricatives].
const HISS_HZ: f32 = 3_000.0;
/// Part of the power up there at which noise begins, and from which on it is all there [by ear].
const UNVOICED: [f32; 2] = [0.15, 0.45];

impl Vocoder {
    /// Bands of the envelope that each band of the carrier reads.
    pub(super) fn shift_by(&mut self, shift: f32) {
        if self.shift == shift {
            return;
        }
        self.shift = shift;
        let centres = &self.bands.centre_hz;
        for (read, hz) in self.read.iter_mut().zip(centres) {
            let wanted = hz / shift;
            let k = centres.partition_point(|hz| *hz <= wanted).clamp(1, LANES - 1);
            let part = (wanted - centres[k - 1]) / (centres[k] - centres[k - 1]);
            *read = (k as f32 - 1.0 + part).clamp(-1.0, LANES as f32);
        }
    }

    /// What the bands of a carrier are multiplied by to get the other's envelope.
    pub(super) fn gains(&mut self, side: usize, level: f32, takes: f32) -> Lane {
        let mut gains = [level; LANES];
        if level == 0.0 || takes == 0.0 {
            return gains;
        }
        let (own, other) = (&self.banks[side].power, &self.banks[1 - side].power);
        let floor = FLOOR * own.iter().sum::<f32>() / LANES as f32 + SILENCE;
        let mut wanted = *other;
        if self.shift != 1.0 {
            for (wanted, read) in wanted.iter_mut().zip(&self.read) {
                let k = read.floor();
                let at = |k: f32| other.get(k as usize).filter(|_| k >= 0.0).map_or(0.0, |x| *x);
                *wanted = at(k) + (read - k) * (at(k + 1.0) - at(k));
            }
        }
        let lanes = gains.iter_mut().zip(&mut self.full[side]);
        for ((gain, full), (wanted, own)) in lanes.zip(wanted.iter().zip(own)) {
            let now = (wanted / (own + floor)).sqrt().min(MOST);
            *full = now + self.keep * (*full - now);
            *gain *= 1.0 + takes * (*full - 1.0);
        }
        gains
    }

    /// Level of a sound as far as it is unvoiced.
    pub(super) fn unvoiced(&self, side: usize) -> f32 {
        let (mut all, mut high) = (SILENCE, 0.0);
        for (power, hz) in self.banks[side].power.iter().zip(&self.bands.centre_hz) {
            all += power;
            high += if *hz > HISS_HZ { *power } else { 0.0 };
        }
        smoothstep((high / all - UNVOICED[0]) / (UNVOICED[1] - UNVOICED[0])) * all.sqrt()
    }
}
