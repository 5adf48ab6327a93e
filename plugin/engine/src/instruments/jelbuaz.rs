//! Jelbuaz: a bag of a whole kid's skin, a pipe to play and pipes that hold their note.
//!
//! Path: lungs → bag → tongues ⇄ bores → open holes → air. Evidence marks: S stated by a source, C
//! computed, G textbook, E estimate; sources in `docs/sources.md`. Only its make is known [S:
//! Jelbuaz-1]; pitches and drones follow bagpipes of the neighbours [E].

use super::{
    Instrument, Physics, Variant,
    reed::{AirSpec, BagSpec, BreathSpec, Build, DroneSpec, ReedSpec, ReedSpecimen},
};
use crate::{
    controls::{Articulation, Material},
    instruments::manner::{Manner, VibratoManner},
    resonators::bores::BoreLaw,
};

/// The jelbuaz.
pub const JELBUAZ: Instrument = Instrument {
    id: "jelbuaz",
    name: "Jelbuaz",
    name_kk: "Желбуаз",
    family: "wind",
    // As the shepherd's pipe [E].
    range_midi: (62, 77),
    variants: &[
        Variant { id: "drones", name: "Two drones" },
        Variant { id: "chanter", name: "Without drones" },
    ],
    articulations: &[
        Articulation::Sustain,
        Articulation::Staccato,
        Articulation::Legato,
        Articulation::Slide,
        Articulation::Trill,
        Articulation::Mordent,
    ],
    materials: &[Material::Cane],
    physics: Physics::Reed(&SPEC),
};

/// Reach, tonic and bag [E].
const SPEC: ReedSpec = ReedSpec {
    builds: &[DRONES, CHANTER],
    melody_midi: [60.0, 80.0],
    reach_midi: [42.0, 80.0],
    tonic_midi: 67.0, // drones an octave and two below [E]
    bag: Some(BagSpec {
        ready: 0.58, // 0.35 of closing: no reed speaks [C]
        fill_s: 0.3, // 0.3–1 s [E]
        empty_s: 0.35,
        hold_s: 0.6, // the arm keeps on a little [E]
        sag: 0.01,   // ±2 % [E]
        sway: 0.09,  // some tenths of a decibel [E]
    }),
};

/// Tongues of cane behind a bag: numbers of kin [E], phrasing and air [by ear].
const DRONES: Build = Build {
    reed: ReedSpecimen {
        resonance_hz: 1_300.0, // tongues of cane, longer than a shepherd's pipe's [E]
        over_note: 2.2,
        q: 4.0,              // no lip on them [E]
        stiction: 0.0,       // no lip holds it
        compliance_m: 0.016, // [E]
        opening: 0.36,       // [E]
        leak: 0.10,          // [E]
        contact: 8.0,        // [E]
    },
    bore: BoreLaw {
        radius_m: 0.0045,   // [E]
        cutoff_hz: 1_900.0, // [E]
        end_loss: 0.016,    // [E]
    },
    breath: BreathSpec {
        threshold: 0.37,
        full: 0.92,
        tongue: 0.0, // no tongue reaches the reed
        tongue_s: 0.01,
        stop_s: 0.024,        // the highest key ends well past 60 ms [E]
        noise: 0.004,         // the bag calms the breath [E]
        unrest: [0.36, 0.24], // damp reeds wander [by ear: motion of partials in kin]
        dip: 0.0,             // breath is drawn while the arm presses
        dip_s: 0.3,
        between_s: [4.0, 8.0],
        lip_cents: [0.0, 0.0],
    },
    air: AirSpec { gain: 1.9, flow: 0.35, corner_hz: 3_000.0, evenness: 0.5, even_hz: 294.0 },
    shift_cents: 0.0,
    manner: Manner {
        onset_s: [0.012, 0.008],
        release_s: 0.068, // [E]
        gap_s: 0.014,
        glide_s: [0.012, 0.02],
        effort: [0.6, 0.6],
        swell: 0.0,
        unrest: 0.0,
        vibrato: VibratoManner {
            cents: 6.0,
            rate_hz: 5.5,
            delay_s: 0.4,
            growth_s: 0.4,
            tremor: 0.0,
        },
        level_sd_db: 0.0,
        tuning_sd_cents: 4.0,
        scoop_cents: 0.0,
        scoop_s: 0.05,
    },
    drones: &[
        DroneSpec { semitones: 0.0, level: [0.35, 0.8], pressure: 0.57, side: 0.35 },
        DroneSpec { semitones: -12.0, level: [0.3, 0.7], pressure: 0.57, side: -0.35 },
    ],
};

const CHANTER: Build = Build { drones: &[], ..DRONES };
