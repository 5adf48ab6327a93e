//! The kinds of playing, and where each has its controls.

use kairat_engine::{controls::Articulation, instruments::Instrument};

use super::deck::{COMMON, Row};
use crate::editor::text::{Phrase, words};

/// A kind of playing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Fingers on strings.
    Plucked,
    /// A bow on strings.
    Bowed,
    /// Breath.
    Blown,
    /// A tongue before the mouth.
    Tongue,
    /// Hand or stick on a skin.
    Struck,
    /// Pieces that strike each other.
    Shaken,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Plucked, Self::Bowed, Self::Blown, Self::Tongue, Self::Struck, Self::Shaken];

    /// How an instrument is played: its family says it, and where a family is mixed, what it knows.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        let knows = |articulation| instrument.articulations.contains(&articulation);
        match instrument.family {
            "bowed" => Self::Bowed,
            "wind" => Self::Blown,
            "metal" if knows(Articulation::Inhale) || knows(Articulation::Wow) => Self::Tongue,
            "metal" => Self::Shaken,
            "skin" if knows(Articulation::Shake) => Self::Shaken,
            "skin" => Self::Struck,
            _ => Self::Plucked,
        }
    }

    /// Where its controls are.
    #[must_use]
    pub fn plan(self) -> Plan {
        match self {
            Self::Plucked => Plan::PLUCKED,
            Self::Bowed => Plan::BOWED,
            Self::Blown => Plan::BLOWN,
            Self::Tongue => Plan::TONGUE,
            Self::Struck => Plan::STRUCK,
            Self::Shaken => Plan::SHAKEN,
        }
    }
}

/// Where a kind has its controls, before an instrument leaves some out.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Choices and sliders of build and tuning.
    pub tuning: &'static [&'static str],
    /// The three cards at the right: title and rows.
    pub cards: [(&'static Phrase, &'static [Row]); 3],
    /// The large knobs, and whether the middle of each is its rest.
    pub knobs: &'static [(&'static str, bool)],
    /// Whether the last stroke has a direction.
    pub strokes: bool,
}

impl Plan {
    /// Every parameter that has a control in this plan.
    pub fn ids(self) -> impl Iterator<Item = &'static str> {
        let rows = self.cards.into_iter().flat_map(|(_, rows)| rows).flat_map(|row| row.ids());
        let tuning = self.tuning.iter().copied();
        let knobs = self.knobs.iter().map(|(id, _)| *id);
        COMMON.into_iter().chain(tuning).chain(rows).chain(knobs)
    }

    const PLUCKED: Self = Self {
        tuning: &["string_interval", "fret_map", "a4"],
        cards: [
            (
                &words::RIGHT_HAND,
                &[
                    Row::Choice("articulation"),
                    Row::Cells("stroke_direction"),
                    Row::Slider("contact_point"),
                    Row::Slider("nail"),
                    Row::Slider("finger_spread"),
                    Row::Named("fingers"),
                ],
            ),
            (
                &words::LEFT_HAND,
                &[
                    Row::Cells("slide_mode"),
                    Row::Switch("drone"),
                    Row::Switch("sympathy"),
                    Row::Slider("release"),
                ],
            ),
            (&words::EXPRESSION, WITH_VIBRATO),
        ],
        knobs: &[
            ("dynamics_range", false),
            ("dynamics_curve", true),
            ("scratch", false),
            ("body_size", true),
            ("damping", true),
            ("glide", true),
            ("width", false),
            ("output", false),
        ],
        strokes: true,
    };

    const BOWED: Self = Self {
        tuning: &["a4"],
        cards: [
            (
                &words::BOW,
                &[
                    Row::Choice("articulation"),
                    Row::Slider("contact_point"),
                    Row::Slider("nail"),
                    Row::Slider("companion"),
                    Row::Slider("rattle"),
                ],
            ),
            (&words::LEFT_HAND, PHRASING),
            (&words::EXPRESSION, WITH_VIBRATO),
        ],
        knobs: &[
            ("dynamics_curve", true),
            ("auto_expression", false),
            ("noise", false),
            ("vibrato", false),
            ("body_size", true),
            ("damping", true),
            ("width", false),
            ("output", false),
        ],
        strokes: false,
    };

    const BLOWN: Self = Self {
        tuning: &["a4"],
        cards: [
            (
                &words::BREATH,
                &[
                    Row::Choice("articulation"),
                    Row::Slider("embouchure"),
                    Row::Slider("companion"),
                    Row::Slider("companion_pitch"),
                ],
            ),
            (&words::FINGERS, PHRASING),
            (&words::EXPRESSION, WITH_VIBRATO),
        ],
        knobs: &[
            ("dynamics_curve", true),
            ("auto_expression", false),
            ("noise", false),
            ("vibrato", false),
            ("width", false),
            ("output", false),
        ],
        strokes: false,
    };

    const TONGUE: Self = Self {
        tuning: &["a4"],
        cards: [
            (
                &words::TONGUE,
                &[
                    Row::Choice("articulation"),
                    Row::Slider("hardness"),
                    Row::Pair("tremolo_rate", "tremolo_sync"),
                ],
            ),
            (&words::MOUTH, &[Row::Slider("mouth"), Row::Slider("throat"), Row::Slider("magnet")]),
            (&words::EXPRESSION, WITH_VIBRATO),
        ],
        knobs: &[
            ("dynamics_range", false),
            ("dynamics_curve", true),
            ("noise", false),
            ("damping", true),
            ("glide", true),
            ("output", false),
        ],
        strokes: false,
    };

    const STRUCK: Self = Self {
        tuning: &[],
        cards: [
            (
                &words::STROKE,
                &[
                    Row::Choice("articulation"),
                    Row::Slider("hardness"),
                    Row::Pair("tremolo_rate", "tremolo_sync"),
                ],
            ),
            (&words::DRUM, &[Row::Slider("weather"), Row::Slider("rattle"), Row::Slider("glide")]),
            (&words::EXPRESSION, PLAIN),
        ],
        knobs: &[
            ("dynamics_range", false),
            ("dynamics_curve", true),
            ("noise", false),
            ("body_size", true),
            ("damping", true),
            ("width", false),
            ("output", false),
        ],
        strokes: false,
    };

    const SHAKEN: Self = Self {
        tuning: &[],
        cards: [
            (
                &words::STROKE,
                &[Row::Choice("articulation"), Row::Pair("tremolo_rate", "tremolo_sync")],
            ),
            (&words::PIECES, &[Row::Slider("rattle")]),
            (&words::EXPRESSION, PLAIN),
        ],
        knobs: &[
            ("dynamics_range", false),
            ("dynamics_curve", true),
            ("width", false),
            ("output", false),
        ],
        strokes: false,
    };
}

/// How bow and breath go from note to note.
const PHRASING: &[Row] = &[
    Row::Pair("onset", "portamento"),
    Row::Pair("intonation", "skill"),
    Row::Pair("tremolo_rate", "tremolo_sync"),
];

/// How a controller is understood.
const PLAIN: &[Row] = &[Row::Cells("mpe"), Row::Pair("bend_range", "mpe_bend_range")];

const WITH_VIBRATO: &[Row] =
    &[Row::Cells("mpe"), Row::Pair("bend_range", "mpe_bend_range"), Row::Slider("vibrato_rate")];
