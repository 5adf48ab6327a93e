//! Parameters move at the sample the host says.

use crate::clap::{Input, Note, Played, Session, Take};

const ON: (usize, Input) = (0, Input::On(Note(Some(0), Some(57), Some(1)), 0.8));

fn heard(inputs: &[(usize, Input)]) -> Played {
    Session::new().play(&Take::new(24_000, inputs))
}

/// First sample at which two takes differ.
fn first_difference(a: &Played, b: &Played) -> Option<usize> {
    let differs = |n: &usize| (0..2).any(|c| a.channels[c][*n] != b.channels[c][*n]);
    (0..a.channels[0].len()).find(differs)
}

/// The engine latches its controls every so many samples.
const TICK: usize = 16;

#[test]
fn a_move_is_heard_within_a_tick_of_its_sample_and_never_before() {
    let plain = heard(&[ON]);
    for at in [4_800, 4_801, 4_999, 5_120, 7_679] {
        for (id, position) in [("output", 0.2), ("damping", 1.0), ("a4", 1.0)] {
            let moved = heard(&[ON, (at, Input::Param(id, position))]);
            let first = first_difference(&moved, &plain).expect(id);
            assert!((at..at + 4 * TICK).contains(&first), "{id} at {at}: heard at {first}");
        }
    }
}

#[test]
fn modulation_is_heard_and_taken_back() {
    let plain = heard(&[ON]);
    let (there, back) =
        ((4_800, Input::Modulate("output", -0.5)), (6_000, Input::Modulate("output", 0.0)));
    let first = first_difference(&heard(&[ON, there]), &plain).expect("a difference");
    assert!((4_800..4_800 + 4 * TICK).contains(&first), "heard at {first}");
    let returned = heard(&[ON, there, back]);
    let late = |played: &Played| played.peak(20_000, 24_000);
    assert!((late(&returned) / late(&plain) - 1.0).abs() < 1.0e-3);
}

#[test]
fn modulation_is_not_saved() {
    let mut session = Session::new();
    let before = session.save();
    session.play(&Take::new(512, &[(0, Input::Modulate("nail", 0.3))]));
    assert_eq!(session.save(), before);
}

#[test]
fn a_change_of_articulation_counts_for_the_note_it_comes_with() {
    let stroke = (1_000, Input::On(Note::new(57, 1), 0.8));
    let choice = f64::from(kairat::params::parse("articulation", "tap").expect("a choice"));
    let tap = |at| (at, Input::Param("articulation", choice));
    let early = heard(&[tap(900), stroke]).bits();
    assert_ne!(early, heard(&[stroke]).bits());
    // At one sample it does not matter which the host lists first, nor where its blocks begin.
    for inputs in [[tap(1_000), stroke], [stroke, tap(1_000)]] {
        for blocks in [&[24_000][..], &[512], &[1_000], &[1]] {
            let played = Session::new().play(&Take::new(24_000, &inputs).in_blocks(blocks));
            assert_eq!(played.bits(), early, "{inputs:?} in blocks of {blocks:?}");
        }
    }
}
