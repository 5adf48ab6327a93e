//! One sound's frame: the spectrum under a Hann window, its power, and where each bin's energy stands.

use realfft::num_complex::Complex32;

use super::Spectrum;

/// One sound's frame.
#[derive(Debug)]
pub(super) struct Sound {
    /// Without a window.
    pub(super) raw: Spectrum,
    /// Under a Hann window.
    pub(super) bins: Spectrum,
    /// Of both channels together.
    pub(super) power: Vec<f32>,
    /// Bins from the middle of each bin to where its energy stands.
    pub(super) offset: Vec<f32>,
}

impl Sound {
    pub(super) fn new(bins: usize) -> Self {
        let spectrum = || [vec![Complex32::default(); bins], vec![Complex32::default(); bins]];
        Self { raw: spectrum(), bins: spectrum(), power: vec![0.0; bins], offset: vec![0.0; bins] }
    }

    /// Takes the raw spectrum in: a Hann window is a sum of three neighbours.
    pub(super) fn look(&mut self) {
        self.power.fill(0.0);
        for (raw, bins) in self.raw.iter().zip(&mut self.bins) {
            let last = raw.len() - 1;
            bins[0] = raw[0] * 0.5 + raw[1].re * 0.5;
            bins[last] = raw[last] * 0.5 + raw[last - 1].re * 0.5;
            for (bin, near) in bins[1..last].iter_mut().zip(raw.windows(3)) {
                *bin = near[1] * 0.5 + (near[0] + near[2]) * 0.25;
            }
            for (power, bin) in self.power.iter_mut().zip(bins) {
                *power += bin.norm_sqr();
            }
        }
    }

    /// Finds where the bins' energy stands: the derivative of the phase, by a window's derivative (Auger
    /// & Flandrin 1995), weighed by the channels' power.
    pub(super) fn point(&mut self) {
        let last = self.offset.len() - 1;
        self.offset.fill(0.0);
        for (raw, bins) in self.raw.iter().zip(&self.bins) {
            let neighbours = raw[2..].iter().zip(raw);
            let places = self.offset[1..last].iter_mut().zip(&bins[1..last]);
            for ((offset, bin), (above, below)) in places.zip(neighbours) {
                *offset += (above.re - below.re) * bin.re + (above.im - below.im) * bin.im;
            }
        }
        for (offset, power) in self.offset.iter_mut().zip(&self.power) {
            *offset = if *power > 0.0 { 0.25 * *offset / power } else { 0.0 };
        }
    }

    /// Both channels in one number that neither equal nor opposite channels cancel.
    pub(super) fn both(&self, k: usize) -> Complex32 {
        let [left, right] = &self.bins;
        Complex32::new(left[k].re - right[k].im, left[k].im + right[k].re)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spectral::frames::Transforms;

    #[test]
    fn energy_is_found_where_the_partial_stands() {
        let length = 2_048;
        let mut transforms = Transforms::new(length);
        let mut sound = Sound::new(length / 2 + 1);
        let place = 100.3;
        for i in 0..length {
            let time = ((i + length / 2) % length) as f32 - (length / 2) as f32;
            transforms.time[i] = (std::f32::consts::TAU * place * time / length as f32 + 0.4).cos();
        }
        transforms.forward(&mut sound.raw[0]);
        sound.look();
        sound.point();
        for k in 99..=101 {
            let found = k as f32 + sound.offset[k];
            assert!((found - place).abs() < 1.0e-3, "{k}: {found}");
            assert!((sound.bins[0][k].arg() - 0.4).abs() < 1.0e-2, "{k}");
        }
    }
}
