//! Typing a value: a field that takes the value's place until Enter or Esc.

use egui::{
    Align2, Frame, Id, Key, Margin, Rect, Sense, TextEdit, pos2,
    text::{CCursor, CCursorRange},
};

use crate::editor::{
    canvas::{Anchor, Canvas, faded},
    fonts::Type,
    memory::Typing,
    text::words,
    value::{Value, put},
};

/// Shows a value's text at a baseline, or the field in its place while it is being typed. A click
/// on the text, or Enter on the control, opens the field.
pub fn value_text(
    canvas: &mut Canvas<'_>,
    value: &dyn Value,
    at: egui::Pos2,
    anchor: Anchor,
    held: bool,
) {
    let control = Id::unique(("value", value.id()));
    if canvas.memory.typing.as_ref().is_some_and(|typing| typing.control == control) {
        field(canvas, value, place(at, anchor, FIELD_WIDTH));
        return;
    }
    let text = value.text(value.position());
    let colour = if held { canvas.accent } else { canvas.theme.text };
    let width = canvas.text(at, anchor, Type::Value, &text, colour);
    let here = place(at, anchor, width.max(20.0));
    let click = canvas.ui.interact(
        canvas.on_screen(here),
        Id::unique(("value text", value.id())),
        Sense::CLICK,
    );
    if click.hovered() {
        canvas.line(
            here.left_bottom() + egui::vec2(0.0, -1.0),
            here.right_bottom() + egui::vec2(0.0, -1.0),
            1.0,
            faded(canvas.theme.control, 0.8),
        );
    }
    if click.clicked() {
        open(canvas, control, text);
    }
}

/// Opens the field of the focused control at Enter.
pub fn open_on_enter(canvas: &mut Canvas<'_>, value: &dyn Value, focused: bool) {
    if focused && canvas.ui.input(|i| i.key_pressed(Key::Enter)) && canvas.memory.typing.is_none() {
        let text = value.text(value.position());
        open(canvas, Id::unique(("value", value.id())), text);
    }
}

fn open(canvas: &mut Canvas<'_>, control: Id, text: String) {
    canvas.memory.typing = Some(Typing { control, text, fresh: true, refused: false });
}

fn field(canvas: &mut Canvas<'_>, value: &dyn Value, here: Rect) {
    let Some(mut typing) = canvas.memory.typing.take() else { return };
    let edge = if typing.refused { canvas.theme.err } else { canvas.theme.focus };
    canvas.fill(here, 3.0, canvas.theme.bg);
    canvas.outline(here, 3.0, 1.2, edge);
    let id = typing.control.with("field");
    let edit = TextEdit::singleline(&mut typing.text)
        .id(id)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .font(Type::Value.font(canvas.scale))
        .text_color(canvas.theme.text)
        .align(Align2::CENTER_CENTER)
        .desired_width(f32::INFINITY);
    let inner = canvas.on_screen(here.shrink2(egui::vec2(3.0, 1.0)));
    let edited = canvas.ui.put(inner, edit);
    edited.widget_info(|| {
        let mut info =
            egui::WidgetInfo::labeled(egui::accesskit::Role::TextInput, true, value.name());
        info.current_text_value = Some(typing.text.clone());
        info
    });
    if typing.fresh {
        edited.request_focus();
        select_all(canvas, id, &typing.text);
        typing.fresh = false;
        canvas.memory.typing = Some(typing);
        return;
    }
    typing.refused &= !edited.changed();
    if typing.refused
        && let Some(help) = &mut canvas.memory.help
    {
        canvas.words.say(&words::NOT_UNDERSTOOD).clone_into(&mut help.sentence);
    }
    let (enter, escape) =
        canvas.ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
    if !edited.lost_focus() && !escape {
        canvas.memory.typing = Some(typing);
    } else if enter && !escape {
        if let Some(position) = value.parse(&typing.text) {
            put(value, position);
        } else {
            typing.refused = true;
            edited.request_focus();
            canvas.memory.typing = Some(typing);
        }
    }
}

fn select_all(canvas: &Canvas<'_>, id: Id, text: &str) {
    let ctx = canvas.ui.ctx();
    let mut state = egui::text_edit::TextEditState::load(ctx, id).unwrap_or_default();
    let range = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(range));
    state.store(ctx, id);
}

/// The rectangle around a line of text.
fn place(at: egui::Pos2, anchor: Anchor, width: f32) -> Rect {
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Rect::from_min_max(pos2(left, at.y - 11.0), pos2(left + width, at.y + 4.0))
}

/// Width of the field, in design units.
const FIELD_WIDTH: f32 = 68.0;
