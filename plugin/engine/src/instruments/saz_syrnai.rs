//! Saz-syrnai: a vessel flute of fired clay.
//!
//! Path: breath → jet → air in the holes on the spring of the air inside. Evidence marks: S stated by
//! a source, C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    jet::{self, AirSpec, JetBody, JetSpec, MouthSpec, VesselSpec},
};
use crate::{
    controls::Material,
    instruments::manner::{Manner, VibratoManner},
};

/// The saz-syrnai.
pub const SAZ_SYRNAI: Instrument = Instrument {
    id: "saz_syrnai",
    name: "Saz-syrnai",
    name_kk: "Сазсырнай",
    family: "wind",
    // One octave [S] from A4 [E], two keys below by shading the mouth hole [E].
    range_midi: (67, 81),
    variants: &[Variant { id: "goose_egg", name: "Goose egg, seven holes" }],
    articulations: jet::BLOWN,
    materials: &[Material::Clay],
    physics: Physics::Jet(&SPEC),
};

const SPEC: JetSpec = JetSpec {
    manner: Manner {
        onset_s: [0.05, 0.02], // 20–60 ms [E]
        release_s: 0.035,      // < 80 ms with the vessel's ring [E]
        gap_s: 0.025,          // [by ablation on kin]
        glide_s: [0.03, 0.05], // fingers roll off [by ear]
        effort: [0.15, 0.92],  // [by ear]
        swell: 0.30,           // 30 % [by ablation on kin]
        unrest: 0.09,          // [by ear]
        vibrato: VibratoManner {
            cents: 7.0,     // ≤ 12 cents [by ablation on kin]
            rate_hz: 4.0,   // 3–4.5 Hz [by ablation on kin]
            delay_s: 0.25,  // [by ear]
            growth_s: 0.35, // [by ear]
            tremor: 0.15,   // 15 % [by ablation on kin]
        },
        level_sd_db: 1.5,     // [by ablation on kin]
        tuning_sd_cents: 4.0, // [by ablation on kin]
        scoop_cents: 6.0,     // [by ear]
        scoop_s: 0.04,        // [by ear]
    },
    body: JetBody::Vessel(VesselSpec {
        keys: [67, 81],     // [E: an octave and the shaded mouth hole]
        volume_m3: 66.0e-6, // 60–150 cm³ [C: goose egg], A4 all closed [C]
        wall_m: 0.006,      // [E]
        mouth_m2: 50.0e-6,  // 40–60 mm² [E]
        // Seven holes that share three times the mouth's conductance [C].
        holes_m2: [13.0e-6, 15.0e-6, 17.0e-6, 20.0e-6, 22.0e-6, 26.0e-6, 32.0e-6], // [C]
        q: [13.5, 11.0],     // 15–60 [E], the short end: gone within 80 ms [E]
        cavity_hz: 2_000.0,  // c over twice 85 mm [C]
        cavity_q: 20.0,      // [E]
        cavity_gain: 0.006,  // −25 dB and less [E]
        window: 0.12,        // breath raises pitch by 20–60 cents [E]
        open_db: -10.0,      // [E]
        open_noise_db: 12.5, // 6–12 dB [E]
    }),
    mouth: MouthSpec {
        margin: [1.8, 3.0],    // [by ear]
        tongue: 2.0,           // [by ear: speaks within 60 ms]
        tongue_s: 0.006,       // [by ear]
        tongue_periods: 5.0,   // [by ear]
        offset: 0.25,          // [E]
        wander: 0.12,          // [by ear]
        vortex: 0.03,          // [G]
        edge: 0.1,             // [by ear]
        loudness: 6.4,         // [by ear]
        radiation_hz: 5_500.0, // [E]
    },
    air: AirSpec {
        broad: 0.019,              // about −30 dB [by ablation on kin]
        skirt: 0.009,              // [by ablation on kin]
        band_hz: [700.0, 6_000.0], // [by ablation on kin]
        breathy: 1.4,              // [by ear]
        chiff: 2.0,                // [by ablation on kin]
        chiff_s: 0.02,             // [by ablation on kin]
        shimmer: 0.22,             // [by ablation on kin]
        shimmer_hz: 1_000.0,       // [by ear]
    },
};
