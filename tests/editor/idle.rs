//! Nothing is painted while nothing changes.

use std::time::Duration;

use editor_tests::{Desk, moving, open};
use egui_kittest::Harness;
use kairat::params::Window;

/// How long until the window wants to be painted again.
fn rest(window: &Harness<'_, Desk>) -> Duration {
    window.output().viewport_output.values().map(|out| out.repaint_delay).min().unwrap_or_default()
}

#[test]
fn an_untouched_silent_window_asks_for_no_frame() {
    let mut window = open(Window::default(), 1.0);
    window.run_steps(4);
    assert_eq!(rest(&window), Duration::MAX);
}

#[test]
fn a_pointer_that_has_come_to_rest_asks_for_no_frame() {
    let mut window = open(Window::default(), 1.0);
    window.hover_at(editor_tests::middle(&window, "glide"));
    window.run_steps(12);
    assert_eq!(rest(&window), Duration::MAX);
}

#[test]
fn sound_moves_the_window_and_silence_brings_it_to_rest() {
    let mut window = open(Window::default(), 1.0);
    for _ in 0..30 {
        moving(&mut window.state_mut().heard);
        window.step();
    }
    assert!(rest(&window) <= Duration::from_millis(20));
    window.state_mut().heard.view = kairat_engine::View::default();
    window.state_mut().heard.generation += 1;
    let frames = (0..600).take_while(|_| {
        window.step();
        rest(&window) != Duration::MAX
    });
    let frames = frames.count();
    assert!((10..500).contains(&frames), "{frames}");
}

#[test]
fn a_host_that_stops_in_the_middle_of_a_sound_lets_the_window_rest() {
    let mut window = open(Window::default(), 1.0);
    for _ in 0..10 {
        moving(&mut window.state_mut().heard);
        window.step();
    }
    window.run_steps(600);
    assert_eq!(rest(&window), Duration::MAX);
}
