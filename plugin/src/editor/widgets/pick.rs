//! A choice as its number asks: text where there is one, a row where the words fit, else a list.

use egui::{Rect, pos2, vec2};

use super::{fixed::fixed, segmented::segmented, select::select};
use crate::editor::{
    canvas::{Anchor, Canvas},
    fonts::Type,
    value::{Value, choices},
};

/// A value's name and, below it, its choices; `place` begins above the name. Returns how much of
/// the height it took.
pub fn labelled(canvas: &mut Canvas<'_>, value: &dyn Value, place: Rect) -> f32 {
    if choices(value).len() < 2 {
        fixed(canvas, value, Rect::from_min_size(place.min, vec2(place.width(), 30.0)));
        return 38.0;
    }
    let at = pos2(place.min.x, place.min.y + 11.0);
    canvas.text(at, Anchor::Start, Type::Label, value.name(), canvas.theme.text2);
    let cell = Rect::from_min_size(place.min + vec2(0.0, 18.0), vec2(place.width(), 26.0));
    if fits(canvas, value, cell.width()) {
        segmented(canvas, value, cell);
    } else {
        select(canvas, value, "", cell);
    }
    56.0
}

/// Whether all choices can be seen side by side.
fn fits(canvas: &Canvas<'_>, value: &dyn Value, room: f32) -> bool {
    let wide = |at: f32| canvas.width(Type::ChoiceOn, &value.text(at)) + CELL_MARGIN;
    choices(value).into_iter().map(wide).sum::<f32>() <= room
}

/// Least space around the words of a cell.
const CELL_MARGIN: f32 = 10.0;
