//! A switch: a pill and its words; a click anywhere on them turns it.

use egui::{Id, Pos2, Sense, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{focus, handle};
use crate::editor::{
    canvas::{Anchor, Canvas, rect},
    fonts::Type,
    text::words,
    value::{Value, put},
};

/// A switch whose pill begins at `at`, its corner.
pub fn toggle(canvas: &mut Canvas<'_>, value: &dyn Value, at: Pos2) {
    let theme = canvas.theme;
    let wide = 36.0 + canvas.width(Type::Choice, value.name());
    let place = rect(at.x, at.y - 2.0, wide, 20.0);
    let response = canvas.interact(place, Id::unique(("value", value.id())), Sense::click());
    canvas.memory.places.push((value.id().to_owned(), place));
    if response.clicked() {
        put(value, 1.0 - value.position().round());
    }
    handle::wheel(canvas, value, &response);
    if response.has_focus() {
        focus::ring(canvas, place, 4.0);
        handle::keys(canvas, value, response.id);
    }
    let on = value.position() > 0.5;
    let said = canvas.words.say(if on { &words::ON } else { &words::OFF });
    response.widget_info(|| {
        let mut info = WidgetInfo::selected(Role::Switch, true, on, value.name());
        info.current_text_value = Some(said.to_owned());
        info
    });
    let hovered = response.hovered();
    if hovered || response.has_focus() {
        let mut help = handle::help(canvas, value, &words::CHOICE_HELP);
        said.clone_into(&mut help.value);
        canvas.memory.help = Some(help);
    }
    let pill = rect(at.x, at.y, 28.0, 16.0);
    let edge = match (on, hovered) {
        (true, _) => canvas.accent,
        (false, true) => theme.text2,
        (false, false) => theme.control,
    };
    canvas.fill(pill, 8.0, if on { canvas.accent } else { theme.bg });
    canvas.outline(pill, 8.0, 1.2, edge);
    let knob = at + vec2(if on { 20.0 } else { 8.0 }, 8.0);
    canvas.disc(knob, 5.2, if on { theme.on_accent } else { edge });
    let ink = if on || hovered { theme.text } else { theme.text2 };
    canvas.text(pos2(at.x + 36.0, at.y + 12.0), Anchor::Start, Type::Choice, value.name(), ink);
}
