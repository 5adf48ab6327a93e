//! The short noise of hand or stick on a skin: modes too dense to be counted.

use crate::dsp::noise::{NoiseBand, Random};

/// Onset of the noise: the contact's own length [E].
const ONSET_S: f32 = 0.0012;

/// Below this, re full scale, it is over.
const OVER: f32 = 1.0e-8;

/// One band at a time.
#[derive(Clone, Debug)]
pub(crate) struct Burst {
    rate_hz: f32,
    noise: NoiseBand,
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

    pub(crate) fn start(&mut self, band: (f32, f32), decay_s: f32, level: f32, random: Random) {
        let (centre_hz, q) = band;
        self.noise = NoiseBand::new(random, centre_hz, q, self.rate_hz);
        self.corner = 1.0 - (-std::f32::consts::TAU * 2.2 * centre_hz / self.rate_hz).exp();
        // What is still heard of the last stroke goes on under this one.
        self.slow = self.slow.hypot(level);
        self.fast = self.slow;
        self.slow_kept = (-1.0 / (decay_s * self.rate_hz)).exp();
    }

    pub(crate) fn is_active(&self) -> bool {
        self.slow > OVER
    }

    /// A hand on the skin takes this share.
    pub(crate) fn damp(&mut self, share: f32) {
        self.slow *= 1.0 - share;
        self.fast *= 1.0 - share;
    }

    pub(crate) fn level(&self) -> f32 {
        3.0 * self.slow
    }

    /// The next sample.
    #[inline]
    pub(crate) fn tick(&mut self) -> f32 {
        if self.slow <= OVER {
            return 0.0;
        }
        self.slow *= self.slow_kept;
        self.fast *= self.fast_kept.min(self.slow_kept);
        let x = (self.slow - self.fast) * self.noise.tick();
        self.low[0] += self.corner * (x - self.low[0]);
        self.low[1] += self.corner * (self.low[0] - self.low[1]);
        self.low[1]
    }
}
