//! The page of the parts: who takes part, on which keys, how loud and where, and how they are woven.

use super::{Leaf, Sheet, sheet};
use crate::editor::{panels::deck::Row, text::cards};

/// The page.
pub(super) const PAGE: [Leaf; 1] = [Leaf { name: None, columns: &COLUMNS }];

const COLUMNS: [&[Sheet]; 4] = [
    &[
        sheet(
            &cards::FIRST_PART,
            &[
                Row::Switch("a_on"),
                Row::Slider("a_level"),
                Row::Slider("a_pan"),
                Row::Slider("a_low"),
                Row::Slider("a_high"),
                Row::Slider("a_transpose"),
            ],
        ),
        sheet(
            &cards::BLEND,
            &[
                Row::Choice("blend_mode"),
                Row::Choice("blend_partner"),
                Row::Slider("blend"),
                Row::Slider("blend_follow"),
                Row::Switch("blend_turn"),
                Row::Slider("blend_noise"),
                Row::Slider("blend_shift"),
            ],
        ),
    ],
    &[sheet(
        &cards::SECOND_PART,
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
        &cards::PERCUSSION,
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
    &[sheet(
        &cards::SYNTH,
        &[
            Row::Switch("synth_on"),
            Row::Slider("synth_level"),
            Row::Slider("synth_pan"),
            Row::Slider("synth_low"),
            Row::Slider("synth_high"),
            Row::Slider("synth_transpose"),
        ],
    )],
];
