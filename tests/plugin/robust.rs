//! Any rate, any block, any events: finite, sane, and without an allocation.
//!
//! The framework aborts a debug build when `process` allocates, so these takes are also the test of
//! that.

use clack_host::events::event_types::NoteExpressionType;
use kairat::params::describe;

use crate::clap::{Input, Note, Session, Take};
use crate::dice::Dice;

/// Two seconds of what a host in a fever might send.
fn fever(dice: &mut Dice, frames: usize) -> Vec<(usize, Input)> {
    const KINDS: [NoteExpressionType; 7] = [
        NoteExpressionType::Volume,
        NoteExpressionType::Pan,
        NoteExpressionType::Tuning,
        NoteExpressionType::Vibrato,
        NoteExpressionType::Expression,
        NoteExpressionType::Brightness,
        NoteExpressionType::Pressure,
    ];
    let params = describe();
    let strange = [f64::NAN, f64::INFINITY, -1.0e30, 1.0e30, -1.0, 2.0];
    (0..300)
        .map(|_| {
            let chance = |dice: &mut Dice| dice.below(3) > 0;
            let note = Note(
                chance(dice).then(|| dice.below(16) as u16),
                chance(dice).then(|| dice.below(128) as u16),
                chance(dice).then(|| dice.below(20) as u32),
            );
            let value = if dice.below(8) == 0 { dice.pick(&strange) } else { dice.unit() };
            let id = params[dice.below(params.len())].id;
            let input = match dice.below(9) {
                0..=2 => Input::On(note, value),
                3 => Input::Off(note),
                4 => Input::Choke(note),
                5 => Input::Express(note, dice.pick(&KINDS), value * dice.pick(&[1.0, 4.0, 120.0])),
                6 => Input::Param(id, value),
                7 => Input::Modulate(id, value - 0.5),
                _ => Input::Midi([
                    0x80 | dice.below(112) as u8,
                    dice.below(128) as u8,
                    dice.below(128) as u8,
                ]),
            };
            (dice.below(frames), input)
        })
        .collect()
}

#[track_caller]
fn check_fever(rate_hz: f64, blocks: &[usize], seed: u64) {
    let frames = (rate_hz * 0.5) as usize;
    let inputs = fever(&mut Dice::new(seed), frames);
    let take = Take::new(frames, &inputs).at_rate(rate_hz).in_blocks(blocks);
    let played = Session::new().play(&take);
    assert!(played.is_finite(), "not finite at {rate_hz} Hz in blocks of {blocks:?}");
    let peak = played.peak(0, frames);
    assert!(peak < 64.0, "{peak} at {rate_hz} Hz in blocks of {blocks:?}");
}

#[test]
fn every_rate_is_survived() {
    let rates = [
        8_000.0, 11_025.0, 22_050.0, 44_100.0, 48_000.0, 88_200.0, 96_000.0, 176_400.0, 192_000.0,
        384_000.0, 768_000.0, 44_056.7,
    ];
    for (seed, rate_hz) in (0..).zip(rates) {
        check_fever(rate_hz, &[512], seed);
    }
}

#[test]
fn rates_beyond_reason_are_survived() {
    for rate_hz in [1.0, 1_000.0, 7_999.0, 1_536_000.0] {
        let take = Take::new(4_096, &[(7, Input::On(Note::new(57, 1), 0.8))]).at_rate(rate_hz);
        assert!(Session::new().play(&take).is_finite(), "{rate_hz} Hz");
    }
}

#[test]
fn every_block_size_is_survived() {
    for (seed, block) in (100..).zip([1, 2, 3, 15, 17, 64, 1_000, 4_096, 16_384]) {
        check_fever(48_000.0, &[block], seed);
    }
    for seed in 200..230 {
        let mut dice = Dice::new(seed);
        let blocks: Vec<usize> = (0..64).map(|_| 1 + dice.below(2_048)).collect();
        check_fever(48_000.0, &blocks, seed);
    }
}

#[test]
fn a_thousand_events_at_one_sample_are_survived() {
    let inputs: Vec<_> = (0..1_000)
        .map(|n| (64, Input::On(Note::new(40 + (n % 60) as u16, n), 0.5)))
        .chain((0..1_000).map(|n| (65, Input::Off(Note::new(40 + (n % 60) as u16, n)))))
        .collect();
    assert!(Session::new().play(&Take::new(4_096, &inputs)).is_finite());
}

#[test]
fn an_instance_may_be_activated_again_at_another_rate() {
    let on = [(0, Input::On(Note::new(57, 1), 0.8))];
    let mut session = Session::new();
    for rate_hz in [48_000.0, 96_000.0, 44_100.0, 48_000.0] {
        let take = Take::new(4_800, &on).at_rate(rate_hz);
        assert_eq!(session.play(&take).bits(), Session::new().play(&take).bits());
    }
}

#[test]
fn two_instances_do_not_hear_each_other() {
    let take = Take::new(4_800, &[(0, Input::On(Note::new(57, 1), 0.8))]);
    let alone = Session::new().play(&take).bits();
    let both = std::thread::scope(|scope| {
        let hands = [0, 1].map(|_| scope.spawn(|| Session::new().play(&take).bits()));
        hands.map(|hand| hand.join().unwrap())
    });
    assert!(both.iter().all(|bits| *bits == alone));
}
