//! Notes and note expressions reach the strings.

use clack_host::events::event_types::NoteExpressionType;

use crate::clap::{Input, Note, Played, Session, Take};

const SECOND: usize = 48_000;

fn heard(inputs: &[(usize, Input)]) -> Played {
    Session::new().play(&Take::new(SECOND, inputs))
}

#[test]
fn a_stroke_sounds_from_its_sample_on() {
    for at in [0, 1, 100, 511, 512, 777] {
        let played = heard(&[(at, Input::On(Note::new(55, 1), 0.8))]);
        assert_eq!(played.peak(0, at), 0.0, "before sample {at}");
        assert!(played.peak(at, at + 480) > 0.0, "within 10 ms of sample {at}");
        assert!(played.peak(0, SECOND) > 0.01);
        assert!(played.peak(0, SECOND) < 1.0);
    }
}

#[test]
fn harder_is_louder() {
    let peak = |velocity| heard(&[(0, Input::On(Note::new(55, 1), velocity))]).peak(0, SECOND);
    let peaks = [0.1, 0.4, 0.7, 1.0].map(peak);
    assert!(peaks.is_sorted_by(|a, b| a < b), "{peaks:?}");
}

#[test]
fn a_release_and_a_choke_shorten_the_note_whoever_they_name() {
    let note = Note::new(57, 9);
    let on = (0, Input::On(note, 0.8));
    let ringing = heard(&[on]).peak(SECOND / 2, SECOND);
    let names = [note, Note(None, None, Some(9)), Note(Some(0), Some(57), None), Note::default()];
    for name in names {
        let released = heard(&[on, (9_600, Input::Off(name))]).peak(SECOND / 2, SECOND);
        let choked = heard(&[on, (9_600, Input::Choke(name))]).peak(SECOND / 2, SECOND);
        assert!(released < 0.3 * ringing, "{name:?}: {released} after a release of {ringing}");
        assert!(choked < 0.3 * ringing, "{name:?}: {choked} after a choke of {ringing}");
    }
    let missed = heard(&[on, (9_600, Input::Off(Note::new(58, 10)))]);
    assert_eq!(missed.peak(SECOND / 2, SECOND), ringing);
}

#[test]
fn every_expression_changes_the_sound_of_its_note_only_from_its_sample_on() {
    let note = Note::new(57, 3);
    let on = (0, Input::On(note, 0.8));
    let plain = heard(&[on]);
    let at = 9_600;
    for (kind, value) in [
        (NoteExpressionType::Tuning, 0.5),
        (NoteExpressionType::Volume, 0.5),
        (NoteExpressionType::Pan, 0.0),
        (NoteExpressionType::Vibrato, 1.0),
        (NoteExpressionType::Expression, 0.25),
        (NoteExpressionType::Pressure, 1.0),
    ] {
        let played = heard(&[on, (at, Input::Express(note, kind, value))]);
        assert_ne!(played.bits(), plain.bits(), "{kind:?} does nothing");
        for (channel, without) in played.channels.iter().zip(&plain.channels) {
            assert!(channel[..at] == without[..at], "{kind:?} acts too early");
        }
        let elsewhere = heard(&[on, (at, Input::Express(Note::new(60, 4), kind, value))]);
        assert_eq!(elsewhere.bits(), plain.bits(), "{kind:?} of another note");
    }
}

#[test]
fn brightness_shapes_the_stroke_it_comes_with() {
    let note = Note::new(57, 3);
    let with = |value| {
        let kind = NoteExpressionType::Brightness;
        heard(&[(0, Input::On(note, 0.8)), (0, Input::Express(note, kind, value))])
    };
    assert_ne!(with(0.0).bits(), with(1.0).bits());
}

#[test]
fn keys_beyond_the_neck_still_play() {
    for key in [0, 12, 40, 49, 87, 100, 127] {
        let played =
            heard(&[(0, Input::Param("keyswitches", 0.0)), (0, Input::On(Note::new(key, 1), 0.8))]);
        assert!(played.is_finite() && played.peak(0, SECOND) > 0.001, "key {key}");
    }
}

#[test]
fn a_keyswitch_is_silent_and_changes_what_follows() {
    let switch = (0, Input::On(Note::new(9, 1), 1.0));
    let note = (1_000, Input::On(Note::new(60, 2), 0.8));
    assert_eq!(heard(&[switch]).peak(0, SECOND), 0.0);
    // The tenth articulation of the dombra is the knock.
    let knocked = heard(&[switch, note]);
    assert_ne!(knocked.bits(), heard(&[note]).bits());
    let choice = f64::from(kairat::params::parse("articulation", "tap").expect("a choice"));
    assert_eq!(knocked.bits(), heard(&[(0, Input::Param("articulation", choice)), note]).bits());
}
