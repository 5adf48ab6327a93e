//! The five families: a colour, a sign and a word each, so that no colour ever stands alone.

use egui::{Color32, Pos2};
use kairat_engine::instruments::{self, Instrument};

use super::{
    canvas::Canvas,
    text::{Phrase, words},
    theme::Theme,
    widgets::icon,
};

/// A family of instruments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Plucked strings.
    Plucked,
    /// Bowed strings.
    Bowed,
    /// Reeds, jets and lips.
    Wind,
    /// The jaw harp, bells and staffs.
    Metal,
    /// Drums and rattles.
    Skin,
}

impl Family {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Plucked, Self::Bowed, Self::Wind, Self::Metal, Self::Skin];

    /// The family of an instrument.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        match instrument.family {
            "bowed" => Self::Bowed,
            "wind" => Self::Wind,
            "metal" => Self::Metal,
            "skin" => Self::Skin,
            _ => Self::Plucked,
        }
    }

    /// Its instruments, each with its place in the registry.
    pub fn instruments(self) -> impl Iterator<Item = (usize, &'static Instrument)> {
        let all = instruments::ALL.into_iter().enumerate();
        all.filter(move |(_, instrument)| Self::of(instrument) == self)
    }

    /// Its colour in a palette.
    #[must_use]
    pub fn accent(self, theme: &Theme) -> Color32 {
        match self {
            Self::Plucked => theme.plucked,
            Self::Bowed => theme.bowed,
            Self::Wind => theme.wind,
            Self::Metal => theme.metal,
            Self::Skin => theme.skin,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static Phrase {
        match self {
            Self::Plucked => &words::PLUCKED,
            Self::Bowed => &words::BOWED,
            Self::Wind => &words::WIND,
            Self::Metal => &words::METAL,
            Self::Skin => &words::SKIN,
        }
    }

    /// Draws its sign around `centre`.
    pub fn sign(self, canvas: &Canvas<'_>, centre: Pos2, ink: Color32) {
        match self {
            Self::Plucked => icon::wedge(canvas, centre, ink),
            Self::Bowed => icon::arch(canvas, centre, ink),
            Self::Wind => icon::ring(canvas, centre, ink),
            Self::Metal => icon::diamond(canvas, centre, ink),
            Self::Skin => icon::disc(canvas, centre, ink),
        }
    }
}
