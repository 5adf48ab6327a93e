//! Acceptance facts of the jetigen.

use kairat_engine::{
    Controls, Event, NoteAddress,
    controls::{Articulation, Material},
    event::Dimension,
    instruments::JETIGEN,
};
use tests::{
    cents, db,
    decay::{Envelope, t60_s},
    pitch::first_partial_hz,
    render::{Act, off, on, steady},
    spectrum::Spectrum,
};

use crate::{
    FORTISSIMO, MEZZOFORTE, key_hz,
    plucked::{Player, made_of},
};

const RATE_HZ: f64 = 48_000.0;
/// From pin to pin.
const WHOLE_M: f64 = 0.949;
const OPEN: [u8; 7] = [50, 52, 55, 57, 59, 62, 64];

/// Pitch re the key, in cents, every 20 ms.
fn track(x: &[f64], key: u8) -> Vec<f64> {
    let (size, hop) = (5_760, 960);
    (0..(x.len() - size) / hop)
        .map(|i| {
            let part = &x[i * hop..i * hop + size];
            let hz =
                Spectrum::with_beta(part, RATE_HZ, 9.0).peak(0.9 * key_hz(key), 1.3 * key_hz(key));
            cents(hz.unwrap().hz, key_hz(key))
        })
        .collect()
}

#[test]
fn jetigen_6_1_a_press_rises_up_to_300_cents_and_returns() {
    let mut player = Player::new(&JETIGEN, RATE_HZ);
    for (key, step) in [(50, 200.0), (52, 300.0), (59, 300.0), (62, 200.0)] {
        let controls = Controls { articulation: Articulation::Press, ..steady() };
        let pitch = track(&player.note(&controls, key, MEZZOFORTE, 1.4).mono(), key);
        let top = pitch.iter().copied().fold(f64::MIN, f64::max);
        let low = pitch[2..].iter().copied().fold(f64::MAX, f64::min);
        let last = pitch[pitch.len() - 1];
        eprintln!("press on {key}: {low:.1} to {top:.1} cents, then {last:.1}");
        assert!(
            (top - step).abs() < 20.0 && low > -12.0 && last.abs() < 8.0,
            "key {key}: {pitch:.0?}"
        );
    }
}

#[test]
fn jetigen_6_1_a_pressed_string_rings_as_long_as_before() {
    let mut player = Player::new(&JETIGEN, RATE_HZ);
    for semitones in [1.0_f32, 2.0, 3.0] {
        for key in [50, 57, 62] {
            let open = player.note(&steady(), key, MEZZOFORTE, 4.0).mono();
            let note = NoteAddress { channel: Some(0), ..NoteAddress::default() };
            let dimension = Dimension::Pressure;
            let value = semitones / 3.0;
            let acts = [
                (0.0, on(key, MEZZOFORTE)),
                (0.01, Act::Play(Event::Express { note, dimension, value })),
            ];
            let pressed = player.take(&steady(), &acts, 4.0).mono();
            let hz = key_hz(key) * f64::from(semitones / 12.0).exp2();
            let rise =
                cents(first_partial_hz(&pressed[9_600..38_400], RATE_HZ, hz).unwrap(), key_hz(key));
            let t60 = |x: &[f64], hz: f64| t60_s(x, RATE_HZ, hz, key_hz(key)).unwrap();
            // From after the rise on.
            let (before, after) = (t60(&open[4_800..], key_hz(key)), t60(&pressed[4_800..], hz));
            eprintln!("key {key} pressed {rise:.1} cents: T60 {before:.2} s, then {after:.2} s");
            assert!((rise - 100.0 * f64::from(semitones)).abs() < 3.0, "{rise}");
            assert!(
                (after / before - 1.0).abs() < 0.2,
                "key {key}: {before:.2} s, then {after:.2} s"
            );
        }
    }
}

/// Levels re the strongest partial of what lies beyond the bridge: frequency by the bones' places.
fn far_db(player: &mut Player, controls: &Controls, key: u8, length_m: f64) -> Vec<f64> {
    let x = player.note(controls, key, MEZZOFORTE, 0.9).between(0.06, 0.66);
    let spectrum = Spectrum::deep(&x, RATE_HZ);
    let top = spectrum.largest(100.0, 5_000.0).amplitude;
    let far_hz = key_hz(key) * length_m / (WHOLE_M - length_m);
    (1..=3)
        .map(|n| {
            let hz = f64::from(n) * far_hz;
            let found = spectrum.peak(0.98 * hz, 1.02 * hz);
            let harmonic = hz / key_hz(key);
            let apart = (harmonic - harmonic.round()).abs() * key_hz(key);
            // One that falls on the note's own partial cannot be told from it.
            found.filter(|_| apart > 14.0).map_or(f64::NAN, |peak| db(peak.amplitude / top))
        })
        .collect()
}

#[test]
fn jetigen_6_2_what_lies_beyond_the_bridge_rings_45_to_25_db_down() {
    let mut player = Player::new(&JETIGEN, RATE_HZ);
    let lengths = [0.720, 0.672, 0.600, 0.556, 0.512, 0.452, 0.412];
    for material in [Material::Nylon, Material::Steel] {
        for (key, length_m) in OPEN.into_iter().zip(lengths) {
            let levels = far_db(&mut player, &made_of(material), key, length_m);
            let loudest = levels.iter().copied().fold(f64::MIN, f64::max);
            eprintln!("{material:?} {key}: far partials {levels:.1?} dB");
            assert!((-45.0..=-25.0).contains(&loudest), "{material:?} {key}: {levels:.1?} dB");
        }
    }
}

#[test]
fn jetigen_6_3_other_strings_ring_on_after_a_staccato_note() {
    let mut player = Player::new(&JETIGEN, RATE_HZ);
    for material in [Material::Nylon, Material::Steel] {
        // An octave, a twelfth or a fourth away from others.
        for key in [50, 52, 57] {
            let acts = [(0.0, on(key, MEZZOFORTE)), (0.12, off(key))];
            let x = player.take(&made_of(material), &acts, 1.4);
            let early = x.between(0.0, 0.15);
            let first = Envelope::of(&early, RATE_HZ, key_hz(key), 0.05, 0.005).level_db;
            let loud = first.iter().copied().fold(f64::MIN, f64::max);
            let late = Spectrum::deep(&x.between(0.5, 1.3), RATE_HZ);
            // Each string by those of its partials that the note shares.
            let ring: Vec<(u8, f64)> = OPEN
                .iter()
                .filter(|other| **other != key)
                .map(|other| {
                    let level = (1..=6)
                        .filter_map(|n| {
                            let hz = f64::from(n) * key_hz(*other);
                            late.peak(0.997 * hz, 1.003 * hz)
                        })
                        .fold(f64::MIN, |top, peak| top.max(db(peak.amplitude)));
                    (*other, level - loud)
                })
                .collect();
            let heard = ring.iter().filter(|(_, level)| (-50.0..=-30.0).contains(level)).count();
            eprintln!("{material:?} {key}: {ring:.1?} dB");
            assert!(heard >= 2, "{material:?} {key}: {ring:.1?} dB");
        }
    }
}

fn t60(player: &mut Player, material: Material, key: u8) -> f64 {
    let x = player.note(&made_of(material), key, MEZZOFORTE, 6.0).mono();
    t60_s(&x, RATE_HZ, key_hz(key), key_hz(key)).unwrap()
}

#[test]
fn jetigen_6_4_metal_rings_longest_and_horsehair_shortest() {
    let mut player = Player::new(&JETIGEN, RATE_HZ);
    for key in OPEN {
        let [nylon, steel, hair] = [Material::Nylon, Material::Steel, Material::Horsehair]
            .map(|material| t60(&mut player, material, key));
        eprintln!("key {key}: steel {steel:.2} s, nylon {nylon:.2} s, horsehair {hair:.2} s");
        assert!(steel >= 2.0 * nylon && nylon >= 1.5 * hair, "{key}: {steel} {nylon} {hair}");
        assert!((4.0..=9.0).contains(&steel), "steel {key}: {steel:.2} s");
        assert!((1.5..=4.0).contains(&nylon), "nylon {key}: {nylon:.2} s");
        assert!((0.6..=2.0).contains(&hair), "horsehair {key}: {hair:.2} s");
    }
}

#[test]
fn jetigen_6_5_a_hard_pluck_on_metal_glides_2_to_20_cents() {
    let mut player = Player::new(&JETIGEN, RATE_HZ);
    for key in OPEN {
        let x = player.note(&made_of(Material::Steel), key, FORTISSIMO, 3.2);
        let pitch = |from: f64, to: f64| {
            cents(
                first_partial_hz(&x.between(from, to), RATE_HZ, key_hz(key)).unwrap(),
                key_hz(key),
            )
        };
        let glide = pitch(0.01, 0.11) - pitch(2.2, 3.2);
        eprintln!("key {key}: glide {glide:.1} cents");
        assert!((2.0..=20.0).contains(&glide), "key {key}: {glide:.1} cents");
    }
}
