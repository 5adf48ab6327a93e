//! White noise by the tick: a hash of a counter in each lane, so that sixteen samples cost a few vectors.
//!
//! The mixing steps are those of Wellons' `lowbias32` (2018, public domain): every bit of the counter
//! moves every bit of the result.

use super::{noise::Random, simd::TICK};

/// One stream of noise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hiss {
    place: u32,
}

impl Hiss {
    /// A stream that begins where a note's own randomness says.
    pub(crate) fn new(mut random: Random) -> Self {
        Self { place: ((random.bipolar() + 1.0) * (1 << 23) as f32) as u32 ^ 0x6B61_6972 }
    }

    /// The next sixteen samples, uniform in −1…1.
    #[inline(always)]
    pub(crate) fn tick(&mut self) -> [f32; TICK] {
        let mut noise = [0.0; TICK];
        for (i, noise) in noise.iter_mut().enumerate() {
            let mut x = self.place.wrapping_add(i as u32).wrapping_mul(0x9E37_79B9);
            x = (x ^ (x >> 16)).wrapping_mul(0x7FEB_352D);
            x = (x ^ (x >> 15)).wrapping_mul(0x846C_A68B);
            x ^= x >> 16;
            *noise = (x as i32) as f32 * (1.0 / (1_u32 << 31) as f32);
        }
        self.place = self.place.wrapping_add(TICK as u32);
        noise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noise_is_white_and_repeats() {
        let draw = |seed| {
            let mut hiss = Hiss::new(Random::new(seed, 1));
            (0..4_000).flat_map(|_| hiss.tick()).map(f64::from).collect::<Vec<_>>()
        };
        let x = draw(1);
        assert_eq!(x, draw(1));
        assert_ne!(x, draw(2));
        let along =
            |lag: usize| x.iter().zip(&x[lag..]).map(|(a, b)| a * b).sum::<f64>() / x.len() as f64;
        assert!((along(0) - 1.0 / 3.0).abs() < 0.01);
        for lag in 1..64 {
            // Four deviations of a mean of 64 000 products.
            assert!(along(lag).abs() < 4.0 / 3.0 / 252.0, "{lag}: {}", along(lag));
        }
    }
}
