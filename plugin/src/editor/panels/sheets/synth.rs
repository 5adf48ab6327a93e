//! The page of the synth, in four leaves.

use super::{Leaf, Sheet, sheet};
use crate::editor::{panels::deck::Row, text::cards};

/// The page.
pub(super) const PAGE: [Leaf; 4] = [
    Leaf { name: Some(&cards::OSCILLATOR_1), columns: &OSCILLATOR_1 },
    Leaf { name: Some(&cards::OSCILLATOR_2), columns: &OSCILLATOR_2 },
    Leaf { name: Some(&cards::SHAPING), columns: &SHAPING },
    Leaf { name: Some(&cards::MOTION), columns: &MOTION },
];

/// The rows of an operator.
macro_rules! operator {
    ($id:literal) => {
        [
            Row::Pair(concat!($id, "_ratio"), concat!($id, "_level")),
            Row::Slider(concat!($id, "_envelope")),
            Row::Switch(concat!($id, "_fixed")),
            Row::Slider(concat!($id, "_hz")),
        ]
    };
}

/// The rows of an envelope.
macro_rules! envelope {
    ($id:literal) => {
        [
            Row::Slider(concat!($id, "_delay")),
            Row::Slider(concat!($id, "_attack")),
            Row::Slider(concat!($id, "_hold")),
            Row::Slider(concat!($id, "_decay")),
            Row::Slider(concat!($id, "_sustain")),
            Row::Slider(concat!($id, "_release")),
            Row::Slider(concat!($id, "_attack_curve")),
            Row::Slider(concat!($id, "_decay_curve")),
            Row::Slider(concat!($id, "_release_curve")),
        ]
    };
}

/// The rows of a low-frequency oscillator.
macro_rules! lfo {
    ($id:literal) => {
        [
            Row::Choice(concat!($id, "_shape")),
            Row::Slider(concat!($id, "_rate")),
            Row::Switch(concat!($id, "_sync")),
            Row::Choice(concat!($id, "_division")),
            Row::Choice(concat!($id, "_feel")),
            Row::Switch(concat!($id, "_global")),
            Row::Slider(concat!($id, "_phase")),
            Row::Slider(concat!($id, "_fade")),
            Row::Slider(concat!($id, "_pitch")),
            Row::Slider(concat!($id, "_cutoff")),
            Row::Slider(concat!($id, "_timbre")),
            Row::Slider(concat!($id, "_level")),
        ]
    };
}

/// Everything that oscillator 1 has.
const OSCILLATOR_1: [&[Sheet]; 4] = [
    &[
        sheet(
            &cards::TONE,
            &[
                Row::Choice("osc1_kind"),
                Row::Slider("osc1_coarse"),
                Row::Slider("osc1_fine"),
                Row::Slider("osc1_level"),
                Row::Slider("osc1_pan"),
            ],
        ),
        sheet(
            &cards::ANALOGUE,
            &[Row::Choice("osc1_shape"), Row::Slider("osc1_width"), Row::Slider("osc1_sync")],
        ),
        sheet(&cards::NOISE, &[Row::Choice("osc1_noise"), Row::Slider("osc1_focus")]),
    ],
    &[
        sheet(&cards::WAVETABLE, &[Row::Choice("osc1_table"), Row::Slider("osc1_position")]),
        sheet(
            &cards::GRAIN,
            &[
                Row::Slider("osc1_grain_position"),
                Row::Slider("osc1_grain_spray"),
                Row::Slider("osc1_grain_size"),
                Row::Slider("osc1_grain_density"),
                Row::Slider("osc1_grain_reverse"),
                Row::Slider("osc1_grain_width"),
            ],
        ),
    ],
    &[
        sheet(&cards::FM, &[Row::Slider("osc1_algorithm"), Row::Slider("osc1_feedback")]),
        sheet(&cards::OPERATORS[0], &operator!("osc1_op1")),
        sheet(&cards::OPERATORS[1], &operator!("osc1_op2")),
    ],
    &[
        sheet(&cards::OPERATORS[2], &operator!("osc1_op3")),
        sheet(&cards::OPERATORS[3], &operator!("osc1_op4")),
    ],
];

/// Everything that oscillator 2 has.
const OSCILLATOR_2: [&[Sheet]; 4] = [
    &[
        sheet(
            &cards::TONE,
            &[
                Row::Choice("osc2_kind"),
                Row::Slider("osc2_coarse"),
                Row::Slider("osc2_fine"),
                Row::Slider("osc2_level"),
                Row::Slider("osc2_pan"),
            ],
        ),
        sheet(
            &cards::ANALOGUE,
            &[Row::Choice("osc2_shape"), Row::Slider("osc2_width"), Row::Slider("osc2_sync")],
        ),
        sheet(&cards::NOISE, &[Row::Choice("osc2_noise"), Row::Slider("osc2_focus")]),
    ],
    &[
        sheet(&cards::WAVETABLE, &[Row::Choice("osc2_table"), Row::Slider("osc2_position")]),
        sheet(
            &cards::GRAIN,
            &[
                Row::Slider("osc2_grain_position"),
                Row::Slider("osc2_grain_spray"),
                Row::Slider("osc2_grain_size"),
                Row::Slider("osc2_grain_density"),
                Row::Slider("osc2_grain_reverse"),
                Row::Slider("osc2_grain_width"),
            ],
        ),
    ],
    &[
        sheet(&cards::FM, &[Row::Slider("osc2_algorithm"), Row::Slider("osc2_feedback")]),
        sheet(&cards::OPERATORS[0], &operator!("osc2_op1")),
        sheet(&cards::OPERATORS[1], &operator!("osc2_op2")),
    ],
    &[
        sheet(&cards::OPERATORS[2], &operator!("osc2_op3")),
        sheet(&cards::OPERATORS[3], &operator!("osc2_op4")),
    ],
];

/// Filter, copies and envelopes.
const SHAPING: [&[Sheet]; 4] = [
    &[
        sheet(
            &cards::FILTER,
            &[
                Row::Choice("filter_kind"),
                Row::Slider("filter_cutoff"),
                Row::Slider("filter_resonance"),
                Row::Switch("filter_driven"),
                Row::Slider("filter_drive"),
                Row::Slider("filter_key"),
                Row::Slider("filter_envelope"),
                Row::Slider("filter_velocity"),
            ],
        ),
        sheet(
            &cards::UNISON,
            &[
                Row::Slider("unison_copies"),
                Row::Slider("unison_detune"),
                Row::Slider("unison_spread"),
                Row::Slider("unison_drift"),
            ],
        ),
    ],
    &[sheet(&cards::ENVELOPES[0], &envelope!("env1"))],
    &[sheet(&cards::ENVELOPES[1], &envelope!("env2"))],
    &[sheet(&cards::ENVELOPES[2], &envelope!("env3"))],
];

/// Low-frequency oscillators, and how it is played.
const MOTION: [&[Sheet]; 4] = [
    &[sheet(&cards::LFOS[0], &lfo!("lfo1"))],
    &[sheet(&cards::LFOS[1], &lfo!("lfo2"))],
    &[sheet(&cards::LFOS[2], &lfo!("lfo3"))],
    &[sheet(
        &cards::PLAYING,
        &[
            Row::Choice("synth_mode"),
            Row::Slider("synth_glide"),
            Row::Choice("synth_glide_mode"),
            Row::Slider("synth_velocity"),
            Row::Slider("synth_pitch_env"),
            Row::Slider("synth_timbre_env"),
            Row::Slider("synth_bright"),
            Row::Slider("synth_press_cutoff"),
            Row::Slider("synth_press_level"),
            Row::Slider("synth_breath_level"),
            Row::Slider("synth_breath_cutoff"),
            Row::Slider("synth_vibrato"),
            Row::Slider("synth_vibrato_rate"),
        ],
    )],
];
