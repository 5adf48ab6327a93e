//! The ring that shows where the keyboard is. It appears on keyboard use only, because a click
//! gives no control the focus.

use egui::Rect;

use crate::editor::canvas::Canvas;

/// Draws the ring around a place, `room` units outside it.
pub fn ring(canvas: &Canvas<'_>, place: Rect, room: f32) {
    canvas.outline(place.expand(room), 6.0, 2.0, canvas.theme.focus);
}
