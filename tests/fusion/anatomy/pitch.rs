//! The list of pairs that make music: in tune over two octaves, and as loud as each other.

use kairat_engine::anatomy::ResonatorKind;
use kairat_engine::anatomy::{
    AnatomyControls, BodyKind, ExciterKind, KAIRAT_BALABAN, KUIY, MUSICAL,
};
use tests::{cents, db, pitch::first_partial_hz, rms};

use super::{RATE_HZ, held, hz, plain};

/// Two octaves in steps of a minor third.
const KEYS: [u8; 9] = [48, 51, 54, 57, 60, 63, 66, 69, 72];
/// Asked.
const LIMIT_CENTS: f64 = 5.0;
/// How far pairs may lie from the mean of all.
const LIMIT_DB: f64 = 3.0;

/// Furthest from the key, in cents; what decays is heard from its beginning.
fn worst_cents(controls: &AnatomyControls, velocity: f32) -> (f64, f64) {
    let from = if controls.builds[0].exciter.is_sustained() { 43_200 } else { 4_800 };
    let (mut worst, mut level_db) = (0.0_f64, 0.0);
    for key in KEYS {
        let sound = held(controls, key, velocity, 1.9);
        let found = first_partial_hz(&sound[from..], RATE_HZ, hz(key)).unwrap();
        worst = worst.max(cents(found, hz(key)).abs());
        let loudest = sound.windows(2_400).step_by(1_200).map(rms).fold(0.0, f64::max);
        level_db += db(loudest) / KEYS.len() as f64;
    }
    (worst, level_db)
}

#[test]
fn figure_anatomy_musical_pairs_are_in_tune_and_equally_loud() {
    let mut wrong = Vec::new();
    let mut heard = Vec::new();
    for pair in MUSICAL {
        let controls = plain(pair.build.exciter, pair.build.resonator, pair.body);
        let (worst, level_db) = worst_cents(&controls, 0.8);
        let name =
            format!("{:?} × {:?} × {:?}", pair.build.exciter, pair.build.resonator, pair.body);
        eprintln!("{name}: within {worst:.2} cents, {level_db:.1} dB");
        if worst > LIMIT_CENTS {
            wrong.push(format!("{name}: {worst:.2} cents"));
        }
        heard.push((name, level_db));
    }
    let mean = heard.iter().map(|(_, level)| level).sum::<f64>() / heard.len() as f64;
    for (name, level_db) in heard {
        if (level_db - mean).abs() > LIMIT_DB {
            wrong.push(format!("{name}: {level_db:.1} dB of {mean:.1}"));
        }
    }
    eprintln!("{} pairs, mean {mean:.1} dB", MUSICAL.len());
    assert!(MUSICAL.len() >= 40);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_pair_stands_in_the_list_twice() {
    for (i, pair) in MUSICAL.iter().enumerate() {
        assert!(!MUSICAL[..i].contains(pair), "{pair:?}");
    }
}

#[test]
fn figure_anatomy_factory_builds_are_in_tune() {
    for (name, controls) in [
        ("Kairat's balaban", KAIRAT_BALABAN),
        ("Kuiy", KUIY),
        ("Kuiy at its far end", AnatomyControls { morph: 1.0, ..KUIY }),
    ] {
        for velocity in [0.4, 0.9] {
            let controls = AnatomyControls { human: 0.0, ..controls };
            let (worst, level_db) = worst_cents(&controls, velocity);
            eprintln!("{name} at {velocity}: within {worst:.2} cents, {level_db:.1} dB");
            assert!(worst <= LIMIT_CENTS);
        }
    }
}

#[test]
fn figure_anatomy_a_lock_keeps_the_key_where_two_resonators_part() {
    let mut free_by = 0.0_f64;
    for semitones in [0.0, 0.3, 7.0, 12.0] {
        for is_locked in [false, true] {
            let controls = AnatomyControls {
                coupling: 0.8,
                interval_semitones: semitones,
                second: ResonatorKind::String,
                is_locked,
                ..plain(ExciterKind::Pluck, ResonatorKind::String, BodyKind::None)
            };
            let sound = held(&controls, 57, 0.8, 2.2);
            let found = first_partial_hz(&sound[4_800..], RATE_HZ, hz(57)).unwrap();
            let off = cents(found, hz(57));
            eprintln!("second string at {semitones} semitones, locked {is_locked}: {off:.2} cents");
            if is_locked {
                assert!(off.abs() <= LIMIT_CENTS, "{off}");
            } else {
                free_by = free_by.max(off.abs());
            }
        }
    }
    assert!(free_by > 10.0, "nothing to lock: {free_by}");
}
