//! A row of choices, all in sight; the cells share the width in proportion to their words.

use egui::{Id, Key, Modifiers, Rect, Sense, WidgetInfo, accesskit::Role, pos2};

use super::{focus, handle};
use crate::editor::{
    canvas::{Anchor, Canvas, rect},
    fonts::Type,
    text::words,
    value::{Value, choice, choices, put},
};

/// A row of all choices of a value inside `place`.
pub fn segmented(canvas: &mut Canvas<'_>, value: &dyn Value, place: Rect) {
    let positions = choices(value);
    let names: Vec<String> = positions.iter().map(|at| value.text(*at)).collect();
    let now = choice(value);
    let group = canvas.interact(place, Id::unique(("value", value.id())), Sense::FOCUSABLE);
    canvas.memory.places.push((value.id().to_owned(), place));
    group.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::RadioGroup, true, value.name());
        info.current_text_value = Some(names[now].clone());
        info
    });
    canvas.fill(place, 6.0, canvas.theme.bg);
    canvas.outline(place, 6.0, 1.0, canvas.theme.line);
    let mut hovered = None;
    for (index, cell) in cells(canvas, &names, place).into_iter().enumerate() {
        let id = group.id.with(index);
        let response = canvas.ui.interact(canvas.on_screen(cell), id, Sense::CLICK);
        let chosen = index == now;
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &names[index]));
        if response.clicked() {
            put(value, positions[index]);
        }
        if response.hovered() {
            hovered = Some(index);
        }
        draw_cell(canvas, cell, &names[index], (chosen, response.hovered(), index, now));
    }
    handle::wheel(canvas, value, &group);
    if group.has_focus() {
        focus::ring(canvas, place, 4.0);
        handle::keys(canvas, value, group.id);
        let space = canvas.ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        if space {
            put(value, positions[(now + 1) % positions.len()]);
        }
    }
    if hovered.is_some() || group.has_focus() {
        canvas.memory.help = Some(handle::help(canvas, value, &words::CHOICE_HELP));
    }
}

fn draw_cell(
    canvas: &Canvas<'_>,
    cell: Rect,
    name: &str,
    (chosen, hovered, index, now): (bool, bool, usize, usize),
) {
    let theme = canvas.theme;
    if chosen {
        canvas.fill(cell.shrink2(egui::vec2(2.0, 2.0)), 4.0, theme.raised);
        let bar = rect(cell.center().x - 8.0, cell.max.y - 4.0, 16.0, 2.0);
        canvas.fill(bar, 1.0, canvas.accent);
    } else if index > 0 && index != now + 1 {
        canvas.line(
            pos2(cell.min.x, cell.min.y + 7.0),
            pos2(cell.min.x, cell.max.y - 7.0),
            1.0,
            theme.line,
        );
    }
    let (face, ink) = match (chosen, hovered) {
        (true, _) => (Type::ChoiceOn, theme.text),
        (false, true) => (Type::Choice, theme.text),
        (false, false) => (Type::Choice, theme.text2),
    };
    canvas.text(pos2(cell.center().x, cell.center().y + 3.2), Anchor::Middle, face, name, ink);
}

/// The cells: each word's width, and the rest shared evenly.
fn cells(canvas: &Canvas<'_>, names: &[String], place: Rect) -> Vec<Rect> {
    let widths: Vec<f32> = names.iter().map(|name| canvas.width(Type::ChoiceOn, name)).collect();
    let spare = (place.width() - widths.iter().sum::<f32>()) / names.len() as f32;
    let mut left = place.min.x;
    widths
        .iter()
        .map(|width| {
            let cell = rect(left, place.min.y, width + spare, place.height());
            left = cell.max.x;
            cell
        })
        .collect()
}
