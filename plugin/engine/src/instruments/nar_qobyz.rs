//! Nar-qobyz: the large qobyz, with a deeper sound [S: Turan-bowed].
//!
//! Path and marks as in `qyl_qobyz`; an octave below it [E], every length of the body half as much
//! again [E].

use super::{
    Instrument, Physics, Variant,
    bowed::{BowSpec, BowedSpec, BowedStringSpec, BowlSpec, Narrow, Stop},
    lute::BodyMode,
    qyl_qobyz::{ARTICULATIONS, HORSEHAIR_BOW, QOBYZ_MANNER},
};
use crate::{controls::Material, instruments::manner::Manner};

/// The nar-qobyz.
pub const NAR_QOBYZ: Instrument = Instrument {
    id: "nar_qobyz",
    name: "Nar-qobyz",
    name_kk: "Нарқобыз",
    family: "bowed",
    range_midi: (38, 72), // [C: an octave under the qyl-qobyz]
    variants: &[Variant { id: "fifth", name: "D2 A2" }, Variant { id: "fourth", name: "D2 G2" }],
    articulations: ARTICULATIONS,
    materials: &[Material::Horsehair],
    physics: Physics::Bowed(&SPEC),
};

const SPEC: BowedSpec = BowedSpec {
    strings: &[
        // 105 and 130 hairs, as on the morin khuur [S: Morin-khuur-1]; impedances [C from them, E].
        BowedStringSpec { impedance: 0.42, q: 130.0, twist: 0.3 },
        BowedStringSpec { impedance: 0.38, q: 130.0, twist: 0.3 },
    ],
    others: &[],
    tunings: &[&[38, 45], &[38, 43]],
    bow: BowSpec { speed_m_per_s: 0.36, roughness: [0.06, 0.05], ..HORSEHAIR_BOW }, // [by ear]
    open: Stop { reflection: 0.988, corner_hz: 12_000.0 },                          // [E]
    nail: Stop { reflection: 0.984, corner_hz: 10_000.0 },                          // [E]
    fingertip: Stop { reflection: 0.935, corner_hz: 3_500.0 },                      // [E]
    touch: Stop { reflection: 0.972, corner_hz: 7_000.0 },                          // [E]
    body: BowlSpec {
        // All [E].
        formants: &[
            BodyMode { frequency_hz: 120.0, q: 6.0, level_db: -2.0, mobility: 0.016 },
            BodyMode { frequency_hz: 190.0, q: 6.0, level_db: 0.0, mobility: 0.018 },
            BodyMode { frequency_hz: 285.0, q: 6.0, level_db: 1.0, mobility: 0.018 },
            BodyMode { frequency_hz: 430.0, q: 5.0, level_db: 3.0, mobility: 0.016 },
            BodyMode { frequency_hz: 640.0, q: 7.0, level_db: 3.0, mobility: 0.015 },
            BodyMode { frequency_hz: 1000.0, q: 8.0, level_db: 0.0, mobility: 0.012 },
            BodyMode { frequency_hz: 1700.0, q: 9.0, level_db: -2.0, mobility: 0.012 },
            BodyMode { frequency_hz: 2900.0, q: 9.0, level_db: -6.0, mobility: 0.010 },
        ],
        narrow: Narrow {
            first_hz: 150.0,
            ratio: 1.16,
            count: 24,
            q: 70.0,
            level_db: -3.0,
            tilt_db_per_octave: -0.7,
        },
        direct_db: -9.0,
        ring_db: -3.0,
        ring_s: 0.36,
        pendants: 0.8,
    },
    manner: Manner { onset_s: [0.2, 0.06], ..QOBYZ_MANNER },
    gain: 0.17,
};
