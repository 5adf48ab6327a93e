//! Bowed strings: a curved neck, an open bowl whose lower half is skin, and the bow where it meets
//! the strings.

use egui::{Pos2, pos2};

use super::dombra::{BRIDGE, LENGTH, NUT};
use crate::editor::{
    canvas::{Canvas, faded},
    curves::{quadratic, shade},
    sketch::{Frame, Sketch},
    theme::Materials,
};

/// From one string to the next at the nut and at the bridge.
pub(super) const NUT_GAP: f32 = 11.0;
/// The same at the bridge.
pub(super) const BRIDGE_GAP: f32 = 24.0;

/// Draws the instrument in the dombra's units.
pub(super) fn draw(sketch: &mut Sketch, wood: &Materials, strings: usize) {
    let line = (2.2, wood.outline);
    sketch.ellipse((300.0, 0.0), (205.0, 116.0), wood.shell[1], line);
    sketch.ellipse((270.0, 0.0), (160.0, 96.0), wood.hole, (1.0, wood.shell[0]));
    sketch.ellipse((380.0, 0.0), (118.0, 92.0), wood.hide[0], (1.4, wood.hide[1]));
    let upper = [pos2(-440.0, -15.0), pos2(130.0, -17.0)];
    let lower = [pos2(-440.0, 15.0), pos2(130.0, 17.0)];
    sketch.face((&upper, &lower), 4, |p| {
        shade(&[0.0, 1.0], &[wood.shell[0], wood.shell[1]], (p.y + 17.0) / 34.0)
    });
    sketch.closed(&[upper[0], upper[1], lower[1], lower[0]], 1.8, wood.outline);
    sketch.ellipse((-460.0, 0.0), (46.0, 25.0), wood.shell[0], line);
    for (x, side) in [(-470.0, -1.0_f32), (-440.0, 1.0)] {
        sketch.line((x, 20.0 * side), (x, 48.0 * side), 6.0, wood.shell[0]);
        sketch.ellipse((x, 54.0 * side), (8.0, 12.0), wood.shell[0], (1.6, wood.outline));
    }
    let half = (BRIDGE_GAP * strings as f32 / 2.0 + 6.0).max(24.0);
    let bridge = [
        pos2(BRIDGE - 6.0, -half),
        pos2(BRIDGE + 6.0, -half),
        pos2(BRIDGE + 6.0, half),
        pos2(BRIDGE - 6.0, half),
    ];
    sketch.polygon(&bridge, wood.bone, 1.2, wood.neck);
    let half = NUT_GAP * strings as f32 / 2.0 + 3.0;
    sketch.line((NUT, -half), (NUT, half), 4.0, wood.bone);
}

/// Draws the bow where it meets the strings, `contact` of the sounding length from the bridge; it
/// is as bright as the strings are loud.
pub(super) fn bow(canvas: &Canvas<'_>, frame: &Frame, contact: f32, level: f32) {
    let wood = &canvas.theme.wood;
    let x = BRIDGE - contact * LENGTH;
    let place = |p: Pos2| frame.place(p);
    let hair = [pos2(x, -150.0), pos2(x, 130.0)].map(place);
    canvas.path(&hair, 3.4, faded(wood.neck, 0.7));
    canvas.path(&hair, 2.2, wood.bone.lerp_to_gamma(canvas.accent, level.clamp(0.0, 1.0)));
    let stick: Vec<Pos2> = quadratic(pos2(x, -152.0), pos2(x + 58.0, -10.0), pos2(x, 132.0))
        .into_iter()
        .map(place)
        .collect();
    canvas.path(&stick, 4.4, wood.outline);
    canvas.path(&stick, 2.8, wood.shell[0]);
}
