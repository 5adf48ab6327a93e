//! What the right hand does: fingers one after another, and the noise of nail and skin.

use kairat_engine::{
    Controls,
    controls::{Articulation, StrokeDirection},
};
use tests::{
    db,
    noise::residual_db,
    onsets::onsets_s,
    peak,
    pitch::Series,
    pool,
    render::{Blocks, Sound, note, on, steady, take, take_in},
    rms,
    spectrum::Spectrum,
};

use crate::{BOTH_RATES_HZ, MEZZOFORTE, OPEN_G, check_within, key_hz};

/// Time that "the first 40 ms" names.
const ATTACK_S: f64 = 0.04;

fn strum(rate_hz: f64, direction: StrokeDirection, fingers: usize) -> Sound {
    let controls = Controls { stroke_direction: direction, fingers, ..steady() };
    let acts = [(0.05, on(50, MEZZOFORTE)), (0.05, on(62, MEZZOFORTE))];
    take(rate_hz, &controls, &acts, 0.25)
}

#[track_caller]
fn check_strum(direction: StrokeDirection, low_ms: f64, high_ms: f64) {
    for rate_hz in BOTH_RATES_HZ {
        for fingers in [2, 3] {
            let onsets = onsets_s(&strum(rate_hz, direction, fingers).mono(), rate_hz);
            let name = format!("{direction:?}, {fingers} fingers, {rate_hz} Hz: {onsets:.4?}");
            assert!((2..=4).contains(&onsets.len()), "{name}");
            let spread_ms = 1_000.0 * (onsets[onsets.len() - 1] - onsets[0]);
            assert!((low_ms..=high_ms).contains(&spread_ms), "{name}");
        }
    }
}

#[test]
fn dombra_1_7_09_a_down_stroke_is_2_to_4_attacks_in_12_to_40_ms() {
    check_strum(StrokeDirection::Down, 12.0, 40.0);
}

#[test]
fn dombra_1_7_09_an_up_stroke_is_2_to_4_attacks_in_5_to_20_ms() {
    check_strum(StrokeDirection::Up, 5.0, 20.0);
}

#[test]
fn dombra_1_7_09_strokes_alternate_by_themselves() {
    let mut engine = pool::dombra(48_000.0);
    let mut ways = Vec::new();
    for strokes in 1..=4 {
        let acts: Vec<_> = (0..strokes).map(|i| (0.2 * f64::from(i), on(55, MEZZOFORTE))).collect();
        let seconds = 0.2 * f64::from(strokes);
        let _ = take_in(&mut engine, &steady(), &acts, seconds, 48_000.0, &Blocks::Of(512));
        ways.push(engine.view().last_stroke_up);
    }
    assert_eq!(ways, [false, true, false, true]);
}

/// A stroke's first 40 ms.
fn attack(rate_hz: f64, controls: &Controls) -> Vec<f64> {
    let mono = note(rate_hz, controls, OPEN_G, MEZZOFORTE, 0.2).mono();
    let threshold = 1.0e-4 * peak(&mono);
    let start = mono.iter().position(|y| y.abs() > threshold).unwrap();
    mono[start..start + (ATTACK_S * rate_hz) as usize].to_vec()
}

const STROKES: [Articulation; 6] = [
    Articulation::Stroke,
    Articulation::Thumb,
    Articulation::Ilme,
    Articulation::Sipay,
    Articulation::Tyrnama,
    Articulation::Choke,
];

#[test]
fn dombra_1_7_10_partials_do_not_explain_an_attack() {
    for rate_hz in BOTH_RATES_HZ {
        let x = note(rate_hz, &steady(), OPEN_G, MEZZOFORTE, 0.6).between(0.05, 0.55);
        let mut series = Series::track(&Spectrum::deep(&x, rate_hz), key_hz(OPEN_G), 20);
        series.fit(1, 20);
        let partials_hz: Vec<f64> = (1..80).map(|n| series.predict(n)).collect();
        let levels = STROKES.map(|articulation| {
            let attack = attack(rate_hz, &Controls { articulation, ..steady() });
            residual_db(&attack, rate_hz, &partials_hz)
        });
        eprintln!("residual at {rate_hz}: {STROKES:?} {levels:.1?} dB");
        check_within("residual, dB", &levels, -30.0, -14.0);
    }
}

/// Level of what nail and skin add to a stroke's first 40 ms, re the peak, in decibels: the
/// difference from the same stroke without them, all else being linear.
fn scratch_db(rate_hz: f64, articulation: Articulation) -> f64 {
    let controls = Controls { articulation, glide: 0.0, ..steady() };
    let with = note(rate_hz, &controls, OPEN_G, MEZZOFORTE, ATTACK_S).mono();
    let clean = Controls { scratch: 0.0, ..controls };
    let without = note(rate_hz, &clean, OPEN_G, MEZZOFORTE, ATTACK_S).mono();
    let noise: Vec<f64> = with.iter().zip(&without).map(|(a, b)| a - b).collect();
    db(rms(&noise) / peak(&with))
}

#[test]
fn dombra_1_7_10_every_stroke_has_its_noise_tyrnama_most_and_sipay_least() {
    for rate_hz in BOTH_RATES_HZ {
        let levels = STROKES.map(|articulation| scratch_db(rate_hz, articulation));
        eprintln!("scratch at {rate_hz}: {STROKES:?} {levels:.1?} dB");
        check_within("scratch, dB", &levels, -30.0, -14.0);
        let [_, _, _, sipay, tyrnama, _] = levels;
        assert!(levels.iter().all(|level| *level <= tyrnama), "{levels:.1?}");
        assert!(levels.iter().all(|level| *level >= sipay), "{levels:.1?}");
    }
}

#[test]
fn a_key_below_the_low_string_keeps_its_velocity_in_a_stroke() {
    // It is played as the open string, which is the nearest.
    let struck =
        |low: u8| take(48_000.0, &steady(), &[(0.0, on(low, 0.9)), (0.0, on(62, 0.3))], 0.4);
    assert_eq!(struck(45).left, struck(50).left);
}

#[test]
fn each_finger_more_makes_another_stroke() {
    let struck = |fingers: usize| {
        let controls = Controls { fingers, ..steady() };
        take(48_000.0, &controls, &[(0.0, on(50, 0.6)), (0.0, on(62, 0.6))], 0.2).left
    };
    for fingers in 2..=4 {
        assert_ne!(struck(fingers), struck(fingers - 1), "{fingers} fingers");
    }
}
