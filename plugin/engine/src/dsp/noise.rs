//! Seeded randomness, so that a render repeats, and the band of noise that skin and nail make.

use std::f32::consts::PI;

/// A small counter-based generator (`SplitMix64`, Steele, Lea & Flood 2014).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of one stroke: seed of the project, number of the stroke.
    pub(crate) fn new(seed: u32, stream: u32) -> Self {
        let mut random = Self((u64::from(seed) << 32) | u64::from(stream));
        random.next();
        random
    }

    /// A stream of its own that depends on this one.
    pub(crate) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform in −1…1.
    #[inline]
    pub(crate) fn bipolar(&mut self) -> f32 {
        ((self.next() >> 40) as i32 - (1 << 23)) as f32 / (1 << 23) as f32
    }

    /// Near-normal with unit deviation, bounded at ±3: the sum of three uniforms.
    pub(crate) fn normal(&mut self) -> f32 {
        self.bipolar() + self.bipolar() + self.bipolar()
    }
}

/// White noise through one state-variable band-pass.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoiseBand {
    random: Random,
    g: f32,
    a: f32,
    level: f32,
    s1: f32,
    s2: f32,
}

impl NoiseBand {
    /// Noise around `centre_hz` with the given Q. Source: Zavalishin, "The Art of VA Filter
    /// Design", 2012 (trapezoidal state-variable filter).
    pub(crate) fn new(random: Random, centre_hz: f32, q: f32, rate_hz: f32) -> Self {
        let g = (PI * (centre_hz / rate_hz).min(0.45)).tan();
        let k = 1.0 / q;
        let a = 1.0 / (1.0 + g * (g + k));
        // White noise of variance 1/3 leaves k·g·a/3 of it in the band's square over k².
        let level = k * (3.0 / (k * g * a)).sqrt();
        Self { random, g, a, level, s1: 0.0, s2: 0.0 }
    }

    /// The next sample, near unit deviation whatever the rate and band.
    #[inline]
    pub(crate) fn tick(&mut self) -> f32 {
        let x = self.random.bipolar();
        self.pass(x)
    }

    /// The same for white noise from elsewhere, uniform in −1…1.
    #[inline]
    pub(crate) fn pass(&mut self, x: f32) -> f32 {
        let band = (self.g * (x - self.s2) + self.s1) * self.a;
        let low = self.s2 + self.g * band;
        self.s1 = 2.0 * band - self.s1;
        self.s2 = 2.0 * low - self.s2;
        band * self.level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn band_level_does_not_depend_on_rate() {
        for rate_hz in [44_100.0, 48_000.0, 192_000.0] {
            let mut band = NoiseBand::new(Random::new(1, 2), 3_000.0, 1.0, rate_hz);
            let n = 200_000;
            let power: f32 = (0..n).map(|_| band.tick().powi(2)).sum::<f32>() / n as f32;
            assert!((power - 1.0).abs() < 0.35, "{rate_hz}: {power}");
        }
    }

    #[test]
    fn streams_differ_and_repeat() {
        let draw = |seed, stream| Random::new(seed, stream).bipolar();
        assert_eq!(draw(1, 1), draw(1, 1));
        assert_ne!(draw(1, 1), draw(1, 2));
        assert_ne!(draw(1, 1), draw(2, 1));
    }
}
