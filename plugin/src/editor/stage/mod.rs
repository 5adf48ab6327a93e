//! The stage: the dombra under its sky, the strings moving as the solver says, and the ring that
//! shows and moves the contact point.

pub mod dombra;
pub mod hills;
pub mod sky;
pub mod strings;

mod contact;

use egui::{Mesh, Rect, Shape, Vec2, pos2, vec2};
use kairat_engine::view::MAX_STRINGS;

use crate::editor::{
    binding::Desk,
    canvas::{Anchor, Canvas, faded},
    curves::ribbon,
    fonts::Type,
    live::Live,
    ornament,
    sketch::{Cached, Frame},
    text::{choices, words},
    value::{Value, choice},
    widgets::{panel, tag},
};

/// Drawings of the stage that stand still.
#[derive(Debug, Default)]
pub struct Scenery {
    sky: Cached,
    instrument: Cached,
}

/// Draws the stage and lets the contact point be dragged.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, live: &Live, scenery: &mut Scenery) {
    panel::region(canvas, PLACE, canvas.words.say(&words::STAGE));
    backdrop(canvas, live, scenery);
    title(canvas, desk);
    instrument(canvas, live, scenery);
    strings::draw(canvas, &FRAME, &live.afterglow);
    contact::ring(canvas, desk, &FRAME, PLACE);
    fingers(canvas, desk, live);
}

fn backdrop(canvas: &Canvas<'_>, live: &Live, scenery: &mut Scenery) {
    let theme = canvas.theme;
    let ctx = canvas.ui.ctx();
    let whole = Frame { origin: canvas.origin, turn: 0.0, scale: canvas.scale };
    let sky = scenery.sky.get(ctx, whole, palette(canvas), |sketch| {
        sky::draw(sketch, theme, PLACE);
    });
    canvas.painter().add(Shape::Mesh(sky));
    let ink = faded(theme.moon, 0.2 + 0.6 * live.loudness());
    ornament::shanyraq(canvas, pos2(702.0, 156.0), 60.0, 0.21, ink);
    hills::draw(canvas, &live.hills, PLACE);
    hills::axis(canvas, PLACE);
}

fn title(canvas: &Canvas<'_>, desk: &Desk<'_>) {
    let name = canvas.words.say(&words::DOMBRA);
    canvas.text(pos2(218.0, 110.0), Anchor::Start, Type::StageTitle, name, canvas.theme.text);
    let chosen = |id: &str| desk.value(id).map_or(0, |value| choice(&value));
    let say = |phrases: &[[&'static str; 3]], at: usize| {
        phrases.get(at).map_or("", |phrase| canvas.words.say(phrase))
    };
    let open = choices::OPEN_STRINGS.get(chosen("string_interval")).copied().unwrap_or_default();
    let line = [
        say(&choices::TRADITION, chosen("variant")),
        open,
        say(&choices::STRUNG, chosen("material")),
    ]
    .join(" · ");
    canvas.text(pos2(220.0, 132.0), Anchor::Start, Type::Body, &line, canvas.theme.text2);
}

fn instrument(canvas: &Canvas<'_>, live: &Live, scenery: &mut Scenery) {
    let theme = canvas.theme;
    let frame = FRAME.inside(canvas.origin, canvas.scale);
    let mesh = scenery.instrument.get(canvas.ui.ctx(), frame, palette(canvas), |sketch| {
        dombra::draw(sketch, theme);
    });
    canvas.painter().add(Shape::Mesh(mesh));
    let level = live.view.body_level;
    if level > 0.01 {
        let edge = dombra::soundboard_edge();
        let mut mesh = Mesh::default();
        let lit = faded(theme.glow, 0.3 * level.min(1.0));
        let dark = faded(theme.glow, 0.0);
        let shade = |p: egui::Pos2| {
            let out = Vec2::new((p.x - 345.0) / 190.0, p.y / 112.0).length();
            lit.lerp_to_gamma(dark, out.min(1.0))
        };
        ribbon(&mut mesh, (&edge, &dombra::mirrored(&edge)), 16, shade, |p| frame.place(p));
        canvas.painter().add(Shape::mesh(mesh));
    }
}

/// The stopping fingers, what they sound, and where the last stroke met each string.
fn fingers(canvas: &Canvas<'_>, desk: &Desk<'_>, live: &Live) {
    let theme = canvas.theme;
    let a4_hz = desk.value("a4").map_or(440.0, |value| value.plain(value.position()));
    for string in 0..MAX_STRINGS {
        let view = &live.view.strings[string];
        if view.pitch_midi <= 0.0 || !(view.held || view.level > 0.02) {
            continue;
        }
        let met = strings::met(&FRAME, string, view);
        canvas.disc(met, 2.0, faded(theme.glow, view.level.clamp(0.2, 1.0)));
        if !view.held {
            continue;
        }
        let finger = strings::finger(&FRAME, string, view);
        if view.stop > 0.0 {
            canvas.disc(finger, 8.0, faded(theme.plucked, 0.32));
            canvas.disc(finger, 4.2, theme.plucked);
            canvas.circle(finger, 4.2, 1.0, theme.on_accent);
        }
        let side = if string == 0 { 46.0 } else { -50.0 };
        let text = strings::pitch_text(canvas, view, a4_hz);
        let frame = tag::tag(canvas, finger + vec2(0.0, side), &text, Type::Value, theme.plucked);
        tag::tether(canvas, finger + vec2(0.0, side.signum() * 9.0), frame, theme.plucked);
    }
}

/// Which palette a still drawing belongs to.
fn palette(canvas: &Canvas<'_>) -> usize {
    std::ptr::from_ref(canvas.theme).addr()
}

/// The stage in the window.
pub const PLACE: Rect = rect_const(196.0, 64.0, 618.0, 420.0);

/// The instrument on the stage: 11.5 degrees down to the right.
pub const FRAME: Frame = Frame { origin: pos2(514.0, 290.0), turn: 0.200_713, scale: 0.592 };

const fn rect_const(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect { min: pos2(x, y), max: pos2(x + width, y + height) }
}
