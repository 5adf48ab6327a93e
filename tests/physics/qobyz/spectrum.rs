//! Facts 2.3, 2.5 and 2.9 of the qyl-qobyz: formants, flageolets, pendants.

use kairat_engine::{Controls, controls::Articulation, instruments::QYL_QOBYZ};
use tests::{cents, db, pitch::first_partial_hz, render::steady, rms, spectrum::Spectrum};

use super::{bowed, level_db, one, with};
use crate::{FORTISSIMO, key_hz};

#[test]
fn qyl_qobyz_2_3_formants_at_500_to_1000_and_energy_at_5_khz() {
    // A scale, so that partials fall everywhere.
    let controls = Controls { rattle: 0.0, ..Controls::default() };
    let (mut bands, mut octaves) = ([0.0; 4], 0.0_f64);
    for key in (50..=62).step_by(2) {
        let x = one(&controls, key, 1.5, 1.5).between(0.3, 1.4);
        let spectrum = Spectrum::deep(&x, 48_000.0);
        let f1 = key_hz(key);
        // Band means per partial against the first.
        let partials = |low: f64, high: f64| {
            let first = (low / f1).ceil() as usize;
            let last = (high / f1).floor() as usize;
            let power: f64 = (first..=last)
                .map(|n| {
                    let hz = f1 * n as f64;
                    // Lifted by 6 dB per octave: a line through f1 is level.
                    spectrum.power(hz - 0.4 * f1, hz + 0.4 * f1) * (n * n) as f64
                })
                .sum();
            power / (last + 1 - first) as f64
        };
        bands[0] += partials(0.9 * f1, 1.1 * f1);
        bands[1] += partials(500.0, 1_000.0);
        let most = (1..=20)
            .map(|n| spectrum.power(f1 * (f64::from(n) - 0.4), f1 * (f64::from(n) + 0.4)))
            .fold(0.0, f64::max);
        let near = spectrum.power(5_000.0 - 0.5 * f1, 5_000.0 + 0.5 * f1);
        octaves = octaves.max(-10.0 * (near / most).log10());
    }
    let rise = 10.0 * (bands[1] / bands[0]).log10();
    eprintln!("500–1000 Hz over the line: {rise:.1} dB; 5 kHz at worst −{octaves:.1} dB");
    assert!(rise >= 6.0, "{rise}");
    assert!(octaves < 45.0, "{octaves}");
}

#[test]
fn qyl_qobyz_2_5_flageolets_sound_n_times_f1_without_f1() {
    for (key, n) in [(62, 2.0), (69, 3.0), (74, 4.0), (78, 5.0), (81, 6.0)] {
        let x = one(&with(Articulation::Harmonic), key, 3.0, 3.0).between(0.8, 2.9);
        let wanted = n * key_hz(50);
        let off = cents(first_partial_hz(&x, 48_000.0, wanted).unwrap(), wanted);
        let below = level_db(&x, 48_000.0, key_hz(50)) - level_db(&x, 48_000.0, wanted);
        eprintln!("flageolet {n}: {off:.2} cents, f1 {below:.1} dB");
        assert!(off.abs() <= 5.0, "{n}: {off}");
        assert!(below <= -20.0, "{n}: {below}");
    }
}

#[test]
fn qyl_qobyz_2_9_pendants_rattle_10_to_25_db_under_a_strong_note() {
    let play = |rattle: f32| {
        let controls =
            Controls { rattle, articulation: Articulation::Accent, noise: 0.0, ..steady() };
        bowed(&QYL_QOBYZ, 48_000.0, &controls, [Some(57), None], FORTISSIMO, [1.0, 1.0])
    };
    let (with, without) = (play(0.5), play(0.0));
    let rattle: Vec<f64> =
        with.mono().iter().zip(without.mono()).map(|(with, without)| with - without).collect();
    let first = rattle.iter().position(|x| x.abs() > 1e-5).unwrap() as f64 / 48.0;
    let end = 12_000;
    let x = Spectrum::deep(&rattle[..end], 48_000.0);
    let (band, rest) = (x.power(3_000.0, 9_000.0), x.power(20.0, 3_000.0));
    let loudest = |x: &[f64]| x.windows(2_400).step_by(480).map(rms).fold(0.0, f64::max);
    let under = db(loudest(&rattle[..end]) / loudest(&without.mono()[..end]));
    eprintln!("rattle {under:.1} dB, after {first:.1} ms");
    assert!(band > rest, "in 3–9 kHz");
    assert!((-25.0..=-10.0).contains(&under), "{under}");
    assert!((5.0..=30.0).contains(&first), "{first}");
}
