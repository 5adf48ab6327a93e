//! The same passage sounds the same, however the host cuts it.

use clack_host::events::event_types::NoteExpressionType;
use kairat::params::KairatParams;

use crate::clap::{Input, Note, Played, Session, Take};
use crate::dice::Dice;

fn choice(id: &str, typed: &str) -> f64 {
    f64::from(kairat::params::parse(id, typed).expect("a choice"))
}

/// A passage of everything: strokes, releases, wheels, expressions, moving parameters.
fn passage() -> Vec<(usize, Input)> {
    let (low, high) = (Note::new(50, 1), Note::new(62, 2));
    let mut inputs = vec![
        (0, Input::Param("output", 0.8)),
        (137, Input::On(low, 0.9)),
        (137, Input::On(high, 0.5)),
        (2_048, Input::Midi([0xe0, 0, 96])),
        (3_001, Input::Express(high, NoteExpressionType::Tuning, 0.7)),
        (4_000, Input::Midi([0xb0, 1, 100])),
        (7_777, Input::Off(high)),
        (8_000, Input::On(Note::new(64, 3), 0.3)),
        (9_999, Input::Param("material", choice("material", "gut"))),
        (11_000, Input::Param("articulation", choice("articulation", "sipay"))),
        (11_001, Input::On(Note::new(67, 4), 1.0)),
        (14_000, Input::Choke(Note::new(67, 4))),
        (15_000, Input::Off(low)),
        (16_000, Input::Midi([0xb0, 123, 0])),
    ];
    for step in 0..40 {
        let position = f64::from(step as u8) / 40.0;
        inputs.push((5_000 + 61 * step, Input::Param("contact_point", position)));
        inputs.push((5_013 + 61 * step, Input::Modulate("nail", position - 0.5)));
    }
    inputs
}

fn heard(blocks: &[usize]) -> Played {
    Session::new().play(&Take::new(24_000, &passage()).in_blocks(blocks))
}

#[test]
fn block_sizes_make_no_difference() {
    let whole = heard(&[24_000]);
    assert!(whole.peak(0, 24_000) > 0.001, "nothing sounds");
    assert!(whole.is_finite());
    let mut dice = Dice::new(1);
    let random: Vec<usize> = (0..200).map(|_| 1 + dice.below(700)).collect();
    for blocks in [&[1][..], &[7], &[16], &[61], &[512], &[4_096], &random] {
        assert_eq!(heard(blocks).bits(), whole.bits(), "in blocks of {blocks:?}");
    }
}

/// Back to where the passage starts from, whatever was played.
fn rewind(session: &mut Session) {
    for entry in KairatParams::default().entries() {
        session.set(entry.id, &entry.param.text(entry.param.normalized()));
        session.play(&Take::new(16, &[(0, Input::Modulate(entry.id, 0.0))]));
    }
}

#[test]
fn a_second_take_repeats_the_first() {
    let take = Take::new(24_000, &passage());
    let mut session = Session::new();
    rewind(&mut session);
    let first = session.play(&take);
    rewind(&mut session);
    assert_eq!(session.play(&take).bits(), first.bits());
    let mut other = Session::new();
    rewind(&mut other);
    assert_eq!(other.play(&take).bits(), first.bits());
}
