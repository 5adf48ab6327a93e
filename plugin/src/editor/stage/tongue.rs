//! A jaw harp: a ring that closes into two arms, and the tongue between them. The fan is as wide as
//! the tongue swings.

use egui::{Color32, Pos2, pos2};

use crate::editor::{
    canvas::{Canvas, faded},
    curves::arc,
    sketch::{Frame, Sketch},
    theme::Materials,
};

/// Draws frame and tongue in the dombra's units, the tip at the left.
pub(super) fn draw(sketch: &mut Sketch, wood: &Materials, shades: [Color32; 2]) {
    let open = 0.22;
    let mut body = vec![pos2(-300.0, -20.0)];
    body.extend(arc(
        RING,
        RADIUS,
        std::f32::consts::PI + open,
        std::f32::consts::TAU + std::f32::consts::PI - open,
    ));
    body.push(pos2(-300.0, 20.0));
    sketch.path(&body, 23.0, wood.outline);
    sketch.path(&body, 19.0, shades[1]);
    sketch.path(&body, 8.0, shades[0]);
    sketch.line((RING.x + RADIUS + 18.0, 0.0), (TIP.x, TIP.y), 6.0, wood.outline);
    sketch.line((RING.x + RADIUS + 18.0, 0.0), (TIP.x, TIP.y), 3.4, shades[0]);
    sketch.line((TIP.x, TIP.y), (TIP.x - 16.0, TIP.y - 62.0), 4.0, shades[0]);
}

/// Opens the fan; `level` is how far the tongue swings, 0–1.
pub(super) fn fan(canvas: &Canvas<'_>, frame: &Frame, level: f32) {
    let reach = WIDEST * level.min(1.0);
    let corners = [pos2(RING.x, 0.0), pos2(TIP.x, -reach), pos2(TIP.x, reach)];
    let corners = corners.map(|p: Pos2| frame.place(p));
    canvas.polygon(&corners, faded(canvas.accent, 0.22));
    for corner in &corners[1..] {
        canvas.path(&[corners[0], *corner], 1.2, faded(canvas.accent, 0.8));
    }
}

const RING: Pos2 = pos2(250.0, 0.0);
const RADIUS: f32 = 92.0;
const TIP: Pos2 = pos2(-400.0, 0.0);
/// Half the fan's width at the tip when the tongue swings furthest.
const WIDEST: f32 = 62.0;
