//! The page of the anatomy: what it is put together from, and how it is played.

use super::{Leaf, Sheet, sheet};
use crate::editor::{panels::deck::Row, text::cards};

/// The page.
pub(super) const PAGE: [Leaf; 1] = [Leaf { name: None, columns: &COLUMNS }];

const COLUMNS: [&[Sheet]; 4] = [
    &[
        sheet(
            &cards::ANATOMY,
            &[
                Row::Switch("anatomy_on"),
                Row::Choice("anatomy_exciter"),
                Row::Choice("anatomy_resonator"),
                Row::Choice("anatomy_body_kind"),
                Row::Slider("anatomy_grip"),
                Row::Slider("anatomy_position"),
                Row::Slider("anatomy_hardness"),
            ],
        ),
        sheet(
            &cards::PLACE,
            &[
                Row::Slider("anatomy_level"),
                Row::Slider("anatomy_pan"),
                Row::Slider("anatomy_low"),
                Row::Slider("anatomy_high"),
                Row::Slider("anatomy_transpose"),
            ],
        ),
    ],
    &[
        sheet(
            &cards::MORPH,
            &[
                Row::Choice("anatomy_exciter2"),
                Row::Choice("anatomy_resonator2"),
                Row::Slider("anatomy_morph"),
                Row::Slider("anatomy_morph_pressure"),
            ],
        ),
        sheet(
            &cards::TIED,
            &[
                Row::Choice("anatomy_second"),
                Row::Slider("anatomy_coupling"),
                Row::Slider("anatomy_interval"),
                Row::Switch("anatomy_lock"),
            ],
        ),
        sheet(&cards::SYNTH, &[Row::Slider("anatomy_synth")]),
    ],
    &[
        sheet(
            &cards::RESONATOR,
            &[
                Row::Slider("anatomy_damping"),
                Row::Slider("anatomy_brightness"),
                Row::Slider("anatomy_stiffness"),
                Row::Slider("anatomy_noise"),
                Row::Slider("anatomy_body"),
                Row::Slider("anatomy_body_size"),
                Row::Slider("anatomy_width"),
            ],
        ),
        sheet(&cards::PATCHES, &[Row::Patch(0), Row::Patch(1), Row::Patch(2)]),
    ],
    &[sheet(
        &cards::PLAYING,
        &[
            Row::Switch("anatomy_mono"),
            Row::Slider("anatomy_attack"),
            Row::Slider("anatomy_release"),
            Row::Slider("anatomy_velocity"),
            Row::Slider("anatomy_breath"),
            Row::Slider("anatomy_glide"),
            Row::Slider("anatomy_vibrato"),
            Row::Slider("anatomy_vibrato_rate"),
        ],
    )],
];
