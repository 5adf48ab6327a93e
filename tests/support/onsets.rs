//! Attacks within a stroke, by spectral flux with a hop of 2 ms.

use crate::spectrum::Spectrum;

/// Time between frames.
pub const HOP_S: f64 = 0.002;
/// Length of a frame: longer than the period of the lowest string, so that its own pulses are no
/// attacks, and short enough to part attacks 10 ms from each other, or 6 ms on two strings.
const FRAME_S: f64 = 0.010;
/// Where nails and released strings show.
const BAND_HZ: (f64, f64) = (1_500.0, 16_000.0);
/// Magnitudes are taken as `ln(1 + COMPRESSION·m/max)`, as ears would.
const COMPRESSION: f64 = 60.0;
/// Flux of an attack, re the strongest one.
const THRESHOLD: f64 = 0.2;
/// Frames that a magnitude must outgrow, so that beats are no attacks either.
const MEMORY: usize = 3;

/// Times of the attacks in seconds.
#[must_use]
pub fn onsets_s(x: &[f64], rate_hz: f64) -> Vec<f64> {
    let flux = flux(x, rate_hz);
    let strongest = flux.iter().copied().fold(0.0, f64::max);
    let mut found = Vec::new();
    for i in 0..flux.len() {
        let near = &flux[i.saturating_sub(1)..(i + 2).min(flux.len())];
        let is_top = near.iter().all(|other| *other <= flux[i]);
        if is_top && flux[i] > THRESHOLD * strongest {
            found.push(i as f64 * HOP_S + FRAME_S / 2.0);
        }
    }
    found
}

/// Growth of the magnitudes over what they were in the last frames, as a sum over the band.
fn flux(x: &[f64], rate_hz: f64) -> Vec<f64> {
    let size = (FRAME_S * rate_hz) as usize;
    let hop = HOP_S * rate_hz;
    let frames = ((x.len().saturating_sub(size)) as f64 / hop) as usize;
    let mut spectra: Vec<Vec<f64>> = (0..frames)
        .map(|frame| {
            let start = (frame as f64 * hop) as usize;
            let spectrum = Spectrum::with_beta(&x[start..start + size], rate_hz, 5.0);
            let bin = |hz: f64| ((hz / spectrum.bin_hz) as usize).min(spectrum.magnitude.len());
            spectrum.magnitude[bin(BAND_HZ.0)..bin(BAND_HZ.1)].to_vec()
        })
        .collect();
    let loudest = spectra.iter().flatten().fold(1.0e-12_f64, |most, m| most.max(*m));
    for m in spectra.iter_mut().flatten() {
        *m = (1.0 + COMPRESSION * *m / loudest).ln();
    }
    (0..frames)
        .map(|frame| {
            let past = &spectra[frame.saturating_sub(MEMORY)..frame];
            let grown = spectra[frame].iter().enumerate().map(|(bin, now)| {
                let before = past.iter().fold(0.0_f64, |most, then| most.max(then[bin]));
                (now - before).max(0.0)
            });
            grown.sum()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bursts like plucks: a fast rise, 15 ms of ring.
    fn bursts(at_s: &[f64]) -> Vec<f64> {
        let mut x = vec![0.0; 9_600];
        for (string, start) in at_s.iter().enumerate() {
            let base = 1.4e4 + 1.3e3 * string as f64;
            let first = (start * 48_000.0) as usize;
            for (i, y) in x[first..].iter_mut().enumerate() {
                let t = i as f64 / 48_000.0;
                let ring = |n: i32| (base * t * f64::from(n) + f64::from(n * n)).sin();
                *y += (-t / 0.012).exp() * (1..8).map(ring).sum::<f64>();
            }
        }
        x
    }

    #[test]
    fn attacks_are_counted_and_timed() {
        for times in [&[0.05][..], &[0.05, 0.062, 0.074], &[0.05, 0.057], &[0.04, 0.06, 0.08]] {
            let found = onsets_s(&bursts(times), 48_000.0);
            assert_eq!(found.len(), times.len(), "{found:?} for {times:?}");
            for (found, time) in found.iter().zip(times) {
                assert!((found - time).abs() < 0.004, "{found} for {time}");
            }
        }
    }
}
