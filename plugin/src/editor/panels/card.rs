//! The three cards at the right: how the hands, the breath or the mouth play.

use egui::{Pos2, Rect, pos2, vec2};

use super::deck::{Card, Deck, Row};
use crate::editor::{
    binding::Desk,
    canvas::{Anchor, Canvas, rect},
    fonts::Type,
    live::Live,
    text::words,
    value::{Value, choices},
    widgets::{
        button, fixed::fixed, panel, segmented::segmented, select::select, slider::slider,
        toggle::toggle,
    },
};
use crate::factory::PATCHES;

/// Draws the cards.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, deck: &Deck, live: &Live) {
    for ((card, place), pitch) in deck.cards.iter().zip(PLACES).zip(PITCHES) {
        let note = if deck.strokes { note(canvas, card, live) } else { "" };
        panel::panel(canvas, place, canvas.words.say(card.title), note);
        let mut at = place.min + vec2(12.0, 31.5);
        for row in &card.rows {
            at.y += draw(canvas, desk, *row, at, pitch);
        }
    }
}

/// What stands muted at the right of a card's title: which way the last stroke went.
fn note(canvas: &Canvas<'_>, card: &Card, live: &Live) -> &'static str {
    let strokes = card.rows.iter().flat_map(|row| row.ids()).any(|id| id == "articulation");
    if !strokes || live.view.strokes == 0 {
        return "";
    }
    let up = live.view.last_stroke_up;
    canvas.words.say(if up { &words::STROKE_UP } else { &words::STROKE_DOWN })
}

/// Draws a row whose upper left corner is `at`; returns how far below it the next one begins.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    desk: &Desk<'_>,
    row: Row,
    at: Pos2,
    pitch: f32,
) -> f32 {
    if let Row::Patch(number) = row {
        let place = Rect::from_min_size(at, vec2(WIDTH, 26.0));
        if let Some(patch) = PATCHES.get(number)
            && button::button(canvas, patch.name, canvas.words.say(&words::PATCH_HELP), place)
        {
            desk.take(patch);
        }
        return 34.0;
    }
    let values: Vec<_> = row.ids().filter_map(|id| desk.value(id)).collect();
    let Some(value) = values.first() else { return 0.0 };
    let field = Rect::from_min_size(at, vec2(WIDTH, 26.0));
    match row {
        Row::Choice(_) | Row::Cells(_) | Row::Named(_) if choices(value).len() < 2 => {
            fixed(canvas, value, Rect::from_min_size(at + vec2(0.0, 4.0), vec2(WIDTH, 20.0)));
            34.0
        }
        Row::Choice(_) => {
            select(canvas, value, value.name(), field);
            34.0
        }
        Row::Cells("mpe") => {
            let label = at + vec2(0.0, 17.0);
            canvas.text(label, Anchor::Start, Type::Label, value.name(), canvas.theme.text2);
            segmented(canvas, value, rect(at.x + 46.0, at.y, WIDTH - 46.0, 26.0));
            pitch
        }
        Row::Cells(_) => {
            segmented(canvas, value, field);
            34.0
        }
        Row::Named(_) => {
            let label = at + vec2(0.0, 19.0);
            canvas.text(label, Anchor::Start, Type::Label, value.name(), canvas.theme.text2);
            segmented(canvas, value, rect(at.x + 100.0, at.y + 3.0, WIDTH - 100.0, 24.0));
            34.0
        }
        Row::Switch(_) => {
            toggle(canvas, value, at + vec2(0.0, 2.0));
            26.0
        }
        Row::Slider(_) => {
            slider(canvas, value, at + vec2(0.0, 15.0), WIDTH);
            pitch
        }
        // Drawn above: it has no value.
        Row::Patch(_) => 0.0,
        Row::Pair(..) => {
            for (value, left) in values.iter().zip([0.0, WIDTH - HALF]) {
                slider(canvas, value, pos2(at.x + left, at.y + 15.0), HALF);
            }
            pitch
        }
    }
}

/// Where the cards lie.
const PLACES: [Rect; 3] =
    [card_place(64.0, 246.0), card_place(322.0, 162.0), card_place(496.0, 132.0)];
/// From one slider to the next on each card.
const PITCHES: [f32; 3] = [37.0, 37.0, 31.0];
/// Width of a row, and of a slider beside another.
const WIDTH: f32 = 234.0;
const HALF: f32 = 111.0;

const fn card_place(top: f32, height: f32) -> Rect {
    Rect { min: pos2(826.0, top), max: pos2(1_084.0, top + height) }
}
