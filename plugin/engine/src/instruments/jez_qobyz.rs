//! Jez-qobyz: metal strings, metal fittings, many pendants; bright and ringing.
//!
//! Path and marks as in `qyl_qobyz`. No measure of one was found: all values not marked are E.

use super::{
    Instrument, Physics, Variant,
    bowed::{BowSpec, BowedSpec, BowedStringSpec, BowlSpec, Narrow, Stop},
    lute::BodyMode,
    qyl_qobyz::{ARTICULATIONS, HORSEHAIR_BOW, QOBYZ_MANNER},
};
use crate::controls::Material;

/// The jez-qobyz.
pub const JEZ_QOBYZ: Instrument = Instrument {
    id: "jez_qobyz",
    name: "Jez-qobyz",
    name_kk: "Жезқобыз",
    family: "bowed",
    range_midi: (50, 86), // [C: two octaves over the upper string]
    variants: &[Variant { id: "fifth", name: "D3 A3" }, Variant { id: "fourth", name: "D3 G3" }],
    articulations: ARTICULATIONS,
    materials: &[Material::Steel, Material::Brass],
    physics: Physics::Bowed(&SPEC),
};

/// Brass wire of the same gauge [G: strings of brass]: 1.08 times as heavy, so as much stiffer to the
/// wave; its shear modulus is not half of steel's [G], so it turns 1.5 times as easily [C]; more of a
/// swing stays in the metal [E].
const BRASS: &[BowedStringSpec] = &[
    BowedStringSpec { impedance: 0.37, q: 300.0, twist: 0.38 }, // [C: from steel's; E]
    BowedStringSpec { impedance: 0.325, q: 300.0, twist: 0.38 }, // [C: from steel's; E]
];

const SPEC: BowedSpec = BowedSpec {
    strings: &[
        BowedStringSpec { impedance: 0.34, q: 450.0, twist: 0.25 }, // [E: steel]
        BowedStringSpec { impedance: 0.30, q: 450.0, twist: 0.25 }, // [E: steel]
    ],
    others: &[(Material::Brass, BRASS)],
    tunings: &[&[50, 57], &[50, 55]], // [E: as the qyl-qobyz]
    // Steel keeps a second slip alive longer, so the bow presses more [C: slips counted; by ear].
    bow: BowSpec { roughness: [0.03, 0.035], share: [0.5, 0.55], ..HORSEHAIR_BOW },
    open: Stop { reflection: 0.992, corner_hz: 26_000.0 }, // [E: metal keeps more]
    nail: Stop { reflection: 0.987, corner_hz: 20_000.0 }, // [E: metal keeps more]
    fingertip: Stop { reflection: 0.945, corner_hz: 6_500.0 }, // [E: metal keeps more]
    touch: Stop { reflection: 0.976, corner_hz: 11_000.0 }, // [E: metal keeps more]
    body: BowlSpec {
        formants: &[
            BodyMode { frequency_hz: 290.0, q: 8.0, level_db: -3.0, mobility: 0.016 }, // [E]
            BodyMode { frequency_hz: 450.0, q: 8.0, level_db: 0.0, mobility: 0.016 },  // [E]
            BodyMode { frequency_hz: 590.0, q: 6.0, level_db: 1.0, mobility: 0.014 },  // [E]
            BodyMode { frequency_hz: 760.0, q: 8.0, level_db: 3.0, mobility: 0.014 },  // [E]
            BodyMode { frequency_hz: 1080.0, q: 9.0, level_db: 2.0, mobility: 0.014 }, // [E]
            BodyMode { frequency_hz: 1700.0, q: 10.0, level_db: 1.0, mobility: 0.012 }, // [E]
            BodyMode { frequency_hz: 2750.0, q: 11.0, level_db: 1.0, mobility: 0.012 }, // [E]
            BodyMode { frequency_hz: 4300.0, q: 11.0, level_db: -2.0, mobility: 0.010 }, // [E]
        ],
        narrow: Narrow {
            first_hz: 260.0, // [E]
            ratio: 1.16,     // [E]
            count: 24,       // [E]
            q: 95.0,         // [E]
            level_db: -2.0,
            tilt_db_per_octave: 0.0,
        },
        direct_db: -9.0, // [E]
        ring_db: -2.0,
        ring_s: 0.42,  // [E]
        pendants: 1.7, // [E]
    },
    manner: QOBYZ_MANNER,
    gain: 0.15, // [E]
};
