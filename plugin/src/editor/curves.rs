//! Curves and shaded faces: what egui's painter lacks for drawing instruments.

use egui::{Color32, Mesh, Pos2, pos2};

/// A cubic Bézier piece: two control points and the end; it starts where the last one ended.
pub type Cubic = [(f32, f32); 3];

/// Points along a chain of cubics, `steps` for each.
#[must_use]
pub fn flatten(start: (f32, f32), pieces: &[Cubic], steps: usize) -> Vec<Pos2> {
    let mut points = vec![pos2(start.0, start.1)];
    let mut from = start;
    for &[c1, c2, to] in pieces {
        for step in 1..=steps {
            let t = step as f32 / steps as f32;
            let u = 1.0 - t;
            let blend = |a: f32, b: f32, c: f32, d: f32| {
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            points.push(pos2(blend(from.0, c1.0, c2.0, to.0), blend(from.1, c1.1, c2.1, to.1)));
        }
        from = to;
    }
    points
}

/// Points along an arc; angles in radians, clockwise from the right as the screen's y points down.
#[must_use]
pub fn arc(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    let steps = ((to - from).abs() * radius.max(4.0) / 2.5).ceil().clamp(2.0, 96.0) as usize;
    (0..=steps)
        .map(|step| {
            let angle = from + (to - from) * step as f32 / steps as f32;
            centre + radius * egui::Vec2::angled(angle)
        })
        .collect()
}

/// The curve through a quadratic Bézier's three points.
#[must_use]
pub fn quadratic(from: Pos2, control: Pos2, to: Pos2) -> Vec<Pos2> {
    (0..=QUADRATIC_STEPS)
        .map(|step| {
            let t = step as f32 / QUADRATIC_STEPS as f32;
            let u = 1.0 - t;
            (from.to_vec2() * (u * u) + control.to_vec2() * (2.0 * u * t) + to.to_vec2() * (t * t))
                .to_pos2()
        })
        .collect()
}

/// A colour on a gradient: `stops` rise from 0 to 1, one per colour.
#[must_use]
pub fn shade(stops: &[f32], colours: &[Color32], at: f32) -> Color32 {
    let last = colours.len().saturating_sub(1);
    for index in 1..=last {
        if at <= stops[index] {
            let span = (stops[index] - stops[index - 1]).max(f32::EPSILON);
            let t = ((at - stops[index - 1]) / span).clamp(0.0, 1.0);
            return colours[index - 1].lerp_to_gamma(colours[index], t);
        }
    }
    colours[last]
}

/// A shaded face between two edges that run side by side; `colour` is asked for every vertex, by
/// its place before `place` moves it.
pub fn ribbon(
    mesh: &mut Mesh,
    edges: (&[Pos2], &[Pos2]),
    rows: usize,
    colour: impl Fn(Pos2) -> Color32,
    place: impl Fn(Pos2) -> Pos2,
) {
    let first = mesh.vertices.len() as u32;
    let columns = edges.0.len().min(edges.1.len());
    for (&top, &bottom) in edges.0.iter().zip(edges.1) {
        for row in 0..=rows {
            let p = top.lerp(bottom, row as f32 / rows as f32);
            mesh.colored_vertex(place(p), colour(p));
        }
    }
    let height = rows as u32 + 1;
    for column in 0..columns.saturating_sub(1) as u32 {
        for row in 0..rows as u32 {
            let corner = first + column * height + row;
            mesh.add_triangle(corner, corner + 1, corner + height);
            mesh.add_triangle(corner + 1, corner + height, corner + height + 1);
        }
    }
}

/// Points of a quadratic curve; every one in the design is short.
const QUADRATIC_STEPS: usize = 12;
