//! The drawn instrument: its strings move as the solver says, its ring moves the parameter.

use editor_tests::{Desk, ORIGIN, kinds, moving, open, open_on, param, string_lines};
use egui::{Pos2, pos2};
use egui_kittest::Harness;
use kairat::{
    editor::stage::{FRAME, dombra},
    params::Window,
};

/// How far the drawn lines of the strings bulge from straight, in points.
fn bulge(window: &Harness<'_, Desk>) -> f32 {
    let away = |line: &Vec<Pos2>| {
        let (from, to) = (line[0], line[line.len() - 1]);
        let along = (to - from).normalized();
        line.iter().map(|p| (*p - from).dot(along.rot90()).abs()).fold(0.0, f32::max)
    };
    string_lines(window).iter().map(away).fold(0.0, f32::max)
}

#[test]
fn strings_at_rest_are_straight() {
    let window = open(Window::default(), 1.0);
    assert!(bulge(&window) < 0.01, "{}", bulge(&window));
}

#[test]
fn a_millimetre_is_drawn_twelve_times_larger() {
    let mut window = open(Window::default(), 1.0);
    let heard = &mut window.state_mut().heard;
    heard.view.strings[1].shape_mm[0] = 1.0;
    heard.view.strings[1].pitch_midi = 55.0;
    heard.generation += 1;
    window.step();
    let expected = 12.0 * dombra::LENGTH / 700.0 * FRAME.scale;
    assert!((bulge(&window) - expected).abs() < 0.1, "{} {expected}", bulge(&window));
}

#[test]
fn the_strings_move_when_the_view_moves_and_only_then() {
    let mut window = open(Window::default(), 1.0);
    moving(&mut window.state_mut().heard);
    window.step();
    let first = string_lines(&window);
    window.step();
    assert_eq!(first, string_lines(&window));
    moving(&mut window.state_mut().heard);
    window.step();
    assert_ne!(first, string_lines(&window));
}

#[test]
fn a_held_note_shows_its_name_and_pitch() {
    let mut window = open(Window::default(), 1.0);
    let heard = &mut window.state_mut().heard;
    heard.view.strings[1].pitch_midi = 62.0;
    heard.view.strings[1].stop = 0.3326;
    heard.view.strings[1].held = true;
    heard.generation += 1;
    window.step();
    let words: Vec<String> =
        editor_tests::texts(&window).into_iter().map(|(words, _)| words).collect();
    assert!(words.iter().any(|words| words == "D4 · 293.7 Hz"), "{words:?}");
}

#[test]
fn the_ring_takes_the_contact_point_along() {
    for scale in [1.0, 1.5] {
        let mut window = open(Window { scale, ..Window::default() }, 1.0);
        let at = |contact: f32| {
            let p = FRAME.place(pos2(dombra::BRIDGE - contact * dombra::LENGTH, 0.0));
            ORIGIN + p.to_vec2() * scale
        };
        editor_tests::drag(&mut window, at(0.235), at(0.4), false);
        let param = param(&window, "contact_point");
        let reached = param.plain(param.normalized());
        assert!((reached - 0.4).abs() < 0.005, "{reached}");
        let told = window.state().host.take();
        assert!(matches!(told.first(), Some(editor_tests::Told::Begin(_))), "{told:?}");
        assert!(matches!(told.last(), Some(editor_tests::Told::End(_))), "{told:?}");
    }
}

#[test]
fn frets_stand_where_the_octave_divides_the_string() {
    let whole = dombra::LENGTH;
    assert!((dombra::fret(12) - (dombra::NUT + whole / 2.0)).abs() < 1.0e-3);
    assert!((dombra::fret(7) - (dombra::NUT + whole * 0.332_58)).abs() < 0.01);
}

#[test]
fn every_drawing_shows_that_its_instrument_sounds_and_then_that_it_rests() {
    for (kind, instrument) in kinds() {
        let mut window = open_on(instrument, Window::default(), 1.0);
        window.state_mut().heard.generation += 1;
        window.step();
        let resting = window.render().unwrap();
        let heard = &mut window.state_mut().heard;
        heard.view.body_level = 0.8;
        heard.view.strings[0].level = 0.8;
        heard.view.strings[0].pitch_midi = 57.0;
        heard.generation += 1;
        window.step();
        let sounding = window.render().unwrap();
        assert!(resting != sounding, "{kind:?} does not show that it sounds");
        let heard = &mut window.state_mut().heard;
        heard.view.body_level = 0.0;
        heard.view.strings[0].level = 0.0;
        heard.generation += 1;
        window.step();
        let resting_again = window.render().unwrap();
        assert!(resting == resting_again, "{kind:?} does not come to rest");
    }
}
