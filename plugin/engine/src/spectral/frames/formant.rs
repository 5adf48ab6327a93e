//! One sound's envelope on the other's fine structure, by the cepstrum.
//!
//! Path: logarithm of the magnitudes → valleys between partials are filled (closing by the note's
//! distance of partials) → the slow part of the cepstrum, the envelope. Gain of a carrier's bin: the
//! other's envelope over its own. Lifter: Röbel & Rodet 2005, 0.5–0.7 of the note's period.

use realfft::num_complex::Complex32;

use super::{super::roles::Roles, Aim, Sound, Spectrum, Transforms};

/// Where the lifter has fallen to a half, in periods of the note [S: Röbel & Rodet 2005].
const LIFTER: f64 = 0.6;
/// Half of the lifter's slope, re its place [by ear]: steeper rings along the envelope.
const SLOPE: f64 = 0.25;
/// Pitch that is taken where none is known [by ear]: higher loses formants, lower follows partials.
const UNKNOWN_HZ: f64 = 200.0;
/// Pitches that the lifter follows.
const LOWEST_HZ: f64 = 60.0;
const HIGHEST_HZ: f64 = 1_500.0;
/// Amplitude of a sine that is nothing: −110 dB.
const NOTHING: f32 = 3.0e-6;
/// A bin is raised by at most this many nepers, 24 dB [by ear]: more brings up hiss.
const MOST: f32 = 2.763;
/// A bin is lowered by at most this many nepers, 120 dB.
const LEAST: f32 = -13.8;

/// Envelope transfer.
#[derive(Debug)]
pub(super) struct Formant {
    rate_hz: f64,
    /// Power under which a bin has nothing.
    floor: f32,
    /// Logarithms of the envelopes of A and B.
    envelopes: [Vec<f32>; 2],
    spare: Vec<f32>,
    cepstrum: Vec<Complex32>,
}

impl Formant {
    pub(super) fn new(length: usize, rate_hz: f64) -> Self {
        let bins = length / 2 + 1;
        let peak = NOTHING * length as f32 / 4.0;
        Self {
            rate_hz,
            floor: peak * peak,
            envelopes: [vec![0.0; bins], vec![0.0; bins]],
            spare: vec![0.0; bins],
            cepstrum: vec![Complex32::default(); bins],
        }
    }

    pub(super) fn frame(
        &mut self,
        transforms: &mut Transforms,
        aim: &Aim,
        sounds: &[Sound; 2],
        out: &mut Spectrum,
    ) {
        let roles = Roles::at(aim.position);
        if roles.takes != [0.0; 2] {
            let hz = aim.note_hz.unwrap_or(UNKNOWN_HZ).clamp(LOWEST_HZ, HIGHEST_HZ);
            for (side, sound) in sounds.iter().enumerate() {
                self.envelope(transforms, hz, side, sound);
            }
        }
        for (side, sound) in sounds.iter().enumerate() {
            let (carries, takes) = (roles.carries[side], roles.takes[side]);
            if carries == 0.0 {
                continue;
            }
            self.gains(side, carries, takes, aim.shift);
            for (out, bins) in out.iter_mut().zip(&sound.bins) {
                for ((out, bin), gain) in out.iter_mut().zip(bins).zip(&self.spare) {
                    *out += bin * gain;
                }
            }
        }
    }

    /// Gains of a carrier's bins, into `spare`.
    fn gains(&mut self, side: usize, carries: f32, takes: f32, shift: f32) {
        self.spare.fill(carries);
        if takes <= 0.0 {
            return;
        }
        let (own, other) = (&self.envelopes[side], &self.envelopes[1 - side]);
        let last = own.len() - 1;
        let scale = 1.0 / shift;
        for (k, (gain, own)) in self.spare.iter_mut().zip(own).enumerate() {
            let place = (k as f32 * scale).min(last as f32);
            let (low, high) = (place as usize, (place as usize + 1).min(last));
            let wanted = other[low] + (place - low as f32) * (other[high] - other[low]);
            *gain *= (takes * (wanted - own).clamp(LEAST, MOST)).exp();
        }
    }

    /// Logarithm of a sound's envelope.
    fn envelope(&mut self, transforms: &mut Transforms, hz: f64, side: usize, sound: &Sound) {
        let envelope = &mut self.envelopes[side];
        let length = transforms.time.len();
        for (envelope, power) in envelope.iter_mut().zip(&sound.power) {
            *envelope = 0.5 * (power + self.floor).ln();
        }
        let width = (hz * length as f64 / self.rate_hz).ceil() as usize + 1;
        close(envelope, &mut self.spare, width);
        for (bin, envelope) in self.cepstrum.iter_mut().zip(&*envelope) {
            *bin = Complex32::new(*envelope, 0.0);
        }
        transforms.inverse(&mut self.cepstrum);
        let place = LIFTER * self.rate_hz / hz;
        let (flat, end) = (place * (1.0 - SLOPE), place * (1.0 + SLOPE));
        let scale = 1.0 / length as f64;
        for n in 0..=length / 2 {
            let part = ((n as f64 - flat) / (end - flat)).clamp(0.0, 1.0);
            // Exactly nothing beyond the end, and no cosine for it.
            let keep = if part >= 1.0 {
                0.0
            } else if part <= 0.0 {
                scale
            } else {
                scale * (0.5 + 0.5 * (std::f64::consts::PI * part).cos())
            };
            transforms.time[n] *= keep as f32;
            if n > 0 && n < length / 2 {
                transforms.time[length - n] *= keep as f32;
            }
        }
        transforms.forward(&mut self.cepstrum);
        for (envelope, bin) in envelope.iter_mut().zip(&self.cepstrum) {
            *envelope = bin.re;
        }
    }
}

/// Fills valleys narrower than `width` bins: the highest of each stretch that begins at a bin, then the
/// lowest of those of each stretch that ends there.
fn close(x: &mut Vec<f32>, spare: &mut Vec<f32>, width: usize) {
    let mut covered = 1;
    while covered < width {
        let step = covered.min(width - covered).min(x.len() - 1);
        let kept = x.len() - step;
        for ((y, a), b) in spare.iter_mut().zip(&x[..kept]).zip(&x[step..]) {
            *y = if a > b { *a } else { *b };
        }
        spare[kept..].copy_from_slice(&x[kept..]);
        std::mem::swap(x, spare);
        covered += step;
    }
    covered = 1;
    while covered < width {
        let step = covered.min(width - covered).min(x.len() - 1);
        for ((y, a), b) in spare[step..].iter_mut().zip(&x[step..]).zip(&*x) {
            *y = if a < b { *a } else { *b };
        }
        spare[..step].copy_from_slice(&x[..step]);
        std::mem::swap(x, spare);
        covered += step;
    }
}

#[cfg(test)]
mod tests {
    use super::close;

    #[test]
    fn narrow_valleys_and_those_at_the_edge_are_filled_and_peaks_are_not_widened() {
        let mut x = vec![0.0, 5.0, 0.0, 1.0, 5.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0];
        let mut spare = x.clone();
        close(&mut x, &mut spare, 3);
        assert_eq!(x, [5.0, 5.0, 5.0, 5.0, 5.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0]);
    }
}
