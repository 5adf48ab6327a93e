//! The ring where the right hand meets the strings; it moves the parameter when it is dragged.

use egui::{Id, Rect, Sense, WidgetInfo, accesskit::Role, pos2, vec2};

use super::dombra::{BRIDGE, LENGTH};
use crate::editor::{
    binding::Desk,
    canvas::Canvas,
    fonts::Type,
    memory::Help,
    sketch::Frame,
    text::words,
    value::{Value, nearest},
    widgets::{focus, handle, tag},
};

/// Draws the ring on the open strings and follows the pointer along them.
pub(super) fn ring(canvas: &mut Canvas<'_>, desk: &Desk<'_>, frame: &Frame, stage: Rect) {
    let Some(value) = desk.value("contact_point") else { return };
    let contact = value.plain(value.position());
    let centre = frame.place(pos2(BRIDGE - contact * LENGTH, 0.0));
    let place = Rect::from_center_size(centre, vec2(26.0, 26.0));
    let response = canvas.interact(place, Id::unique("contact ring"), Sense::click_and_drag());
    drag(canvas, &value, frame, &response);
    let hovered = response.contains_pointer() || response.dragged();
    if response.double_clicked() {
        crate::editor::value::put(&value, value.default_position());
    }
    handle::wheel(canvas, &value, &response);
    if response.has_focus() {
        focus::ring(canvas, place, 4.0);
        handle::keys(canvas, &value, response.id);
    }
    handle::assist(canvas, &value, response.id);
    let text = value.text(value.position());
    response.widget_info(|| {
        let name = canvas.words.say(&words::CONTACT_RING);
        let mut info = WidgetInfo::labeled(Role::Slider, true, name);
        info.value = Some(f64::from(value.position()));
        info.current_text_value = Some(text.clone());
        info
    });
    if hovered || response.has_focus() {
        canvas.memory.help = Some(Help {
            name: value.name().to_owned(),
            value: text.clone(),
            sentence: canvas.words.say(&words::CONTACT_HELP).to_owned(),
        });
    }
    let theme = canvas.theme;
    let ink = if response.dragged() { canvas.accent } else { theme.text };
    canvas.circle(centre, 11.0, if hovered { 2.2 } else { 1.6 }, ink);
    canvas.disc(centre, 2.4, ink);
    let words = format!("{} {text}", canvas.words.say(&words::CONTACT));
    let half = canvas.width(Type::Label, &words) / 2.0 + 8.0;
    let x = (centre.x - 26.0).clamp(stage.min.x + half + 8.0, stage.max.x - half - 8.0);
    let frame = tag::tag(canvas, pos2(x, centre.y + 76.0), &words, Type::Label, theme.control);
    tag::tether(canvas, centre + vec2(0.0, 11.0), frame, ink);
}

fn drag(canvas: &Canvas<'_>, value: &dyn Value, frame: &Frame, response: &egui::Response) {
    if response.drag_started() {
        value.begin();
    }
    if response.dragged()
        && let Some(pointer) = canvas.pointer()
    {
        let contact = (BRIDGE - frame.within(pointer).x) / LENGTH;
        let [low, high] = [value.plain(0.0), value.plain(1.0)];
        let target = nearest(value, value.position_of(contact.clamp(low, high)));
        if (target - value.position()).abs() > f32::EPSILON {
            value.set(target);
        }
    }
    if response.drag_stopped() {
        value.end();
    }
}
