//! A skin over its shell; the skin is lit as brightly as it sounds.

use egui::{Color32, Mesh, Pos2, Shape, Vec2, pos2};

use crate::editor::{
    canvas::{Canvas, faded},
    curves::shade,
    sketch::{Frame, Sketch},
    theme::Materials,
};

/// Draws the drum around the middle of its skin.
pub(super) fn draw(sketch: &mut Sketch, wood: &Materials, shades: [Color32; 2]) {
    let steps = 40;
    let rim: Vec<Pos2> = (0..=steps)
        .map(|step| {
            let angle = std::f32::consts::PI * step as f32 / steps as f32;
            pos2(-RADII.0 * angle.cos(), SKIN_Y + RADII.1 * angle.sin())
        })
        .collect();
    let foot: Vec<Pos2> = rim.iter().map(|p| pos2(0.82 * p.x, p.y + DEPTH)).collect();
    sketch.face((&rim, &foot), 1, |p| {
        let [light, dark] = wood.shell;
        shade(&[0.0, 0.35, 1.0], &[dark, light, dark], 0.5 + 0.5 * p.x / RADII.0)
    });
    let mut around = rim.clone();
    around.extend(foot.iter().rev());
    sketch.closed(&around, 2.0, wood.outline);
    for lace in 0..12 {
        let at = |points: &[Pos2], index: usize| {
            points.get(index.min(steps)).map_or((0.0, 0.0), |p| (p.x, p.y))
        };
        let from = at(&rim, lace * 10 / 3);
        sketch.line(from, at(&foot, lace * 10 / 3 + 2), 1.4, faded(wood.bone, 0.8));
        sketch.line(
            at(&foot, lace * 10 / 3 + 2),
            at(&rim, (lace + 1) * 10 / 3),
            1.4,
            faded(wood.bone, 0.8),
        );
    }
    sketch.ellipse((0.0, SKIN_Y), RADII, shades[1], (2.4, wood.outline));
    sketch.ellipse((0.0, SKIN_Y), (RADII.0 - 12.0, RADII.1 - 6.0), shades[0], (0.0, shades[0]));
}

/// Lights the skin; `level` is how loud it is, 0–1.
pub(super) fn light(canvas: &Canvas<'_>, frame: &Frame, level: f32) {
    glow(canvas, frame, pos2(0.0, SKIN_Y), (RADII.0 - 12.0, RADII.1 - 6.0), level);
}

/// Light that fades from the middle of an ellipse to its edge.
pub(super) fn glow(
    canvas: &Canvas<'_>,
    frame: &Frame,
    middle: Pos2,
    radii: (f32, f32),
    level: f32,
) {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(canvas.at(frame.place(middle)), faded(canvas.accent, 0.9 * level.min(1.0)));
    let steps = 48;
    for step in 0..=steps {
        let out = Vec2::angled(std::f32::consts::TAU * step as f32 / steps as f32);
        let edge = middle + Vec2::new(out.x * radii.0, out.y * radii.1);
        mesh.colored_vertex(canvas.at(frame.place(edge)), faded(canvas.accent, 0.0));
        if step > 0 {
            mesh.add_triangle(0, step, step + 1);
        }
    }
    canvas.painter().add(Shape::mesh(mesh));
}

const SKIN_Y: f32 = -20.0;
const RADII: (f32, f32) = (200.0, 74.0);
const DEPTH: f32 = 104.0;
