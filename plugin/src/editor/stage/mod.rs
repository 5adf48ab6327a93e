//! The stage: the instrument under its sky, moving as the solver says, and the ring that shows and
//! moves the contact point.

pub mod dombra;
pub mod hills;
pub mod pipe;
pub mod scene;
pub mod sky;
pub mod strings;

mod board;
mod bowl;
mod contact;
mod drum;
mod pieces;
mod tongue;
mod vessel;

use egui::{Mesh, Rect, Shape, Vec2, pos2, vec2};
use kairat_engine::{
    controls::Material,
    view::{MAX_STRINGS, View},
};
use scene::Scene;
use strings::Neck;

use crate::{
    editor::{
        binding::Desk,
        canvas::{Anchor, Canvas, faded},
        curves::ribbon,
        fonts::Type,
        live::Live,
        ornament,
        sketch::{Cached, Frame},
        text::{self, choices, words},
        value::{Value, choice},
        widgets::{keyboard::key_name, panel, tag},
    },
    params,
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
    let scene = Scene::of(desk.instrument());
    let frame = scene.frame();
    let courses = scene::courses(scene, string_count(desk, &live.view));
    still(canvas, desk, (scene, courses.len()), scenery);
    lights(canvas, desk, live, scene);
    if scene.has_contact() {
        let neck = Neck { frame: &frame, courses: &courses };
        strings::draw(canvas, &neck, &live.afterglow);
        contact::ring(canvas, desk, &frame, PLACE);
        fingers(canvas, desk, live, &neck);
    } else {
        note(canvas, desk, live, &frame);
    }
}

/// Strings that are there: as many as the instrument is known to have, or else as the voice shows.
fn string_count(desk: &Desk<'_>, view: &View) -> usize {
    let known = scene::strings(desk.instrument());
    known.unwrap_or(view.string_count as usize).clamp(1, MAX_STRINGS)
}

fn backdrop(canvas: &Canvas<'_>, live: &Live, scenery: &mut Scenery) {
    let theme = canvas.theme;
    let ctx = canvas.ui.ctx();
    let whole = Frame { origin: canvas.origin, turn: 0.0, scale: canvas.scale };
    let sky = scenery.sky.get(ctx, whole, (palette(canvas), 0), |sketch| {
        sky::draw(sketch, theme, PLACE);
    });
    canvas.painter().add(Shape::Mesh(sky));
    let ink = faded(theme.moon, 0.2 + 0.6 * live.loudness());
    ornament::shanyraq(canvas, pos2(702.0, 156.0), 60.0, 0.21, ink);
    hills::draw(canvas, &live.hills, PLACE);
    hills::axis(canvas, PLACE);
}

fn title(canvas: &Canvas<'_>, desk: &Desk<'_>) {
    let instrument = desk.instrument();
    let name = text::instruments::name(canvas.words, instrument);
    canvas.text(pos2(218.0, 110.0), Anchor::Start, Type::StageTitle, name, canvas.theme.text);
    let said =
        |id: &str| desk.value(id).map_or_else(String::new, |value| value.text(value.position()));
    let chosen = |id: &str| desk.value(id).map_or(0, |value| choice(&value));
    let (build, pitches) = if instrument.id == "dombra" {
        let tradition = choices::TRADITION.get(chosen("variant"));
        let open = choices::OPEN_STRINGS.get(chosen("string_interval"));
        let tradition = tradition.map_or("", |phrase| canvas.words.say(phrase));
        (tradition.to_owned(), open.copied().unwrap_or_default().to_owned())
    } else {
        let (low, high) = instrument.range_midi;
        (said("variant"), format!("{}–{}", key_name(low), key_name(high)))
    };
    let line = [build, pitches, said("material")].join(" · ");
    canvas.text(pos2(220.0, 132.0), Anchor::Start, Type::Body, &line, canvas.theme.text2);
}

/// What stands still.
fn still(
    canvas: &Canvas<'_>,
    desk: &Desk<'_>,
    (scene, strings): (Scene, usize),
    scenery: &mut Scenery,
) {
    let theme = canvas.theme;
    let frame = scene.frame().inside(canvas.origin, canvas.scale);
    let index = desk.value("material").map_or(0.0, |value| value.plain(value.position())) as usize;
    let material = params::choice::MATERIAL.get(index).map_or(Material::Wood, |found| found.value);
    let what = (palette(canvas), (scene.number() * 64 + index) * 64 + strings);
    let mesh = scenery.instrument.get(canvas.ui.ctx(), frame, what, |sketch| {
        scene.draw(sketch, theme, material, strings);
    });
    canvas.painter().add(Shape::Mesh(mesh));
}

/// What is as bright or as wide as the instrument is loud.
fn lights(canvas: &Canvas<'_>, desk: &Desk<'_>, live: &Live, scene: Scene) {
    let frame = scene.frame();
    let level = live.view.body_level;
    if scene == Scene::Bowl {
        let contact = desk.value("contact_point");
        let contact = contact.map_or(0.2, |value| value.plain(value.position()));
        bowl::bow(canvas, &frame, contact, level);
    }
    if level <= 0.01 {
        return;
    }
    match scene {
        Scene::Dombra => soundboard(canvas, level),
        Scene::Pipe(head) => pipe::light(canvas, &frame, head, level),
        Scene::Vessel => vessel::light(canvas, &frame, level),
        Scene::Tongue => tongue::fan(canvas, &frame, level),
        Scene::Drum => drum::light(canvas, &frame, level),
        Scene::Pieces => pieces::light(canvas, &frame, level),
        Scene::Board | Scene::Bowl => {}
    }
}

fn soundboard(canvas: &Canvas<'_>, level: f32) {
    let theme = canvas.theme;
    let edge = dombra::soundboard_edge();
    let mut mesh = Mesh::default();
    let lit = faded(theme.glow, 0.3 * level.min(1.0));
    let dark = faded(theme.glow, 0.0);
    let shade = |p: egui::Pos2| {
        let out = Vec2::new((p.x - 345.0) / 190.0, p.y / 112.0).length();
        lit.lerp_to_gamma(dark, out.min(1.0))
    };
    let place = |p| canvas.at(FRAME.place(p));
    ribbon(&mut mesh, (&edge, &dombra::mirrored(&edge)), 16, shade, place);
    canvas.painter().add(Shape::mesh(mesh));
}

/// The stopping fingers, what they sound, and where the last stroke met each string.
fn fingers(canvas: &Canvas<'_>, desk: &Desk<'_>, live: &Live, neck: &Neck<'_>) {
    let theme = canvas.theme;
    let strings = live.view.strings.iter().take(neck.courses.len());
    let held: Vec<usize> =
        strings.clone().enumerate().filter(|(_, view)| view.held).map(|(at, _)| at).collect();
    for (string, view) in strings.enumerate() {
        if view.pitch_midi <= 0.0 || !(view.held || view.level > 0.02) {
            continue;
        }
        let met = strings::met(neck, string, view);
        canvas.disc(met, 2.0, faded(theme.glow, view.level.clamp(0.2, 1.0)));
        if !view.held {
            continue;
        }
        let finger = strings::finger(neck, string, view);
        if view.stop > 0.0 {
            canvas.disc(finger, 8.0, faded(canvas.accent, 0.32));
            canvas.disc(finger, 4.2, canvas.accent);
            canvas.circle(finger, 4.2, 1.0, theme.on_accent);
        }
        // The lowest string's name hangs below it, the highest one's stands above.
        let side = match (string, held.last()) {
            (0, _) => 46.0,
            (_, Some(last)) if *last == string => -50.0,
            _ => continue,
        };
        let text = strings::pitch_text(canvas, view, a4_hz(desk));
        let at = finger + vec2(0.0, side);
        let frame = tag::tag(canvas, at, &text, Type::Value, canvas.accent);
        let from = finger + vec2(0.0, f32::signum(side) * 9.0);
        tag::tether(canvas, from, frame, canvas.accent);
    }
}

/// What a voice without strings sounds.
fn note(canvas: &Canvas<'_>, desk: &Desk<'_>, live: &Live, frame: &Frame) {
    let Some(view) = live.view.strings.iter().find(|view| view.held && view.pitch_midi > 0.0)
    else {
        return;
    };
    let text = strings::pitch_text(canvas, view, a4_hz(desk));
    let at = frame.place(pos2(-120.0, -150.0));
    let tag = tag::tag(canvas, at, &text, Type::Value, canvas.accent);
    tag::tether(canvas, frame.place(pos2(-120.0, -40.0)), tag, canvas.accent);
}

fn a4_hz(desk: &Desk<'_>) -> f32 {
    desk.value("a4").map_or(440.0, |value| value.plain(value.position()))
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
