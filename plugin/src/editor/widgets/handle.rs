//! The hand on a continuous control: drag, wheel, keys, double click, and assistive tools.

use egui::{
    Event, EventFilter, Id, Key, Modifiers, MouseWheelUnit, PointerButton, Rect, Response, Sense,
    Vec2, accesskit::Action,
};

use crate::editor::{
    canvas::Canvas,
    memory::Help,
    text::words,
    value::{Value, ends, nearest, put, stepped},
};

/// What a held control follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Follow {
    /// Movement of the pointer, up and right for more; the full range is 200 units.
    Movement,
    /// The pointer's place between these two, in design units.
    Place(f32, f32),
}

/// How a control stands under the hand.
#[derive(Clone, Debug)]
pub struct Hold {
    /// The framework's answer.
    pub response: Response,
    /// The pointer is over it.
    pub hovered: bool,
    /// The pointer holds it.
    pub held: bool,
    /// The keyboard is on it.
    pub focused: bool,
}

/// Lets the hand move a value at a place, and tells assistive tools and the status line of it.
pub fn hold(canvas: &mut Canvas<'_>, value: &dyn Value, place: Rect, follow: Follow) -> Hold {
    let id = Id::unique(("value", value.id()));
    let response = canvas.interact(place, id, Sense::click_and_drag());
    canvas.memory.places.push((value.id().to_owned(), place));
    drag(canvas, value, &response, follow);
    wheel(canvas, value, &response);
    if response.double_clicked() {
        put(value, value.default_position());
    }
    let hold = Hold {
        hovered: response.contains_pointer(),
        held: response.dragged(),
        focused: response.has_focus(),
        response,
    };
    if hold.focused {
        keys(canvas, value, id);
    }
    assist(canvas, value, id);
    if hold.hovered || hold.held || hold.focused {
        canvas.memory.help = Some(help(canvas, value, &words::TURN_HELP));
    }
    hold
}

/// What the status line says of a value; the way to move it stands after its sentence.
#[must_use]
pub fn help(canvas: &Canvas<'_>, value: &dyn Value, way: &crate::editor::text::Phrase) -> Help {
    Help {
        name: value.name().to_owned(),
        value: value.text(value.position()),
        sentence: format!("{} · {}", value.sentence(), canvas.words.say(way)),
    }
}

fn drag(canvas: &mut Canvas<'_>, value: &dyn Value, response: &Response, follow: Follow) {
    let fine = canvas.ui.input(|i| i.modifiers.shift);
    let placed = match (follow, canvas.pointer()) {
        (Follow::Place(from, to), Some(pointer)) => {
            Some(((pointer.x - from) / (to - from)).clamp(0.0, 1.0))
        }
        _ => None,
    };
    if response.drag_started() {
        canvas.memory.travel = value.position();
        value.begin();
    }
    if response.dragged() {
        let moved = moved(canvas, response) / canvas.scale;
        let travel = canvas.memory.travel;
        canvas.memory.travel = match (follow, placed) {
            (Follow::Place(..), Some(place)) if !fine => place,
            (Follow::Place(from, to), _) => travel + moved.x / (to - from) * FINE,
            _ => travel + (moved.x - moved.y) * if fine { FINE } else { 1.0 } / FULL_DRAG,
        };
        canvas.memory.travel = canvas.memory.travel.clamp(0.0, 1.0);
        let target = nearest(value, canvas.memory.travel);
        if (target - value.position()).abs() > f32::EPSILON {
            value.set(target);
        }
    } else if let Some(place) = placed
        && response.clicked_by(PointerButton::Primary)
    {
        put(value, place);
    }
    if response.drag_stopped() {
        value.end();
    }
}

/// Movement of this frame; the first one counts from where the pointer was pressed.
fn moved(canvas: &Canvas<'_>, response: &Response) -> Vec2 {
    let whole = canvas
        .ui
        .input(|i| Some(i.pointer.latest_pos()? - i.pointer.press_origin()?))
        .filter(|_| response.drag_started());
    whole.unwrap_or_else(|| response.drag_delta())
}

/// Turns the wheel's notches into steps of a hundredth, or whole steps of a stepped value.
pub fn wheel(canvas: &mut Canvas<'_>, value: &dyn Value, response: &Response) {
    if !response.contains_pointer() || response.dragged() {
        return;
    }
    let (notches, fine) =
        canvas.ui.input(|i| (i.events.iter().map(notches).sum::<f32>(), i.modifiers.shift));
    if notches == 0.0 {
        return;
    }
    match value.steps() {
        Some(steps) if steps > 0 => {
            canvas.memory.travel += notches;
            let whole = canvas.memory.travel.trunc();
            if whole != 0.0 {
                canvas.memory.travel = 0.0;
                put(value, stepped(value, whole));
            }
        }
        _ => put(value, value.position() + notches * step(value, fine)),
    }
}

fn notches(event: &Event) -> f32 {
    match event {
        Event::MouseWheel { unit, delta, .. } => {
            // Held Shift turns a wheel sideways on some systems.
            let turned = delta.x + delta.y;
            match unit {
                MouseWheelUnit::Line => turned,
                MouseWheelUnit::Page => turned * 10.0,
                MouseWheelUnit::Point => turned / POINTS_PER_NOTCH,
            }
        }
        _ => 0.0,
    }
}

/// Arrows, Home, End, Page keys and Delete.
pub fn keys(canvas: &mut Canvas<'_>, value: &dyn Value, id: Id) {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    canvas.ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let shift = canvas.ui.input(|i| i.modifiers.shift);
    let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
    let pressed = |key| canvas.ui.input_mut(|i| i.count_and_consume_key(modifiers, key)) as f32;
    let up = pressed(Key::ArrowUp) + pressed(Key::ArrowRight);
    let down = pressed(Key::ArrowDown) + pressed(Key::ArrowLeft);
    let pages = pressed(Key::PageUp) - pressed(Key::PageDown);
    let (home, end) = (pressed(Key::Home) > 0.0, pressed(Key::End) > 0.0);
    let reset = pressed(Key::Delete) > 0.0;
    let steps = (up - down) * step(value, shift) + pages * PAGE.max(step(value, false));
    if value.offered().is_some() {
        let whole = up - down + pages;
        if whole != 0.0 {
            put(value, stepped(value, whole));
        }
    } else if steps.abs() > 0.0 {
        put(value, value.position() + steps);
    }
    let [first, last] = ends(value);
    if home {
        put(value, first);
    }
    if end {
        put(value, last);
    }
    if reset {
        put(value, value.default_position());
    }
}

/// What screen readers and voice control ask for.
pub fn assist(canvas: &Canvas<'_>, value: &dyn Value, id: Id) {
    let asked = |action| canvas.ui.input(|i| i.num_accesskit_action_requests(id, action)) as f32;
    let steps = asked(Action::Increment) - asked(Action::Decrement);
    if steps != 0.0 {
        let moved = if value.offered().is_some() {
            stepped(value, steps)
        } else {
            value.position() + steps * step(value, false)
        };
        put(value, moved);
    }
    canvas.ui.ctx().accesskit_node_builder(id, |node| {
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(1.0);
    });
}

/// One step of a value.
fn step(value: &dyn Value, fine: bool) -> f32 {
    match value.steps() {
        Some(steps) if steps > 0 && steps <= FEW_STEPS => 1.0 / steps as f32,
        Some(steps) if steps > 0 && fine => 1.0 / steps as f32,
        _ if fine => STEP * FINE,
        _ => STEP,
    }
}

/// A drag over the full range, in design units.
const FULL_DRAG: f32 = 200.0;
/// What Shift makes of a movement.
const FINE: f32 = 0.1;
/// A step of a continuous value.
const STEP: f32 = 0.01;
/// A page of a value.
const PAGE: f32 = 0.1;
/// A value with at most this many steps moves one at a time.
const FEW_STEPS: usize = 128;
/// Touch pads report points; so many feel like a notch.
const POINTS_PER_NOTCH: f32 = 24.0;
