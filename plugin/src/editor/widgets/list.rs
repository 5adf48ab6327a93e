//! A field that names a choice and the list that opens from it.

use egui::{Area, Id, Key, Order, Rect, Response, Sense, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{focus, icon};
use crate::editor::{
    canvas::{Anchor, Canvas, rect},
    fonts::Type,
};

/// A closed list's field.
pub struct Field<'a> {
    /// Its own name.
    pub id: Id,
    /// What it chooses, for assistive tools.
    pub name: &'a str,
    /// What stands before the choice in the field; empty if nothing does.
    pub caption: &'a str,
    /// What stands in the field.
    pub shown: &'a str,
    /// The choices.
    pub choices: &'a [String],
    /// The one that is chosen, if it is among them.
    pub now: Option<usize>,
}

/// Shows the field, and the list while it is open. Returns what was picked, and the field's answer.
pub fn list(canvas: &mut Canvas<'_>, field: &Field<'_>, place: Rect) -> (Option<usize>, Response) {
    let response = canvas.interact(place, field.id, Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, field.name);
        info.current_text_value = Some(field.shown.to_owned());
        info
    });
    let is_open = canvas.memory.open == Some(field.id);
    if response.clicked() {
        canvas.memory.open = if is_open { None } else { Some(field.id) };
        // What is chosen stands in the middle of what is seen.
        let chosen = field.now.unwrap_or(0);
        canvas.memory.first_row = chosen.saturating_sub(MOST_ROWS / 2);
    }
    draw_field(canvas, field, place, &response);
    if response.has_focus() {
        focus::ring(canvas, place, 4.0);
    }
    let mut picked = None;
    if is_open {
        picked = rows(canvas, field, place);
        let away = canvas.ui.input(|i| i.key_pressed(Key::Escape));
        if picked.is_some() || away || clicked_elsewhere(canvas, field, place) {
            canvas.memory.open = None;
        }
    }
    (picked, response)
}

fn draw_field(canvas: &Canvas<'_>, field: &Field<'_>, place: Rect, response: &Response) {
    let theme = canvas.theme;
    canvas.fill(place, 6.0, theme.bg);
    let edge = if response.hovered() { theme.control } else { theme.line };
    canvas.outline(place, 6.0, 1.0, edge);
    let baseline = place.center().y + 4.0;
    let mut left = place.min.x + 10.0;
    if !field.caption.is_empty() {
        let at = pos2(left, baseline);
        left += canvas.text(at, Anchor::Start, Type::Choice, field.caption, theme.text2) + 6.0;
    }
    let shown = canvas.fit(Type::Choice, field.shown, place.max.x - 24.0 - left);
    canvas.text(pos2(left, baseline), Anchor::Start, Type::Choice, &shown, theme.text);
    icon::chevron(canvas, pos2(place.max.x - 14.0, place.center().y), theme.text2);
}

/// Where the open list hangs: below its field, or above it where the window ends.
fn sheet(field: &Field<'_>, place: Rect) -> Rect {
    let height = ROW * field.choices.len().min(MOST_ROWS) as f32 + 8.0;
    let below = rect(place.min.x, place.max.y + 4.0, place.width(), height);
    if below.max.y <= crate::editor::canvas::SIZE.y - 8.0 {
        below
    } else {
        rect(place.min.x, (place.min.y - 4.0 - height).max(4.0), place.width(), height)
    }
}

/// The choices that are seen: all, or as many as there is room for, where the wheel has taken them.
fn seen(canvas: &mut Canvas<'_>, field: &Field<'_>, sheet: Rect) -> std::ops::Range<usize> {
    let last = field.choices.len().saturating_sub(MOST_ROWS);
    let is_over = canvas.pointer().is_some_and(|p| sheet.contains(p));
    let wheel = canvas.ui.input(|i| i.smooth_scroll_delta.y);
    let keys = canvas
        .ui
        .input(|i| i.num_presses(Key::PageDown) as f32 - i.num_presses(Key::PageUp) as f32);
    if is_over && last > 0 && wheel != 0.0 {
        canvas.memory.travel -= wheel / (ROW * canvas.scale);
        let rows = canvas.memory.travel.trunc();
        canvas.memory.travel -= rows;
        canvas.memory.first_row = moved(canvas.memory.first_row, rows);
    }
    canvas.memory.first_row = moved(canvas.memory.first_row, keys * MOST_ROWS as f32).min(last);
    let first = canvas.memory.first_row;
    first..(first + MOST_ROWS).min(field.choices.len())
}

/// So many rows further, or back, but not before the first.
fn moved(row: usize, by: f32) -> usize {
    (row as f32 + by).max(0.0) as usize
}

fn rows(canvas: &mut Canvas<'_>, field: &Field<'_>, place: Rect) -> Option<usize> {
    let sheet = sheet(field, place);
    let seen = seen(canvas, field, sheet);
    let mut picked = None;
    let (theme, accent, words) = (canvas.theme, canvas.accent, canvas.words);
    let (scale, origin) = (canvas.scale, canvas.origin);
    let memory = &mut *canvas.memory;
    Area::new(field.id.with("list"))
        .order(Order::Foreground)
        .fixed_pos(origin + sheet.min.to_vec2() * scale)
        .show(canvas.ui.ctx(), |ui| {
            let mut canvas = Canvas { ui, theme, accent, words, memory, scale, origin };
            canvas.ui.allocate_rect(canvas.on_screen(sheet), Sense::CLICK);
            canvas.fill(sheet, 6.0, theme.raised);
            canvas.outline(sheet, 6.0, 1.0, theme.control);
            for (at, index) in seen.clone().enumerate() {
                if row(&mut canvas, field, index, at, sheet) {
                    picked = Some(index);
                }
            }
        });
    picked
}

fn row(canvas: &mut Canvas<'_>, field: &Field<'_>, index: usize, at: usize, sheet: Rect) -> bool {
    let name = &field.choices[index];
    let top = sheet.min.y + 4.0 + ROW * at as f32;
    let place = rect(sheet.min.x + 4.0, top, sheet.width() - 8.0, ROW);
    let id = field.id.with(("row", index));
    let response = canvas.ui.interact(canvas.on_screen(place), id, Sense::click());
    let chosen = Some(index) == field.now;
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    if response.hovered() || response.has_focus() {
        canvas.fill(place, 4.0, canvas.theme.panel);
    }
    if chosen {
        canvas.fill(rect(place.min.x, top + 5.0, 3.0, ROW - 10.0), 1.5, canvas.accent);
    }
    let face = if chosen { Type::ChoiceOn } else { Type::Choice };
    let at = place.left_center() + vec2(10.0, 4.0);
    let name = canvas.fit(face, name, place.width() - 14.0);
    canvas.text(at, Anchor::Start, face, &name, canvas.theme.text);
    response.clicked()
}

fn clicked_elsewhere(canvas: &Canvas<'_>, field: &Field<'_>, place: Rect) -> bool {
    let pressed = canvas.ui.input(|i| i.pointer.any_pressed());
    let inside = |p| sheet(field, place).contains(p) || place.contains(p);
    pressed && canvas.pointer().is_some_and(|p| !inside(p))
}

/// Height of a row of the open list.
const ROW: f32 = 24.0;
/// Rows that are seen at a time; of more, the wheel moves them.
const MOST_ROWS: usize = 20;
