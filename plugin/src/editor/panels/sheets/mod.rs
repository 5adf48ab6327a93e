//! A page of cards that belongs to no instrument: columns of rows under a title.

mod anatomy;
mod motion;
mod parts;
mod space;
mod synth;

use egui::{Rect, pos2, vec2};

use super::{card, deck::Row};
use crate::editor::{
    binding::Desk,
    canvas::Canvas,
    live::Live,
    memory::Page,
    text::{Phrase, numbers},
    widgets::{panel, tab},
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

/// One of the leaves of a page, side by side in columns.
#[derive(Clone, Copy, Debug)]
pub struct Leaf {
    /// What its tab says, where there are several.
    name: Option<&'static Phrase>,
    columns: &'static [&'static [Sheet]],
}

impl Leaf {
    /// The cards.
    pub fn sheets(self) -> impl Iterator<Item = &'static Sheet> {
        self.columns.iter().copied().flatten()
    }
}

/// The leaves of a page, if it has cards.
#[must_use]
pub fn of(page: Page) -> Option<&'static [Leaf]> {
    match page {
        Page::First | Page::Second => None,
        Page::Parts => Some(&parts::PAGE),
        Page::Synth => Some(&synth::PAGE),
        Page::Anatomy => Some(&anatomy::PAGE),
        Page::Motion => Some(&motion::PAGE),
        Page::Space => Some(&space::PAGE),
    }
}

/// The switch beside whose title the limiter's action is shown.
const LIMITER: &str = "limiter_on";

/// Draws a page: columns of cards, the last of each as long as there is room.
pub fn show(canvas: &mut Canvas<'_>, desk: &Desk<'_>, leaves: &[Leaf], live: &Live) {
    let page = canvas.memory.page as usize;
    let shown = canvas.memory.leaves[page].min(leaves.len() - 1);
    let (mut begin, mut left) = (TOP, LEFT + 8.0);
    for (at, name) in leaves.iter().enumerate().filter_map(|(at, leaf)| Some((at, leaf.name?))) {
        let (response, width) =
            tab::tab(canvas, pos2(left, 84.0), canvas.words.say(name), at == shown);
        if response.clicked() {
            canvas.memory.leaves[page] = at;
            canvas.ui.ctx().request_repaint();
        }
        (begin, left) = (TOP + LEAVES, left + width + 34.0);
    }
    for (column, sheets) in leaves[shown].columns.iter().enumerate() {
        let left = LEFT + COLUMN * column as f32;
        let mut top = begin;
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
            Row::Choice(_) | Row::Cells(_) | Row::Named(_) | Row::Patch(_) => 34.0,
        });
        HEAD + rows.sum::<f32>() + 6.0
    }
}

/// Where the first card lies, and from one to the next.
const LEFT: f32 = 16.0;
const TOP: f32 = 64.0;
const BOTTOM: f32 = 628.0;
/// What the tabs of leaves take.
const LEAVES: f32 = 34.0;
const COLUMN: f32 = 270.0;
const WIDTH: f32 = 258.0;
const GAP: f32 = 10.0;
/// From a card's upper edge to its first row, and from one row to the next.
const HEAD: f32 = 31.5;
const PITCH: f32 = 37.0;
