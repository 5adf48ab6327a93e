//! The hills: the short-time spectrum of what sounds, 70 Hz to 7 kHz, the newest row in front.

use egui::{Mesh, Pos2, Rect, Shape, pos2};

use crate::editor::{
    canvas::{Canvas, faded},
    curves::ribbon,
    spectrum::BANDS,
};

/// The rows of the landscape, the newest first; each band 0–1.
#[derive(Clone, Debug)]
pub struct Hills {
    rows: Vec<[f32; BANDS]>,
}

impl Default for Hills {
    fn default() -> Self {
        Self { rows: vec![[0.0; BANDS]; ROWS] }
    }
}

impl Hills {
    /// A new row in front; all others move back by one.
    pub fn push(&mut self, row: [f32; BANDS]) {
        self.rows.rotate_right(1);
        self.rows[0] = row;
    }

    /// Whether there is any hill yet to move away.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.rows.iter().flatten().any(|level| *level > 0.0)
    }
}

/// Draws the landscape inside the stage.
pub fn draw(canvas: &Canvas<'_>, hills: &Hills, stage: Rect) {
    for (back, row) in hills.rows.iter().enumerate().rev() {
        let depth = 1.0 - back as f32 / (ROWS - 1) as f32;
        let crest = crest(stage, depth, row);
        let foot: Vec<Pos2> = crest.iter().map(|p| pos2(p.x, ground_y(stage, p.x))).collect();
        let theme = canvas.theme;
        let ground = theme.hills[0].lerp_to_gamma(theme.hills[1], depth);
        let mut mesh = Mesh::default();
        ribbon(&mut mesh, (&crest, &foot), 1, |_| ground, |p| canvas.at(p));
        canvas.painter().add(Shape::mesh(mesh));
        let ink = faded(canvas.accent, 0.14 + 0.62 * depth * depth);
        canvas.path(&crest, 0.8 + 0.7 * depth, ink);
    }
}

/// The line of one row; `depth` is 0 far away and 1 in front.
fn crest(stage: Rect, depth: f32, row: &[f32; BANDS]) -> Vec<Pos2> {
    let base = stage.min.y + 262.0 + 124.0 * depth.powf(1.25);
    let arch = 15.0 - 9.0 * depth;
    let height = 24.0 + 40.0 * depth;
    row.iter()
        .enumerate()
        .map(|(band, level)| {
            let along = band as f32 / (BANDS - 1) as f32;
            let roll = arch * (std::f32::consts::PI * along).sin();
            pos2(stage.min.x + stage.width() * along, base - roll - height * level * level)
        })
        .collect()
}

/// The stage's lower edge, its corners rounded.
fn ground_y(stage: Rect, x: f32) -> f32 {
    let room = (x - stage.min.x).min(stage.max.x - x).clamp(0.0, CORNER);
    stage.max.y - CORNER + (CORNER * CORNER - (CORNER - room).powi(2)).sqrt()
}

/// Names of the frequency axis under the hills.
pub fn axis(canvas: &Canvas<'_>, stage: Rect) {
    use crate::editor::{canvas::Anchor, fonts::Type, spectrum::place_of};
    for (frequency_hz, name) in [(100.0, "100"), (300.0, "300"), (1_000.0, "1k"), (3_000.0, "3k")] {
        let at = pos2(stage.min.x + stage.width() * place_of(frequency_hz), stage.max.y - 9.0);
        canvas.text(at, Anchor::Middle, Type::Caption, name, canvas.theme.text);
    }
    let unit = crate::editor::text::numbers::written(canvas.words, "0 Hz");
    let unit = unit.trim_start_matches("0 ");
    let at = pos2(stage.max.x - 12.0, stage.max.y - 9.0);
    canvas.text(at, Anchor::End, Type::Caption, unit, canvas.theme.text);
}

/// Radius of the stage's corners.
const CORNER: f32 = 8.0;
/// Rows of the landscape.
const ROWS: usize = 13;
