//! Silence: nothing sounds by itself, everything can be silenced, and then the plugin sleeps.

use clack_host::process::ProcessStatus;

use crate::clap::{Input, Note, Played, Session, Take};

const SECOND: usize = 48_000;

fn heard(seconds: usize, inputs: &[(usize, Input)]) -> Played {
    Session::new().play(&Take::new(seconds * SECOND, inputs))
}

#[test]
fn an_idle_plugin_is_exactly_silent_and_lets_the_host_sleep() {
    let played = heard(1, &[]);
    assert_eq!(played.peak(0, SECOND), 0.0);
    for (at, status, tail) in played.blocks {
        assert_eq!((status, tail), (ProcessStatus::ContinueIfNotQuiet, 0), "at {at}");
    }
}

#[test]
fn a_released_note_ends_within_the_tail_that_was_reported() {
    let note = Note::new(57, 1);
    let released = SECOND;
    let played = heard(30, &[(0, Input::On(note, 1.0)), (released, Input::Off(note))]);
    let (_, status, tail) = played.blocks[10];
    assert_eq!(status, ProcessStatus::Continue);
    assert!((1..30 * SECOND).contains(&(tail as usize)), "a tail of {tail}");
    let asleep = played
        .blocks
        .iter()
        .find(|(at, status, _)| *at > released && *status == ProcessStatus::ContinueIfNotQuiet);
    let (asleep, _, tail_asleep) = *asleep.expect("it falls asleep");
    assert!(asleep < released + tail as usize + SECOND, "asleep at {asleep}");
    assert_eq!((played.peak(asleep, 30 * SECOND), tail_asleep), (0.0, 0));
}

#[test]
fn everything_can_be_silenced() {
    let ons = [50, 57, 62].map(|key| (0, Input::On(Note::new(key, u32::from(key)), 1.0)));
    let hold = (0, Input::Midi([0xb0, 64, 127]));
    for (name, silence) in [
        ("all sound off", Input::Midi([0xb0, 120, 0])),
        ("all sound off on another channel", Input::Midi([0xb5, 120, 0])),
        ("reset", Input::Reset),
    ] {
        let played = heard(4, &[&ons[..], &[hold, (SECOND, silence)]].concat());
        assert!(played.peak(0, SECOND) > 0.01);
        assert!(played.peak(3 * SECOND, 4 * SECOND) < 1.0e-4, "{name}");
    }
    let let_go = [(SECOND, Input::Midi([0xb0, 64, 0])), (SECOND, Input::Midi([0xb0, 123, 0]))];
    let played = heard(30, &[&ons[..], &[hold], &let_go].concat());
    assert!(played.peak(29 * SECOND, 30 * SECOND) < 1.0e-6, "all notes off");
}

#[test]
fn a_reset_is_silence_at_once_and_no_memory() {
    let on = |at| (at, Input::On(Note::new(57, 1), 0.8));
    let reset = heard(2, &[on(0), (600, Input::Midi([0xe0, 0, 0])), (SECOND, Input::Reset)]);
    assert_eq!(reset.peak(SECOND, 2 * SECOND), 0.0);
    let again =
        heard(2, &[on(0), (600, Input::Midi([0xe0, 0, 0])), (SECOND, Input::Reset), on(SECOND)]);
    let fresh = heard(1, &[on(0)]);
    for (again, fresh) in again.channels.iter().zip(&fresh.channels) {
        assert!(again[SECOND..] == fresh[..]);
    }
}

/// The framework does not flush denormals; nothing of the kind may come out as a note dies.
#[test]
fn a_dying_note_leaves_nothing_subnormal() {
    let note = Note::new(50, 1);
    let played = heard(40, &[(0, Input::On(note, 0.1)), (SECOND, Input::Off(note))]);
    assert!(!played.channels.iter().flatten().any(|x| x.is_subnormal()));
}
