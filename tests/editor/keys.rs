//! The key strip.

use editor_tests::{Desk, ORIGIN, node, open};
use egui::{Key, Pos2, pos2};
use egui_kittest::Harness;
use kairat::{editor::widgets::keyboard::KeyMove, params::Window};

/// A point on the white key number `white` of the strip, `down` of its length from the top.
fn on_white(white: u8, down: f32) -> Pos2 {
    ORIGIN + pos2(16.0 + 29.667 * (f32::from(white) + 0.5), 640.0 + 54.0 * down).to_vec2()
}

fn played(window: &mut Harness<'_, Desk>) -> Vec<KeyMove> {
    std::mem::take(&mut window.state_mut().wishes.keys)
}

#[test]
fn a_key_sounds_while_it_is_pressed_and_lower_is_louder() {
    let mut window = open(Window::default(), 1.0);
    let mut strength = 0.0;
    for down in [0.65, 0.8, 0.95] {
        let at = on_white(14, down);
        window.hover_at(at);
        window.drag_at(at);
        window.run_ok();
        let [KeyMove::Down(60, velocity)] = played(&mut window)[..] else { panic!("no middle C") };
        assert!(velocity > strength && velocity <= 1.0, "{velocity}");
        strength = velocity;
        window.drop_at(at);
        window.run_ok();
        assert_eq!(played(&mut window), [KeyMove::Up(60)]);
    }
}

#[test]
fn the_pointer_glides_from_key_to_key() {
    let mut window = open(Window::default(), 1.0);
    window.hover_at(on_white(14, 0.9));
    window.drag_at(on_white(14, 0.9));
    window.hover_at(on_white(15, 0.9));
    window.run_ok();
    window.drop_at(on_white(15, 0.9));
    window.run_ok();
    let keys: Vec<(bool, u8)> = played(&mut window)
        .into_iter()
        .map(|key| match key {
            KeyMove::Down(key, _) => (true, key),
            KeyMove::Up(key) => (false, key),
        })
        .collect();
    assert_eq!(keys, [(true, 60), (false, 60), (true, 62), (false, 62)]);
}

#[test]
fn arrows_choose_a_key_and_enter_holds_it() {
    let mut window = open(Window::default(), 1.0);
    node(&window, "Keys C2 to C7").focus();
    window.run_ok();
    window.key_press(Key::ArrowRight);
    window.run_ok();
    window.key_down(Key::Enter);
    window.run_ok();
    assert_eq!(played(&mut window), [KeyMove::Down(61, 0.8)]);
    window.key_up(Key::Enter);
    window.run_ok();
    assert_eq!(played(&mut window), [KeyMove::Up(61)]);
}
