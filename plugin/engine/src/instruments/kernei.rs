//! Kernei: a straight trumpet of three metres, of wood wrapped in gut, or of metal.
//!
//! Path: lungs → lips → bore → bell → air. It has its natural row only; between its notes the lips bend,
//! and a key out of reach is taken by the nearest. Evidence marks: S stated by a source, C computed, G
//! textbook, E estimate.

use super::{
    Instrument, Physics, Variant,
    lip_reed::{LipReedSpec, LipSpec, WallSpec},
};
use crate::{
    controls::{Articulation, Material},
    instruments::manner::{Manner, VibratoManner},
    resonators::horn::Bore,
};

/// The trumpet.
pub const KERNEI: Instrument = Instrument {
    id: "kernei",
    name: "Kernei",
    name_kk: "Керней",
    family: "wind",
    // Third to eighth of the row [C].
    range_midi: (53, 70),
    variants: &[Variant { id: "long", name: "Long (3 m)" }],
    articulations: &[
        Articulation::Sustain,
        Articulation::Legato,
        Articulation::Accent,
        Articulation::Staccato,
        Articulation::Scoop,
        Articulation::Fall,
        Articulation::Flutter,
    ],
    materials: &[Material::Wood, Material::Brass],
    physics: Physics::LipReed(&SPEC),
};

const SPEC: LipReedSpec = LipReedSpec {
    // Up to 3 m [S]; its row stands a little under 57 Hz, for lips sound above a resonance [C].
    bores: &[Bore { length_m: 2.76, throat_m: 5.0e-3, bell_m: 60.0e-3, cup_m3: 8.0e-6 }], // [E]
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
    registers: (3, 8),       // [C]
    reach_cents: 90.0,       // [E]
    brass: 6.0,              // [by ear]
    full_scale_pa: 10_000.0, // [by ear]
    // Ring of kin: −16, −28, −47 dB at 50, 100, 200 ms [by ablation on kin].
    wall: WallSpec {
        range_hz: [170.0, 3_000.0],
        t60_s: [0.42, 0.22],
        level_db: 4.5,
        individual: 0x4B45,
    },
    manner: MANNER,
};

/// A signal instrument: hard onsets, little vibrato.
pub(crate) const MANNER: Manner = Manner {
    onset_s: [0.060, 0.020], // [E]
    release_s: 0.070,        // [E]
    gap_s: 0.025,            // 20–40 ms [E]
    glide_s: [0.025, 0.045], // 15–40 ms on winds [E]
    effort: [0.15, 1.0],     // [by ear]
    swell: 0.12,             // [E]
    unrest: 0.07,            // 10–20 % [E]
    vibrato: VibratoManner {
        cents: 21.0,    // 10–25 cents on kin [by ablation on kin]
        rate_hz: 4.8,   // [E]
        delay_s: 0.25,  // [E]
        growth_s: 0.30, // [E]
        tremor: 0.04,   // [E]
    },
    level_sd_db: 1.5,     // [E]
    tuning_sd_cents: 5.0, // [E]
    scoop_cents: 25.0,    // [E]
    scoop_s: 0.060,       // [E]
};
