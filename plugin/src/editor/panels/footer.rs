//! The keys, and the line under them: what is pointed at, voices, processor, output level.

use egui::{Id, Sense, WidgetInfo, accesskit::Role, pos2};

use crate::editor::{
    binding::Desk,
    canvas::{Anchor, Canvas, rect},
    family::Family,
    fonts::Type,
    live::Live,
    text::{numbers, words},
    widgets::{
        keyboard::{KeyMove, Strip, keyboard},
        meter::meter,
    },
};

/// Draws keys and line; returns what was played.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, live: &Live) -> Vec<KeyMove> {
    let held: Vec<u8> = live
        .view
        .strings
        .iter()
        .filter(|string| string.held && string.pitch_midi > 0.0)
        .map(|string| string.pitch_midi.round().clamp(0.0, 127.0) as u8)
        .collect();
    let instrument = desk.instrument();
    let strip = Strip { range: instrument.range_midi, held: &held, switches: desk.keyswitches() };
    let moves = keyboard(canvas, &strip, rect(16.0, 640.0, 1068.0, 54.0));
    numbers_right(canvas, live);
    meter(canvas, &live.levels, rect(948.0, 703.0, 136.0, 10.0));
    status(canvas, Family::of(instrument));
    moves
}

fn numbers_right(canvas: &Canvas<'_>, live: &Live) {
    let voices = format!("{} {}", canvas.words.say(&words::VOICES), live.view.voices);
    let percent = numbers::number(canvas.words, live.cpu * 100.0, 0);
    let cpu = format!("{} {percent} %", canvas.words.say(&words::CPU));
    let ink = canvas.theme.text2;
    let width = canvas.text(pos2(932.0, 712.0), Anchor::End, Type::Label, &cpu, ink);
    canvas.text(
        pos2(932.0 - width.max(50.0) - 16.0, 712.0),
        Anchor::End,
        Type::Label,
        &voices,
        ink,
    );
}

fn status(canvas: &mut Canvas<'_>, family: Family) {
    let theme = canvas.theme;
    family.sign(canvas, pos2(22.0, 708.0), canvas.accent);
    let help = canvas.memory.help.clone().unwrap_or_default();
    let place = rect(16.0, 698.0, ROOM, 18.0);
    let response = canvas.interact(place, Id::unique("status"), Sense::HOVER);
    let idle = canvas.words.say(&words::IDLE);
    let said = if help.name.is_empty() {
        idle.to_owned()
    } else {
        format!("{} {} {}", help.name, help.value, help.sentence)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &said));
    let mut left = 34.0;
    if help.name.is_empty() {
        let line = canvas.fit(Type::Label, idle, ROOM - 34.0);
        canvas.text(pos2(left, 712.0), Anchor::Start, Type::Label, &line, theme.muted);
        return;
    }
    left +=
        canvas.text(pos2(left, 712.0), Anchor::Start, Type::Value, &help.name, theme.text) + 8.0;
    let rest = [help.value, help.sentence];
    let rest = rest.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>();
    let line = canvas.fit(Type::Label, &rest.join(" · "), 16.0 + ROOM - left);
    canvas.text(pos2(left, 712.0), Anchor::Start, Type::Label, &line, theme.text2);
}

/// Width of the line's words.
const ROOM: f32 = 766.0;
