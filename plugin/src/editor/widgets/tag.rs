//! A tag on the stage: a few words in a frame, tied to a point by a line.

use egui::{Color32, Pos2, Rect, pos2, vec2};

use crate::editor::{
    canvas::{Anchor, Canvas, faded, rect},
    fonts::Type,
};

/// Writes a tag centred on `middle`; returns its frame.
#[must_use]
pub fn tag(canvas: &Canvas<'_>, middle: Pos2, words: &str, face: Type, edge: Color32) -> Rect {
    let width = canvas.width(face, words) + 16.0;
    let frame = rect(middle.x - width / 2.0, middle.y - 10.0, width, 20.0);
    canvas.fill(frame, 5.0, canvas.theme.panel);
    canvas.outline(frame, 5.0, 1.0, edge);
    canvas.text(middle + vec2(0.0, 4.0), Anchor::Middle, face, words, canvas.theme.text);
    frame
}

/// The line from a tag to what it names.
pub fn tether(canvas: &Canvas<'_>, from: Pos2, frame: Rect, ink: Color32) {
    let y = if frame.center().y < from.y { frame.max.y } else { frame.min.y };
    let x = from.x.clamp(frame.min.x + 8.0, frame.max.x - 8.0);
    canvas.line(from, pos2(x, y), 1.0, faded(ink, 0.8));
}
