//! A value with many choices: its name in the field, the rest in a list.

use egui::{Id, Rect};

use super::{handle, list};
use crate::editor::{
    canvas::Canvas,
    text::words,
    value::{Value, choice, choices, put},
};

/// A field for a value's choices inside `place`; `caption` stands before the choice.
pub fn select(canvas: &mut Canvas<'_>, value: &dyn Value, caption: &str, place: Rect) {
    let positions = choices(value);
    let names: Vec<String> = positions.iter().map(|at| value.text(*at)).collect();
    canvas.memory.places.push((value.id().to_owned(), place));
    let now = choice(value);
    let field = list::Field {
        id: Id::unique(("value", value.id())),
        name: value.name(),
        caption,
        shown: &names[now],
        choices: &names,
        now: Some(now),
    };
    let (picked, response) = list::list(canvas, &field, place);
    if let Some(index) = picked {
        put(value, positions[index]);
    }
    handle::wheel(canvas, value, &response);
    if response.has_focus() && canvas.memory.open.is_none() {
        handle::keys(canvas, value, response.id);
    }
    handle::assist(canvas, value, response.id);
    if response.hovered() || response.has_focus() {
        canvas.memory.help = Some(handle::help(canvas, value, &words::CHOICE_HELP));
    }
}
