//! A hand for the tests: finds controls and uses them as a pointer does.

use egui::{Event, Modifiers, PointerButton, Pos2, accesskit::Role, vec2};
use egui_kittest::{Harness, Node, kittest::Queryable};
use kairat::params::ParamRef;

use crate::{Desk, on_screen, texts};

/// The control with this name.
///
/// # Panics
///
/// When there is none, or more than one.
#[track_caller]
#[must_use]
pub fn node<'w>(window: &'w Harness<'_, Desk>, name: &'w str) -> Node<'w> {
    window.get_by(move |node| {
        let control = matches!(
            node.role(),
            Role::Slider
                | Role::ComboBox
                | Role::RadioGroup
                | Role::Switch
                | Role::Button
                | Role::SpinButton
                | Role::Tab
        );
        control && node.label().as_deref() == Some(name)
    })
}

/// The text that stands where there is nothing to choose.
///
/// # Panics
///
/// When there is none, or more than one.
#[track_caller]
#[must_use]
pub fn text<'w>(window: &'w Harness<'_, Desk>, name: &'w str) -> Node<'w> {
    window.get_by(move |node| {
        node.role() == Role::Definition && node.label().as_deref() == Some(name)
    })
}

/// Finding the cells of choices and lists.
pub trait Cells {
    /// The one with this name.
    fn get_cell<'w>(&'w self, name: &'w str) -> Node<'w>;
}

impl Cells for Harness<'_, Desk> {
    #[track_caller]
    fn get_cell<'w>(&'w self, name: &'w str) -> Node<'w> {
        self.get_by(move |node| {
            matches!(node.role(), Role::RadioButton | Role::ListBoxOption)
                && node.label().as_deref() == Some(name)
        })
    }
}

/// The parameter with this id.
///
/// # Panics
///
/// When there is none.
#[track_caller]
#[must_use]
pub fn param<'w>(window: &'w Harness<'_, Desk>, id: &str) -> ParamRef<'w> {
    let params = &window.state().params;
    match params.entries().find(|entry| entry.id == id) {
        Some(entry) => entry.param,
        None => panic!("no parameter {id}"),
    }
}

/// The middle of the control of this parameter, on the screen.
///
/// # Panics
///
/// When there is none.
#[track_caller]
#[must_use]
pub fn middle(window: &Harness<'_, Desk>, id: &str) -> Pos2 {
    let places = window.state().face.places();
    match places.iter().find(|(name, _)| name == id) {
        Some((_, place)) => on_screen(window, place.center()),
        None => panic!("no control for {id}"),
    }
}

/// Where these words were drawn.
///
/// # Panics
///
/// When they were not.
#[track_caller]
#[must_use]
pub fn value_place(window: &Harness<'_, Desk>, words: &str) -> Pos2 {
    match texts(window).into_iter().find(|(text, _)| text == words) {
        Some((_, place)) => place.center(),
        None => panic!("{words:?} is not drawn"),
    }
}

/// Presses and lets go at a place.
pub fn click(window: &mut Harness<'_, Desk>, at: Pos2) {
    drag(window, at, at, false);
}

/// Presses, moves in ten steps and lets go; with Shift if asked for.
pub fn drag(window: &mut Harness<'_, Desk>, from: Pos2, to: Pos2, shift: bool) {
    let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
    window.event(Event::ModifiersChanged(modifiers));
    window.hover_at(from);
    button(window, from, true, modifiers);
    if from.distance(to) > 0.0 {
        // Past the distance at which a press becomes a drag, then evenly on.
        for step in 1..=10 {
            window.hover_at(from + (to - from) * (step as f32 / 10.0));
        }
        window.hover_at(to + vec2(0.0, 0.0));
    }
    button(window, to, false, modifiers);
    window.event(Event::ModifiersChanged(Modifiers::NONE));
    window.remove_cursor();
    window.run_ok();
}

fn button(window: &Harness<'_, Desk>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    window.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
}
