//! The hand on a control, and what the host hears of it.

use editor_tests::{Cells, Desk, Told, drag, kinds, middle, node, open, param, shot};
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::Harness;
use kairat::params::Window;

/// That the host heard one whole gesture that ended at `position`.
#[track_caller]
fn check_gesture(told: &[Told], position: f32) {
    let [Told::Begin(first), moves @ .., Told::End(last)] = told else {
        panic!("not a whole gesture: {told:?}");
    };
    assert_eq!(first, last);
    let Some(Told::Set(_, reached)) = moves.last() else { panic!("nothing moved: {told:?}") };
    assert!((reached - position).abs() < 0.02, "{reached} instead of {position}");
    assert!(moves.iter().all(|told| matches!(told, Told::Set(param, _) if param == first)));
}

/// What a parameter says of itself.
fn stands(window: &Harness<'_, Desk>, id: &str) -> String {
    let param = param(window, id);
    param.text(param.normalized())
}

#[test]
fn two_hundred_units_turn_a_knob_over_its_full_range() {
    for scale in [0.75, 1.0, 2.0] {
        let mut window = open(Window { scale, ..Window::default() }, 1.0);
        let before = param(&window, "scratch").normalized();
        let from = middle(&window, "scratch");
        drag(&mut window, from, from - vec2(0.0, 60.0 * scale), false);
        check_gesture(&window.state().host.take(), before + 0.3);
    }
}

#[test]
fn shift_makes_a_drag_ten_times_finer() {
    let mut window = open(Window::default(), 1.0);
    let before = param(&window, "scratch").normalized();
    let from = middle(&window, "scratch");
    drag(&mut window, from, from - vec2(0.0, 100.0), true);
    let after = param(&window, "scratch").normalized();
    assert!((after - before - 0.05).abs() < 0.005, "{before} {after}");
}

#[test]
fn a_slider_follows_the_pointer_and_jumps_to_a_click() {
    let mut window = open(Window::default(), 1.0);
    let from = middle(&window, "nail");
    drag(&mut window, from, from + vec2(58.5, 0.0), false);
    check_gesture(&window.state().host.take(), 0.75);
    window.drag_at(from);
    window.drop_at(from);
    window.run_ok();
    check_gesture(&window.state().host.take(), 0.5);
}

#[test]
fn the_wheel_moves_by_hundredths_and_by_whole_steps() {
    let mut window = open(Window::default(), 1.0);
    for (id, shift, step) in
        [("glide", false, 0.01), ("glide", true, 0.001), ("fingers", false, 1.0 / 3.0)]
    {
        let before = param(&window, id).normalized();
        window.hover_at(middle(&window, id));
        window.run_ok();
        let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
        window.event(Event::ModifiersChanged(modifiers));
        window.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, 1.0),
            modifiers,
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
        window.event(Event::ModifiersChanged(Modifiers::NONE));
        window.run_ok();
        let after = param(&window, id).normalized();
        assert!((after - before - step).abs() < 1.0e-4, "{id} {before} {after}");
        assert_eq!(window.state().host.take().len(), 3, "{id}");
    }
}

#[test]
fn a_double_click_brings_the_default_back() {
    let mut window = open(Window::default(), 1.0);
    for (id, key) in [("glide", Key::Home), ("nail", Key::End)] {
        let default = param(&window, id).default_normalized();
        node(&window, if id == "glide" { "Glide" } else { "Nail and flesh" }).focus();
        window.run_ok();
        window.key_press(key);
        window.run_ok();
        assert!((param(&window, id).normalized() - default).abs() > 0.1, "{id}");
        // Clicks in quick succession count together, wherever they are.
        window.run_steps(60);
        let at = middle(&window, id);
        for _ in 0..2 {
            window.event(Event::PointerMoved(at));
            window.drag_at(at);
            window.event(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed: false,
                modifiers: Modifiers::NONE,
            });
        }
        window.run_ok();
        assert!((param(&window, id).normalized() - default).abs() < 1.0e-6, "{id}");
    }
}

#[test]
fn arrows_home_end_and_delete_move_the_focused_control() {
    let mut window = open(Window::default(), 1.0);
    node(&window, "Glide").focus();
    window.run_ok();
    for (key, position) in [
        (Key::ArrowUp, 0.51),
        (Key::ArrowRight, 0.52),
        (Key::ArrowDown, 0.51),
        (Key::PageUp, 0.61),
        (Key::Home, 0.0),
        (Key::End, 1.0),
        (Key::Delete, 0.5),
    ] {
        window.key_press(key);
        window.run_ok();
        check_gesture(&window.state().host.take(), position);
        assert!((param(&window, "glide").normalized() - position).abs() < 1.0e-4, "{key:?}");
    }
}

#[test]
fn a_choice_is_made_by_click_arrow_and_list() {
    let mut window = open(Window::default(), 1.0);
    window.get_cell("Gut").click();
    window.run_ok();
    assert_eq!(stands(&window, "material"), "Gut");
    node(&window, "Material").focus();
    window.run_ok();
    window.key_press(Key::ArrowLeft);
    window.run_ok();
    assert_eq!(stands(&window, "material"), "Nylon");
    window.state().host.take();
    node(&window, "Articulation").click();
    window.run_ok();
    window.get_cell("Harmonic").click();
    window.run_ok();
    let told = window.state().host.take();
    check_gesture(&told, param(&window, "articulation").normalized());
    assert_eq!(stands(&window, "articulation"), "Harmonic");
    assert_eq!(node(&window, "Articulation").value().as_deref(), Some("Harmonic"));
}

#[test]
fn a_switch_turns_at_a_click_and_at_enter_but_leaves_space_to_the_host() {
    let mut window = open(Window::default(), 1.0);
    node(&window, "Drone rings on").click();
    window.run_ok();
    assert!(param(&window, "drone").normalized() < 0.5);
    node(&window, "Drone rings on").focus();
    window.run_ok();
    window.key_press(Key::Space);
    window.run_ok();
    assert!(param(&window, "drone").normalized() < 0.5);
    window.key_press(Key::Enter);
    window.run_ok();
    assert!(param(&window, "drone").normalized() > 0.5);
}

#[test]
fn a_click_gives_no_control_the_keyboard() {
    let mut window = open(Window::default(), 1.0);
    for id in ["glide", "nail", "drone", "material"] {
        let at = middle(&window, id);
        drag(&mut window, at, at, false);
    }
    assert_eq!(window.ctx.memory(egui::Memory::focused), None);
}

#[test]
fn the_instrument_is_picked_from_the_sheet_of_all() {
    let Some((_, other)) = kinds().into_iter().nth(1) else { return };
    let mut window = open(Window::default(), 1.0);
    node(&window, "Instrument").click();
    window.run_ok();
    for instrument in kairat_engine::instruments::ALL {
        let _ = window.get_cell(instrument.name);
    }
    shot(&mut window, "instruments").unwrap();
    window.get_cell(other.name).click();
    window.run_ok();
    let told = window.state().host.take();
    check_gesture(&told, param(&window, "instrument").normalized());
    assert_eq!(stands(&window, "instrument"), other.name);
    assert_eq!(node(&window, "Instrument").value().as_deref(), Some(other.name));
}
