//! The ornaments that carry meaning: the ram's-horn mark, the horns under a chosen tab, and the
//! shanyraq, the crown of the yurt, on knobs and on the moon.

use egui::{Color32, Pos2, Vec2, pos2, vec2};

use super::{
    canvas::{Canvas, faded},
    curves::{Cubic, flatten, quadratic},
};

/// The product's mark: a pair of horns and a dot; `size` is its height without the dot.
pub fn mark(canvas: &Canvas<'_>, centre: Pos2, size: f32, colour: Color32) {
    let horn = flatten((0.0, 0.5), &HALF_HORN, 12);
    for side in [1.0, -1.0] {
        let half: Vec<Pos2> = horn.iter().map(|p| centre + vec2(side * p.x, p.y) * size).collect();
        canvas.path(&half, 0.075 * size, colour);
    }
    canvas.disc(centre - vec2(0.0, 0.6 * size), 0.067 * size, colour);
}

/// The line under the chosen tab, its ends curled like horns; from `left` to `right`.
pub fn tab_horns(canvas: &Canvas<'_>, (left, right): (f32, f32), baseline: f32, colour: Color32) {
    let down = baseline - HEADER;
    for (x, side) in [(left, 1.0), (right, -1.0)] {
        let curl = CURL.map(|piece| piece.map(|(dx, y)| (x + side * dx, y + down)));
        canvas.path(&flatten((x, 44.5 + down), &curl, 8), 1.7, colour);
        let foot = quadratic(
            pos2(x, 44.5 + down),
            pos2(x + side * 3.0, 46.5 + down),
            pos2(x + side * 11.0, 46.5 + down),
        );
        canvas.path(&foot, 1.7, colour);
    }
    let y = 46.5 + down;
    canvas.line(pos2(left + 10.0, y), pos2(right - 10.0, y), 1.7, colour);
}

/// Baseline of the header's tabs, for which the horns are drawn.
const HEADER: f32 = 32.0;

/// The lattice of a shanyraq: two sets of three bowed laths, turned by `turn` radians.
pub fn lattice(canvas: &Canvas<'_>, centre: Pos2, radius: f32, turn: f32, ink: (f32, Color32)) {
    for quarter in [0.0, std::f32::consts::FRAC_PI_2] {
        let along = Vec2::angled(turn + quarter);
        let across = along.rot90() * -1.0;
        for offset in [-0.26, 0.0, 0.26] {
            let reach = (1.0_f32 - offset * offset).sqrt() * radius;
            let bow = across * (offset * 1.9 * radius);
            let near = across * (offset * radius);
            let lath = quadratic(
                centre - along * reach + near,
                centre + bow,
                centre + along * reach + near,
            );
            canvas.path(&lath, ink.0, ink.1);
        }
    }
}

/// The crown as a moon: two rims, the lattice, and 24 pegs.
pub fn shanyraq(canvas: &Canvas<'_>, centre: Pos2, radius: f32, turn: f32, colour: Color32) {
    canvas.circle(centre, radius, 0.02 * radius, colour);
    canvas.circle(centre, 0.9 * radius, 0.012 * radius, colour);
    lattice(canvas, centre, 0.9 * radius, turn, (0.016 * radius, colour));
    for peg in 0..24 {
        let out = Vec2::angled(peg as f32 * std::f32::consts::TAU / 24.0);
        let ink = faded(colour, 0.9);
        canvas.line(centre + out * radius, centre + out * (1.07 * radius), 0.014 * radius, ink);
    }
}

/// The horn carved into the soundboard behind the bridge, one side of it.
#[must_use]
pub fn half_horn(steps: usize) -> Vec<Pos2> {
    flatten((0.0, 0.5), &HALF_HORN, steps)
}

/// Half a ram's horn in a unit frame, y down.
const HALF_HORN: [Cubic; 5] = [
    [(0.0, 0.22), (0.02, 0.02), (0.10, -0.14)],
    [(0.18, -0.31), (0.36, -0.40), (0.50, -0.34)],
    [(0.66, -0.27), (0.70, -0.04), (0.56, 0.06)],
    [(0.45, 0.14), (0.29, 0.07), (0.31, -0.06)],
    [(0.325, -0.15), (0.43, -0.17), (0.455, -0.09)],
];

/// The curl at the end of a tab's line: x from the end, y in the header.
const CURL: [Cubic; 2] =
    [[(-5.0, 43.5), (-5.0, 37.5), (-0.5, 38.0)], [(2.5, 38.5), (2.0, 42.0), (-0.4, 41.6)]];
