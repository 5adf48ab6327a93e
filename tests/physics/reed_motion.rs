//! Motion of partials in held notes of reed instruments (`realism.md` §1.4).

use kairat_engine::{
    Controls,
    instruments::{BALABAN, Instrument, JELBUAZ, QAMYS_SYRNAI},
};
use tests::{db, render::on};

use crate::{
    key_hz,
    reed::{fresh, levels_db, play},
};

const RATE_HZ: f64 = 48_000.0;

/// Standard deviation.
fn sd(x: &[f64]) -> f64 {
    let mean = x.iter().sum::<f64>() / x.len() as f64;
    (x.iter().map(|y| (y - mean).powi(2)).sum::<f64>() / x.len() as f64).sqrt()
}

/// Level of one partial over time, in decibels.
fn partial_db(x: &[f64], hz: f64) -> Vec<f64> {
    let window = (0.045 * RATE_HZ) as usize;
    x.windows(window)
        .step_by((0.02 * RATE_HZ) as usize)
        .map(|part| {
            let (mut re, mut im) = (0.0, 0.0);
            for (i, y) in part.iter().enumerate() {
                let hann = 0.5 - 0.5 * (std::f64::consts::TAU * i as f64 / window as f64).cos();
                let (sin, cos) = (std::f64::consts::TAU * hz * i as f64 / RATE_HZ).sin_cos();
                re += hann * y * cos;
                im += hann * y * sin;
            }
            db(re.hypot(im) * 4.0 / window as f64)
        })
        .collect()
}

/// A plain held note: motion of its partials within 30 dB of the strongest, of the six strongest by
/// strength, and of the whole; standard deviations in decibels.
fn motion(
    instrument: &'static Instrument,
    controls: &Controls,
    key: u8,
) -> (Vec<f64>, Vec<f64>, f64) {
    let mut engine = fresh(instrument, RATE_HZ);
    let sound = play(&mut engine, RATE_HZ, controls, &[(0.0, on(key, 0.6))], 4.0);
    let x = sound.between(0.6, 4.0);
    let mut tracks: Vec<Vec<f64>> =
        (1..=12).map(|n| partial_db(&x, f64::from(n) * key_hz(key))).collect();
    let mean = |track: &Vec<f64>| track.iter().sum::<f64>() / track.len() as f64;
    let loudest = tracks.iter().map(mean).fold(f64::NEG_INFINITY, f64::max);
    let strong =
        tracks.iter().filter(|track| mean(track) > loudest - 30.0).map(|t| sd(t)).collect();
    tracks.sort_by(|a, b| mean(b).total_cmp(&mean(a)));
    let strongest = tracks[..6].iter().map(|t| sd(t)).collect();
    (strong, strongest, sd(&levels_db(&x, RATE_HZ, 0.045, 0.02)))
}

/// Realism §1.4: in a plain held note each strong partial moves by 3 dB while the whole hardly does.
#[track_caller]
fn check_motion(instrument: &'static Instrument, controls: &Controls, key: u8) {
    let (moving, _, whole) = motion(instrument, controls, key);
    let each = moving.iter().sum::<f64>() / moving.len() as f64;
    eprintln!("{} key {key}: {each:.1} dB each {moving:.1?}, {whole:.1} dB in all", instrument.id);
    assert!(each >= 3.0 && whole <= 2.5, "{each} {whole}");
}

/// As bowed kin measured just so: mean of the six strongest from 2 dB, the stillest from 0.3.
#[track_caller]
fn check_stillest(instrument: &'static Instrument, controls: &Controls, keys: &[u8]) {
    for key in keys {
        let (_, six, whole) = motion(instrument, controls, *key);
        let mean = six.iter().sum::<f64>() / 6.0;
        let stillest = six.iter().copied().fold(f64::INFINITY, f64::min);
        eprintln!("{} key {key}: six strongest {six:.1?}, {whole:.1} dB in all", instrument.id);
        assert!(mean >= 2.0 && whole <= 2.5 && stillest >= 0.7, "key {key}: {six:?} {whole}");
    }
}

#[test]
fn every_strong_partial_of_a_balaban_and_a_qamys_syrnai_moves() {
    check_stillest(&BALABAN, &Controls::default(), &[55, 60, 65, 70]);
    check_stillest(&QAMYS_SYRNAI, &Controls::default(), &[62, 67, 72]);
}

#[test]
fn every_strong_partial_of_a_jelbuaz_moves() {
    check_stillest(&JELBUAZ, &Controls { variant: 1, ..Controls::default() }, &[62, 67, 72]);
}

#[test]
fn realism_1_4_partials_move_inside_a_held_note() {
    for key in [55, 60, 65, 70] {
        check_motion(&BALABAN, &Controls::default(), key);
    }
    for key in [62, 67, 72] {
        check_motion(&QAMYS_SYRNAI, &Controls::default(), key);
        check_motion(&JELBUAZ, &Controls { variant: 1, ..Controls::default() }, key);
    }
}
