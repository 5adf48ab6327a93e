//! A knob: a track of 270 degrees, a cap with the shanyraq's lattice that turns with the value,
//! its name and its value below.

use std::f32::consts::{FRAC_PI_2, PI};

use egui::{Pos2, Rect, Vec2, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{
    entry, focus,
    handle::{Follow, Hold, hold},
};
use crate::editor::{
    canvas::{Anchor, Canvas, faded},
    curves::arc,
    fonts::Type,
    ornament,
    value::Value,
};

/// A knob around `centre`; `bipolar` when its middle is its rest.
pub fn knob(
    canvas: &mut Canvas<'_>,
    value: &dyn Value,
    centre: Pos2,
    radius: f32,
    bipolar: bool,
) -> Hold {
    let place = Rect::from_min_max(
        centre - vec2(PITCH / 2.0 - 4.0, radius + 6.0),
        centre + vec2(PITCH / 2.0 - 4.0, radius + 32.0),
    );
    let turned = Rect::from_min_max(place.min, pos2(place.max.x, centre.y + radius + 17.0));
    let hold = hold(canvas, value, turned, Follow::Movement);
    hold.response.widget_info(|| {
        let position = value.position();
        let mut info = WidgetInfo::labeled(Role::Slider, true, value.name());
        info.value = Some(f64::from(position));
        info.current_text_value = Some(value.text(position));
        info
    });
    if hold.focused {
        focus::ring(canvas, place, 3.0);
    }
    entry::open_on_enter(canvas, value, hold.focused);
    track(canvas, value, centre, radius, bipolar);
    cap(canvas, value, centre, radius, &hold);
    let label = if hold.hovered { canvas.theme.text } else { canvas.theme.text2 };
    canvas.text(
        centre + vec2(0.0, radius + 14.0),
        Anchor::Middle,
        Type::Label,
        value.name(),
        label,
    );
    entry::value_text(canvas, value, centre + vec2(0.0, radius + 28.0), Anchor::Middle, hold.held);
    hold
}

fn track(canvas: &Canvas<'_>, value: &dyn Value, centre: Pos2, radius: f32, bipolar: bool) {
    canvas.path(&arc(centre, radius, angle(0.0), angle(1.0)), 3.0, canvas.theme.line);
    let rest = if bipolar { 0.5 } else { 0.0 };
    let position = value.position();
    if (position - rest).abs() > 0.002 {
        let lit = arc(centre, radius, angle(rest), angle(position));
        canvas.path(&lit, 3.0, canvas.accent);
        for end in [lit.first(), lit.last()].into_iter().flatten() {
            canvas.disc(*end, 1.5, canvas.accent);
        }
    }
    if let Some(modulated) = value.modulated() {
        let ring = arc(centre, radius + 4.5, angle(position), angle(modulated));
        canvas.path(&ring, 2.0, canvas.theme.focus);
        canvas.disc(
            centre + (radius + 4.5) * Vec2::angled(angle(modulated)),
            2.6,
            canvas.theme.focus,
        );
    }
}

fn cap(canvas: &Canvas<'_>, value: &dyn Value, centre: Pos2, radius: f32, hold: &Hold) {
    let theme = canvas.theme;
    let size = radius - 5.5;
    let at = angle(value.position());
    canvas.disc(centre, size, theme.raised);
    let laths = faded(theme.line, 0.85);
    ornament::lattice(canvas, centre, size * 0.823, at + FRAC_PI_2, (1.0, laths));
    let edge = if hold.hovered || hold.held { theme.text2 } else { theme.control };
    canvas.circle(centre, size, 1.0, edge);
    let out = Vec2::angled(at);
    let ink = if hold.held { canvas.accent } else { theme.text };
    canvas.line(centre + out * (0.35 * size), centre + out * (0.94 * size), 2.2, ink);
}

/// Where a position lies on the track, in radians, clockwise from the right.
fn angle(position: f32) -> f32 {
    -FRAC_PI_2 + (position - 0.5) * 1.5 * PI
}

/// From one large knob to the next.
pub const PITCH: f32 = 75.7;
