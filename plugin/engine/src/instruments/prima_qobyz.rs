//! Prima-qobyz: the four-stringed qobyz of the orchestra, with a wooden top and metal strings.
//!
//! Path and marks as in `qyl_qobyz`. Tuning [S: Tuner-1]; values not marked are E, near a violin's.

use super::{
    Instrument, Physics, Variant,
    bowed::{BowSpec, BowedSpec, BowedStringSpec, BowlSpec, Narrow, Stop},
    lute::BodyMode,
    qyl_qobyz::{ARTICULATIONS, HORSEHAIR_BOW, QOBYZ_MANNER},
};
use crate::{
    controls::Material,
    instruments::manner::{Manner, VibratoManner},
};

/// The prima-qobyz.
pub const PRIMA_QOBYZ: Instrument = Instrument {
    id: "prima_qobyz",
    name: "Prima-qobyz",
    name_kk: "Прима-қобыз",
    family: "bowed",
    range_midi: (55, 91), // [C: from the open strings]
    variants: &[Variant { id: "fifths", name: "G3 D4 A4 E5" }],
    articulations: ARTICULATIONS,
    materials: &[Material::Steel],
    physics: Physics::BowedFour(&SPEC),
};

const SPEC: BowedSpec = BowedSpec {
    // Violin strings are 0.15–0.33 kg/s [G: Pickering].
    strings: &[
        BowedStringSpec { impedance: 0.30, q: 350.0, twist: 0.25 },
        BowedStringSpec { impedance: 0.26, q: 400.0, twist: 0.25 },
        BowedStringSpec { impedance: 0.22, q: 450.0, twist: 0.25 },
        BowedStringSpec { impedance: 0.19, q: 500.0, twist: 0.25 },
    ],
    others: &[],
    tunings: &[&[55, 62, 69, 76]],
    bow: BowSpec { roughness: [0.02, 0.02], share: [0.52, 0.55], ..HORSEHAIR_BOW },
    open: Stop { reflection: 0.992, corner_hz: 30_000.0 },
    nail: Stop { reflection: 0.986, corner_hz: 24_000.0 },
    fingertip: Stop { reflection: 0.955, corner_hz: 9_000.0 },
    touch: Stop { reflection: 0.976, corner_hz: 14_000.0 },
    body: BowlSpec {
        formants: &[
            BodyMode { frequency_hz: 275.0, q: 12.0, level_db: 0.0, mobility: 0.016 },
            BodyMode { frequency_hz: 450.0, q: 12.0, level_db: 2.0, mobility: 0.018 },
            BodyMode { frequency_hz: 550.0, q: 12.0, level_db: 2.0, mobility: 0.018 },
            BodyMode { frequency_hz: 820.0, q: 9.0, level_db: -1.0, mobility: 0.014 },
            BodyMode { frequency_hz: 1180.0, q: 9.0, level_db: -1.0, mobility: 0.014 },
            BodyMode { frequency_hz: 1800.0, q: 8.0, level_db: -1.0, mobility: 0.014 },
            BodyMode { frequency_hz: 2700.0, q: 6.0, level_db: 0.0, mobility: 0.014 },
            BodyMode { frequency_hz: 4100.0, q: 7.0, level_db: -5.0, mobility: 0.010 },
        ],
        narrow: Narrow {
            first_hz: 320.0,
            ratio: 1.145,
            count: 24,
            q: 60.0,
            level_db: -3.0,
            tilt_db_per_octave: 0.0,
        },
        direct_db: -11.0,
        ring_db: -4.0,
        ring_s: 0.3,
        pendants: 0.0,
    },
    manner: Manner {
        onset_s: [0.12, 0.03],
        vibrato: VibratoManner {
            cents: 17.0,
            rate_hz: 5.4,
            delay_s: 0.14,
            growth_s: 0.22,
            tremor: 0.05,
        },
        ..QOBYZ_MANNER
    },
    gain: 0.28,
};
