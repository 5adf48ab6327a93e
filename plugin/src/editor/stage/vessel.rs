//! A vessel of clay: an egg with a mouth and holes, filled with light as it sounds.

use egui::{Color32, Pos2, pos2};

use super::drum::glow;
use crate::editor::{
    canvas::Canvas,
    sketch::{Frame, Sketch},
    theme::Materials,
};

/// Draws the vessel around its own middle.
pub(super) fn draw(sketch: &mut Sketch, wood: &Materials, shades: [Color32; 2]) {
    let beak = [pos2(-250.0, -60.0), pos2(-120.0, -86.0), pos2(-120.0, -20.0), pos2(-240.0, -34.0)];
    sketch.polygon(&beak, shades[1], 2.0, wood.outline);
    sketch.ellipse((0.0, 0.0), RADII, shades[1], (2.2, wood.outline));
    sketch.ellipse((-10.0, -12.0), (RADII.0 - 26.0, RADII.1 - 24.0), shades[0], (0.0, shades[0]));
    sketch.ellipse((-170.0, -62.0), (12.0, 5.0), wood.hole, (1.2, wood.outline));
    for (hole, (x, y)) in HOLES.into_iter().enumerate() {
        let size = 8.0 + 1.4 * (hole % 3) as f32;
        sketch.ellipse((x, y), (size, size), wood.hole, (1.4, wood.outline));
    }
}

/// Fills it with light; `level` is how loud it is, 0–1.
pub(super) fn light(canvas: &Canvas<'_>, frame: &Frame, level: f32) {
    glow(canvas, frame, Pos2::ZERO, RADII, level);
}

const RADII: (f32, f32) = (190.0, 122.0);
const HOLES: [(f32, f32); 7] = [
    (-90.0, 26.0),
    (-46.0, 48.0),
    (4.0, 56.0),
    (54.0, 46.0),
    (-20.0, -40.0),
    (40.0, -46.0),
    (96.0, -22.0),
];
