//! Envelopes on carriers: vocoder and formants.

use kairat_engine::spectral::{SpectralControls, SpectralMode};
use tests::{db, spectrum::Spectrum};

use super::{RATE_HZ, Stereo, at, noise, play, spectral, still, tone, wide};

const COUNT: usize = 192_000;

/// Power of third-octave bands around 100 Hz–10 kHz, in decibels.
fn thirds(x: &[f32]) -> Vec<f64> {
    let spectrum = Spectrum::with_beta(&wide(&x[48_000..]), RATE_HZ, 6.0);
    let bands = 0..=20;
    bands
        .map(|k| {
            let hz = 100.0 * (f64::from(k) / 3.0).exp2();
            0.5 * db(spectrum.power(hz / 1.1225, hz * 1.1225))
        })
        .collect()
}

fn pair(seed: u64, level: f32) -> Stereo {
    [noise(seed, COUNT, level), noise(seed + 1, COUNT, level)]
}

#[test]
fn a_sound_vocoded_by_itself_is_itself_within_a_decibel() {
    // A slow sweep through all bands, by which every place between two of them is met.
    let octaves = (12_000.0_f64 / 80.0).log2();
    let mut turn = 0.0_f64;
    let sweep: Vec<f32> = (0..20 * 48_000)
        .map(|i| {
            turn += 80.0 * (octaves * f64::from(i) / 960_000.0).exp2() / RATE_HZ;
            (0.3 * (std::f64::consts::TAU * turn).sin()) as f32
        })
        .collect();
    let x = [sweep.clone(), sweep];
    let y = still(&at(SpectralMode::Vocoder, 1.0), &x, &x);
    let mut worst = 0.0_f64;
    for (y, x) in y[0].chunks(2_400).zip(x[0].chunks(2_400)).skip(2) {
        worst = worst.max(db(tests::rms(&wide(y)) / tests::rms(&wide(x))).abs());
    }
    eprintln!("bands add up within {worst:.2} dB");
    assert!(worst < 1.0, "{worst} dB");
}

/// White noise with a hill of 24 dB around 1.6 kHz.
fn hill(seed: u64) -> Stereo {
    let mut states = [0.0_f64; 2];
    let mut shaped = |x: f32| {
        let g = (std::f64::consts::PI * 1_600.0 / RATE_HZ).tan();
        let a = 1.0 / (1.0 + g * (g + 0.25));
        let band = (g * (f64::from(x) - states[1]) + states[0]) * a;
        let low = states[1] + g * band;
        states = [2.0 * band - states[0], 2.0 * low - states[1]];
        (4.0 * band + 0.06 * f64::from(x)) as f32
    };
    let left: Vec<f32> = noise(seed, COUNT, 0.2).into_iter().map(&mut shaped).collect();
    [left.clone(), left]
}

/// Mean distance in decibels of the thirds of what is fused from those of the envelope's owner.
fn distance(mode: SpectralMode, position: f32) -> f64 {
    let (hill, flat) = (hill(5), pair(7, 0.2));
    let (a, b) = if position > 0.0 { (&hill, &flat) } else { (&flat, &hill) };
    let y = thirds(&still(&at(mode, position), a, b)[0]);
    let wanted = thirds(&hill[0]);
    y.iter().zip(&wanted).map(|(y, x)| (y - x).abs()).sum::<f64>() / y.len() as f64
}

#[test]
fn either_takes_the_others_envelope() {
    for mode in [SpectralMode::Formant, SpectralMode::Vocoder] {
        for position in [-1.0, 1.0] {
            let distance_db = distance(mode, position);
            eprintln!("{mode:?} at {position}: thirds within {distance_db:.2} dB in the mean");
            assert!(distance_db < 2.0);
        }
    }
}

#[test]
fn a_shift_moves_the_hill() {
    for mode in [SpectralMode::Formant, SpectralMode::Vocoder] {
        for semitones in [-8.0, 8.0] {
            let controls = SpectralControls { shift_semitones: semitones, ..at(mode, 1.0) };
            let y = thirds(&still(&controls, &hill(5), &pair(7, 0.3))[0]);
            // Steps of a third of an octave are four semitones; 1.6 kHz is the twelfth.
            let top = (0..y.len()).max_by(|a, b| y[*a].total_cmp(&y[*b])).unwrap() as i32;
            eprintln!("{mode:?}, {semitones} semitones: hill {} thirds higher", top - 12);
            assert_eq!(top - 12, semitones as i32 / 4);
        }
    }
}

#[test]
fn a_carriers_pitch_stays() {
    let (a, b) = (hill(5), tone(220.0, 40, COUNT, |n| 1.0 / n as f64));
    for mode in [SpectralMode::Formant, SpectralMode::Vocoder] {
        let mut fused = spectral(&at(mode, 1.0));
        fused.note(Some(220.0));
        let y = play(&mut fused, &a, &b, 512, |_, _| {});
        let spectrum = Spectrum::deep(&wide(&y[0][48_000..]), RATE_HZ);
        let peak = spectrum.peak(1_000.0, 2_500.0).unwrap();
        eprintln!("{mode:?}: strongest partial at {:.2} Hz", peak.hz);
        assert!((peak.hz / 220.0 - (peak.hz / 220.0).round()).abs() < 0.01);
        assert!((peak.hz - 1_600.0).abs() < 250.0);
    }
}

#[test]
fn noise_speaks_where_the_envelope_is_unvoiced() {
    let hiss = pair(11, 0.1);
    let hiss = hiss.map(|x| x.windows(2).map(|x| 0.5 * (x[1] - x[0])).chain([0.0]).collect());
    let dull = tone(220.0, 4, COUNT, |n| 1.0 / n as f64);
    let high = |noise: f32| {
        let controls = SpectralControls { noise, ..at(SpectralMode::Vocoder, 1.0) };
        let y = still(&controls, &hiss, &dull);
        0.5 * db(Spectrum::deep(&wide(&y[0][48_000..]), RATE_HZ).power(4_000.0, 10_000.0))
    };
    let (with, without) = (high(1.0), high(0.0));
    eprintln!("above 4 kHz: {with:.1} dB with noise, {without:.1} dB without");
    assert!(with > without + 20.0);
}
