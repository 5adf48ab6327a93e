//! Expression: how a controller is understood, how far it bends, how fast the finger swings.

use egui::pos2;

use crate::editor::{
    binding::Desk,
    canvas::{Canvas, rect},
    text::words,
    value::Value,
    widgets::{panel, segmented::segmented, slider::slider},
};

/// Draws the card.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>) {
    let title = canvas.words.say(&words::EXPRESSION);
    let mpe = desk.value("mpe");
    let note = mpe.as_ref().map_or("", |value| value.name());
    panel::panel(canvas, rect(826.0, 496.0, 258.0, 132.0), title, note);
    if let Some(value) = mpe {
        segmented(canvas, &value, rect(838.0, 526.0, 234.0, 26.0));
    }
    for (id, left) in [("bend_range", 838.0), ("mpe_bend_range", 961.0)] {
        if let Some(value) = desk.value(id) {
            slider(canvas, &value, pos2(left, 573.0), 111.0);
        }
    }
    if let Some(value) = desk.value("vibrato_rate") {
        slider(canvas, &value, pos2(838.0, 604.0), 234.0);
    }
}
