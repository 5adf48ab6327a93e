//! What plays: the instrument, how it is strung and tuned, and who holds it.

use egui::{Rect, Shape, pos2};

use crate::editor::{
    binding::Desk,
    canvas::{Anchor, Canvas, faded, rect},
    fonts::Type,
    sketch::{Cached, Frame},
    stage::dombra,
    text::words,
    value::Value,
    widgets::{icon, panel, segmented::segmented, select::select, slider::slider},
};

/// Draws the rail.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, drawing: &mut Cached) {
    panel::ground(canvas, rect(16.0, 64.0, 168.0, 564.0), canvas.words.say(&words::STRINGS));
    instrument(canvas, drawing);
    heading(canvas, 152.0, canvas.words.say(&words::STRINGS));
    labelled(canvas, desk, "variant", 176.0, |canvas, value, place| {
        segmented(canvas, value, place);
    });
    labelled(canvas, desk, "material", 232.0, |canvas, value, place| {
        segmented(canvas, value, place);
    });
    labelled(canvas, desk, "string_interval", 288.0, |canvas, value, place| {
        select(canvas, value, "", place);
    });
    labelled(canvas, desk, "fret_map", 344.0, |canvas, value, place| {
        select(canvas, value, "", place);
    });
    if let Some(value) = desk.value("a4") {
        slider(canvas, &value, pos2(LEFT, 404.0), WIDTH);
    }
    heading(canvas, 464.0, canvas.words.say(&words::PLAYER));
    for (id, baseline) in [("human", 490.0), ("seed", 528.0)] {
        if let Some(value) = desk.value(id) {
            slider(canvas, &value, pos2(LEFT, baseline), WIDTH);
        }
    }
}

fn instrument(canvas: &Canvas<'_>, drawing: &mut Cached) {
    let theme = canvas.theme;
    icon::plucked(canvas, pos2(32.0, 83.0), theme.plucked);
    let family = canvas.words.say(&words::PLUCKED);
    canvas.text(pos2(44.0, 87.0), Anchor::Start, Type::CaptionOn, family, theme.plucked);
    canvas.fill(rect(20.0, 95.0, 160.0, 29.0), 6.0, theme.raised);
    canvas.fill(rect(20.0, 100.0, 3.0, 19.0), 1.5, theme.plucked);
    let frame = Frame { origin: pos2(50.0, 109.5), turn: -0.384, scale: 0.0364 };
    let frame = frame.inside(canvas.origin, canvas.scale);
    let palette = std::ptr::from_ref(theme).addr();
    let mesh = drawing.get(canvas.ui.ctx(), frame, palette, |sketch| {
        dombra::draw_small(sketch, theme);
    });
    canvas.painter().add(Shape::Mesh(mesh));
    let name = canvas.words.say(&words::DOMBRA);
    canvas.text(pos2(78.0, 114.0), Anchor::Start, Type::TabOn, name, theme.text);
}

fn heading(canvas: &Canvas<'_>, baseline: f32, words: &str) {
    let line = faded(canvas.theme.line, 0.55);
    canvas.line(pos2(28.0, baseline - 18.0), pos2(172.0, baseline - 18.0), 1.0, line);
    canvas.text(pos2(LEFT, baseline), Anchor::Start, Type::PanelTitle, words, canvas.theme.text);
}

/// A parameter's name on a baseline and its control below.
fn labelled(
    canvas: &mut Canvas<'_>,
    desk: &Desk<'_>,
    id: &str,
    baseline: f32,
    control: impl FnOnce(&mut Canvas<'_>, &dyn Value, Rect),
) {
    let Some(value) = desk.value(id) else { return };
    let at = pos2(LEFT, baseline);
    canvas.text(at, Anchor::Start, Type::Label, value.name(), canvas.theme.text2);
    control(canvas, &value, rect(LEFT, baseline + 7.0, WIDTH, 26.0));
}

const LEFT: f32 = 28.0;
const WIDTH: f32 = 144.0;
