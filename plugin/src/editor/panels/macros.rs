//! The large knobs under the stage: how strongly it answers, and what leaves it.

use egui::pos2;

use crate::editor::{
    binding::Desk,
    canvas::{Canvas, rect},
    panels::deck::Deck,
    text::words,
    widgets::{
        knob::{PITCH, knob},
        panel,
    },
};

/// Draws the row.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, deck: &Deck) {
    panel::ground(canvas, rect(196.0, 496.0, 618.0, 132.0), canvas.words.say(&words::SOUND));
    let left = 505.0 - PITCH * (deck.knobs.len() as f32 - 1.0) / 2.0;
    for (column, (id, bipolar)) in deck.knobs.iter().enumerate() {
        if let Some(value) = desk.value(id) {
            let centre = pos2(left + PITCH * column as f32, 548.0);
            knob(canvas, &value, centre, 23.0, *bipolar);
        }
    }
}
