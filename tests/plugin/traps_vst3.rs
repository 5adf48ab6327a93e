//! The framework's traps in VST3. As with the others: a test fails when the framework mends one.

use clack_host::events::event_types::NoteExpressionType;

use crate::clap::{self, Bits, Note, Take};
use crate::vst3::{Input, Session, expression};

const FRAMES: usize = 24_000;

fn heard(inputs: &[(usize, Input)]) -> Bits {
    Bits::of(&Session::new().play(FRAMES, inputs))
}

fn heard_in_clap(inputs: &[(usize, clap::Input)]) -> Bits {
    clap::Session::new().play(&Take::new(FRAMES, inputs).in_blocks(&[FRAMES])).bits()
}

/// Wheel, pressure and controllers of sixteen channels are parameters that no host shows.
#[test]
fn midi_adds_2080_hidden_parameters() {
    let params = Session::new().params();
    let ours: Vec<_> = kairat::params::describe().iter().map(|p| p.id).collect();
    let numbers: Vec<_> = params.iter().take(ours.len()).map(|param| param.0).collect();
    assert_eq!(
        numbers,
        ours.iter().map(|id| kairat::params::clap_id(id).unwrap()).collect::<Vec<_>>()
    );
    assert_eq!(params.iter().filter(|(_, shown)| !shown).count(), 2_080);
    assert_eq!(params.len(), ours.len() + 2_080);
}

/// What VST3 calls brightness arrives as expression and the other way round; the bridge swaps them
/// back, and would swap them wrongly if they arrived right.
#[test]
fn brightness_and_expression_mean_the_same_in_both_formats() {
    let note = Note::new(57, 7);
    for (number, kind) in [
        (expression::BRIGHTNESS, NoteExpressionType::Brightness),
        (expression::EXPRESSION, NoteExpressionType::Expression),
    ] {
        for value in [0.125, 0.875] {
            let in_vst3 = heard(&[
                (100, Input::On(57, 7, 0.8)),
                (100, Input::Express(number, 7, value)),
                (9_600, Input::Express(number, 7, 1.0 - value)),
            ]);
            let in_clap = heard_in_clap(&[
                (100, clap::Input::On(note, f64::from(0.8_f32))),
                (100, clap::Input::Express(note, kind, value)),
                (9_600, clap::Input::Express(note, kind, 1.0 - value)),
            ]);
            assert_eq!(in_vst3, in_clap, "{kind:?} {value}");
            assert_ne!(in_vst3, heard(&[(100, Input::On(57, 7, 0.8))]), "{kind:?} {value}");
        }
    }
}
