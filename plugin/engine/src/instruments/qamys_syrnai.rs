//! Qamys syrnai: the shepherd's pipe, a stalk of reed with a tongue cut from its own wall.
//!
//! Path: lungs → tongue ⇄ bore → open holes → air. Evidence marks: S stated by a source, C computed, G
//! textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    reed::{AirSpec, BLOWN, BreathSpec, Build, DroneSpec, ReedSpec, ReedSpecimen},
};
use crate::{
    controls::Material,
    instruments::manner::{Manner, VibratoManner},
    resonators::bores::BoreLaw,
};

/// The qamys syrnai.
pub const QAMYS_SYRNAI: Instrument = Instrument {
    id: "qamys_syrnai",
    name: "Qamys syrnai",
    name_kk: "Қамыс сырнай",
    family: "wind",
    // Tubes of 240–260 mm under a tongue of 25 mm: a quarter wave near D4 [C]; an octave and a half at
    // most [S: Syrnai-1].
    range_midi: (62, 77),
    variants: &[
        Variant { id: "single", name: "One pipe (qamys)" },
        Variant { id: "double", name: "Two pipes (qos syrnai)" },
    ],
    articulations: BLOWN,
    materials: &[Material::Cane],
    physics: Physics::Reed(&SPEC),
};

/// Reach and tonic [E].
const SPEC: ReedSpec = ReedSpec {
    builds: &[ONE, TWO],
    melody_midi: [60.0, 80.0],
    reach_midi: [60.0, 80.0],
    tonic_midi: 74.0, // the second pipe's lowest note an octave below [E]
    bag: None,
};

/// A tongue of cane on a stalk: numbers of kin [E], phrasing and air [by ear].
const ONE: Build = Build {
    reed: ReedSpecimen {
        resonance_hz: 1_500.0, // single tongues of cane, 1.2–2 kHz [E]
        over_note: 2.2,
        q: 3.5,              // in the mouth, hardly touched by the lip [E]
        stiction: 0.0,       // no lip holds it
        compliance_m: 0.014, // [E: falls with the square of the resonance]
        opening: 0.38,       // [E]
        leak: 0.10,          // a tongue in its own wall never seals [E]
        contact: 8.0,        // [E]
    },
    bore: BoreLaw {
        radius_m: 0.0045,   // a stalk of 12–14 mm outside [E]
        cutoff_hz: 2_000.0, // holes of 5–6 mm [E]
        end_loss: 0.016,    // rough wall [E]
    },
    breath: BreathSpec {
        threshold: 0.37,
        full: 0.92,
        tongue: 0.5,
        tongue_s: 0.012,
        stop_s: 0.018,        // ends within 60–150 ms [E]
        noise: 0.0055,        // [E]
        unrest: [0.14, 0.09], // [by ear: motion of partials in kin]
        dip: 0.04,
        dip_s: 0.3,
        between_s: [4.0, 8.0],
        lip_cents: [-40.0, 25.0], // the lips close round the tongue, they do not hold it [E]
    },
    air: AirSpec { gain: 1.75, flow: 0.35, corner_hz: 3_000.0, evenness: 0.5, even_hz: 294.0 },
    shift_cents: 0.0,
    manner: Manner {
        onset_s: [0.06, 0.02],
        release_s: 0.08,
        gap_s: 0.025,
        glide_s: [0.016, 0.03],
        effort: [0.3, 1.0],
        swell: 0.1,
        unrest: 0.13,
        vibrato: VibratoManner {
            cents: 9.0,
            rate_hz: 5.4,
            delay_s: 0.35,
            growth_s: 0.5,
            tremor: 0.08,
        },
        level_sd_db: 1.3,
        tuning_sd_cents: 5.0,
        scoop_cents: 8.0,
        scoop_s: 0.06,
    },
    drones: &[SECOND],
};

/// A player beside may hold a note [E].
const SECOND: DroneSpec =
    DroneSpec { semitones: 0.0, level: [0.0, 0.7], pressure: 0.55, side: 0.4 };

/// The other pipe of the pair lies in the same mouth [S: Syrnai-2].
const TWO: Build = Build {
    drones: &[DroneSpec { semitones: 0.0, level: [0.45, 0.9], pressure: 0.58, side: 0.2 }],
    ..ONE
};
