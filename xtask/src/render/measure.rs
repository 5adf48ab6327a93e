//! What can be said of a render in numbers.

use std::f64::consts::PI;

/// Level that stands for silence, in decibels.
const FLOOR_DB: f64 = -200.0;
/// Samples between two that are looked at for the true peak.
const OVERSAMPLING: usize = 4;
/// Taps of each phase of the interpolator; the window leaves 0.1 dB at 0.45 of the rate.
const TAPS: usize = 32;

/// Levels of both channels together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Levels {
    /// Greatest sample.
    pub(super) peak_dbfs: f64,
    /// Root mean square of all samples.
    pub(super) rms_dbfs: f64,
    /// Greatest value of the signal four times oversampled, after ITU-R BS.1770-4, Annex 2.
    pub(super) true_peak_dbtp: f64,
    /// Samples that are no number; they count as zero above.
    pub(super) nonfinite: usize,
}

impl Levels {
    /// Measures both channels.
    pub(super) fn of(left: &[f32], right: &[f32]) -> Self {
        let samples = || left.iter().chain(right).filter(|x| x.is_finite());
        let count = (left.len() + right.len()).max(1);
        let peak = samples().fold(0.0_f32, |peak, x| peak.max(x.abs()));
        let power = samples().map(|x| f64::from(*x).powi(2)).sum::<f64>() / count as f64;
        let between = true_peak(left).max(true_peak(right));
        Self {
            peak_dbfs: decibels(f64::from(peak)),
            rms_dbfs: decibels(power.sqrt()),
            true_peak_dbtp: decibels(between.max(f64::from(peak))),
            nonfinite: left.len() + right.len() - samples().count(),
        }
    }
}

fn decibels(gain: f64) -> f64 {
    let level = if gain > 0.0 { 20.0 * gain.log10() } else { FLOOR_DB };
    (level.max(FLOOR_DB) * 1000.0).round() / 1000.0
}

/// Greatest magnitude between the samples.
fn true_peak(signal: &[f32]) -> f64 {
    let phases: Vec<Vec<f32>> = (1..OVERSAMPLING).map(phase).collect();
    let mut padded = vec![0.0; TAPS];
    padded.extend(signal.iter().map(|x| if x.is_finite() { *x } else { 0.0 }));
    padded.extend([0.0; TAPS]);
    let largest = padded.windows(TAPS).fold(0.0_f32, |largest, window| {
        phases.iter().fold(largest, |largest, phase| {
            let sum: f32 = window.iter().zip(phase).map(|(x, h)| x * h).sum();
            largest.max(sum.abs())
        })
    });
    f64::from(largest)
}

/// A sinc that reads `index`/4 of a sample past the middle, under a Hann window.
fn phase(index: usize) -> Vec<f32> {
    let shift = index as f64 / OVERSAMPLING as f64;
    let middle = (TAPS / 2 - 1) as f64 + shift;
    let half = (TAPS / 2) as f64;
    let taps = (0..TAPS).map(|tap| {
        let x = tap as f64 - middle;
        let window = 0.5 + 0.5 * (PI * x / half).cos();
        (PI * x).sin() / (PI * x) * window
    });
    taps.map(|tap| tap as f32).collect()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these figures come out exact")]
mod tests {
    use super::*;

    /// A quarter-rate sine caught 45° off its peaks: samples reach −3 dB, the wave 0 dB.
    #[test]
    fn the_peak_between_samples_is_found() {
        let sine: Vec<f32> =
            (0..4_800).map(|n| ((f64::from(n) * 0.5 + 0.25) * PI).sin() as f32).collect();
        let levels = Levels::of(&sine, &sine);
        assert!((levels.peak_dbfs + 3.01).abs() < 0.01, "{levels:?}");
        assert!((levels.rms_dbfs + 3.01).abs() < 0.01, "{levels:?}");
        assert!(levels.true_peak_dbtp.abs() < 0.5, "{levels:?}");
    }

    #[test]
    fn silence_and_nonsense_are_counted() {
        let levels = Levels::of(&[0.0, f32::NAN], &[f32::INFINITY, 0.0]);
        assert_eq!((levels.nonfinite, levels.peak_dbfs), (2, FLOOR_DB));
        assert_eq!(Levels::of(&[], &[]).rms_dbfs, FLOOR_DB);
    }
}
