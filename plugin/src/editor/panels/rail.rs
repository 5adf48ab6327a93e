//! What plays, below the choice of the instrument: how it is built and tuned, who holds it, and
//! which keys choose its articulations.

use egui::{Rect, pos2, vec2};

use super::deck::Deck;
use crate::editor::{
    binding::Desk,
    canvas::{Anchor, Canvas, faded},
    fonts::Type,
    text::words,
    value::Value,
    widgets::{pick, slider::slider, toggle::toggle},
};

/// Draws the rail.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, deck: &Deck) {
    let is_strung = deck.tuning.contains(&"fret_map");
    let title = if is_strung { &words::STRINGS } else { &words::BUILD };
    heading(canvas, 152.0, canvas.words.say(title));
    let mut top = 165.0;
    for id in ["variant", "material"].iter().chain(&deck.tuning) {
        let Some(value) = desk.value(id) else { continue };
        if value.steps().is_some() {
            let room = Rect::from_min_size(pos2(LEFT, top), vec2(WIDTH, 44.0));
            top += pick::labelled(canvas, &value, room);
        } else {
            slider(canvas, &value, pos2(LEFT, top + 15.0), WIDTH);
            top += 38.0;
        }
    }
    heading(canvas, 446.0, canvas.words.say(&words::PLAYER));
    for (id, baseline) in PLAYER {
        if let Some(value) = desk.value(id) {
            slider(canvas, &value, pos2(LEFT, baseline), WIDTH);
        }
    }
    if let Some(value) = desk.value("keyswitches") {
        toggle(canvas, &value, pos2(LEFT, 533.0));
    }
    for (id, baseline) in KEYSWITCHES {
        if let Some(value) = desk.value(id) {
            slider(canvas, &value, pos2(LEFT, baseline), WIDTH);
        }
    }
}

fn heading(canvas: &Canvas<'_>, baseline: f32, words: &str) {
    let line = faded(canvas.theme.line, 0.55);
    canvas.line(pos2(28.0, baseline - 18.0), pos2(172.0, baseline - 18.0), 1.0, line);
    canvas.text(pos2(LEFT, baseline), Anchor::Start, Type::PanelTitle, words, canvas.theme.text);
}

/// Sliders of the player, and of the keys that choose, on their baselines.
const PLAYER: [(&str, f32); 2] = [("human", 471.0), ("seed", 507.0)];
const KEYSWITCHES: [(&str, f32); 2] = [("keyswitch_key", 570.0), ("articulation_cc", 604.0)];
const LEFT: f32 = 28.0;
const WIDTH: f32 = 144.0;
