//! The hiss of air in narrow slits: noise of unit deviation in a broad band.

use pulp::Simd;

use crate::{
    dsp::{noise::Random, simd::TICK},
    exciters::reed::{LANES, Row},
};

/// Where the turbulence of a slit lies [E: jet of some 30 m/s through a slit of a millimetre].
const BAND_HZ: [f64; 2] = [400.0, 4_500.0];

/// White noise of several slits: a byte for each in every sample.
#[derive(Clone, Debug)]
pub(crate) struct Turbulence {
    states: [u32; TICK],
}

impl Turbulence {
    pub(crate) fn new() -> Self {
        let mut random = Random::new(0xBA1A, 0);
        // Never zero, from which the generator would not come back.
        let states = std::array::from_fn(|_| (random.bipolar() * 1.0e9) as i32 as u32 | 1);
        Self { states }
    }

    /// The next sixteen samples of each slit, −128–127. Sixteen generators side by side, each a shift
    /// register (Marsaglia 2003).
    #[inline(always)]
    pub(crate) fn white<S: Simd>(&mut self, simd: S, slits: &mut [Row; TICK]) {
        let (states, _) = S::as_mut_simd_u32s(&mut self.states);
        let (left, right, again) = (simd.splat_u32s(13), simd.splat_u32s(17), simd.splat_u32s(5));
        for state in states {
            let mut x = *state;
            x = simd.xor_u32s(x, simd.wrapping_dyn_shl_u32s(x, left));
            x = simd.xor_u32s(x, simd.wrapping_dyn_shr_u32s(x, right));
            x = simd.xor_u32s(x, simd.wrapping_dyn_shl_u32s(x, again));
            *state = x;
        }
        let bytes: [[u8; LANES]; TICK] = self.states.map(u32::to_le_bytes);
        for (slit, byte) in slits.as_flattened_mut().iter_mut().zip(bytes.as_flattened()) {
            *slit = f64::from(*byte as i8);
        }
    }
}

/// Shares of a sample that the band's two poles take.
pub(crate) fn shares(rate_hz: f64) -> [f64; 2] {
    BAND_HZ.map(|hz| 1.0 - (-std::f64::consts::TAU * hz / rate_hz).exp())
}

/// One over the deviation of what the band leaves of [`Turbulence::white`].
pub(crate) fn level(rate_hz: f64) -> f64 {
    // What white noise of variance 1/3 leaves behind the two poles and the zero at rest.
    let [b, a] = shares(rate_hz).map(|share| 1.0 - share);
    let power = 2.0 * ((1.0 - a) * b).powi(2) / ((1.0 - a * b) * (1.0 + a) * (1.0 + b));
    (3.0 / power).sqrt() / 128.0
}

#[cfg(test)]
mod tests {
    use pulp::Scalar;

    use super::*;

    #[test]
    fn every_slit_has_unit_deviation_at_any_rate_no_memory_and_no_twin() {
        for rate_hz in [44_100.0, 48_000.0, 192_000.0] {
            let mut noise = Turbulence::new();
            let [slow, quick] = shares(rate_hz);
            let mut rows = [Row::default(); TICK];
            let mut poles = [[0.0; 2]; LANES];
            let mut slits = vec![Vec::new(); LANES];
            for _ in 0..20_000 {
                noise.white(Scalar::new(), &mut rows);
                for row in &rows {
                    for (k, [low, lower]) in poles.iter_mut().enumerate() {
                        *low += quick * (row[k] - *low);
                        *lower += slow * (*low - *lower);
                        slits[k].push(level(rate_hz) * (*low - *lower));
                    }
                }
            }
            let mean = |a: &[f64], b: &[f64]| {
                a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>() / a.len() as f64
            };
            for (k, x) in slits.iter().enumerate() {
                let (power, later) = (mean(x, x), mean(x, &x[TICK * 64..]));
                assert!((power - 1.0).abs() < 0.1, "{rate_hz}: {power}");
                assert!(later.abs() < 0.03, "{rate_hz}: {later}");
                for lag in [0, 1, TICK, 2 * TICK] {
                    let twin = mean(&x[lag..], &slits[(k + 1) % LANES]);
                    assert!(twin.abs() < 0.03, "{rate_hz}, slit {k}, lag {lag}: {twin}");
                }
            }
        }
    }
}
