//! Repeats come in time.

use kairat_engine::{
    SampleRate,
    finish::{DelayControls, Feel, Finish, FinishControls, NoteValue},
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
