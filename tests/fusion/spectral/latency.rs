//! What is reported is what is measured, to the sample; ends of the way change nothing.

use kairat_engine::{
    SampleRate,
    spectral::{Spectral, SpectralMode},
};
use tests::{db, rms};

use super::{MODES, Stereo, at, noise, play, spectral, still, wide};

/// Level of what is left when `x`, late by `late`, is taken off `y`, re `x`.
fn left_over(y: &[f32], x: &[f32], late: usize) -> f64 {
    let from = 6_000;
    let rest: Vec<f64> =
        (from..y.len()).map(|i| f64::from(y[i]) - f64::from(x[i - late])).collect();
    db(rms(&rest) / rms(&wide(&x[from..])))
}

fn sounds(count: usize) -> [Stereo; 2] {
    [1, 3].map(|seed| [noise(seed, count, 0.3), noise(seed + 1, count, 0.2)])
}

#[test]
fn the_ends_of_the_way_are_the_sounds_themselves() {
    let [a, b] = sounds(48_000);
    for (position, x) in [(0.0, &a), (1.0, &b)] {
        let controls = at(SpectralMode::Transport, position);
        let y = still(&controls, &a, &b);
        let late = spectral(&controls).latency_samples();
        for side in 0..2 {
            let error_db = left_over(&y[side], &x[side], late);
            eprintln!("transport at {position}: error {error_db:.1} dB, late by {late}");
            assert!(error_db < -60.0);
        }
    }
}

#[test]
fn the_middle_of_formant_and_vocoder_is_both_as_they_are() {
    let [a, b] = sounds(48_000);
    let both: Vec<f32> = a[0].iter().zip(&b[0]).map(|(a, b)| a + b).collect();
    for mode in [SpectralMode::Off, SpectralMode::Formant, SpectralMode::Vocoder] {
        let controls = at(mode, 0.0);
        let y = still(&controls, &a, &b);
        let late = spectral(&controls).latency_samples();
        let error_db = left_over(&y[0], &both, late);
        eprintln!("{mode:?}: error {error_db:.1} dB, late by {late}");
        assert!(error_db < -60.0);
    }
}

/// Samples from a pulse on both sounds to its answer, and how many are reported. Where there is no
/// latency, what counts is the first sample that differs from the same sounds without a pulse.
fn answer(mode: SpectralMode, position: f32, rate_hz: f64) -> (usize, usize) {
    let at_once = matches!(mode, SpectralMode::Off | SpectralMode::Vocoder);
    let window = 8 * (2_048.0 * rate_hz / 48_000.0) as usize;
    let pulse_at = window + 37;
    let mut late = 0;
    let mut take = |level: f32| {
        let mut spectral = Spectral::new(SampleRate::new(rate_hz));
        spectral.set(&at(mode, position));
        late = spectral.latency_samples();
        let mut x = noise(1, 2 * window, if at_once { 0.1 } else { 0.0 });
        x[pulse_at] += level;
        let x = [x.clone(), x];
        play(&mut spectral, &x, &x, 61, |_, _| {})[0].clone()
    };
    let (with, without) = (take(1.0), take(0.0));
    let added: Vec<f32> = with.iter().zip(&without).map(|(y, x)| (y - x).abs()).collect();
    let largest = added.iter().copied().fold(0.0, f32::max);
    let limit = if at_once { 0.0 } else { 0.5 * largest };
    let first = added.iter().position(|y| *y > limit).unwrap_or(0);
    (first.wrapping_sub(pulse_at), late)
}

#[test]
fn latency_is_what_is_reported() {
    for rate_hz in [8_000.0, 44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        for mode in MODES {
            for position in [-1.0, 0.0, 0.4, 1.0] {
                let (measured, reported) = answer(mode, position, rate_hz);
                eprintln!("{mode:?} at {position}, {rate_hz} Hz: {measured} of {reported}");
                assert_eq!(measured, reported, "{mode:?} at {position}, {rate_hz} Hz");
            }
        }
    }
}

#[test]
fn off_and_vocoder_have_no_latency() {
    for mode in [SpectralMode::Off, SpectralMode::Vocoder] {
        for position in [-1.0, -0.5, 0.0, 0.5, 1.0] {
            assert_eq!(answer(mode, position, 48_000.0), (0, 0));
        }
    }
}
