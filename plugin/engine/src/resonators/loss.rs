//! The part of a loop filter that changes while a note sounds: fingers, palms, the panel's damping.
//!
//! A symmetric five-tap filter, so its delay is known exactly. With `u = 1 − cos(ω·spacing)` its
//! response is the parabola `A0 − p·u + q·u²`, and `0 ≤ p ≤ A0 ≤ 1`, `0 ≤ q ≤ p/2` keep `|A| ≤ A0`
//! at every frequency: whatever the hands do, the loop stays passive.

use super::string_law::StringLaw;

/// Decay on top of a prototype's own.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct ExtraLoss {
    /// Multiples of the material's own decay rate.
    pub(crate) material: f64,
    /// The same at every frequency, in 1/s.
    pub(crate) flat_per_s: f64,
    /// Grows with the square of frequency: 1/s at 1 kHz.
    pub(crate) at_1k_per_s: f64,
}

impl ExtraLoss {
    /// Decay rate at a frequency in 1/s.
    pub(crate) fn decay_per_s(&self, law: &StringLaw, frequency_hz: f64) -> f64 {
        self.material * law.decay_per_s(frequency_hz)
            + self.flat_per_s
            + self.at_1k_per_s * (frequency_hz * 1.0e-3).powi(2)
    }
}

/// Five taps or three, `spacing` samples apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LossTaps {
    /// Centre, inner and outer tap.
    pub(crate) taps: [f64; 3],
    /// Samples between taps.
    pub(crate) spacing: usize,
    /// Taps on either side of the centre.
    pub(crate) sides: usize,
}

impl LossTaps {
    /// No loss at all.
    pub(crate) const NONE: Self = Self { taps: [1.0, 0.0, 0.0], spacing: 1, sides: 2 };

    /// Fits the round-trip gain of `extra`; taps lie at most `widest` samples apart.
    pub(crate) fn fit(extra: &ExtraLoss, law: &StringLaw, rate_hz: f64, widest: usize) -> Self {
        let gain = |f: f64| (-extra.decay_per_s(law, f) * law.round_trip_s(f)).exp();
        let unit = (rate_hz / 48_000.0).round().max(1.0);
        let (near_hz, far_hz) = fit_points(law.f0_hz, rate_hz);
        let (flat, near, far) = (gain(law.f0_hz), gain(near_hz), gain(far_hz));
        let mut best = Self { taps: [flat, 0.0, 0.0], spacing: 1, sides: 2 };
        for wide in 1..=3 {
            let spacing = (unit as usize) * wide;
            if wide > 1 && spacing > widest {
                break;
            }
            let turn = std::f64::consts::TAU * spacing as f64 / rate_hz;
            let (a, b) = (1.0 - (turn * near_hz).cos(), 1.0 - (turn * far_hz).cos());
            let (fall_a, fall_b) = ((flat - near) / a, (flat - far) / b);
            let q = if b > 1.05 * a { ((fall_a - fall_b) / (b - a)).max(0.0) } else { 0.0 };
            let p = fall_a + q * a;
            let enough = p <= flat;
            let p = p.clamp(0.0, flat);
            let q = q.min(0.5 * p);
            let (inner, outer) = (0.5 * p - q, 0.25 * q);
            best = Self { taps: [flat - 2.0 * (inner + outer), inner, outer], spacing, sides: 2 };
            if enough {
                break;
            }
        }
        best
    }

    /// The same with three taps only, right at the first partial and near it.
    pub(crate) fn short(extra: &ExtraLoss, law: &StringLaw, rate_hz: f64) -> Self {
        let gain = |f: f64| (-extra.decay_per_s(law, f) * law.round_trip_s(f)).exp();
        let spacing = (rate_hz / 48_000.0).round().max(1.0) as usize;
        let (near_hz, _) = fit_points(law.f0_hz, rate_hz);
        let flat = gain(law.f0_hz);
        let turn = std::f64::consts::TAU * spacing as f64 / rate_hz;
        let fall = (flat - gain(near_hz)) / (1.0 - (turn * near_hz).cos());
        let inner = 0.5 * fall.clamp(0.0, 0.5 * flat);
        Self { taps: [flat - 2.0 * inner, inner, 0.0], spacing, sides: 1 }
    }

    /// Gain at an angular frequency per sample.
    pub(crate) fn gain(&self, omega: f64) -> f64 {
        let [centre, inner, outer] = self.taps;
        let cos = (omega * self.spacing as f64).cos();
        // cos 2x = 2·cos² x − 1.
        (centre + 2.0 * inner * cos + 2.0 * outer * (2.0 * cos * cos - 1.0)).abs()
    }

    /// Delay in samples.
    pub(crate) fn delay_samples(&self) -> usize {
        self.sides * self.spacing
    }
}

/// Where the parabola meets the wanted loss.
fn fit_points(f0_hz: f64, rate_hz: f64) -> (f64, f64) {
    let top = 0.4 * rate_hz;
    let near = (6.0 * f0_hz).clamp(1_500.0, 6_000.0).min(0.5 * top);
    (near, (3.0 * near).clamp(5_000.0, 14_000.0).min(top))
}
