//! Colour of the dombra: where its sound lies, and what hand and build do to it.

use kairat_engine::Controls;
use tests::{
    db,
    ltas::{Ltas, centroid_hz},
    pitch::Series,
    render::{note, steady},
    spectrum::Spectrum,
};

use crate::{BOTH_RATES_HZ, MEZZOFORTE, OPEN_D, OPEN_G, at_both_rates, key_hz, passage};

/// Length of the passage for long-term averages.
const PASSAGE_S: f64 = 60.0;

#[test]
fn dombra_1_7_06_a_tokpe_passage_peaks_between_300_and_700_hz() {
    let ltas = BOTH_RATES_HZ
        .map(|rate| Ltas::of(&passage::sound(rate, &Controls::default(), PASSAGE_S).mono(), rate));
    for ltas in &ltas {
        let (hz, level) = ltas.peak();
        let below = ltas.total_below(130.0) - level;
        eprintln!("LTAS peaks at {hz:.0} Hz; below 130 Hz {below:.1} dB");
        assert!((300.0..=700.0).contains(&hz), "LTAS peaks at {hz:.0} Hz");
        assert!(below <= -12.0, "below 130 Hz: {below:.1} dB re the peak");
    }
    let below = [0, 1].map(|i| ltas[i].total_below(130.0) - ltas[i].peak().1);
    assert!((below[0] - below[1]).abs() < 1.0, "{below:.2?} dB at 48 and 96 kHz");
    // The bands that carry the sound agree between the rates too.
    for (i, hz) in ltas[0].centre_hz.iter().enumerate() {
        let levels = [ltas[0].level_db[i], ltas[1].level_db[i]];
        if levels[0] > ltas[0].peak().1 - 20.0 {
            assert!((levels[0] - levels[1]).abs() < 1.0, "{hz:.0} Hz: {levels:.2?} dB");
        }
    }
}

/// Depth in decibels of a partial under the mean of its neighbours.
fn notch_db(series: &Series, n: usize) -> f64 {
    let level = |n: usize| db(series.partial(n).map_or(0.0, |p| p.amplitude));
    0.5 * (level(n - 1) + level(n + 1)) - level(n)
}

#[track_caller]
fn check_comb(key: u8) {
    let controls = Controls { contact_point: 0.2, nail: 1.0, ..steady() };
    for rate_hz in BOTH_RATES_HZ {
        // Early, before the body's modes have taken their partials.
        let x = note(rate_hz, &controls, key, MEZZOFORTE, 0.3).between(0.02, 0.24);
        let series = Series::track(&Spectrum::with_beta(&x, rate_hz, 12.0), key_hz(key), 18);
        let depths = [5, 10, 15].map(|n| notch_db(&series, n));
        eprintln!("key {key} at {rate_hz}: partials 5, 10, 15 down by {depths:.1?} dB");
        assert!(depths.iter().all(|depth| *depth >= 12.0), "key {key}: {depths:.1?} dB");
    }
}

#[test]
fn dombra_1_7_07_a_pluck_at_a_fifth_leaves_out_every_fifth_partial_of_g() {
    check_comb(OPEN_G);
}

#[test]
fn dombra_1_7_07_a_pluck_at_a_fifth_leaves_out_every_fifth_partial_of_d() {
    check_comb(OPEN_D);
}

/// Mean centroid of notes over the neck, first second.
fn mean_centroid_hz(rate_hz: f64, controls: &Controls) -> f64 {
    let keys = [50, 55, 57, 60, 62, 67];
    let sum: f64 = keys
        .iter()
        .map(|key| {
            let sound = note(rate_hz, controls, *key, MEZZOFORTE, 1.0);
            centroid_hz(&sound.mono(), rate_hz, 20_000.0)
        })
        .sum();
    sum / keys.len() as f64
}

#[test]
fn dombra_1_7_08_western_is_at_least_15_percent_brighter_than_eastern() {
    let eastern = Controls { variant: 1, ..steady() };
    let ratio = at_both_rates("centroid west/east", 0.1, |rate| {
        mean_centroid_hz(rate, &steady()) / mean_centroid_hz(rate, &eastern)
    });
    eprintln!("centroid west/east {ratio:.3?}");
    assert!(ratio.iter().all(|ratio| *ratio >= 1.15), "{ratio:.3?}");
    // The same of a passage, where the strokes differ too.
    let [west, east] = [0, 1].map(|variant| {
        let controls = Controls { variant, ..steady() };
        centroid_hz(&passage::sound(48_000.0, &controls, 8.0).mono(), 48_000.0, 20_000.0)
    });
    eprintln!("centroid of a passage: west {west:.0} Hz, east {east:.0} Hz");
    assert!(west >= 1.15 * east, "passage: west {west:.0} Hz, east {east:.0} Hz");
}
