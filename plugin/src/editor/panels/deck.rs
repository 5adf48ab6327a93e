//! Which controls an instrument has, and where: its kind's plan without what the instrument leaves
//! out because its physics has no use for it.

use kairat_engine::instruments::Instrument;

use super::plan::Kind;
use crate::editor::text::Phrase;

/// One row of a card, by the ids of its parameters.
#[derive(Clone, Copy, Debug)]
pub enum Row {
    /// A choice that carries its own name.
    Choice(&'static str),
    /// All choices side by side.
    Cells(&'static str),
    /// A name, and beside it all choices.
    Named(&'static str),
    /// A slider.
    Slider(&'static str),
    /// Two sliders side by side.
    Pair(&'static str, &'static str),
    /// A switch.
    Switch(&'static str),
    /// A patch to take, by its place among the factory's.
    Patch(usize),
}

impl Row {
    /// The parameters of the row.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        let [first, second] = match self {
            Self::Pair(first, second) => [Some(first), Some(second)],
            Self::Choice(id)
            | Self::Cells(id)
            | Self::Named(id)
            | Self::Slider(id)
            | Self::Switch(id) => [Some(id), None],
            Self::Patch(_) => [None, None],
        };
        first.into_iter().chain(second)
    }

    /// What is left of the row without some of its parameters.
    fn without(self, ids: &[&str]) -> Option<Self> {
        let mut kept = self.ids().filter(|id| !ids.contains(id));
        match (self, kept.next(), kept.next()) {
            (_, None, _) => None,
            (Self::Pair(..), Some(only), None) => Some(Self::Slider(only)),
            _ => Some(self),
        }
    }
}

/// A card of the right column.
#[derive(Debug)]
pub struct Card {
    /// Its title.
    pub title: &'static Phrase,
    /// Its rows, from the top.
    pub rows: Vec<Row>,
}

/// Everything that an instrument can be told.
#[derive(Debug)]
pub struct Deck {
    /// Choices and sliders of build and tuning.
    pub tuning: Vec<&'static str>,
    /// The three cards at the right, from the top.
    pub cards: [Card; 3],
    /// The large knobs, and whether the middle of each is its rest.
    pub knobs: Vec<(&'static str, bool)>,
    /// Whether the last stroke has a direction.
    pub strokes: bool,
}

impl Deck {
    /// The deck of an instrument.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        let plan = Kind::of(instrument).plan();
        let without = left_out(instrument.id);
        let known = |id: &&'static str| !without.contains(id);
        let cards = plan.cards.map(|(title, rows)| Card {
            title,
            rows: rows.iter().filter_map(|row| row.without(without)).collect(),
        });
        Self {
            tuning: plan.tuning.iter().copied().filter(known).collect(),
            cards,
            knobs: plan.knobs.iter().copied().filter(|(id, _)| known(id)).collect(),
            strokes: plan.strokes,
        }
    }

    /// The parameters that the deck has a control for.
    pub fn ids(&self) -> impl Iterator<Item = &'static str> {
        let rows = self.cards.iter().flat_map(|card| &card.rows).flat_map(|row| row.ids());
        let knobs = self.knobs.iter().map(|(id, _)| *id);
        COMMON.into_iter().chain(self.tuning.iter().copied()).chain(rows).chain(knobs)
    }
}

/// Parameters that every instrument has, in the rail.
pub const COMMON: [&str; 8] = [
    "instrument",
    "variant",
    "material",
    "human",
    "seed",
    "keyswitches",
    "keyswitch_key",
    "articulation_cc",
];

/// What an instrument has no use for, among what its plan offers. One that is not listed uses all.
fn left_out(id: &str) -> &'static [&'static str] {
    match id {
        "jetigen" | "adyrna" => &["string_interval", "fret_map", "slide_mode", "drone", "sympathy"],
        "muiiz_syrnai" | "kernei" => &["companion", "companion_pitch", "skill", "width"],
        // Drums without rings.
        "dauylpaz" | "dabyl" | "kepshik" | "shyndauyl" => &["rattle"],
        _ => &[],
    }
}
