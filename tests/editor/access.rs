//! What a screen reader finds.

use editor_tests::{is_control, kinds, node, open, open_on, param, shot, text};
use egui_kittest::kittest::NodeT;
use kairat::{
    editor::{
        memory::Page,
        panels::{deck::Deck, plan::Kind, sheets},
        text::{Phrase, Words, cards, parameters, words},
    },
    params::{Language, Window, describe},
};

const LANGUAGES: [(Language, Words); 3] =
    [(Language::En, Words::EN), (Language::Kk, Words::KK), (Language::Ru, Words::RU)];

#[test]
fn every_parameter_has_a_control_for_some_kind_of_instrument() {
    for info in describe() {
        // The second part's own stand where the first one's do, on the page of the second.
        let of_second = info.group.starts_with("Part B/");
        let known_as = if of_second { info.id.trim_start_matches("b_") } else { info.id };
        let on_panel = Kind::ALL.into_iter().any(|kind| kind.plan().ids().any(|id| id == known_as));
        let leaves = Page::ALL.into_iter().filter_map(sheets::of).flatten();
        let on_sheet = leaves
            .flat_map(|leaf| leaf.sheets())
            .flat_map(sheets::Sheet::ids)
            .any(|id| id == info.id);
        assert!(on_panel || on_sheet, "{}", info.id);
    }
}

#[test]
fn the_second_part_has_the_same_panel_with_parameters_of_its_own() {
    let mut window = open(Window::default(), 1.0);
    node(&window, "Part B").click();
    window.run_ok();
    let [first, second] = ["nail", "b_nail"].map(|id| param(&window, id).normalized());
    node(&window, "Nail and flesh").increment_accesskit();
    window.run_ok();
    assert!((param(&window, "nail").normalized() - first).abs() < 1.0e-6);
    assert!((param(&window, "b_nail").normalized() - second - 0.01).abs() < 1.0e-4);
}

#[test]
fn the_page_of_parts_says_who_plays() {
    let mut window = open(Window::default(), 1.0);
    node(&window, "Parts").click();
    window.run_ok();
    assert_eq!(text_of_all(&window, "Level"), 4);
    assert_eq!(text_of_all(&window, "Plays"), 4);
    window.check_accessibility();
    let _picture = shot(&mut window, "page-parts").unwrap();
    node(&window, "Space").click();
    window.run_ok();
    window.check_accessibility();
    assert_eq!(node(&window, "Low").value().as_deref(), Some("0 dB"));
    let _picture = shot(&mut window, "page-space").unwrap();
}

#[test]
fn pages_have_leaves_on_which_nothing_runs_into_each_other() {
    let leaves: [(usize, &[&Phrase]); 3] = [
        (3, &[&cards::OSCILLATOR_1, &cards::OSCILLATOR_2, &cards::SHAPING, &cards::MOTION]),
        (4, &[]),
        (5, &[&cards::SLOTS[0], &cards::SLOTS[1], &cards::MACROS]),
    ];
    for (language, words) in LANGUAGES {
        let mut window = open(Window { language, ..Window::default() }, 1.0);
        for (page, leaves) in leaves {
            node(&window, words.say(&words::PAGES[page])).click();
            window.run_ok();
            let picture = |window: &mut _, at: usize| {
                let name = format!("page-{page}-{at}-{}", words.index());
                let _picture = shot(window, &name).unwrap();
                alone(window, &name);
            };
            picture(&mut window, 0);
            for (at, leaf) in leaves.iter().enumerate() {
                node(&window, words.say(leaf)).click();
                window.run_ok();
                window.check_accessibility();
                picture(&mut window, at);
            }
        }
    }
}

/// No words and no controls of the page run into each other or out of the window.
fn alone(window: &egui_kittest::Harness<'_, editor_tests::Desk>, page: &str) {
    let places = window.state().face.places();
    let texts = editor_tests::texts(window);
    let controls = places.iter().map(|(id, place)| (id.as_str(), *place)).collect::<Vec<_>>();
    let words = texts.iter().map(|(text, place)| (text.as_str(), *place)).collect::<Vec<_>>();
    for all in [controls, words] {
        for (at, (name, place)) in all.iter().enumerate() {
            for (other, there) in &all[at + 1..] {
                let shared = place.intersect(*there);
                assert!(!shared.is_positive(), "{page}: {name:?} and {other:?} share {shared:?}");
            }
        }
    }
}

/// How many controls have this name.
fn text_of_all(window: &egui_kittest::Harness<'_, editor_tests::Desk>, name: &str) -> usize {
    let root = window.root();
    let named = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.label().as_deref() == Some(name) && node.value().is_some()
    };
    root.children_recursive().filter(named).count()
}

#[test]
fn every_control_has_a_role_a_name_and_a_value() {
    for (_, instrument) in kinds() {
        for (language, words) in LANGUAGES {
            let window = open_on(instrument, Window { language, ..Window::default() }, 1.0);
            for id in Deck::of(instrument).ids() {
                let name = words.say(&parameters::of(id).unwrap().name);
                let found = if is_control(instrument, id) {
                    node(&window, name)
                } else {
                    text(&window, name)
                };
                let value = found.value().unwrap_or_default();
                assert!(!value.is_empty(), "{id} of {} in {language:?}", instrument.id);
            }
        }
    }
}

#[test]
fn only_what_the_instrument_knows_can_be_chosen() {
    for (_, instrument) in kinds() {
        if instrument.articulations.len() < 2 {
            continue;
        }
        let mut window = open_on(instrument, Window::default(), 1.0);
        node(&window, "Articulation").click();
        window.run_ok();
        let root = window.root();
        let rows = root.children_recursive().filter(|node| {
            matches!(node.accesskit_node().role(), egui::accesskit::Role::ListBoxOption)
        });
        assert_eq!(rows.count(), instrument.articulations.len(), "{}", instrument.id);
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
    for (_, instrument) in kinds() {
        let mut window = open_on(instrument, Window::default(), 1.0);
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
        for id in Deck::of(instrument).ids().filter(|id| is_control(instrument, id)) {
            let name = Words::EN.say(&parameters::of(id).unwrap().name);
            let times = seen.iter().filter(|seen| *seen == name).count();
            assert_eq!(times, 1, "{name} of {} among {seen:?}", instrument.id);
        }
    }
}
