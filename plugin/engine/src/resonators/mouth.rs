//! The mouth of a player: formants side by side, of which two in a row make the melody.
//!
//! Path: flow → melody formant, in two stages; throat; fixed formants → air. Trapezoidal band-passes
//! (Zavalishin 2012) whose coefficients glide within a tick. Two stages stand for mouth and front
//! cavity tuned together, as overtone singers do it, and let one partial stand clear of its neighbours.

use std::f64::consts::PI;

/// Band-passes side by side.
pub(crate) const BANDS: usize = 8;

/// One band as it should be at the end of the tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Band {
    pub(crate) hz: f64,
    pub(crate) q: f64,
    /// Gain at its peak.
    pub(crate) gain: f64,
}

/// The bands. Band 1 listens to band 0, all others to the flow.
#[derive(Clone, Debug)]
pub(crate) struct Mouth {
    rate_hz: f64,
    now: Coefficients,
    step: Coefficients,
    target: Coefficients,
    s1: [f32; BANDS],
    s2: [f32; BANDS],
    first: f32,
    is_fresh: bool,
}

#[derive(Clone, Copy, Debug)]
struct Coefficients {
    g: [f32; BANDS],
    a: [f32; BANDS],
    out: [f32; BANDS],
    /// Peak gain of band 0, for band 1.
    k: f32,
}

const NOTHING: Coefficients =
    Coefficients { g: [0.0; BANDS], a: [0.0; BANDS], out: [0.0; BANDS], k: 0.0 };

impl Mouth {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let (s1, s2) = ([0.0; BANDS], [0.0; BANDS]);
        let (now, step, target) = (NOTHING, NOTHING, NOTHING);
        Self { rate_hz, now, step, target, s1, s2, first: 0.0, is_fresh: true }
    }

    pub(crate) fn reset(&mut self) {
        self.s1 = [0.0; BANDS];
        self.s2 = [0.0; BANDS];
        self.first = 0.0;
        self.is_fresh = true;
    }

    /// Where the bands go within so many samples.
    pub(crate) fn aim(&mut self, bands: &[Band; BANDS], samples: usize) {
        for (i, band) in bands.iter().enumerate() {
            let g = (PI * (band.hz / self.rate_hz).clamp(1.0e-6, 0.45)).tan();
            let k = 1.0 / band.q;
            self.target.g[i] = g as f32;
            self.target.a[i] = (1.0 / (1.0 + g * (g + k))) as f32;
            // Too high for the rate is left out, not moved.
            let is_heard = band.hz < 0.45 * self.rate_hz;
            self.target.out[i] = if is_heard { (k * band.gain) as f32 } else { 0.0 };
        }
        self.target.k = (1.0 / bands[0].q) as f32;
        if self.is_fresh {
            self.is_fresh = false;
            self.now = self.target;
        }
        // From where it is, so that no rounding gathers.
        let last = self.now;
        let share = 1.0 / samples as f32;
        for i in 0..BANDS {
            self.step.g[i] = (self.target.g[i] - last.g[i]) * share;
            self.step.a[i] = (self.target.a[i] - last.a[i]) * share;
            self.step.out[i] = (self.target.out[i] - last.out[i]) * share;
        }
        self.step.k = (self.target.k - last.k) * share;
    }

    /// The next sample of what is heard.
    #[inline(always)]
    pub(crate) fn tick(&mut self, flow: f32) -> f32 {
        let mut input = [flow; BANDS];
        input[1] = self.first;
        let mut band = [0.0_f32; BANDS];
        for i in 0..BANDS {
            self.now.g[i] += self.step.g[i];
            self.now.a[i] += self.step.a[i];
            self.now.out[i] += self.step.out[i];
            band[i] = (self.now.g[i] * (input[i] - self.s2[i]) + self.s1[i]) * self.now.a[i];
            let low = self.s2[i] + self.now.g[i] * band[i];
            self.s1[i] = 2.0 * band[i] - self.s1[i];
            self.s2[i] = 2.0 * low - self.s2[i];
        }
        self.now.k += self.step.k;
        self.first = band[0] * self.now.k;
        let mut half = [0.0_f32; 4];
        for i in 0..4 {
            half[i] = self.now.out[i] * band[i] + self.now.out[i + 4] * band[i + 4];
        }
        (half[0] + half[2]) + (half[1] + half[3])
    }

    /// Upper bound of what still rings.
    pub(crate) fn level(&self) -> f32 {
        (0..BANDS).map(|i| self.target.out[i].abs() * (self.s1[i].abs() + self.s2[i].abs())).sum()
    }
}
