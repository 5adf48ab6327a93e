//! The hiss of air in a narrow slit: noise of unit deviation in a broad band.

use pulp::Simd;

use crate::{
    dsp::{lanes::Samples, noise::Random, simd::TICK},
    exciters::reed::fused,
};

/// Where the turbulence of a slit lies [E: jet of some 30 m/s through a slit of a millimetre].
const BAND_HZ: [f64; 2] = [400.0, 4_500.0];

/// The noise.
#[derive(Clone, Debug)]
pub(crate) struct Turbulence {
    states: [u32; TICK],
    band: Band,
}

/// White noise becomes a band of unit deviation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Band {
    low: f64,
    lower: f64,
    shares: [f64; 2],
    level: f64,
}

impl Turbulence {
    pub(crate) fn new(stream: u32, rate_hz: f64) -> Self {
        let mut random = Random::new(0xBA1A, stream);
        // Never zero, from which the generator would not come back.
        let states = std::array::from_fn(|_| (random.bipolar() * 1.0e9) as i32 as u32 | 1);
        Self { states, band: Band::new(rate_hz) }
    }

    pub(crate) fn band(&self) -> Band {
        self.band
    }

    pub(crate) fn set_band(&mut self, band: Band) {
        self.band = band;
    }

    /// Sixteen generators side by side, each a shift register (Marsaglia 2003).
    #[inline(always)]
    pub(crate) fn white<S: Simd>(&mut self, simd: S) -> Samples {
        let mut noise = [0.0; TICK];
        let (outs, _) = S::as_mut_simd_f32s(&mut noise);
        let (states, _) = S::as_mut_simd_u32s(&mut self.states);
        let (left, right, again) = (simd.splat_u32s(13), simd.splat_u32s(17), simd.splat_u32s(5));
        for (state, out) in states.iter_mut().zip(outs) {
            let mut x = *state;
            x = simd.xor_u32s(x, simd.wrapping_dyn_shl_u32s(x, left));
            x = simd.xor_u32s(x, simd.wrapping_dyn_shr_u32s(x, right));
            x = simd.xor_u32s(x, simd.wrapping_dyn_shl_u32s(x, again));
            *state = x;
            // The upper bits as the fraction of a number in 2–4, less three.
            let bits = simd.wrapping_dyn_shr_u32s(x, simd.splat_u32s(9));
            let bits = simd.or_u32s(bits, simd.splat_u32s(0x4000_0000));
            *out = simd.sub_f32s(simd.transmute_f32s_u32s(bits), simd.splat_f32s(3.0));
        }
        noise
    }
}

impl Band {
    fn new(rate_hz: f64) -> Self {
        let shares = BAND_HZ.map(|hz| 1.0 - (-std::f64::consts::TAU * hz / rate_hz).exp());
        // What white noise of variance 1/3 leaves behind the two poles and the zero at rest.
        let [b, a] = shares.map(|share| 1.0 - share);
        let power = 2.0 * ((1.0 - a) * b).powi(2) / ((1.0 - a * b) * (1.0 + a) * (1.0 + b));
        Self { low: 0.0, lower: 0.0, shares, level: (3.0 / power).sqrt() }
    }

    /// One over the deviation of what [`Band::tick`] returns.
    pub(crate) fn level(&self) -> f64 {
        self.level
    }

    /// One sample.
    #[inline(always)]
    pub(crate) fn tick<S: Simd>(&mut self, white: f64) -> f64 {
        let [slow, quick] = self.shares;
        self.low = fused::<S>(quick, white - self.low, self.low);
        self.lower = fused::<S>(slow, self.low - self.lower, self.lower);
        self.low - self.lower
    }
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn it_has_unit_deviation_at_any_rate_and_no_memory() {
        for rate_hz in [44_100.0, 48_000.0, 192_000.0] {
            let mut noise = Turbulence::new(3, rate_hz);
            let count = 20_000;
            let mut band = noise.band();
            let x: Vec<f64> = (0..count)
                .flat_map(|_| noise.white(Scalar::new()))
                .map(|white| band.level() * band.tick::<Scalar>(f64::from(white)))
                .collect();
            let power = x.iter().map(|y| y * y).sum::<f64>() / x.len() as f64;
            let later = x.iter().zip(&x[TICK * 64..]).map(|(a, b)| a * b).sum::<f64>();
            assert!((power - 1.0).abs() < 0.1, "{rate_hz}: {power}");
            assert!((later / x.len() as f64).abs() < 0.03, "{rate_hz}: {later}");
        }
    }
}
