//! Kernei: a straight trumpet of three metres, of wood wrapped in gut, or of metal.
//!
//! Path: lungs → lips → bore → bell → air. It has its natural row only: crooks tune it so that a key
//! falls on the row, and without them lips bend, and the nearest note takes a key out of reach. Evidence marks: S stated by a source, C computed, G
//! textbook, E estimate.

use super::{
    Instrument, Physics, Variant,
    lip_reed::{ARTICULATIONS, LipReedSpec, LipSpec, MANNER, WallSpec},
};
use crate::{controls::Material, resonators::horn::Bore};

/// The trumpet.
pub const KERNEI: Instrument = Instrument {
    id: "kernei",
    name: "Kernei",
    name_kk: "Керней",
    family: "wind",
    // Third to eighth of the row [C].
    range_midi: (53, 70),
    variants: &[
        Variant { id: "crooked", name: "With crooks" },
        Variant { id: "long", name: "Natural (3 m)" },
    ],
    articulations: ARTICULATIONS,
    materials: &[Material::Wood, Material::Brass],
    physics: Physics::LipReed(&SPEC),
};

const SPEC: LipReedSpec = LipReedSpec {
    // Up to 3 m [S]; its row stands a little under 57 Hz, for lips sound above a resonance [C].
    bore: Bore { length_m: 2.76, throat_m: 5.0e-3, bell_m: 60.0e-3, cup_m3: 8.0e-6 }, // [E]
    wall_losses: &[1.8, 1.2], // rough wood, drawn metal [E]
    lips: LipSpec {
        width_m: 12.0e-3,      // [G: Cullen, Gilbert & Campbell 2000]
        opening_m: 0.5e-3,     // [G]
        q: 7.0,                // [G]
        stiffness_pa: 3_000.0, // 2–6 kPa behind mid notes [G]
        reference_hz: 230.0,   // [E]
        tightening: 0.7,       // [E]
        narrowing: 1.0,        // [E]
        softness: 1.1,         // [by ear: 20 dB from soft to loud]
        ratio: 0.84,           // [C: from the prototype's range of speech]
        above_cents: 75.0,     // [C]
        pressure: [0.60, 1.4], // [C: threshold at 0.7]
    },
    registers: (3, 8),             // [C]
    crooks_cents: (-260.0, 260.0), // 2.4–3.2 m [E]
    reach_cents: 90.0,             // [E]
    brass: 6.0,                    // [by ear]
    edge: (2_600.0, 0.0),          // [C]
    full_scale_pa: 12_000.0,       // [by ear]
    wall: WallSpec {
        // Partials swing [by ear], and no key with its crook falls into a hole at a′ 440 Hz: neighbours differ
        // by 5 dB at most [C].
        ways_s: [0.012_813, 0.015_021, 0.017_626, 0.019_709],
        t60_s: 0.28, // ring of kin: −16, −28, −47 dB at 50, 100, 200 ms [by ablation on kin]
        level_db: -10.5, // [by ear]
    },
    manner: MANNER,
};
