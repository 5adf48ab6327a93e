//! The drawn signs: one for each family, chevron, moon and sun. There is no icon font.

use std::f32::consts::{PI, TAU};

use egui::{Color32, Pos2, Vec2, vec2};

use crate::editor::{
    canvas::Canvas,
    curves::{arc, flatten},
};

/// Plucked: a wedge to the right.
pub fn wedge(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    let wedge = [centre + vec2(-4.0, -4.0), centre + vec2(4.0, 0.0), centre + vec2(-4.0, 4.0)];
    canvas.polygon(&wedge, ink);
}

/// Bowed: an arch on its chord.
pub fn arch(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    let mut bow = arc(centre + vec2(0.0, 3.0), 4.6, PI, TAU);
    bow.push(bow[0]);
    canvas.path(&bow, 1.6, ink);
}

/// Winds: a ring.
pub fn ring(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    canvas.circle(centre, 3.6, 1.8, ink);
}

/// Tongue and metal: a diamond.
pub fn diamond(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    let corners = [vec2(0.0, -4.6), vec2(4.6, 0.0), vec2(0.0, 4.6), vec2(-4.6, 0.0)];
    canvas.polygon(&corners.map(|corner| centre + corner), ink);
}

/// Skins: a disc.
pub fn disc(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    canvas.disc(centre, 4.2, ink);
}

/// Something opens below.
pub fn chevron(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    let bend = [centre + vec2(-4.0, -2.0), centre + vec2(0.0, 2.0), centre + vec2(4.0, -2.0)];
    canvas.path(&bend, 1.5, ink);
}

/// A crescent: the dark palette.
pub fn moon(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    let crescent = flatten((2.0, -7.0), &CRESCENT, 10);
    let crescent: Vec<Pos2> = crescent.iter().map(|p| centre + p.to_vec2()).collect();
    canvas.path(&crescent, 1.6, ink);
}

/// A sun: the light palette.
pub fn sun(canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
    canvas.path(&arc(centre, 3.6, 0.0, TAU), 1.6, ink);
    for ray in 0..8 {
        let out = Vec2::angled(ray as f32 * std::f32::consts::FRAC_PI_4);
        canvas.line(centre + out * 6.0, centre + out * 8.2, 1.6, ink);
    }
}

const CRESCENT: [[(f32, f32); 3]; 3] = [
    [(-6.0, -7.0), (-9.0, 0.0), (-6.0, 4.0)],
    [(-3.0, 8.5), (4.0, 8.5), (7.0, 3.0)],
    [(0.0, 5.0), (-5.0, -1.0), (2.0, -7.0)],
];
