//! The eight large knobs under the stage: how strongly it answers, and what leaves it.

use egui::pos2;

use crate::editor::{
    binding::Desk,
    canvas::{Canvas, rect},
    text::words,
    widgets::{
        knob::{PITCH, knob},
        panel,
    },
};

/// Draws the row.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>) {
    panel::ground(canvas, rect(196.0, 496.0, 618.0, 132.0), canvas.words.say(&words::SOUND));
    for (column, (id, bipolar)) in KNOBS.into_iter().enumerate() {
        if let Some(value) = desk.value(id) {
            let centre = pos2(240.0 + PITCH * column as f32, 548.0);
            knob(canvas, &value, centre, 23.0, bipolar);
        }
    }
}

/// The parameters of the row, and whether the middle is their rest.
const KNOBS: [(&str, bool); 8] = [
    ("dynamics_range", false),
    ("dynamics_curve", true),
    ("scratch", false),
    ("body_size", true),
    ("damping", true),
    ("glide", true),
    ("width", false),
    ("output", false),
];
