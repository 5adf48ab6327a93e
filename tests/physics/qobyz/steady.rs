//! Facts 2.1, 2.2 and 2.4 of the qyl-qobyz: pitch and jitter, partials, harmonics over noise.

use kairat_engine::{Controls, controls::Articulation, instruments::NAR_QOBYZ};
use tests::{
    cents,
    pitch::{Series, first_partial_hz},
    render::steady,
    spectrum::Spectrum,
};

use super::{bare, bowed, one, with};
use crate::{MEZZOFORTE, key_hz};

/// Lengths of the cycles in cents about their mean, slow motion taken out.
fn jitter_cents(x: &[f64], rate_hz: f64, hz: f64) -> f64 {
    // Two poles on either side leave the first partial.
    let mut y = x.to_vec();
    let g = (std::f64::consts::PI * hz / rate_hz).tan();
    let k = 0.4;
    let a = 1.0 / (1.0 + g * (g + k));
    for _ in 0..2 {
        let (mut s1, mut s2) = (0.0, 0.0);
        for v in &mut y {
            let band = (g * (*v - s2) + s1) * a;
            let low = s2 + g * band;
            s1 = 2.0 * band - s1;
            s2 = 2.0 * low - s2;
            *v = k * band;
        }
    }
    let up: Vec<f64> = (1..y.len())
        .filter(|&i| y[i - 1] < 0.0 && y[i] >= 0.0)
        .map(|i| i as f64 - y[i] / (y[i] - y[i - 1]))
        .collect();
    let lengths: Vec<f64> = up.windows(2).map(|pair| pair[1] - pair[0]).skip(8).collect();
    let squares: Vec<f64> = lengths
        .windows(9)
        .map(|some| {
            let mean = some.iter().sum::<f64>() / 9.0;
            (1_200.0 * (some[4] / mean).log2()).powi(2)
        })
        .collect();
    (squares.iter().sum::<f64>() / squares.len() as f64).sqrt()
}

/// Power in a harmonic comb over the rest, 80 Hz – 8 kHz, as §18 asks.
fn harmonic_to_noise_db(x: &[f64], rate_hz: f64, hz: f64) -> f64 {
    let spectrum = Spectrum::deep(x, rate_hz);
    let reach = |n: f64| (0.008 * n * hz).max(7.0).min(0.4 * hz);
    let mut harmonic = 0.0;
    let mut n = 1.0;
    while n * hz < 8_000.0 {
        harmonic += spectrum.power(n * hz - reach(n), n * hz + reach(n));
        n += 1.0;
    }
    let all = spectrum.power(80.0, 8_000.0);
    10.0 * (harmonic / (all - harmonic).max(1e-30)).log10()
}

#[test]
fn qyl_qobyz_2_1_open_strings_are_within_3_cents_and_jitter_3_to_15() {
    let controls = Controls { vibrato: 0.0, rattle: 0.0, ..steady() };
    for key in [50, 57] {
        let sound = one(&controls, key, 4.0, 4.0);
        let x = sound.between(0.8, 3.9);
        let off = cents(first_partial_hz(&x, 48_000.0, key_hz(key)).unwrap(), key_hz(key));
        let jitter = jitter_cents(&x, 48_000.0, key_hz(key));
        eprintln!("key {key}: {off:.2} cents, jitter {jitter:.1} cents rms");
        assert!(off.abs() <= 3.0, "{key}: {off}");
        assert!((3.0..=15.0).contains(&jitter), "{key}: {jitter}");
    }
}

#[test]
fn qyl_qobyz_2_2_plucked_b_below_5e_5_and_bowed_partials_are_periodic() {
    let plucked = one(&with(Articulation::Pizzicato), 50, 2.0, 2.0);
    let x = plucked.between(0.03, 0.5);
    let mut series = Series::track(&Spectrum::deep(&x, 48_000.0), key_hz(50), 12);
    series.fit(2, 10);
    eprintln!("plucked B {:.2e}", series.b);
    assert!(series.b.abs() < 5e-5, "{:e}", series.b);

    let sound = one(&bare(), 57, 4.0, 4.0);
    let x = sound.between(0.8, 3.9);
    let f1 = first_partial_hz(&x, 48_000.0, key_hz(57)).unwrap();
    let series = Series::track(&Spectrum::deep(&x, 48_000.0), f1, 15);
    for partial in &series.partials {
        let off = cents(partial.hz, f1 * partial.n as f64);
        assert!(off.abs() <= 2.0, "partial {}: {off} cents", partial.n);
    }
}

#[test]
fn qyl_qobyz_2_4_harmonic_to_noise_ratio_is_8_to_20_db() {
    let controls = Controls { vibrato: 0.0, rattle: 0.0, ..steady() };
    for key in [50, 55, 62, 69, 76] {
        let x = one(&controls, key, 3.0, 3.0).between(0.8, 2.9);
        let ratio = harmonic_to_noise_db(&x, 48_000.0, key_hz(key));
        eprintln!("key {key}: HNR {ratio:.1} dB");
        assert!((8.0..=20.0).contains(&ratio), "{key}: {ratio}");
    }
}

#[test]
fn nar_qobyz_is_rough_but_no_rougher_than_its_smaller_kin() {
    let controls = Controls { vibrato: 0.0, rattle: 0.0, ..steady() };
    for key in [50, 57, 64] {
        let note = [Some(key), None];
        let x = bowed(&NAR_QOBYZ, 48_000.0, &controls, note, MEZZOFORTE, [3.0, 3.0]);
        let ratio = harmonic_to_noise_db(&x.between(0.8, 2.9), 48_000.0, key_hz(key));
        eprintln!("nar {key}: HNR {ratio:.1} dB");
        assert!((14.0..=26.0).contains(&ratio), "{key}: {ratio}");
    }
}
