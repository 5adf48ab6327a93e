//! Pieces on a staff that strike each other; all are lit as brightly as they sound together.

use egui::Color32;

use crate::editor::{
    canvas::{Canvas, faded},
    sketch::{Frame, Sketch},
    theme::Materials,
};

/// Draws staff and pieces around their middle.
pub(super) fn draw(sketch: &mut Sketch, wood: &Materials, shades: [Color32; 2]) {
    sketch.line(FOOT, HEAD, 15.0, wood.outline);
    sketch.line(FOOT, HEAD, 11.0, wood.shell[0]);
    for (x, y) in PLACES {
        let staff = FOOT.1 + (x - FOOT.0) * (HEAD.1 - FOOT.1) / (HEAD.0 - FOOT.0);
        let (from, to) = ((x, staff), (x, y - SIZE));
        sketch.line(from, to, 1.6, wood.bone);
        sketch.ellipse((x, y), (SIZE, SIZE), shades[1], (1.8, wood.outline));
        sketch.ellipse((x - 3.0, y - 4.0), (SIZE - 7.0, SIZE - 7.0), shades[0], (0.0, shades[0]));
    }
}

/// Lights the pieces; `level` is how loud they are, 0–1.
pub(super) fn light(canvas: &Canvas<'_>, frame: &Frame, level: f32) {
    let ink = faded(canvas.accent, 0.85 * level.min(1.0));
    for (x, y) in PLACES {
        let at = frame.place(egui::pos2(x, y));
        canvas.disc(at, (SIZE - 5.0) * frame.scale, ink);
    }
}

/// The staff's lower and upper end.
const FOOT: (f32, f32) = (-290.0, 86.0);
const HEAD: (f32, f32) = (300.0, -92.0);
const SIZE: f32 = 22.0;
const PLACES: [(f32, f32); 7] = [
    (-200.0, 118.0),
    (-130.0, 97.0),
    (-60.0, 76.0),
    (10.0, 55.0),
    (80.0, 34.0),
    (150.0, 13.0),
    (220.0, -8.0),
];
