//! A slider: its name and value on one line, the track below.

use egui::{Pos2, Rect, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{
    entry, focus,
    handle::{Follow, Hold, hold},
};
use crate::editor::{
    canvas::{Anchor, Canvas, rect},
    fonts::Type,
    value::Value,
};

/// A slider whose name begins at `at`, on its baseline.
pub fn slider(canvas: &mut Canvas<'_>, value: &dyn Value, at: Pos2, width: f32) -> Hold {
    let theme = canvas.theme;
    let track = rect(at.x, at.y + 9.5, width, 3.0);
    let place = Rect::from_min_max(at - vec2(0.0, 11.0), pos2(at.x + width, at.y + 19.0));
    let grip = Rect::from_min_max(at + vec2(0.0, 3.0), place.max);
    let hold = hold(canvas, value, grip, Follow::Place(track.min.x, track.max.x));
    hold.response.widget_info(|| {
        let position = value.position();
        let mut info = WidgetInfo::labeled(Role::Slider, true, value.name());
        info.value = Some(f64::from(position));
        info.current_text_value = Some(value.text(position));
        info
    });
    if hold.focused {
        focus::ring(canvas, place, 4.0);
    }
    entry::open_on_enter(canvas, value, hold.focused);
    let label = if hold.hovered { theme.text } else { theme.text2 };
    canvas.text(at, Anchor::Start, Type::Label, value.name(), label);
    entry::value_text(canvas, value, pos2(track.max.x, at.y), Anchor::End, hold.held);

    let thumb = track.min.x + value.position() * width;
    canvas.fill(track, 1.5, theme.line);
    canvas.fill(Rect::from_min_max(track.min, pos2(thumb, track.max.y)), 1.5, canvas.accent);
    if let Some(modulated) = value.modulated() {
        let to = track.min.x + modulated * width;
        let bar = Rect::from_x_y_ranges(thumb.min(to)..=thumb.max(to), at.y + 15.0..=at.y + 17.0);
        canvas.fill(bar, 1.0, theme.focus);
    }
    let middle = thumb.clamp(track.min.x + 4.0, track.max.x - 4.0);
    let body = rect(middle - 4.0, at.y + 4.0, 8.0, 14.0);
    canvas.fill(body, 3.0, theme.raised);
    let edge = if hold.hovered || hold.held { theme.text2 } else { theme.control };
    canvas.outline(body, 3.0, 1.0, edge);
    let ink = if hold.held { canvas.accent } else { theme.text };
    canvas.line(pos2(middle, at.y + 7.5), pos2(middle, at.y + 14.5), 1.6, ink);
    hold
}
