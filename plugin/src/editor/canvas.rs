//! A painter in design units: the window is 1100 × 720 of them, whatever its size on the screen.
//!
//! Every panel draws and listens through it, so that geometry is written down once, at 100 %.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Id, Painter, Pos2, Rect, Response, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::{fonts::Type, memory::Memory, text::Words, theme::Theme};

/// Size of the window at 100 %.
pub const SIZE: Vec2 = Vec2::new(1100.0, 720.0);

/// Where a line of text hangs on its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// The painter, with what every widget needs to know of the window.
pub struct Canvas<'a> {
    /// Where widgets are registered.
    pub ui: &'a mut Ui,
    /// The palette in use.
    pub theme: &'static Theme,
    /// The colour of the family that plays.
    pub accent: Color32,
    /// The language in use.
    pub words: Words,
    /// What the window remembers between frames.
    pub memory: &'a mut Memory,
    /// Points per design unit.
    pub scale: f32,
    /// Where design unit (0, 0) lies, in points.
    pub origin: Pos2,
}

impl Canvas<'_> {
    /// A place on the screen, in points.
    #[must_use]
    pub fn at(&self, p: Pos2) -> Pos2 {
        self.origin + p.to_vec2() * self.scale
    }

    /// A rectangle on the screen, in points.
    #[must_use]
    pub fn on_screen(&self, rect: Rect) -> Rect {
        Rect::from_min_max(self.at(rect.min), self.at(rect.max))
    }

    /// A place in the design, from points.
    #[must_use]
    pub fn in_design(&self, p: Pos2) -> Pos2 {
        ((p - self.origin) / self.scale).to_pos2()
    }

    /// The painter underneath.
    #[must_use]
    pub fn painter(&self) -> &Painter {
        self.ui.painter()
    }

    /// The pointer in design units, while it is over the window.
    #[must_use]
    pub fn pointer(&self) -> Option<Pos2> {
        self.ui.input(|i| i.pointer.latest_pos()).map(|p| self.in_design(p))
    }

    /// Makes a place answer to the pointer and the keyboard. The place that answers is at least
    /// 24 points high and wide, whatever is drawn.
    #[must_use]
    pub fn interact(&self, rect: Rect, id: Id, sense: Sense) -> Response {
        let rect = self.on_screen(rect);
        let rect =
            Rect::from_center_size(rect.center(), rect.size().max(Vec2::splat(SMALLEST_HIT)));
        self.ui.interact(rect, id, sense)
    }

    /// A filled rectangle with rounded corners.
    pub fn fill(&self, rect: Rect, radius: f32, colour: Color32) {
        self.painter().rect_filled(self.on_screen(rect), self.radius(radius), colour);
    }

    /// The outline of a rectangle, its line centred on the edge.
    pub fn outline(&self, rect: Rect, radius: f32, width: f32, colour: Color32) {
        let stroke = self.stroke(width, colour);
        let radius = self.radius(radius);
        self.painter().rect_stroke(self.on_screen(rect), radius, stroke, StrokeKind::Middle);
    }

    /// A straight line.
    pub fn line(&self, from: Pos2, to: Pos2, width: f32, colour: Color32) {
        self.painter().line_segment([self.at(from), self.at(to)], self.stroke(width, colour));
    }

    /// A line through many points.
    pub fn path(&self, points: &[Pos2], width: f32, colour: Color32) {
        let points = points.iter().map(|p| self.at(*p)).collect();
        self.painter().add(Shape::line(points, self.stroke(width, colour)));
    }

    /// A filled convex shape.
    pub fn polygon(&self, points: &[Pos2], colour: Color32) {
        let points = points.iter().map(|p| self.at(*p)).collect();
        self.painter().add(Shape::convex_polygon(points, colour, Stroke::NONE));
    }

    /// A filled disc.
    pub fn disc(&self, centre: Pos2, radius: f32, colour: Color32) {
        self.painter().circle_filled(self.at(centre), radius * self.scale, colour);
    }

    /// A circle.
    pub fn circle(&self, centre: Pos2, radius: f32, width: f32, colour: Color32) {
        let stroke = self.stroke(width, colour);
        self.painter().circle_stroke(self.at(centre), radius * self.scale, stroke);
    }

    /// One line of text; `at` lies on its baseline. Returns how wide it is.
    #[expect(clippy::must_use_candidate, reason = "it is called to draw; the width comes with it")]
    pub fn text(&self, at: Pos2, anchor: Anchor, face: Type, text: &str, colour: Color32) -> f32 {
        let galley = self.galley(face, text);
        let width = galley.size().x;
        let left = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let corner = self.at(at) - vec2(left, ascent(&galley));
        self.painter().galley_with_override_text_color(corner, galley, colour);
        width / self.scale
    }

    /// How wide a line of text is.
    #[must_use]
    pub fn width(&self, face: Type, text: &str) -> f32 {
        self.galley(face, text).size().x / self.scale
    }

    /// A line of text cut at a word so that it fits; whole if it does anyway.
    #[must_use]
    pub fn fit(&self, face: Type, text: &str, room: f32) -> String {
        let mut kept = text.to_owned();
        while self.width(face, &kept) > room {
            let Some((shorter, _)) = kept.trim_end_matches('…').trim_end().rsplit_once(' ')
            else {
                break;
            };
            kept = format!("{}…", shorter.trim_end_matches([',', ';', ':', '.']));
        }
        kept
    }

    /// A line's weight on the screen.
    #[must_use]
    pub fn stroke(&self, width: f32, colour: Color32) -> Stroke {
        Stroke::new(width * self.scale, colour)
    }

    fn radius(&self, radius: f32) -> CornerRadius {
        CornerRadius::same((radius * self.scale).round().clamp(0.0, 255.0) as u8)
    }

    fn galley(&self, face: Type, text: &str) -> Arc<Galley> {
        self.painter().layout_no_wrap(text.to_owned(), face.font(self.scale), Color32::PLACEHOLDER)
    }
}

/// From the top of a laid-out line to its baseline, in points.
fn ascent(galley: &Galley) -> f32 {
    galley
        .rows
        .first()
        .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or_default()
}

/// A rectangle by its corner and size, in design units.
#[must_use]
pub fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(width, height))
}

/// A colour at part of its opacity, 0–1.
#[must_use]
pub fn faded(colour: Color32, opacity: f32) -> Color32 {
    colour.gamma_multiply(opacity.clamp(0.0, 1.0))
}

/// Smallest side of a place that can be clicked, in points on the screen.
const SMALLEST_HIT: f32 = 24.0;
