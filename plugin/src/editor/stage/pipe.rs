//! A column of air in a pipe: cylinder with holes behind a reed or an open edge, or a horn behind
//! the lips. The column is lit as brightly as it sounds.

use egui::{Mesh, Pos2, Shape, pos2};

use crate::editor::{
    canvas::{Canvas, faded},
    curves::{ribbon, shade},
    sketch::{Frame, Sketch},
    theme::Materials,
};

/// What the breath meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// A reed.
    Reed,
    /// The edge of the open end.
    Edge,
    /// The player's lips on a mouthpiece.
    Lips,
}

/// Draws the pipe in the dombra's units, the blown end at the left.
pub(super) fn draw(sketch: &mut Sketch, wood: &Materials, shades: [egui::Color32; 2], head: Head) {
    let upper = edge(head, 1.0);
    let lower: Vec<Pos2> = upper.iter().map(|p| pos2(p.x, -p.y)).collect();
    let wide = half_width(head, RIGHT);
    sketch.face((&upper, &lower), 12, |p| {
        let across = 0.5 + 0.5 * p.y / wide.max(1.0);
        shade(&[0.0, 0.35, 1.0], &[shades[1], shades[0], shades[1]], across)
    });
    let mut around = upper.clone();
    around.extend(lower.iter().rev());
    sketch.closed(&around, 2.0, wood.outline);
    match head {
        Head::Reed => {
            let reed = [pos2(-500.0, -9.0), pos2(LEFT, -14.0), pos2(LEFT, 14.0), pos2(-500.0, 9.0)];
            sketch.polygon(&reed, wood.cane[0], 1.4, wood.outline);
            sketch.line((-448.0, -16.0), (-448.0, 16.0), 4.0, wood.cane[1]);
        }
        Head::Edge => sketch.ellipse((LEFT, 0.0), (7.0, 23.0), wood.hole, (1.6, wood.outline)),
        Head::Lips => sketch.ellipse((LEFT, 0.0), (6.0, 15.0), shades[0], (1.6, wood.outline)),
    }
    sketch.ellipse((RIGHT, 0.0), (0.3 * wide, wide), wood.hole, (1.6, wood.outline));
    if head != Head::Lips {
        let holes = if head == Head::Edge { 4 } else { 7 };
        for hole in 0..holes {
            let x = RIGHT - 60.0 - 62.0 * hole as f32;
            sketch.ellipse((x, -6.0), (8.5, 8.0), wood.hole, (1.2, wood.outline));
        }
    }
}

/// Lights the column; `level` is how loud it is, 0–1.
pub(super) fn light(canvas: &Canvas<'_>, frame: &Frame, head: Head, level: f32) {
    let upper = edge(head, 0.8);
    let lower: Vec<Pos2> = upper.iter().map(|p| pos2(p.x, -p.y)).collect();
    let lit = faded(canvas.theme.glow, 0.75 * level.min(1.0));
    let dark = faded(canvas.theme.glow, 0.0);
    let shade = |p: Pos2| lit.lerp_to_gamma(dark, (p.y / half_width(head, p.x)).abs().min(1.0));
    let mut mesh = Mesh::default();
    ribbon(&mut mesh, (&upper, &lower), 8, shade, |p| canvas.at(frame.place(p)));
    canvas.painter().add(Shape::mesh(mesh));
}

/// The upper wall from end to end; `share` of the way from the middle line.
fn edge(head: Head, share: f32) -> Vec<Pos2> {
    let steps = 40;
    (0..=steps)
        .map(|step| {
            let x = LEFT + (RIGHT - LEFT) * step as f32 / steps as f32;
            pos2(x, -share * half_width(head, x))
        })
        .collect()
}

fn half_width(head: Head, x: f32) -> f32 {
    let along = (x - LEFT) / (RIGHT - LEFT);
    match head {
        Head::Reed | Head::Edge => 23.0,
        Head::Lips => 12.0 + 18.0 * along + 46.0 * along.powi(6),
    }
}

const LEFT: f32 = -440.0;
const RIGHT: f32 = 470.0;
