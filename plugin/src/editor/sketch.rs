//! Drawings that stand still: shapes under a frame of their own, tessellated once per size and
//! palette, then painted again and again as one mesh.

use std::sync::Arc;

use egui::{
    Color32, Context, Mesh, Pos2, Rect, Shape, Stroke, Vec2,
    epaint::{ClippedShape, PathStroke, Primitive},
    pos2,
};

use super::curves::{arc, ribbon};

/// Where a drawing's own units lie: turned, scaled, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The drawing's origin.
    pub origin: Pos2,
    /// Turn in radians, clockwise.
    pub turn: f32,
    /// Outer units per unit of the drawing.
    pub scale: f32,
}

impl Frame {
    /// A place outside.
    #[must_use]
    pub fn place(&self, p: Pos2) -> Pos2 {
        self.origin + turned(p.to_vec2(), self.turn) * self.scale
    }

    /// A place in the drawing.
    #[must_use]
    pub fn within(&self, p: Pos2) -> Pos2 {
        (turned(p - self.origin, -self.turn) / self.scale).to_pos2()
    }

    /// This frame inside another one that only moves and scales.
    #[must_use]
    pub fn inside(&self, origin: Pos2, scale: f32) -> Self {
        Self {
            origin: origin + self.origin.to_vec2() * scale,
            turn: self.turn,
            scale: self.scale * scale,
        }
    }
}

fn turned(v: Vec2, angle: f32) -> Vec2 {
    let (sin, cos) = angle.sin_cos();
    Vec2::new(v.x * cos - v.y * sin, v.x * sin + v.y * cos)
}

/// A drawing in the making. Line widths are in the drawing's units too.
#[derive(Debug)]
pub struct Sketch {
    frame: Frame,
    shapes: Vec<Shape>,
}

impl Sketch {
    /// An empty drawing whose frame leads to points of the screen.
    #[must_use]
    pub fn new(frame: Frame) -> Self {
        Self { frame, shapes: Vec::new() }
    }

    /// A line through points.
    pub fn path(&mut self, points: &[Pos2], width: f32, ink: Color32) {
        let stroke = self.stroke(width, ink);
        let points = self.placed(points);
        self.shapes.push(Shape::line(points, stroke));
    }

    /// A line through points and back to the first.
    pub fn closed(&mut self, points: &[Pos2], width: f32, ink: Color32) {
        let stroke = self.stroke(width, ink);
        let points = self.placed(points);
        self.shapes.push(Shape::closed_line(points, stroke));
    }

    /// A straight line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Color32) {
        self.path(&[pos2(from.0, from.1), pos2(to.0, to.1)], width, ink);
    }

    /// A convex shape, filled and outlined.
    pub fn polygon(&mut self, points: &[Pos2], fill: Color32, width: f32, ink: Color32) {
        let stroke = self.stroke(width, ink);
        let points = self.placed(points);
        self.shapes.push(Shape::convex_polygon(points, fill, stroke));
    }

    /// An ellipse, filled and outlined.
    pub fn ellipse(
        &mut self,
        centre: (f32, f32),
        radii: (f32, f32),
        fill: Color32,
        line: (f32, Color32),
    ) {
        let round = arc(Pos2::ZERO, 1.0, 0.0, std::f32::consts::TAU);
        let steps = 32.max(round.len());
        let points: Vec<Pos2> = (0..steps)
            .map(|step| {
                let out = Vec2::angled(step as f32 / steps as f32 * std::f32::consts::TAU);
                pos2(centre.0 + radii.0 * out.x, centre.1 + radii.1 * out.y)
            })
            .collect();
        self.polygon(&points, fill, line.0, line.1);
    }

    /// A shaded face between two edges that run side by side.
    pub fn face(
        &mut self,
        edges: (&[Pos2], &[Pos2]),
        rows: usize,
        shade: impl Fn(Pos2) -> Color32,
    ) {
        let mut mesh = Mesh::default();
        let frame = self.frame;
        ribbon(&mut mesh, edges, rows, shade, |p| frame.place(p));
        self.shapes.push(Shape::mesh(mesh));
    }

    /// The whole drawing as one mesh.
    #[must_use]
    pub fn finish(self, ctx: &Context) -> Arc<Mesh> {
        let clipped = self
            .shapes
            .into_iter()
            .map(|shape| ClippedShape::new(Rect::EVERYTHING, shape))
            .collect();
        let mut whole = Mesh::default();
        for part in ctx.tessellate(clipped, ctx.pixels_per_point()) {
            if let Primitive::Mesh(mesh) = part.primitive {
                whole.append(mesh);
            }
        }
        Arc::new(whole)
    }

    fn placed(&self, points: &[Pos2]) -> Vec<Pos2> {
        points.iter().map(|p| self.frame.place(*p)).collect()
    }

    fn stroke(&self, width: f32, ink: Color32) -> PathStroke {
        Stroke::new(width * self.frame.scale, ink).into()
    }
}

/// A finished drawing and what it was drawn for.
#[derive(Debug, Default)]
pub struct Cached {
    key: Option<(Frame, u32, (usize, usize))>,
    mesh: Arc<Mesh>,
}

impl Cached {
    /// The drawing, made anew only when its frame, the screen's density or what is drawn changed:
    /// the palette, and a number of the drawing's own.
    pub fn get(
        &mut self,
        ctx: &Context,
        frame: Frame,
        what: (usize, usize),
        draw: impl FnOnce(&mut Sketch),
    ) -> Arc<Mesh> {
        let key = Some((frame, ctx.pixels_per_point().to_bits(), what));
        if self.key != key {
            let mut sketch = Sketch::new(frame);
            draw(&mut sketch);
            self.mesh = sketch.finish(ctx);
            self.key = key;
        }
        Arc::clone(&self.mesh)
    }
}
