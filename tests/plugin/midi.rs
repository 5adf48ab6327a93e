//! MIDI reaches the strings: wheels, controllers, pressure, MPE.

use crate::clap::{Input, Played, Session, Take};

const SECOND: usize = 48_000;

fn heard(messages: &[(usize, [u8; 3])]) -> Played {
    let inputs: Vec<_> = messages.iter().map(|&(at, m)| (at, Input::Midi(m))).collect();
    Session::new().play(&Take::new(SECOND, &inputs))
}

/// How far the strongest tone within a semitone of `hz` lies from it, in cents.
fn distance_cents(played: &Played, hz: f64) -> f64 {
    const LENGTH: usize = 16_384;
    let heard = &played.channels[0][30_000..30_000 + LENGTH];
    let strength = |cents: f64| {
        let step = std::f64::consts::TAU * hz * (cents / 1_200.0).exp2() / 48_000.0;
        let (mut real, mut imaginary) = (0.0, 0.0);
        for (n, x) in heard.iter().enumerate() {
            let window = 1.0 - (std::f64::consts::TAU * n as f64 / LENGTH as f64).cos();
            let (sine, cosine) = (step * n as f64).sin_cos();
            real += f64::from(*x) * window * cosine;
            imaginary += f64::from(*x) * window * sine;
        }
        real.hypot(imaginary)
    };
    let all = (-100..=100).map(f64::from).map(|cents| (strength(cents), cents));
    all.max_by(|a, b| a.0.total_cmp(&b.0)).expect("some").1
}

#[track_caller]
fn check_pitch(messages: &[(usize, [u8; 3])], key: f64) {
    let cents = distance_cents(&heard(messages), 440.0 * ((key - 69.0) / 12.0).exp2());
    assert!(cents.abs() < 8.0, "{cents} cents from key {key}");
}

#[test]
fn the_wheel_bends_by_its_range() {
    let on = (0, [0x90, 57, 100]);
    check_pitch(&[on], 57.0);
    check_pitch(&[on, (4_800, [0xe0, 127, 127])], 59.0);
    check_pitch(&[on, (4_800, [0xe0, 0, 0])], 55.0);
    let range = [(0, [0xb0, 101, 0]), (0, [0xb0, 100, 0]), (0, [0xb0, 6, 7])];
    check_pitch(&[&range[..], &[on, (4_800, [0xe0, 127, 127])]].concat(), 64.0);
}

#[test]
fn an_mpe_channel_bends_its_own_note() {
    let configure = [(0, [0xb0, 101, 0]), (0, [0xb0, 100, 6]), (0, [0xb0, 6, 15])];
    let three = 8_192 + 3 * 8_192 / 48;
    let bend = |channel: u8| [0xe0 | channel, (three & 127) as u8, (three >> 7) as u8];
    let on = (0, [0x91, 57, 100]);
    check_pitch(&[&configure[..], &[on, (4_800, bend(1))]].concat(), 60.0);
    check_pitch(&[&configure[..], &[on, (4_800, bend(2))]].concat(), 57.0);
    check_pitch(&[on, (4_800, bend(1))], 57.0 + 2.0 * 3.0 / 48.0);
}

#[test]
fn every_controller_changes_the_sound() {
    let on = (0, [0x90, 57, 100]);
    let off = (24_000, [0x80, 57, 64]);
    let plain = heard(&[on, off]);
    for (name, message) in [
        ("modulation", [0xb0, 1, 127]),
        ("volume", [0xb0, 7, 30]),
        ("pan", [0xb0, 10, 0]),
        ("expression", [0xb0, 11, 30]),
        ("sustain", [0xb0, 64, 127]),
        ("channel pressure", [0xd0, 127, 0]),
        ("poly pressure", [0xa0, 57, 127]),
        ("all sound off", [0xb0, 120, 0]),
        ("all notes off", [0xb0, 123, 0]),
    ] {
        let played = heard(&[on, (4_800, message), off]);
        assert_ne!(played.bits(), plain.bits(), "{name} does nothing");
    }
    for (name, message) in [("breath", [0xb0, 2, 127]), ("timbre", [0xb0, 74, 127])] {
        let played = heard(&[(0, message), (960, [0x90, 57, 100])]);
        let without = heard(&[(960, [0x90, 57, 100])]);
        assert_ne!(played.bits(), without.bits(), "{name} does nothing");
    }
}

#[test]
fn bytes_that_are_no_midi_do_no_harm() {
    let messages: Vec<_> = (0..=255_u8)
        .flat_map(|status| [(0, 0), (255, 255), (6, 127)].map(|(a, b)| [status, a, b]))
        .enumerate()
        .map(|(n, message)| (n * 16, message))
        .collect();
    assert!(heard(&messages).is_finite());
}
