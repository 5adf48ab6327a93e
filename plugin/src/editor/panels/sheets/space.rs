//! The page of room and finish: where it sounds, and what is done to it last.

use super::{Leaf, Sheet, sheet};
use crate::editor::{panels::deck::Row, text::cards};

/// The page.
pub(super) const PAGE: [Leaf; 1] = [Leaf { name: None, columns: &COLUMNS }];

const COLUMNS: [&[Sheet]; 4] = [
    &[sheet(
        &cards::ROOM,
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
            &cards::DRIVE,
            &[Row::Switch("drive_on"), Row::Slider("drive_gain"), Row::Slider("drive_lean")],
        ),
        sheet(
            &cards::EQUALISER,
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
            &cards::COMPRESSOR,
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
            &cards::CHORUS,
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
            &cards::DELAY,
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
        sheet(&cards::WHOLE, &[Row::Switch("effects_on"), Row::Switch(super::LIMITER)]),
    ],
];
