//! A tab: a name, with horns over it while its page is shown.

use egui::{Id, Pos2, Response, Sense, WidgetInfo, accesskit::Role};

use super::focus;
use crate::editor::{
    canvas::{Anchor, Canvas, rect},
    fonts::Type,
    ornament,
};

/// Draws a tab whose name begins at `at` on its baseline; returns what happened to it, and its width.
pub fn tab(canvas: &mut Canvas<'_>, at: Pos2, name: &str, is_shown: bool) -> (Response, f32) {
    let (face, ink) =
        if is_shown { (Type::TabOn, canvas.theme.text) } else { (Type::Tab, canvas.theme.text2) };
    let width = canvas.text(at, Anchor::Start, face, name, ink);
    let place = rect(at.x - 8.0, at.y - 18.0, width + 16.0, 34.0);
    let response = canvas.interact(place, Id::unique(("tab", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_shown, name));
    canvas.memory.places.push((format!("tab {name}"), place));
    if is_shown {
        ornament::tab_horns(canvas, (at.x - 6.0, at.x + width + 6.0), at.y, canvas.accent);
    }
    if response.has_focus() {
        focus::ring(canvas, place, 2.0);
    }
    (response, width)
}
