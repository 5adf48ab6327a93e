//! The short noise of hand or stick on a skin: modes too dense to be counted.

use crate::dsp::{
    lanes::Samples,
    noise::{NoiseBand, Random},
    simd::TICK,
};

/// Onset of the noise: the contact's own length [E].
const ONSET_S: f32 = 0.0012;

/// Below this, re full scale, it is over.
const OVER: f32 = 1.0e-6;

/// One band at a time.
#[derive(Clone, Debug)]
pub(crate) struct Burst {
    rate_hz: f32,
    noise: NoiseBand,
    /// Stream of the white noise, and the samples it has given.
    stream: u32,
    given: u32,
    /// Low-passes: skins do not hiss.
    low: [f32; 2],
    corner: f32,
    slow: f32,
    fast: f32,
    slow_kept: f32,
    fast_kept: f32,
}

impl Burst {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz: rate_hz as f32,
            noise: NoiseBand::new(Random::new(0, 0), 1_000.0, 1.0, rate_hz as f32),
            stream: 0,
            given: 0,
            low: [0.0; 2],
            corner: 0.0,
            slow: 0.0,
            fast: 0.0,
            slow_kept: 0.0,
            fast_kept: (-1.0 / (ONSET_S * rate_hz as f32)).exp(),
        }
    }

    pub(crate) fn reset(&mut self) {
        self.slow = 0.0;
        self.fast = 0.0;
        self.low = [0.0; 2];
    }

    pub(crate) fn start(&mut self, band: (f32, f32), decay_s: f32, level: f32, mut random: Random) {
        let (centre_hz, q) = band;
        self.stream = (random.bipolar() * 8_388_608.0) as i32 as u32;
        self.given = 0;
        self.noise = NoiseBand::new(random, centre_hz, q, self.rate_hz);
        self.corner = 1.0 - (-std::f32::consts::TAU * 2.2 * centre_hz / self.rate_hz).exp();
        // What is still heard of the last stroke goes on under this one.
        self.slow = self.slow.hypot(level);
        self.fast = self.slow;
        self.slow_kept = (-1.0 / (decay_s * self.rate_hz)).exp();
    }

    pub(crate) fn is_active(&self) -> bool {
        self.slow > 0.0
    }

    /// At a tick: whether it is over.
    pub(crate) fn settle(&mut self) {
        if self.slow <= OVER {
            self.reset();
        }
    }

    /// A hand on the skin takes this share.
    pub(crate) fn damp(&mut self, share: f32) {
        self.slow *= 1.0 - share;
        self.fast *= 1.0 - share;
    }

    pub(crate) fn level(&self) -> f32 {
        3.0 * self.slow
    }

    /// Adds up to a tick to both channels.
    #[inline(always)]
    pub(crate) fn add(&mut self, left: &mut Samples, right: &mut Samples, count: usize) {
        let white = white(self.stream, self.given);
        self.given = self.given.wrapping_add(count as u32);
        let fast_kept = self.fast_kept.min(self.slow_kept);
        // Copies stay in registers.
        let Self { mut noise, mut low, mut slow, mut fast, .. } = *self;
        for i in 0..count.min(TICK) {
            slow *= self.slow_kept;
            fast *= fast_kept;
            let x = (slow - fast) * noise.pass(white[i]);
            low[0] += self.corner * (x - low[0]);
            low[1] += self.corner * (low[0] - low[1]);
            left[i] += low[1];
            right[i] += low[1];
        }
        self.noise = noise;
        self.low = low;
        self.slow = slow;
        self.fast = fast;
    }
}

/// White noise of a stream from a sample on, uniform in −1…1: its counter, well mixed (the finaliser of
/// Appleby's `MurmurHash3`), so that sixteen are drawn side by side.
#[inline(always)]
fn white(stream: u32, from: u32) -> Samples {
    let mut out = [0.0; TICK];
    for (i, out) in out.iter_mut().enumerate() {
        let mut x = from.wrapping_add(i as u32).wrapping_mul(0x9E37_79B9) ^ stream;
        x = (x ^ (x >> 16)).wrapping_mul(0x85EB_CA6B);
        x = (x ^ (x >> 13)).wrapping_mul(0xC2B2_AE35);
        *out = (x ^ (x >> 16)).cast_signed() as f32 / 2_147_483_648.0;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noise_is_white_and_does_not_depend_on_where_it_is_cut() {
        let drawn: Vec<f64> =
            (0..4_096).flat_map(|tick| white(77, 16 * tick)).map(f64::from).collect();
        assert!((0..16).all(|i| f64::from(white(77, i)[0]) == drawn[i as usize]));
        for lag in 1..40 {
            let pairs = drawn.iter().zip(&drawn[lag..]);
            let mean = 3.0 * pairs.map(|(a, b)| a * b).sum::<f64>() / (drawn.len() - lag) as f64;
            // Four deviations of a mean of that many.
            assert!(mean.abs() < 4.0 / 256.0, "{lag}: {mean}");
        }
    }
}
