//! Horn and trumpet in time: ring, motion, clicks, and what every instrument must stand.

use kairat_engine::{
    Controls, Event,
    event::Controller,
    instruments::{KERNEI, MUIIZ_SYRNAI},
};
use tests::{
    clicks::CORNER_HZ,
    db,
    filter::high_pass,
    peak,
    render::{Act, Blocks, Sound, on, steady},
    solo::{key, level_db, partials_db, play, same_in_any_blocks, survives},
};

use crate::{
    key_hz,
    lip_reeds::{MADE, held},
};

/// Levels after the release re the sustained note, at 50, 100, 200 and 400 ms.
fn ring_db(sound: &Sound) -> [f64; 4] {
    let sustained = level_db(sound, 1.2, 1.69);
    [0.05, 0.1, 0.2, 0.4].map(|s| level_db(sound, 1.7 + s - 0.01, 1.7 + s + 0.01) - sustained)
}

#[test]
fn realism_1_1_lip_reeds_ring_like_their_kin_after_the_breath() {
    for (which, keys) in MADE {
        for &k in keys {
            let sound = held(which, 48_000.0, k, 0.6);
            let ring = ring_db(&sound);
            eprintln!("1.1 {} {k}: {ring:.0?} dB", which.id);
            assert!(ring[0] > -18.0, "{} {k}: {ring:?}", which.id);
            assert!(ring[2] > -58.0 && ring[2] < -20.0, "{} {k}: {ring:?}", which.id);
            // Twenty decibels down between 60 and 150 ms.
            let s = level_db(&sound, 1.2, 1.69);
            let gone = (0..60)
                .map(|i| 0.005 * f64::from(i))
                .filter(|t| level_db(&sound, 1.7 + t, 1.71 + t) - s > -20.0)
                .fold(0.0, f64::max);
            eprintln!("    20 dB down after {:.0} ms", 1e3 * gone);
            assert!((0.055..=0.150).contains(&gone), "{} {k}: {gone}", which.id);
        }
    }
}

#[test]
fn realism_1_4_partials_of_a_held_lip_tone_move_on_their_own() {
    let mut all = Vec::new();
    for (which, keys) in MADE {
        for &k in keys {
            let controls = Controls { human: 0.5, ..Controls::default() };
            let sound = key(which, 48_000.0, &controls, (k, 0.6), (3.6, 3.6));
            let frames: Vec<Vec<f64>> = (0..56)
                .map(|i| 0.6 + 0.05 * f64::from(i))
                .map(|t| partials_db(&sound.between(t, t + 0.06), 48_000.0, key_hz(k), 6))
                .collect();
            let sd = |values: &[f64]| {
                let mean = values.iter().sum::<f64>() / values.len() as f64;
                (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / values.len() as f64)
                    .sqrt()
            };
            let mean = |n: usize| frames.iter().map(|f| f[n]).sum::<f64>() / frames.len() as f64;
            let top = (0..6).map(mean).fold(f64::NEG_INFINITY, f64::max);
            let strong: Vec<f64> = (0..6)
                .filter(|&n| mean(n) > top - 20.0)
                .map(|n| sd(&frames.iter().map(|f| f[n]).collect::<Vec<_>>()))
                .collect();
            let total: Vec<f64> = (0..56)
                .map(|i| 0.6 + 0.05 * f64::from(i))
                .map(|t| level_db(&sound, t, t + 0.06))
                .collect();
            eprintln!("1.4 {} {k}: {strong:.1?}, whole {:.1} dB", which.id, sd(&total));
            assert!(sd(&total) <= 2.5, "{} {k}: {}", which.id, sd(&total));
            all.extend(strong);
        }
    }
    let mean = all.iter().sum::<f64>() / all.len() as f64;
    eprintln!("1.4 mean of all strong partials: {mean:.2} dB");
    assert!(mean >= 3.0, "{mean}");
}

#[test]
fn figure_lip_reeds_are_the_same_in_any_blocks() {
    same_in_any_blocks(&KERNEI);
    same_in_any_blocks(&MUIIZ_SYRNAI);
}

#[test]
fn figure_lip_reeds_survive_a_minute_of_frenzy() {
    survives(&KERNEI, 58, 0);
    survives(&MUIIZ_SYRNAI, 62, 0);
}

#[test]
fn figure_a_step_of_breath_does_not_click() {
    let breath = |value| Act::Play(Event::Control { controller: Controller::Breath, value });
    let controls = Controls { noise: 0.0, vibrato: 0.0, ..steady() };
    for (which, keys) in MADE {
        for (from, to) in [(0.5, 0.7), (0.8, 0.5), (0.6, 0.0)] {
            let acts = [(0.0, breath(from)), (0.01, on(keys[0], 0.8)), (1.2, breath(to))];
            let sound = play(which, 48_000.0, &controls, &acts, 1.9, &Blocks::Of(512));
            // A lip tone is bright: a click would stand out of what sounds before and after it.
            let high = high_pass(&sound.mono(), 48_000.0, CORNER_HZ);
            let top = |from_s: f64, to_s: f64| {
                peak(&high[(from_s * 48_000.0) as usize..(to_s * 48_000.0) as usize])
            };
            let click = db(top(1.19, 1.24) / top(1.0, 1.15).max(top(1.6, 1.8)));
            eprintln!("step of {} from {from} to {to}: {click:.1} dB", which.id);
            assert!(click <= 3.0, "{} {from} {to}: {click}", which.id);
        }
    }
}
