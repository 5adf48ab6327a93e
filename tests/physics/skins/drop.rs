//! Hard hits fall in pitch.

use kairat_engine::{
    Controls,
    instruments::{DABYL, DANGYRA, DAUYLPAZ, KEPSHIK, SHYNDAUYL},
};
use tests::{cents, render::on};

use super::{EDGE, OPEN, STICK, engine, skin_only, stroke, take};
use crate::{FORTISSIMO, PIANO};

/// Pitch of one line at a time, from the turn of its phase through a Gaussian window.
fn pitch_at(x: &[f64], rate_hz: f64, hz: f64, at_s: f64, spread_s: f64) -> f64 {
    let turn = |centre_s: f64| {
        let (mut re, mut im) = (0.0_f64, 0.0_f64);
        for (i, y) in x.iter().enumerate() {
            let t = i as f64 / rate_hz;
            let weight = (-0.5 * ((t - centre_s) / spread_s).powi(2)).exp();
            let (sin, cos) = (std::f64::consts::TAU * hz * t).sin_cos();
            re += weight * y * cos;
            im -= weight * y * sin;
        }
        im.atan2(re)
    };
    let step_s = 0.002;
    let turned = turn(at_s + step_s) - turn(at_s - step_s);
    let wrapped = turned - std::f64::consts::TAU * (turned / std::f64::consts::TAU).round();
    hz + wrapped / (std::f64::consts::TAU * 2.0 * step_s)
}

#[test]
fn dangyra_9_3_a_hard_hit_falls_by_20_to_80_cents_within_100_ms() {
    for (instrument, key) in [(&DANGYRA, OPEN), (&KEPSHIK, OPEN)] {
        let hz = engine(instrument, 48_000.0).string_hz(0);
        let drop = |velocity| {
            let sound = stroke(instrument, 48_000.0, key, velocity).between(0.0, 0.5);
            let [early, late] =
                [0.03, 0.13].map(|at_s| pitch_at(&sound, 48_000.0, hz, at_s, 0.014));
            cents(early, late)
        };
        let (hard, soft) = (drop(FORTISSIMO), drop(PIANO));
        eprintln!("{}: falls {hard:.1} cents fortissimo, {soft:.1} piano", instrument.id);
        assert!((20.0..=80.0).contains(&hard), "{}: {hard}", instrument.id);
        assert!(soft.abs() < 0.2 * hard, "{}: {soft} of {hard}", instrument.id);
    }
}

/// Cents by which one line runs faster in `sound` than in `rest`: neighbours are the same in both.
fn ahead(sound: &[f64], rest: &[f64], hz: f64, at_s: f64) -> f64 {
    const SPREAD_S: f64 = 0.022;
    const STEP_S: f64 = 0.004;
    let part = |x: &[f64], centre_s: f64| {
        let (mut re, mut im) = (0.0_f64, 0.0_f64);
        for (i, y) in x.iter().enumerate() {
            let t = i as f64 / 48_000.0;
            let weight = (-0.5 * ((t - centre_s) / SPREAD_S).powi(2)).exp();
            let (sin, cos) = (std::f64::consts::TAU * hz * t).sin_cos();
            re += weight * y * cos;
            im -= weight * y * sin;
        }
        im.atan2(re)
    };
    let lead = |centre_s: f64| part(sound, centre_s) - part(rest, centre_s);
    let turned = lead(at_s + STEP_S) - lead(at_s - STEP_S);
    let turns = turned / std::f64::consts::TAU;
    cents(hz + (turns - turns.round()) / (2.0 * STEP_S), hz)
}

#[test]
fn drums_9_3_kettles_and_two_skins_fall_by_20_to_80_cents_against_an_unstretched_skin() {
    // Lines lie close together here, so that each is held against the same blow without stretching.
    for (instrument, key, hz) in
        [(&DAUYLPAZ, EDGE, 152.0), (&DABYL, STICK, 130.0), (&SHYNDAUYL, STICK, 440.7)]
    {
        let drop = |velocity| {
            let sound = |glide| {
                let controls = Controls { glide, ..skin_only() };
                take(instrument, 48_000.0, &controls, &[(0.0, on(key, velocity))], 0.4).mono()
            };
            let (bent, rest) = (sound(1.0), sound(0.0));
            let [early, late] = [0.04, 0.14].map(|at_s| ahead(&bent, &rest, hz, at_s));
            early - late
        };
        let (hard, soft) = (drop(FORTISSIMO), drop(PIANO));
        eprintln!("{}: falls {hard:.1} cents fortissimo, {soft:.1} piano", instrument.id);
        assert!((20.0..=80.0).contains(&hard), "{}: {hard}", instrument.id);
        assert!(soft.abs() < 0.2 * hard, "{}: {soft} of {hard}", instrument.id);
    }
}
