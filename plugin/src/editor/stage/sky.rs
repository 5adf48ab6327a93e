//! The sky over the stage: its gradient, and by night the stars.

use egui::{Color32, Pos2, Rect, pos2, vec2};

use crate::editor::{
    canvas::faded,
    curves::{arc, shade},
    sketch::Sketch,
    theme::Theme,
};

/// Draws the sky over `stage`; its corners are rounded.
pub fn draw(sketch: &mut Sketch, theme: &Theme, stage: Rect) {
    let left = corner_edge(stage);
    let right: Vec<Pos2> =
        left.iter().map(|p| pos2(stage.min.x + stage.max.x - p.x, p.y)).collect();
    sketch.face((&left, &right), 1, |p| {
        shade(&Theme::SKY_STOPS, &theme.sky, (p.y - stage.min.y) / stage.height())
    });
    if theme.stars > 0.0 {
        for star in 0..STARS {
            let spread = |step: f32| (star as f32 * step + 0.37).fract();
            let at = stage.min
                + vec2(spread(0.754_877_7) * stage.width(), spread(0.569_840_3) * 236.0 + 6.0);
            let ink = faded(theme.text, theme.stars * (0.25 + 0.55 * spread(0.381_966)));
            let round = arc(at, 0.6 + 0.6 * spread(0.618_034), 0.0, std::f32::consts::TAU);
            sketch.polygon(&round, ink, 0.0, Color32::TRANSPARENT);
        }
    }
}

/// The left edge from top to bottom with its rounded corners, in even rows.
fn corner_edge(stage: Rect) -> Vec<Pos2> {
    let rows = 84;
    (0..=rows)
        .map(|row| {
            let y = stage.min.y + stage.height() * row as f32 / rows as f32;
            let depth = (y - stage.min.y).min(stage.max.y - y).min(RADIUS);
            let inset = RADIUS - (RADIUS * RADIUS - (RADIUS - depth).powi(2)).sqrt();
            pos2(stage.min.x + inset, y)
        })
        .collect()
}

/// Radius of the stage's corners.
const RADIUS: f32 = 8.0;
const STARS: usize = 34;
