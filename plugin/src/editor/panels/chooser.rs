//! The choice of the instrument: what plays stands at the top of the rail; a click opens all of
//! them, a column for each family.

use egui::{
    Area, Id, Key, Order, Pos2, Rect, Response, Sense, Shape, WidgetInfo, accesskit::Role, pos2,
    vec2,
};

use crate::editor::{
    binding::{Bound, Desk},
    canvas::{Anchor, Canvas, rect},
    family::Family,
    fonts::Type,
    memory::Help,
    sketch::{Cached, Frame},
    stage::dombra,
    text::words,
    value::{Value, choices, put},
    widgets::{focus, handle, icon, panel},
};

/// Draws the rail's ground and the instrument; opens the sheet of all instruments.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, drawing: &mut Cached) {
    panel::ground(canvas, rect(16.0, 64.0, 168.0, 564.0), canvas.words.say(&words::INSTRUMENT));
    let Some(value) = desk.value("instrument") else { return };
    let is_choice = choices(&value).len() > 1;
    let response = field(canvas, desk, &value, is_choice);
    face(canvas, desk, drawing, is_choice);
    if !is_choice {
        return;
    }
    if response.clicked() {
        let is_open = canvas.memory.open == Some(response.id);
        canvas.memory.open = (!is_open).then_some(response.id);
    }
    if response.has_focus() {
        focus::ring(canvas, PLACE, 3.0);
        if canvas.memory.open.is_none() {
            handle::keys(canvas, &value, response.id);
        }
    }
    handle::assist(canvas, &value, response.id);
    if canvas.memory.open == Some(response.id) {
        sheet(canvas, &value, response.id);
    }
}

fn field(canvas: &mut Canvas<'_>, desk: &Desk<'_>, value: &Bound<'_>, active: bool) -> Response {
    let (role, sense) =
        if active { (Role::ComboBox, Sense::click()) } else { (Role::Definition, Sense::HOVER) };
    let response = canvas.interact(PLACE, Id::unique(("value", value.id())), sense);
    canvas.memory.places.push((value.id().to_owned(), PLACE));
    let said = value.text(value.position());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(role, true, value.name());
        info.current_text_value = Some(said.clone());
        info
    });
    let accent = canvas.accent;
    canvas.fill(PLACE, 6.0, canvas.theme.raised);
    canvas.fill(rect(20.0, 100.0, 3.0, 19.0), 1.5, accent);
    if active {
        let edge = if response.hovered() { canvas.theme.text2 } else { canvas.theme.control };
        canvas.outline(PLACE, 6.0, 1.0, edge);
    }
    if response.hovered() || response.has_focus() {
        let family = canvas.words.say(Family::of(desk.instrument()).name());
        let way = if active { canvas.words.say(&words::INSTRUMENT_HELP) } else { family };
        canvas.memory.help = Some(Help {
            name: value.name().to_owned(),
            value: said,
            sentence: format!("{} · {way}", value.sentence()),
        });
    }
    response
}

/// The family's sign and name, and the instrument's picture and name.
fn face(canvas: &Canvas<'_>, desk: &Desk<'_>, drawing: &mut Cached, is_choice: bool) {
    let theme = canvas.theme;
    let family = Family::of(desk.instrument());
    family.sign(canvas, pos2(32.0, 83.0), canvas.accent);
    let name = canvas.words.say(family.name());
    canvas.text(pos2(44.0, 87.0), Anchor::Start, Type::CaptionOn, name, canvas.accent);
    let left = if desk.instrument().id == "dombra" {
        let frame = Frame { origin: pos2(50.0, 109.5), turn: -0.384, scale: 0.0364 };
        let frame = frame.inside(canvas.origin, canvas.scale);
        let palette = std::ptr::from_ref(theme).addr();
        let mesh = drawing.get(canvas.ui.ctx(), frame, (palette, 0), |sketch| {
            dombra::draw_small(sketch, theme);
        });
        canvas.painter().add(Shape::Mesh(mesh));
        78.0
    } else {
        32.0
    };
    let name = crate::editor::text::instruments::name(canvas.words, desk.instrument());
    canvas.text(pos2(left, 114.0), Anchor::Start, Type::TabOn, name, theme.text);
    if is_choice {
        icon::chevron(canvas, pos2(168.0, 109.5), theme.text2);
    }
}

/// All instruments over the rest of the window, until one is picked.
fn sheet(canvas: &mut Canvas<'_>, value: &Bound<'_>, id: Id) {
    let columns = Family::ALL.into_iter().filter(|family| family.instruments().next().is_some());
    let columns: Vec<Family> = columns.collect();
    let rows = columns.iter().map(|family| family.instruments().count()).max().unwrap_or(0);
    let sheet = rect(
        PLACE.min.x,
        PLACE.max.y + 4.0,
        COLUMN * columns.len() as f32 + 16.0,
        ROW * rows as f32 + HEAD + 12.0,
    );
    let mut picked = None;
    let (theme, accent, words) = (canvas.theme, canvas.accent, canvas.words);
    let (scale, origin) = (canvas.scale, canvas.origin);
    let memory = &mut *canvas.memory;
    Area::new(id.with("sheet"))
        .order(Order::Foreground)
        .fixed_pos(origin + sheet.min.to_vec2() * scale)
        .show(canvas.ui.ctx(), |ui| {
            let mut canvas = Canvas { ui, theme, accent, words, memory, scale, origin };
            canvas.ui.allocate_rect(canvas.on_screen(sheet), Sense::CLICK);
            canvas.fill(sheet, 8.0, theme.raised);
            canvas.outline(sheet, 8.0, 1.0, theme.control);
            for (number, family) in columns.iter().enumerate() {
                let corner = sheet.min + vec2(8.0 + COLUMN * number as f32, 6.0);
                picked = column(&mut canvas, value, *family, corner).or(picked);
            }
        });
    if let Some(position) = picked {
        put(value, position);
    }
    let (pressed, away) =
        canvas.ui.input(|i| (i.pointer.any_pressed(), i.key_pressed(Key::Escape)));
    let inside = canvas.pointer().is_some_and(|p| sheet.contains(p) || PLACE.contains(p));
    if picked.is_some() || away || (pressed && !inside) {
        canvas.memory.open = None;
    }
}

/// One family; returns the position of what was picked.
fn column(canvas: &mut Canvas<'_>, value: &Bound<'_>, family: Family, corner: Pos2) -> Option<f32> {
    let ink = family.accent(canvas.theme);
    family.sign(canvas, corner + vec2(12.0, 14.0), ink);
    let name = canvas.words.say(family.name());
    canvas.text(corner + vec2(24.0, 18.0), Anchor::Start, Type::CaptionOn, name, ink);
    let mut picked = None;
    let now = value.plain(value.position()).round() as usize;
    for (row, (index, _)) in family.instruments().enumerate() {
        let place = Rect::from_min_size(
            corner + vec2(0.0, HEAD + ROW * row as f32),
            vec2(COLUMN - 4.0, ROW),
        );
        let position = value.position_of(index as f32);
        let response = entry(canvas, &value.text(position), place, (now == index, ink));
        if response.clicked() {
            picked = Some(position);
        }
    }
    picked
}

fn entry(
    canvas: &Canvas<'_>,
    name: &str,
    place: Rect,
    (chosen, ink): (bool, egui::Color32),
) -> Response {
    let theme = canvas.theme;
    let id = Id::unique(("instrument", name));
    let response = canvas.ui.interact(canvas.on_screen(place), id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    if response.hovered() || response.has_focus() || chosen {
        canvas.fill(place, 4.0, theme.panel);
    }
    if chosen {
        canvas.fill(rect(place.min.x, place.min.y + 5.0, 3.0, ROW - 10.0), 1.5, ink);
    }
    let face = if chosen { Type::TabOn } else { Type::Tab };
    canvas.text(place.left_center() + vec2(24.0, 4.5), Anchor::Start, face, name, theme.text);
    response
}

/// The instrument in the rail.
const PLACE: Rect = Rect { min: pos2(20.0, 95.0), max: pos2(180.0, 124.0) };
/// Width of a family's column, height of its heading and of a row.
const COLUMN: f32 = 155.0;
const HEAD: f32 = 28.0;
const ROW: f32 = 26.0;
