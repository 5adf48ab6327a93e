//! What a prototype is to do at each frequency: the round trip of the stiff string.

use realfft::num_complex::Complex64;

use super::PROTOTYPE_LOSS;
use crate::resonators::string_law::StringLaw;

pub(super) struct Target<'a> {
    pub(super) law: &'a StringLaw,
    pub(super) rate_hz: f64,
    pub(super) followed_hz: f64,
    pub(super) delay: f64,
    pub(super) emphasis: i32,
    pub(super) beyond: f64,
}

impl Target<'_> {
    /// Wanted response and weight at a frequency.
    pub(super) fn at(&self, frequency_hz: f64) -> (Complex64, f64) {
        let omega = std::f64::consts::TAU * frequency_hz / self.rate_hz;
        let law = self.law;
        let f = frequency_hz.min(self.followed_hz);
        let mut phase = -omega * self.delay;
        if f > 0.0 {
            let follow = std::f64::consts::TAU * f / self.rate_hz;
            phase += follow * law.phase_lead_samples(f, self.rate_hz);
            phase += (omega - follow) * group_lead(law, f, self.rate_hz);
        }
        let loss = law.decay_per_s(frequency_hz)
            * law.round_trip_s(frequency_hz.clamp(1.0, self.followed_hz));
        let gain = (-PROTOTYPE_LOSS * loss).exp();
        // Errors count against the loss they would disturb; above what is followed only the level
        // matters, and that it stays low.
        let weight = (1.0 / (0.003 + 1.0 - (-loss).exp())).powi(self.emphasis);
        let weight = if frequency_hz > self.followed_hz { self.beyond * weight } else { weight };
        (Complex64::from_polar(gain, phase), weight)
    }
}

/// Highest frequency whose phase is followed: where loss has taken over, or room runs out.
pub(super) fn followed(law: &StringLaw, rate_hz: f64, followed_gain: f64, longest: f64) -> f64 {
    let top = 0.46 * rate_hz;
    let fits = |f: f64| {
        let gain = (-law.decay_per_s(f) * law.round_trip_s(f)).exp();
        gain > followed_gain && group_lead(law, f, rate_hz) < longest
    };
    let (mut low, mut high) = (law.f0_hz.min(top), top);
    if fits(high) {
        return high;
    }
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if fits(middle) { low = middle } else { high = middle }
    }
    low
}

/// Samples by which the group delay of a round trip falls short of the first partial's period.
pub(super) fn group_lead(law: &StringLaw, frequency_hz: f64, rate_hz: f64) -> f64 {
    rate_hz / law.f0_hz - law.round_trip_s(frequency_hz) * rate_hz
}
