//! Plucked strings between two bars on a board: what all lutes and zithers have in common.

use egui::pos2;

use super::dombra::{BRIDGE, NUT};
use crate::editor::{canvas::faded, curves::shade, sketch::Sketch, theme::Materials};

/// From one string to the next.
pub(super) const GAP: f32 = 15.0;

/// Draws the board in the dombra's units.
pub(super) fn draw(sketch: &mut Sketch, wood: &Materials, strings: usize) {
    let half = (GAP * strings as f32 / 2.0 + 12.0).max(34.0);
    let upper = [pos2(-450.0, -0.86 * half), pos2(440.0, -half)];
    let lower = upper.map(|p| pos2(p.x, -p.y));
    let [middle, edge] = wood.board;
    sketch.face((&upper, &lower), 16, |p| {
        shade(&[0.0, 0.4, 0.6, 1.0], &[edge, middle, middle, edge], 0.5 + 0.5 * p.y / half)
    });
    let around = [upper[0], upper[1], lower[1], lower[0]];
    sketch.closed(&around, 2.2, wood.outline);
    for row in -6..=6 {
        let y = row as f32 * half / 7.0;
        sketch.line((-440.0, y * 0.88), (432.0, y), 1.0, faded(wood.grain, 0.25));
    }
    for (x, wide) in [(NUT, 0.84), (BRIDGE, 0.94)] {
        let half = half * wide;
        let bar =
            [pos2(x - 4.0, -half), pos2(x + 4.0, -half), pos2(x + 4.0, half), pos2(x - 4.0, half)];
        sketch.polygon(&bar, wood.bone, 1.2, wood.neck);
    }
}
