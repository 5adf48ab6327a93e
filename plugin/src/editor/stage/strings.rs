//! The strings as they move: the solver's own shapes between the stop and the bridge, drawn twelve
//! times larger, with the last few of them as an afterglow. Where a solver hands out no shape, the
//! string stands in an envelope as wide as its level.

use egui::{Color32, Pos2, pos2, vec2};
use kairat_engine::view::{MAX_STRINGS, SHAPE_MODES, StringView, View};

use super::dombra::{BRIDGE, LENGTH, NUT};
use crate::editor::{
    canvas::{Canvas, faded},
    sketch::Frame,
    text::numbers,
    widgets::keyboard::key_name,
};

/// The shapes that were shown last, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Afterglow {
    shapes: [[StringView; MAX_STRINGS]; GHOSTS],
}

impl Afterglow {
    /// Takes the newest shapes; the oldest are forgotten.
    pub fn push(&mut self, view: &View) {
        self.shapes.rotate_right(1);
        self.shapes[0] = view.strings;
    }

    /// Whether any of the shown shapes differs from a string at rest.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.shapes.iter().flatten().any(is_moving)
    }
}

/// Where strings lie.
#[derive(Clone, Copy, Debug)]
pub struct Neck<'a> {
    /// The drawing they belong to.
    pub frame: &'a Frame,
    /// Height of each at the nut and at the bridge, the low string first.
    pub courses: &'a [(f32, f32)],
}

impl Neck<'_> {
    /// Where a string rests at a place along the neck.
    fn rest(&self, string: usize, x: f32) -> Pos2 {
        let (at_nut, at_bridge) = self.courses.get(string).copied().unwrap_or_default();
        pos2(x, at_nut + (at_bridge - at_nut) * (x - NUT) / LENGTH)
    }
}

/// Draws all strings between nut and bridge.
pub fn draw(canvas: &Canvas<'_>, neck: &Neck<'_>, afterglow: &Afterglow) {
    let wood = &canvas.theme.wood;
    let frame = neck.frame;
    for string in 0..neck.courses.len().min(MAX_STRINGS) {
        let now = &afterglow.shapes[0][string];
        let stop = stop_x(now);
        if now.stop > 0.0 {
            let line = [neck.rest(string, NUT), neck.rest(string, stop)].map(|p| frame.place(p));
            canvas.path(&line, 2.1, faded(wood.under_string, 0.6));
            canvas.path(&line, 1.0, faded(wood.string, 0.6));
        }
        for (age, shapes) in afterglow.shapes.iter().enumerate().skip(1).rev() {
            let then = &shapes[string];
            if is_moving(then) {
                let ink = faded(canvas.theme.glow, 0.55 - 0.1 * age as f32);
                canvas.path(&placed(neck, string, then), 0.9, ink);
            }
        }
        if !is_moving(now) && now.level > QUIET {
            envelope(canvas, neck, string, now);
        }
        let line = placed(neck, string, now);
        canvas.path(&line, 2.5, wood.under_string);
        let moving = is_moving(now) || now.level > QUIET;
        let ink = if moving { glowing(canvas, now.level) } else { wood.string };
        canvas.path(&line, 1.2, ink);
    }
}

/// The name and pitch of what a string sounds.
#[must_use]
pub fn pitch_text(canvas: &Canvas<'_>, string: &StringView, a4_hz: f32) -> String {
    let key = string.pitch_midi.round().clamp(0.0, 127.0) as u8;
    let pitch_hz = a4_hz * ((string.pitch_midi - 69.0) / 12.0).exp2();
    let hertz = numbers::written(canvas.words, &format!("{pitch_hz:.1} Hz"));
    format!("{} · {hertz}", key_name(key))
}

/// Where the finger stands on a string, or the nut when it is open.
#[must_use]
pub fn finger(neck: &Neck<'_>, string: usize, view: &StringView) -> Pos2 {
    neck.frame.place(neck.rest(string, stop_x(view)))
}

/// Where the last stroke met a string.
#[must_use]
pub fn met(neck: &Neck<'_>, string: usize, view: &StringView) -> Pos2 {
    let sounding = BRIDGE - stop_x(view);
    neck.frame.place(neck.rest(string, BRIDGE - view.contact * sounding))
}

/// A sounding string's points, moved out of rest as the solver says.
fn placed(neck: &Neck<'_>, string: usize, view: &StringView) -> Vec<Pos2> {
    let stop = stop_x(view);
    let points = if is_moving(view) { POINTS } else { 1 };
    (0..=points)
        .map(|step| {
            let along = step as f32 / points as f32;
            let x = stop + (BRIDGE - stop) * along;
            let out = displacement(&view.shape_mm, 1.0 - along) * UNITS_PER_MM * MAGNIFIED;
            neck.frame.place(neck.rest(string, x) + vec2(0.0, out.clamp(-FURTHEST, FURTHEST)))
        })
        .collect()
}

/// Displacement at `x`, 0–1 from the bridge, in millimetres.
fn displacement(shape_mm: &[f32; SHAPE_MODES], x: f32) -> f32 {
    shape_mm
        .iter()
        .enumerate()
        .map(|(mode, u)| u * ((mode + 1) as f32 * std::f32::consts::PI * x).sin())
        .sum()
}

fn is_moving(view: &StringView) -> bool {
    view.shape_mm.iter().any(|u| u.abs() * MAGNIFIED * UNITS_PER_MM > SEEN)
}

fn glowing(canvas: &Canvas<'_>, level: f32) -> Color32 {
    canvas.theme.wood.string.lerp_to_gamma(canvas.theme.glow, 0.7 * level.clamp(0.0, 1.0))
}

fn stop_x(view: &StringView) -> f32 {
    NUT + LENGTH * view.stop.clamp(0.0, 0.95)
}

/// The edges between which a string swings, as wide as its level.
fn envelope(canvas: &Canvas<'_>, neck: &Neck<'_>, string: usize, view: &StringView) {
    let stop = stop_x(view);
    let ink = faded(canvas.accent, 0.25 + 0.5 * view.level.min(1.0));
    for side in [-1.0, 1.0] {
        let edge = (0..=POINTS).map(|step| {
            let along = step as f32 / POINTS as f32;
            let out = side * WIDEST * view.level.min(1.0) * (std::f32::consts::PI * along).sin();
            let x = stop + (BRIDGE - stop) * along;
            neck.frame.place(neck.rest(string, x) + vec2(0.0, out))
        });
        canvas.path(&edge.collect::<Vec<_>>(), 0.9, ink);
    }
}

/// Shapes that are kept, the present one among them.
const GHOSTS: usize = 5;
/// Pieces of a moving string's line.
const POINTS: usize = 60;
/// Motion is drawn so many times larger than it is.
const MAGNIFIED: f32 = 12.0;
/// The open string of 700 mm is 720 units long.
const UNITS_PER_MM: f32 = LENGTH / 700.0;
/// No string is drawn further out than this, in units of the drawing.
const FURTHEST: f32 = 36.0;
/// Half the width of the envelope of a string at its loudest, in units of the drawing.
const WIDEST: f32 = 7.0;
/// A level below this is silence.
const QUIET: f32 = 0.02;
/// Motion smaller than this cannot be seen, in units of the drawing.
const SEEN: f32 = 0.08;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_mode_is_widest_in_the_middle_and_still_at_both_ends() {
        let mut shape_mm = [0.0; SHAPE_MODES];
        shape_mm[0] = 1.0;
        for (x, expected) in [(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)] {
            assert!((displacement(&shape_mm, x) - expected).abs() < 1.0e-6, "{x}");
        }
    }
}
