//! The left hand: how it slides, what it leaves ringing, how it lets go.

use egui::pos2;

use crate::editor::{
    binding::Desk,
    canvas::{Canvas, rect},
    text::words,
    widgets::{panel, segmented::segmented, slider::slider, toggle::toggle},
};

/// Draws the card.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>) {
    let title = canvas.words.say(&words::LEFT_HAND);
    panel::panel(canvas, rect(826.0, 322.0, 258.0, 162.0), title, "");
    if let Some(value) = desk.value("slide_mode") {
        segmented(canvas, &value, rect(838.0, 353.0, 234.0, 26.0));
    }
    for (id, top) in [("drone", 389.0), ("sympathy", 415.0)] {
        if let Some(value) = desk.value(id) {
            toggle(canvas, &value, pos2(838.0, top));
        }
    }
    if let Some(value) = desk.value("release") {
        slider(canvas, &value, pos2(838.0, 455.0), 234.0);
    }
}
