//! A card: its ground, its title, and its name as a region for assistive tools.

use egui::{Id, Pos2, Rect, Sense, WidgetInfo, accesskit::Role, vec2};

use crate::editor::{
    canvas::{Anchor, Canvas, faded},
    fonts::Type,
};

/// Lays a card down and writes its title; `note` stands at the right, muted.
pub fn panel(canvas: &Canvas<'_>, place: Rect, title: &str, note: &str) {
    let theme = canvas.theme;
    ground(canvas, place, title);
    canvas.text(place.min + vec2(12.0, 21.0), Anchor::Start, Type::PanelTitle, title, theme.text);
    if !note.is_empty() {
        let at = Pos2::new(place.max.x - 12.0, place.min.y + 21.0);
        canvas.text(at, Anchor::End, Type::Label, note, theme.muted);
    }
}

/// A card without a written title.
pub fn ground(canvas: &Canvas<'_>, place: Rect, title: &str) {
    region(canvas, place, title);
    canvas.fill(place, 8.0, canvas.theme.panel);
    canvas.outline(place, 8.0, 1.0, faded(canvas.theme.line, 0.55));
}

/// Names a part of the window for assistive tools.
pub fn region(canvas: &Canvas<'_>, place: Rect, title: &str) {
    let id = Id::unique(("region", title));
    let response = canvas.ui.interact(canvas.on_screen(place), id, Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Region, true, title));
}
