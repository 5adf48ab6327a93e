//! Pitch, inharmonicity and glide of the dombra.

use std::f64::consts::TAU;

use kairat_engine::Controls;
use tests::{
    cents,
    pitch::{Series, first_partial_hz},
    render::{Act, note, off, on, steady, take},
    spectrum::Spectrum,
};

use crate::{
    ALL_RATES_HZ, FORTISSIMO, MEZZOFORTE, OPEN_D, OPEN_G, PIANO, at_both_rates, check_within,
    key_hz,
};

/// Cents of an open string's first partial in the sustain.
fn sustain_cents(rate_hz: f64, key: u8) -> f64 {
    let x = note(rate_hz, &steady(), key, MEZZOFORTE, 1.4).between(0.3, 1.3);
    cents(first_partial_hz(&x, rate_hz, key_hz(key)).unwrap(), key_hz(key))
}

#[test]
fn dombra_1_7_01_open_strings_are_in_tune() {
    let low = at_both_rates("open D, cents", 2.0, |rate| sustain_cents(rate, OPEN_D));
    let high = at_both_rates("open G, cents", 2.0, |rate| sustain_cents(rate, OPEN_G));
    check_within("open D, cents", &low, -2.0, 2.0);
    check_within("open G, cents", &high, -2.0, 2.0);
    let interval = [500.0 + high[0] - low[0], 500.0 + high[1] - low[1]];
    check_within("interval, cents", &interval, 497.0, 503.0);
}

fn series(rate_hz: f64, key: u8) -> Series {
    let x = note(rate_hz, &steady(), key, MEZZOFORTE, 0.9).between(0.2, 0.8);
    let mut series = Series::track(&Spectrum::deep(&x, rate_hz), key_hz(key), 20);
    series.fit(2, 20);
    series
}

#[test]
fn dombra_1_7_02_strings_are_stiff_as_nylon() {
    let low = at_both_rates("B of D", 2.0e-5, |rate| series(rate, OPEN_D).b);
    let high = at_both_rates("B of G", 2.0e-5, |rate| series(rate, OPEN_G).b);
    check_within("B of open D", &low, 8.0e-5, 2.2e-4);
    check_within("B of open G", &high, 3.0e-5, 1.2e-4);
}

#[test]
fn dombra_1_7_02_tenth_partial_of_open_d_is_sharp() {
    let sharp = at_both_rates("partial 10 of D, cents", 2.0, |rate| {
        let series = series(rate, OPEN_D);
        cents(series.partial(10).unwrap().hz, 10.0 * series.partial(1).unwrap().hz)
    });
    check_within("partial 10 of open D, cents", &sharp, 7.0, 19.0);
}

/// Mean frequency of the partial near `hz` over an excerpt, by the turn of its phase between the
/// excerpt's two halves.
fn mean_hz(x: &[f64], rate_hz: f64, hz: f64) -> f64 {
    let half = x.len() / 2;
    let window = tests::window::kaiser(half, 9.0);
    let phase = |start: usize| {
        let (re, im) = window.iter().enumerate().fold((0.0, 0.0), |(re, im), (i, w)| {
            let (sin, cos) = (TAU * hz * (start + i) as f64 / rate_hz).sin_cos();
            (re + w * x[start + i] * cos, im - w * x[start + i] * sin)
        });
        im.atan2(re)
    };
    let turn = (phase(half) - phase(0) + 3.0 * TAU / 2.0).rem_euclid(TAU) - TAU / 2.0;
    hz + turn / TAU * rate_hz / half as f64
}

/// Sharpness in cents at the start and after 300 ms, against what the note settles to.
fn sharpness(rate_hz: f64, key: u8, velocity: f32) -> [f64; 2] {
    let sound = note(rate_hz, &steady(), key, velocity, 2.0);
    let settled = mean_hz(&sound.between(1.3, 1.9), rate_hz, key_hz(key));
    let over = |from: f64| mean_hz(&sound.between(from, from + 0.08), rate_hz, key_hz(key));
    [cents(over(0.015), settled), cents(over(0.3), settled)]
}

#[test]
fn dombra_1_7_05_hard_plucks_start_sharp() {
    for key in [OPEN_D, OPEN_G] {
        let name = format!("key {key} ff, cents");
        let start = at_both_rates(&name, 2.0, |rate| sharpness(rate, key, FORTISSIMO)[0]);
        check_within(&name, &start, 1.0, 10.0);
        let later = at_both_rates(&name, 2.0, |rate| sharpness(rate, key, FORTISSIMO)[1]);
        // "Decaying within 300 ms": most of it is gone by then.
        for (start, later) in start.iter().zip(later) {
            assert!(later < 0.4 * start, "{name}: {start:.2} at first, {later:.2} after 300 ms");
        }
    }
}

#[test]
fn dombra_1_7_05_soft_plucks_do_not() {
    for key in [OPEN_D, OPEN_G] {
        let name = format!("key {key} p, cents");
        let start = at_both_rates(&name, 2.0, |rate| sharpness(rate, key, PIANO)[0]);
        check_within(&name, &start, -2.0, 2.0);
    }
}

/// A low note that goes to the low string, because the high one is held above it.
fn on_low_string(key: u8) -> Vec<(f64, Act)> {
    if key < OPEN_G {
        return vec![(0.0, on(key, PIANO))];
    }
    vec![(0.0, on(74, 0.0)), (0.06, on(key, PIANO)), (1.3, off(key))]
}

#[track_caller]
fn check_keys(string: usize, keys: std::ops::RangeInclusive<u8>, acts: fn(u8) -> Vec<(f64, Act)>) {
    let mut worst = (0.0_f64, String::new());
    for rate_hz in ALL_RATES_HZ {
        for key in keys.clone() {
            let x = take(rate_hz, &steady(), &acts(key), 1.3).between(0.4, 1.2);
            let hz = first_partial_hz(&x, rate_hz, key_hz(key)).unwrap();
            let off = cents(hz, key_hz(key));
            if off.abs() > worst.0.abs() {
                worst = (off, format!("key {key} at {rate_hz} Hz"));
            }
        }
    }
    eprintln!("string {string}: worst {:.3} cent, {}", worst.0, worst.1);
    assert!(worst.0.abs() <= 1.0, "string {string}: {:.3} cent, {}", worst.0, worst.1);
}

#[test]
fn figure_2_every_key_of_the_high_string_is_within_a_cent() {
    check_keys(1, 55..=74, |key| vec![(0.0, on(key, PIANO))]);
}

#[test]
fn figure_2_every_key_of_the_low_string_is_within_a_cent() {
    check_keys(0, 50..=69, on_low_string);
}

#[test]
fn the_low_string_is_what_plays_under_a_held_melody() {
    let mut engine = tests::pool::dombra(48_000.0);
    let blocks = tests::render::Blocks::Of(64);
    let acts = on_low_string(62);
    let controls = Controls { human: 0.0, ..Controls::default() };
    let _ = tests::render::take_in(&mut engine, &controls, &acts, 0.5, 48_000.0, &blocks);
    assert!(cents(engine.string_hz(0), key_hz(62)).abs() < 10.0, "{}", engine.string_hz(0));
    assert!(cents(engine.string_hz(1), key_hz(74)).abs() < 10.0, "{}", engine.string_hz(1));
}
