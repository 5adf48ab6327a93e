//! Muiiz-syrnai: a horn of cattle or ibex, blown at its cut end.
//!
//! Path: lungs → lips → horn → air. Two or three notes a horn, and what the lips bend between
//! them; a set of horns of several lengths makes them all. Evidence
//! marks: S stated by a source, C computed, G textbook, E estimate.

use super::{
    Instrument, Physics, Variant,
    lip_reed::{ARTICULATIONS, LipReedSpec, LipSpec, MANNER, WallSpec},
    manner::Manner,
};
use crate::{controls::Material, resonators::horn::Bore};

/// The horn.
pub const MUIIZ_SYRNAI: Instrument = Instrument {
    id: "muiiz_syrnai",
    name: "Müiiz-syrnai",
    name_kk: "Мүйіз сырнай",
    family: "wind",
    // First to third mode [C].
    range_midi: (62, 82),
    variants: &[
        Variant { id: "set", name: "Set of horns" },
        Variant { id: "horn", name: "One horn (50 cm)" },
    ],
    articulations: ARTICULATIONS,
    materials: &[Material::Horn],
    physics: Physics::LipReed(&SPEC),
};

const SPEC: LipReedSpec = LipReedSpec {
    // A cone of 300–500 mm, f1 150–350 Hz [E].
    bore: Bore { length_m: 0.50, throat_m: 5.0e-3, bell_m: 30.0e-3, cup_m3: 1.0e-6 },
    wall_losses: &[1.8], // [E]
    lips: LipSpec {
        width_m: 10.0e-3,      // [G: Cullen, Gilbert & Campbell 2000]
        opening_m: 0.4e-3,     // [G]
        q: 6.0,                // [G]
        stiffness_pa: 2_500.0, // [G]
        reference_hz: 290.0,   // [E]
        tightening: 0.5,       // [E]
        narrowing: 0.2,        // [E]
        softness: 1.1,         // [by ear: 20 dB from soft to loud]
        ratio: 0.82,           // [C]
        above_cents: 85.0,     // [C]
        pressure: [0.65, 1.5], // [C]
    },
    registers: (1, 3),             // two or three notes [E]
    crooks_cents: (-860.0, 460.0), // 38–80 cm [E]
    reach_cents: 130.0,            // [E]
    brass: 7.0,                    // [by ear]
    edge: (5_300.0, 0.45),         // [C]
    full_scale_pa: 12_500.0,       // [by ear]
    wall: WallSpec {
        // Whole samples at 48 kHz, so that higher rates hear the same [by ear: partials swing].
        ways_s: [0.007_896, 0.010_042, 0.011_834, 0.015_375_1],
        t60_s: 0.28, // ring of kin: −16, −28, −47 dB at 50, 100, 200 ms [by ablation on kin]
        level_db: -12.0, // [by ear]
    },
    manner: Manner { onset_s: [0.050, 0.015], ..MANNER }, // [E]
};
