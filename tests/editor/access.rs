//! What a screen reader finds.

use editor_tests::{node, open, param};
use egui_kittest::kittest::NodeT;
use kairat::{
    editor::text::{Words, parameters},
    params::{Language, Window, describe},
};

const LANGUAGES: [(Language, Words); 3] =
    [(Language::En, Words::EN), (Language::Kk, Words::KK), (Language::Ru, Words::RU)];

#[test]
fn every_parameter_has_a_control_with_role_name_and_value() {
    for (language, words) in LANGUAGES {
        let window = open(Window { language, ..Window::default() }, 1.0);
        for info in describe() {
            let said = parameters::of(info.id).unwrap();
            let node = node(&window, words.say(&said.name));
            let value = node.value().unwrap_or_default();
            assert!(!value.is_empty(), "{} in {language:?}", info.id);
        }
    }
}

#[test]
fn a_value_is_read_out_as_the_parameter_writes_it() {
    let window = open(Window::default(), 1.0);
    for (name, value) in [
        ("Contact point", "0.235"),
        ("Nail and flesh", "62 %"),
        ("Finger spread", "22 ms"),
        ("Output", "0 dB"),
        ("Material", "Nylon"),
        ("Drone rings on", "On"),
    ] {
        assert_eq!(node(&window, name).value().as_deref(), Some(value), "{name}");
    }
}

#[test]
fn everything_that_takes_input_has_a_name() {
    let window = open(Window::default(), 1.0);
    window.check_accessibility();
}

#[test]
fn assistive_tools_move_a_value_in_whole_gestures() {
    let mut window = open(Window::default(), 1.0);
    let before = param(&window, "nail").normalized();
    node(&window, "Nail and flesh").increment_accesskit();
    window.run_ok();
    let after = param(&window, "nail").normalized();
    assert!((after - before - 0.01).abs() < 1.0e-4, "{before} {after}");
    assert_eq!(window.state().host.take().len(), 3);
}

#[test]
fn tab_reaches_every_control_once() {
    let mut window = open(Window::default(), 1.0);
    let mut seen = Vec::new();
    for _ in 0..80 {
        window.key_press(egui::Key::Tab);
        window.run_ok();
        let root = window.root();
        let focused = root.children_recursive().find(egui_kittest::Node::is_focused);
        let name = focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
        if seen.first() == Some(&name) {
            break;
        }
        seen.push(name);
    }
    for info in describe() {
        let name = Words::EN.say(&parameters::of(info.id).unwrap().name);
        let times = seen.iter().filter(|seen| *seen == name).count();
        assert_eq!(times, 1, "{name} among {seen:?}");
    }
}
