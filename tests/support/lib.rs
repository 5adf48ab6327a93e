//! What the tests share: rendering without a host, and measurements that know their own error.

pub mod clicks;
pub mod decay;
pub mod filter;
pub mod ltas;
pub mod noise;
pub mod onsets;
pub mod pitch;
pub mod pool;
pub mod render;
pub mod solo;
pub mod spectrum;
pub mod window;

/// Level in decibels of a ratio of amplitudes, no lower than −400 dB.
#[must_use]
pub fn db(ratio: f64) -> f64 {
    20.0 * ratio.abs().max(1.0e-20).log10()
}

/// Interval from `reference_hz` up to `hz`, in cents.
#[must_use]
pub fn cents(hz: f64, reference_hz: f64) -> f64 {
    1_200.0 * (hz / reference_hz).log2()
}

/// Largest magnitude.
#[must_use]
pub fn peak(x: &[f64]) -> f64 {
    x.iter().fold(0.0, |peak, y| peak.max(y.abs()))
}

/// Root mean square; 0 for nothing.
#[must_use]
pub fn rms(x: &[f64]) -> f64 {
    (x.iter().map(|y| y * y).sum::<f64>() / x.len().max(1) as f64).sqrt()
}

/// Median; 0 for nothing.
#[must_use]
pub fn median(x: &[f64]) -> f64 {
    let mut sorted = x.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}
