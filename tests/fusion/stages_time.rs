//! Repeats come in time, and so does the compressor.

use std::f64::consts::TAU;

use kairat_engine::{
    SampleRate,
    finish::{CompressorControls, DelayControls, Feel, Finish, FinishControls, NoteValue},
};

use crate::{
    buses::Bus,
    stages::{open, play},
};

#[test]
fn repeats_come_to_the_sample() {
    let plain = open();
    let cases = [
        (NoteValue::Quarter, Feel::Straight, 120.0, 0.5),
        (NoteValue::Eighth, Feel::Dotted, 90.0, 0.5),
        (NoteValue::Eighth, Feel::Triplet, 133.0, 60.0 / 133.0 / 3.0),
        (NoteValue::Whole, Feel::Straight, 100.0, 2.4),
        (NoteValue::Whole, Feel::Dotted, 40.0, 2.25),
        (NoteValue::Free, Feel::Straight, 120.0, 0.3),
    ];
    for rate_hz in [44_100.0, 48_000.0] {
        for (note, feel, tempo_bpm, seconds) in cases {
            let delay = DelayControls { is_on: true, note, feel, mix: 1.0, ..plain.delay };
            let count = (2.6 * seconds * rate_hz) as usize;
            let out =
                play(Bus::click(count), FinishControls { delay, tempo_bpm, ..plain }, rate_hz);
            let wanted = (seconds * rate_hz).round() as usize;
            for time in 1..=2 {
                let first = (wanted * time - 50..count).find(|i| out[*i].abs() > 1.0e-6).unwrap();
                assert_eq!(first, time * wanted, "{note:?} {feel:?} at {tempo_bpm}, {rate_hz} Hz");
            }
        }
    }
    eprintln!("delay: to the sample in {} cases", 2 * cases.len());
}

#[test]
fn ping_pong_goes_from_side_to_side() {
    let plain = open();
    let delay = DelayControls {
        is_on: true,
        is_ping_pong: true,
        mix: 1.0,
        note: NoteValue::Free,
        free_ms: 10.0,
        ..plain.delay
    };
    let mut finish = Finish::new(SampleRate::new(48_000.0));
    let out = Bus::click(1_200).through(&mut finish, &[(0, FinishControls { delay, ..plain })], 64);
    assert!(out.left[480] > 0.1 && out.right[480].abs() < 1.0e-6);
    assert!(out.right[960] > 0.01 && out.left[960].abs() < 0.2 * out.right[960]);
}

#[test]
fn the_compressor_keeps_its_times() {
    let plain = open();
    let rate_hz = 48_000.0;
    for (attack_ms, release_ms) in [(5.0_f32, 50.0_f32), (20.0, 150.0), (100.0, 600.0)] {
        let compressor = CompressorControls {
            is_on: true,
            threshold_db: -30.0,
            ratio: 20.0,
            knee_db: 0.0,
            attack_ms,
            release_ms,
            makeup_db: 0.0,
        };
        let (up, down) = (24_000, 24_000 + (0.8 * rate_hz) as usize);
        let count = down + (2.0 * rate_hz) as usize;
        let level = |i: usize| if (up..down).contains(&i) { 1.0 } else { 0.01 };
        let tone = |i: usize| (TAU * 5_000.0 * i as f64 / rate_hz).sin();
        let bus = Bus::mono(count, |i| level(i) * tone(i));
        let out = play(bus.clone(), FinishControls { compressor, ..plain }, rate_hz);
        // Gain where the tone is strong.
        let gain = |i: usize| {
            let (sum, own) = (i..i + 48).fold((0.0, 0.0), |(a, b), i| {
                (a + out[i].powi(2), b + f64::from(bus.left[i]).powi(2))
            });
            10.0 * (sum / own).log10()
        };
        let whole = gain(down - 200);
        let before = |share: f64, from: usize, rises: bool| {
            (from..from + 90_000)
                .find(|i| if rises { gain(*i) > share } else { gain(*i) < share })
                .unwrap()
                - from
        };
        let attack = (before(0.632_12 * whole, up, false) as f64 + 24.0) / rate_hz * 1_000.0;
        let release = (before(0.367_88 * whole, down, true) as f64 + 24.0) / rate_hz * 1_000.0;
        let off = [attack / f64::from(attack_ms) - 1.0, release / f64::from(release_ms) - 1.0];
        eprintln!("attack {attack:.2} of {attack_ms} ms, release {release:.1} of {release_ms} ms");
        assert!(off.iter().all(|off| off.abs() < 0.05), "{off:?}");
    }
}
