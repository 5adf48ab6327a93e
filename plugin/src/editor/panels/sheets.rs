//! A page of cards that belongs to no instrument: columns of rows under a title.

use egui::{Rect, pos2, vec2};

use super::{card, deck::Row};
use crate::editor::{
    binding::Desk,
    canvas::Canvas,
    live::Live,
    memory::Page,
    text::{Phrase, numbers, words},
    widgets::panel,
};

/// One card of a page.
#[derive(Debug)]
pub struct Sheet {
    title: &'static Phrase,
    rows: &'static [Row],
}

impl Sheet {
    /// The parameters that the card has a control for.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().flat_map(|row| row.ids())
    }
}

/// A card.
const fn sheet(title: &'static Phrase, rows: &'static [Row]) -> Sheet {
    Sheet { title, rows }
}

/// The columns of a page, if it has cards.
#[must_use]
pub fn of(page: Page) -> Option<&'static [&'static [Sheet]]> {
    match page {
        Page::First | Page::Second => None,
        Page::Parts => Some(&PARTS),
        Page::Space => Some(&SPACE),
    }
}

/// Who takes part, on which keys, how loud and where.
const PARTS: [&[Sheet]; 3] = [
    &[sheet(
        &words::FIRST_PART,
        &[
            Row::Slider("a_level"),
            Row::Slider("a_pan"),
            Row::Slider("a_low"),
            Row::Slider("a_high"),
            Row::Slider("a_transpose"),
        ],
    )],
    &[sheet(
        &words::SECOND_PART,
        &[
            Row::Switch("b_on"),
            Row::Slider("b_level"),
            Row::Slider("b_pan"),
            Row::Slider("b_low"),
            Row::Slider("b_high"),
            Row::Slider("b_transpose"),
        ],
    )],
    &[sheet(
        &words::PERCUSSION,
        &[
            Row::Switch("drums_on"),
            Row::Slider("drums_level"),
            Row::Slider("drums_pan"),
            Row::Slider("drums_low"),
            Row::Slider("drums_high"),
            Row::Slider("drums_transpose"),
            Row::Slider("drums_hardness"),
            Row::Slider("drums_weather"),
            Row::Slider("drums_rattle"),
        ],
    )],
];

/// Where it sounds, and what is done to it last.
const SPACE: [&[Sheet]; 4] = [
    &[sheet(
        &words::ROOM,
        &[
            Row::Switch("space_on"),
            Row::Choice("space_room"),
            Row::Slider("space_mix"),
            Row::Slider("space_distance"),
            Row::Slider("space_width"),
            Row::Slider("space_size"),
            Row::Slider("space_low"),
            Row::Slider("space_mid"),
            Row::Slider("space_high"),
            Row::Slider("space_wind"),
        ],
    )],
    &[
        sheet(
            &words::DRIVE,
            &[Row::Switch("drive_on"), Row::Slider("drive_gain"), Row::Slider("drive_lean")],
        ),
        sheet(
            &words::EQUALISER,
            &[
                Row::Switch("eq_on"),
                Row::Slider("eq_low"),
                Row::Slider("eq_low_hz"),
                Row::Slider("eq_peak"),
                Row::Slider("eq_peak_hz"),
                Row::Slider("eq_peak_q"),
                Row::Slider("eq_high"),
                Row::Slider("eq_high_hz"),
            ],
        ),
    ],
    &[
        sheet(
            &words::COMPRESSOR,
            &[
                Row::Switch("comp_on"),
                Row::Slider("comp_threshold"),
                Row::Slider("comp_ratio"),
                Row::Slider("comp_knee"),
                Row::Slider("comp_attack"),
                Row::Slider("comp_release"),
                Row::Slider("comp_makeup"),
            ],
        ),
        sheet(
            &words::CHORUS,
            &[
                Row::Switch("chorus_on"),
                Row::Slider("chorus_rate"),
                Row::Slider("chorus_depth"),
                Row::Slider("chorus_mix"),
            ],
        ),
    ],
    &[
        sheet(
            &words::DELAY,
            &[
                Row::Switch("delay_on"),
                Row::Choice("delay_note"),
                Row::Choice("delay_feel"),
                Row::Switch("delay_ping_pong"),
                Row::Slider("delay_time"),
                Row::Slider("delay_feedback"),
                Row::Slider("delay_tone"),
                Row::Slider("delay_mix"),
            ],
        ),
        sheet(&words::WHOLE, &[Row::Switch("effects_on"), Row::Switch(LIMITER)]),
    ],
];

/// The switch beside whose title the limiter's action is shown.
const LIMITER: &str = "limiter_on";

/// Draws a page: columns of cards, the last of each as long as there is room.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, columns: &[&[Sheet]], live: &Live) {
    for (column, sheets) in columns.iter().enumerate() {
        let left = LEFT + COLUMN * column as f32;
        let mut top = TOP;
        for (number, sheet) in sheets.iter().enumerate() {
            let is_last = number + 1 == sheets.len();
            let height = if is_last { BOTTOM - top } else { sheet.height() };
            let place = Rect::from_min_size(pos2(left, top), vec2(WIDTH, height));
            let note = sheet.note(canvas, live);
            panel::panel(canvas, place, canvas.words.say(sheet.title), &note);
            let mut at = place.min + vec2(12.0, HEAD);
            for row in sheet.rows {
                at.y += card::draw(canvas, desk, *row, at, PITCH);
            }
            top += height + GAP;
        }
    }
}

impl Sheet {
    /// What stands muted at the right of the title: how much the limiter takes.
    fn note(&self, canvas: &Canvas<'_>, live: &Live) -> String {
        let has_limiter = self.ids().any(|id| id == LIMITER);
        if !has_limiter || live.limiter_db < 0.05 {
            return String::new();
        }
        numbers::written(canvas.words, &format!("−{:.1} dB", live.limiter_db))
    }

    /// Height that its rows want.
    fn height(&self) -> f32 {
        let rows = self.rows.iter().map(|row| match row {
            Row::Switch(_) => 26.0,
            Row::Slider(_) | Row::Pair(..) => PITCH,
            Row::Choice(_) | Row::Cells(_) | Row::Named(_) => 34.0,
        });
        HEAD + rows.sum::<f32>() + 6.0
    }
}

/// Where the first card lies, and from one to the next.
const LEFT: f32 = 16.0;
const TOP: f32 = 64.0;
const BOTTOM: f32 = 628.0;
const COLUMN: f32 = 270.0;
const WIDTH: f32 = 258.0;
const GAP: f32 = 10.0;
/// From a card's upper edge to its first row, and from one row to the next.
const HEAD: f32 = 31.5;
const PITCH: f32 = 37.0;
