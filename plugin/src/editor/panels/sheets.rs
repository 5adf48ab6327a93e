//! A page of cards that belongs to no instrument: columns of rows under a title.

use egui::{Rect, pos2, vec2};

use super::{card, deck::Row};
use crate::editor::{
    binding::Desk,
    canvas::Canvas,
    text::{Phrase, words},
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

/// Who takes part, on which keys, how loud and where.
pub const PARTS: [Sheet; 3] = [
    Sheet {
        title: &words::FIRST_PART,
        rows: &[
            Row::Slider("a_level"),
            Row::Slider("a_pan"),
            Row::Slider("a_low"),
            Row::Slider("a_high"),
            Row::Slider("a_transpose"),
        ],
    },
    Sheet {
        title: &words::SECOND_PART,
        rows: &[
            Row::Switch("b_on"),
            Row::Slider("b_level"),
            Row::Slider("b_pan"),
            Row::Slider("b_low"),
            Row::Slider("b_high"),
            Row::Slider("b_transpose"),
        ],
    },
    Sheet {
        title: &words::PERCUSSION,
        rows: &[
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
    },
];

/// Draws a page, a column for each card.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, sheets: &[Sheet]) {
    for (column, sheet) in sheets.iter().enumerate() {
        let left = LEFT + COLUMN * column as f32;
        let place = Rect::from_min_size(pos2(left, TOP), vec2(WIDTH, HEIGHT));
        panel::panel(canvas, place, canvas.words.say(sheet.title), "");
        let mut at = place.min + vec2(12.0, 31.5);
        for row in sheet.rows {
            at.y += card::draw(canvas, desk, *row, at, PITCH);
        }
    }
}

/// Where the first card lies, and from one to the next.
const LEFT: f32 = 16.0;
const TOP: f32 = 64.0;
const COLUMN: f32 = 270.0;
const WIDTH: f32 = 258.0;
const HEIGHT: f32 = 564.0;
/// From one row to the next.
const PITCH: f32 = 40.0;
