//! Values that are typed.

use editor_tests::{node, open, param};
use egui::{Event, Key};
use egui_kittest::Harness;
use kairat::params::{Language, Window};

/// Opens the field of a control by Enter and types into it; the old value is selected.
fn type_into(window: &mut Harness<'_, editor_tests::Desk>, name: &str, text: &str, last: Key) {
    node(window, name).focus();
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(window.state().face.is_typing(), "{name}");
    window.event(Event::Text(text.to_owned()));
    window.run_steps(2);
    window.key_press(last);
    window.run_steps(3);
}

#[test]
fn typed_values_are_taken_as_people_write_them() {
    for (language, name, id, text, plain) in [
        (Language::En, "Contact point", "contact_point", "0.3", 0.3),
        (Language::En, "Contact point", "contact_point", "0,22", 0.22),
        (Language::Ru, "Точка касания", "contact_point", "0,35", 0.35),
        (Language::En, "Output", "output", "-6 dB", -6.0),
        (Language::Kk, "Шығыс", "output", "−12,5 дБ", -12.5),
        (Language::Ru, "Разброс пальцев", "finger_spread", "30 мс", 30.0),
        (Language::En, "Release", "release", "0.5 s", 500.0),
        (Language::Ru, "Изгиб", "bend_range", "12 пт", 12.0),
    ] {
        let mut window = open(Window { language, ..Window::default() }, 1.0);
        type_into(&mut window, name, text, Key::Enter);
        let param = param(&window, id);
        let reached = param.plain(param.normalized());
        assert!((reached - plain).abs() < 1.0e-3, "{id} {text:?}: {reached}");
        assert!(!window.state().face.is_typing());
        assert_eq!(window.state().host.take().len(), 3, "{id} {text:?}");
    }
}

#[test]
fn nonsense_stays_in_the_field_and_escape_gives_up() {
    let mut window = open(Window::default(), 1.0);
    let before = param(&window, "output").normalized();
    type_into(&mut window, "Output", "apples", Key::Enter);
    assert!(window.state().face.is_typing());
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(!window.state().face.is_typing());
    assert!((param(&window, "output").normalized() - before).abs() < 1.0e-6);
    assert!(window.state().host.take().is_empty());
}

#[test]
fn a_click_on_a_value_opens_its_field_and_a_click_elsewhere_drops_it() {
    let mut window = open(Window::default(), 1.0);
    let value = editor_tests::value_place(&window, "62 %");
    editor_tests::click(&mut window, value);
    window.run_steps(3);
    assert!(window.state().face.is_typing());
    window.event(Event::Text("10".to_owned()));
    window.run_steps(2);
    editor_tests::click(&mut window, egui::pos2(300.0, 200.0));
    window.run_steps(3);
    assert!(!window.state().face.is_typing());
    assert!(window.state().host.take().is_empty());
}

#[test]
fn space_is_typed_inside_a_field() {
    let mut window = open(Window::default(), 1.0);
    node(&window, "Output").focus();
    window.run_ok();
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(window.ctx.text_edit_focused());
}
