//! The right hand: which stroke, which way, where and with what it meets the string.

use egui::pos2;

use crate::editor::{
    binding::Desk,
    canvas::{Anchor, Canvas, rect},
    fonts::Type,
    live::Live,
    text::words,
    value::Value,
    widgets::{panel, segmented::segmented, select::select, slider::slider},
};

/// Draws the card.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, live: &Live) {
    let title = canvas.words.say(&words::RIGHT_HAND);
    let last = if live.view.last_stroke_up { &words::STROKE_UP } else { &words::STROKE_DOWN };
    let note = if live.view.strokes > 0 { canvas.words.say(last) } else { "" };
    panel::panel(canvas, rect(826.0, 64.0, 258.0, 246.0), title, note);
    if let Some(value) = desk.value("articulation") {
        select(canvas, &value, value.name(), rect(838.0, 96.0, 234.0, 26.0));
    }
    if let Some(value) = desk.value("stroke_direction") {
        segmented(canvas, &value, rect(838.0, 130.0, 234.0, 26.0));
    }
    for (id, baseline) in [("contact_point", 179.0), ("nail", 216.0), ("finger_spread", 253.0)] {
        if let Some(value) = desk.value(id) {
            slider(canvas, &value, pos2(838.0, baseline), 234.0);
        }
    }
    if let Some(value) = desk.value("fingers") {
        let at = pos2(838.0, 294.0);
        canvas.text(at, Anchor::Start, Type::Label, value.name(), canvas.theme.text2);
        segmented(canvas, &value, rect(938.0, 278.0, 134.0, 24.0));
    }
}
