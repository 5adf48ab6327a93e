//! A button: a name that does something once.

use egui::{Id, Rect, Sense, WidgetInfo, accesskit::Role};

use super::focus;
use crate::editor::{
    canvas::{Anchor, Canvas},
    fonts::Type,
    memory::Help,
};

/// Draws a button; says whether it was pressed.
pub fn button(canvas: &mut Canvas<'_>, name: &str, sentence: &str, place: Rect) -> bool {
    let response = canvas.interact(place, Id::unique(("button", name)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    canvas.memory.places.push((format!("button {name}"), place));
    let theme = canvas.theme;
    canvas.fill(place, 6.0, if response.hovered() { theme.raised } else { theme.bg });
    canvas.outline(place, 6.0, 1.0, if response.hovered() { theme.control } else { theme.line });
    let at = place.center() + egui::vec2(0.0, 4.0);
    canvas.text(at, Anchor::Middle, Type::Choice, name, theme.text);
    if response.has_focus() {
        focus::ring(canvas, place, 6.0);
    }
    if response.hovered() || response.has_focus() {
        canvas.memory.help = Some(Help {
            name: name.to_owned(),
            value: String::new(),
            sentence: sentence.to_owned(),
        });
    }
    response.clicked()
}
