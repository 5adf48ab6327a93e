//! A choice with nothing to choose: its name and what it is, as text.

use egui::{Id, Rect, Sense, WidgetInfo, accesskit::Role, pos2};

use crate::editor::{
    canvas::{Anchor, Canvas},
    fonts::Type,
    memory::Help,
    text::words,
    value::Value,
};

/// Writes the name at the left of `place` and what it is at the right, or below where both do not
/// fit on one line.
pub fn fixed(canvas: &mut Canvas<'_>, value: &dyn Value, place: Rect) {
    let response = canvas.interact(place, Id::unique(("value", value.id())), Sense::HOVER);
    canvas.memory.places.push((value.id().to_owned(), place));
    let said = value.text(value.position());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Definition, true, value.name());
        info.current_text_value = Some(said.clone());
        info
    });
    if response.hovered() {
        let only = canvas.words.say(&words::ONLY_CHOICE);
        canvas.memory.help = Some(Help {
            name: value.name().to_owned(),
            value: said.clone(),
            sentence: format!("{} · {only}", value.sentence()),
        });
    }
    let baseline = place.min.y + 11.0;
    let at = pos2(place.min.x, baseline);
    let used = canvas.text(at, Anchor::Start, Type::Label, value.name(), canvas.theme.text2);
    let wide = canvas.width(Type::Value, &said);
    let (at, anchor) = if used + wide + 10.0 <= place.width() {
        (pos2(place.max.x, baseline), Anchor::End)
    } else {
        (pos2(place.min.x, baseline + 16.0), Anchor::Start)
    };
    canvas.text(at, anchor, Type::Value, &said, canvas.theme.text);
}
