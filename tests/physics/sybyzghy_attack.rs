//! How a note of the sybyzghy begins.

use kairat_engine::{Controls, controls::Articulation, instruments::SYBYZGHY};
use tests::{
    db,
    render::{on, steady},
    rms,
};

use crate::{
    FORTISSIMO, MEZZOFORTE, PIANO, check_within,
    jet::{SYBYZGHY_KEYS, play},
    key_hz,
};

/// Level in steps of 2 ms, over two periods and more.
fn envelope(x: &[f64], rate_hz: f64, hz: f64) -> Vec<f64> {
    let (hop, width) = ((0.002 * rate_hz) as usize, (2.0 * rate_hz / hz.min(400.0)) as usize);
    (0..x.len().saturating_sub(width)).step_by(hop).map(|i| rms(&x[i..i + width])).collect()
}

#[test]
fn sybyzghy_4_7_a_note_speaks_within_the_attack() {
    for (velocity, low_ms, high_ms) in [(PIANO, 30.0, 120.0), (FORTISSIMO, 20.0, 120.0)] {
        for key in SYBYZGHY_KEYS {
            let controls = Controls { auto_expression: 0.0, vibrato: 0.0, ..steady() };
            let acts = [(0.0, on(key, velocity))];
            let x = play(&SYBYZGHY, 48_000.0, &controls, &acts, 0.7).mono();
            let levels = envelope(&x, 48_000.0, key_hz(key));
            let settled = levels[150..300].iter().sum::<f64>() / 150.0;
            let reach = |share: f64| {
                2.0 * levels.iter().position(|x| *x > share * settled).unwrap_or(999) as f64
            };
            let rise_ms = reach(0.9) - reach(0.1);
            eprintln!("{key} at {velocity}: 10–90 % in {rise_ms} ms, begins {} ms", reach(0.1));
            check_within("attack, ms", &[rise_ms], low_ms, high_ms);
        }
    }
}

/// Level of the register below the one asked for over it, in decibels, in 30 ms from a time on.
fn lower_over_db(x: &[f64], key: u8, partial: f64, from_s: f64) -> f64 {
    let start = (from_s * 48_000.0) as usize;
    let part = &x[start..start + 1_440];
    let level = |hz: f64| {
        let (mut re, mut im) = (0.0, 0.0);
        for (i, y) in part.iter().enumerate() {
            let share = i as f64 / part.len() as f64;
            let hann = 0.5 - 0.5 * (std::f64::consts::TAU * share).cos();
            let (sin, cos) = (std::f64::consts::TAU * hz * i as f64 / 48_000.0).sin_cos();
            re += hann * y * cos;
            im += hann * y * sin;
        }
        re.hypot(im)
    };
    db(level(key_hz(key) * (partial - 1.0) / partial) / level(key_hz(key)))
}

#[test]
fn sybyzghy_4_7_a_dull_attack_starts_one_register_low() {
    for (key, partial) in [(69, 2.0), (76, 3.0), (81, 4.0)] {
        let take = |articulation| {
            let controls = Controls { auto_expression: 0.0, articulation, ..steady() };
            play(&SYBYZGHY, 48_000.0, &controls, &[(0.0, on(key, MEZZOFORTE))], 0.5).mono()
        };
        let (dull, clean) = (take(Articulation::Scoop), take(Articulation::Accent));
        let lower = |x: &[f64], from_s| lower_over_db(x, key, partial, from_s);
        let levels = [lower(&dull, 0.02), lower(&dull, 0.2), lower(&clean, 0.02)];
        eprintln!("{key}: lower over asked {levels:.0?} dB: dull at 20, 200 ms, clean at 20 ms");
        check_within("dull at first", &levels[..1], 3.0, 80.0);
        check_within("then in its register", &levels[1..2], -200.0, -25.0);
        check_within("a clean attack", &levels[2..], -200.0, 0.0);
    }
}
