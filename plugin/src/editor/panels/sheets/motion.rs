//! The page of the modulation: sixteen slots, eight macros.

use super::{Leaf, Sheet, sheet};
use crate::editor::{panels::deck::Row, text::cards};

/// The page.
pub(super) const PAGE: [Leaf; 3] = [
    Leaf { name: Some(&cards::SLOTS[0]), columns: &FIRST },
    Leaf { name: Some(&cards::SLOTS[1]), columns: &SECOND },
    Leaf { name: Some(&cards::MACROS), columns: &MACROS },
];

/// The card of a slot.
macro_rules! slot {
    ($at:literal, $id:literal) => {
        sheet(
            &cards::SLOT[$at],
            &[
                Row::Choice(concat!($id, "_source")),
                Row::Choice(concat!($id, "_target")),
                Row::Pair(concat!($id, "_depth"), concat!($id, "_curve")),
                Row::Choice(concat!($id, "_via")),
            ],
        )
    };
}

/// Slots 1 to 8.
const FIRST: [&[Sheet]; 4] = [
    &[slot!(0, "mod1"), slot!(4, "mod5")],
    &[slot!(1, "mod2"), slot!(5, "mod6")],
    &[slot!(2, "mod3"), slot!(6, "mod7")],
    &[slot!(3, "mod4"), slot!(7, "mod8")],
];

/// Slots 9 to 16.
const SECOND: [&[Sheet]; 4] = [
    &[slot!(8, "mod9"), slot!(12, "mod13")],
    &[slot!(9, "mod10"), slot!(13, "mod14")],
    &[slot!(10, "mod11"), slot!(14, "mod15")],
    &[slot!(11, "mod12"), slot!(15, "mod16")],
];

/// The macros.
const MACROS: [&[Sheet]; 1] = [&[sheet(
    &cards::MACROS,
    &[
        Row::Slider("macro1"),
        Row::Slider("macro2"),
        Row::Slider("macro3"),
        Row::Slider("macro4"),
        Row::Slider("macro5"),
        Row::Slider("macro6"),
        Row::Slider("macro7"),
        Row::Slider("macro8"),
    ],
)]];
