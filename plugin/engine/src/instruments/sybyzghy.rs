//! Sybyzghy: an open pipe that is blown over its rim, and sung into.
//!
//! Path: breath and voice → jet → bore → openings. Evidence marks: S stated by a source, C computed,
//! G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    jet::{self, AirSpec, JetBody, JetSpec, MouthSpec, PipeSpec},
};
use crate::{
    controls::Material,
    instruments::manner::{Manner, VibratoManner},
};

/// The sybyzghy.
pub const SYBYZGHY: Instrument = Instrument {
    id: "sybyzghy",
    name: "Sybyzghy",
    name_kk: "Сыбызғы",
    family: "wind",
    // A3–D♯6 [C: two and a half octaves from A3].
    range_midi: (57, 87),
    variants: &[Variant { id: "stalk", name: "Four fingerings" }],
    articulations: jet::OVERBLOWN,
    materials: &[Material::Cane, Material::Wood, Material::Brass],
    physics: Physics::Jet(&SPEC),
};

const SPEC: JetSpec = JetSpec {
    manner: Manner {
        onset_s: [0.09, 0.035], // 30–120 ms [E]
        release_s: 0.07,        // 50–120 ms with the bore's own ring [E]
        gap_s: 0.025,           // 20–30 ms [by ablation on kin]
        glide_s: [0.03, 0.04],  // 40 ms [by ablation on kin]
        effort: [0.12, 0.92],   // [by ear]
        swell: 0.35,            // 30–50 % [by ablation on kin]
        unrest: 0.11,           // [by ear: motion of partials in kin]
        vibrato: VibratoManner {
            cents: 7.0,     // ≤ 12 cents [by ablation on kin]
            rate_hz: 5.0,   // [by ablation on kin]
            delay_s: 0.25,  // [by ear]
            growth_s: 0.35, // [by ear]
            tremor: 0.15,   // 15 % [by ablation on kin]
        },
        level_sd_db: 1.5,     // [by ablation on kin]
        tuning_sd_cents: 4.0, // about 5 cents [by ablation on kin]
        scoop_cents: 8.0,     // [by ear]
        scoop_s: 0.05,        // [by ear]
    },
    body: JetBody::Pipe(PipeSpec {
        lowest_key: 57, // A3 [S: Sybyzghy-1]
        // Natural: A B C♯ D♯ as partials 1 and 2, E F♯ G♯ as 3 of the first three, A B C♯ D♯ as 4
        // [S: Sybyzghy-1], A♯5 as 3 of D♯ [C]. Between them holes are half or crosswise covered [E];
        // E4–G4 are the open pipe, 340–400 Hz [S]; G♯4 shades the foot [E].
        partials: &[
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, // A3–G4
            2, 2, 2, 2, 2, 2, 2, 2, // G♯4–D♯5
            3, 3, 3, 3, 3, // E5–G♯5
            4, 3, 4, 4, 4, 4, 4, // A5–D♯6
        ],
        reach_hz: [200.0, 420.0], // 210–230 and 340–400 Hz [S], lip and shade added [E]
        loss_nepers: [0.21, 0.18, 0.16], // friction 0.07 [C], the half covered rim and pores [E]
        loss_corner_hz: 2_100.0,  // friction and radiation of 20 mm [C]
        window: 0.16,             // [by ear: every key keeps its register]
        loudness_power: 0.15,     // lowest register ≥ 10 dB under the third [E]
    }),
    mouth: MouthSpec {
        margin: [1.8, 3.2],    // [by ear]
        tongue: 2.0,           // [by ear: speaks within 60 ms]
        tongue_s: 0.006,       // [by ear]
        tongue_periods: 5.0,   // [by ear]
        offset: 0.35,          // an oblique edge [E]
        wander: 0.12,          // [by ear]
        vortex: 0.03,          // [G: a contraction of 0.6]
        edge: 0.7,             // [by ear]
        loudness: 1.0,         // fortissimo peaks near −6 dBFS [by ear]
        radiation_hz: 5_500.0, // ka = 1 of 10 mm [C]
    },
    air: AirSpec {
        broad: 0.043,              // [by ablation on kin: −30…−24 dB]
        skirt: 0.009,              // half of the noise [by ablation on kin]
        band_hz: [700.0, 6_000.0], // [by ablation on kin]
        breathy: 1.4,              // [by ear]
        chiff: 2.0,                // ≤ −14 dB [by ablation on kin]
        chiff_s: 0.025,            // [by ablation on kin]
        shimmer: 0.22,             // [by ablation on kin, per-partial motion]
        shimmer_hz: 1_400.0,       // [by ear]
    },
};
