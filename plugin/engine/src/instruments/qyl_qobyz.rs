//! Qyl-qobyz: two bundles of horsehair over a bowl that is half open and half skin.
//!
//! Path: bow → string, with finger or nail → bridge ⇄ the other string → skin, bowl → air. Evidence
//! marks: S stated by a source, C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    bowed::{BowSpec, BowedSpec, BowedStringSpec, BowlSpec, Narrow, Stop},
    lute::BodyMode,
};
use crate::{
    controls::{Articulation, Material},
    exciters::bow::Friction,
    instruments::manner::{Manner, VibratoManner},
};

/// The qyl-qobyz.
pub const QYL_QOBYZ: Instrument = Instrument {
    id: "qyl_qobyz",
    name: "Qyl-qobyz",
    name_kk: "Қылқобыз",
    family: "bowed",
    range_midi: (50, 84), // [C: D3 to C6]
    variants: &[
        Variant { id: "fifth", name: "D3 A3" },
        Variant { id: "fourth", name: "D3 G3" },
        Variant { id: "octave", name: "D3 D4" },
    ],
    articulations: ARTICULATIONS,
    materials: &[Material::Horsehair],
    physics: Physics::Bowed(&SPEC),
};

/// What every bowed instrument of the family knows.
pub(crate) const ARTICULATIONS: &[Articulation] = &[
    Articulation::Sustain,
    Articulation::Legato,
    Articulation::Slide,
    Articulation::Accent,
    Articulation::Staccato,
    Articulation::Martele,
    Articulation::Spiccato,
    Articulation::Tremolo,
    Articulation::Trill,
    Articulation::Mordent,
    Articulation::Scoop,
    Articulation::Fall,
    Articulation::Nail,
    Articulation::Fingertip,
    Articulation::Harmonic,
    Articulation::Pizzicato,
    Articulation::Drone,
    Articulation::Howl,
];

const SPEC: BowedSpec = BowedSpec {
    strings: &[
        // 60–70 hairs at 27–32 N, 40 hairs at 41 N: both 0.23–0.27 kg/s [C]. Fibres slide on each
        // other: Q 40–150 [E].
        BowedStringSpec { impedance: 0.25, q: 140.0, twist: 0.3 },
        BowedStringSpec { impedance: 0.23, q: 140.0, twist: 0.3 },
    ],
    others: &[],
    // D3 A3 in use [S: Tuner-1]; a fourth [S: Encyclopedia-1]; octave [S: Tunings-1].
    tunings: &[&[50, 57], &[50, 55], &[50, 62]],
    bow: HORSEHAIR_BOW,
    open: Stop { reflection: 0.988, corner_hz: 16_000.0 }, // [E: T60 0.6–2.2 s plucked]
    nail: Stop { reflection: 0.990, corner_hz: 16_000.0 }, // 0.90–0.98 [E]; bright [S: Left-hand-1]
    fingertip: Stop { reflection: 0.92, corner_hz: 5_000.0 }, // soft, lossy [E]
    touch: Stop { reflection: 0.972, corner_hz: 9_000.0 }, // [E]
    body: BowlSpec {
        formants: &FORMANTS,
        narrow: Narrow {
            first_hz: 400.0,
            ratio: 1.135,
            count: 24,
            q: 75.0,
            level_db: -3.0,
            tilt_db_per_octave: -0.5,
        },
        direct_db: -9.0,
        ring_db: -6.0,
        ring_s: 0.21,
        pendants: 1.0,
    },
    manner: QOBYZ_MANNER,
    gain: 0.33,
};

/// About 40 hairs, rosined, stretched by the hand [S: Bow-1, Bow-2].
pub(crate) const HORSEHAIR_BOW: BowSpec = BowSpec {
    // Hyperbolic law [G: Smith & Woodhouse 2000 for its range].
    friction: Friction { at_rest: 0.8, sliding: 0.3, half_m_per_s: 0.2 },
    contact: 0.11,             // 0.08–0.25 [E]; 0.10–0.12 [by ablation on kin]
    speed_m_per_s: 0.4,        // 0.05–0.8 [E]
    speed_power: 1.4,          // p to f 23 dB with the force's own share [E]
    share: [0.45, 0.55],       // 0.35–0.55 [by ablation on kin]
    onset_periods: [9.0, 6.0], // [C: no slip but one in each period]
    roughness: [0.115, 0.10],  // 2–6 % [E]
};

/// Pairs of membrane and cavity resonances [S: Erhu-1]; places, widths and mobilities [E], each
/// half as narrow as measured skins so that the voice stays a string's.
pub(crate) const FORMANTS: [BodyMode; 8] = [
    BodyMode { frequency_hz: 270.0, q: 6.0, level_db: -9.0, mobility: 0.014 },
    BodyMode { frequency_hz: 420.0, q: 6.0, level_db: -4.0, mobility: 0.030 },
    BodyMode { frequency_hz: 550.0, q: 4.0, level_db: 3.0, mobility: 0.020 },
    BodyMode { frequency_hz: 640.0, q: 6.0, level_db: 4.0, mobility: 0.025 },
    BodyMode { frequency_hz: 930.0, q: 7.0, level_db: 4.5, mobility: 0.025 },
    BodyMode { frequency_hz: 1450.0, q: 8.0, level_db: 0.0, mobility: 0.020 },
    BodyMode { frequency_hz: 2300.0, q: 9.0, level_db: -1.0, mobility: 0.020 },
    BodyMode { frequency_hz: 3700.0, q: 9.0, level_db: -5.0, mobility: 0.015 },
];

/// [E] but for vibrato, unrest, glides and gap [by ablation on kin].
pub(crate) const QOBYZ_MANNER: Manner = Manner {
    onset_s: [0.16, 0.045],
    release_s: 0.12,
    gap_s: 0.03,
    glide_s: [0.075, 0.12],
    effort: [0.2, 1.0],
    swell: 0.25,
    unrest: 0.13,
    vibrato: VibratoManner {
        cents: 20.0,
        rate_hz: 4.9,
        delay_s: 0.16,
        growth_s: 0.25,
        tremor: 0.05,
    },
    level_sd_db: 1.5,
    tuning_sd_cents: 4.0,
    scoop_cents: 0.0,
    scoop_s: 0.1,
};
