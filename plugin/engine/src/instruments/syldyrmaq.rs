//! Syldyrmaq: a rattle of dry shells and beads.
//!
//! Path: hand → collisions by chance → modes of what is hit → air. Evidence marks: S stated by a source,
//! C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    skin::{KitSpec, Piece, RattleSpec, Stroke, Thing, on},
};
use crate::controls::{Articulation, Material};

/// The syldyrmaq.
pub const SYLDYRMAQ: Instrument = Instrument {
    id: "syldyrmaq",
    name: "Syldyrmaq",
    name_kk: "Сылдырмақ",
    family: "skin",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 40),
    variants: &[Variant { id: "standard", name: "Standard" }],
    articulations: &[
        Articulation::Stroke,
        Articulation::Shake,
        Articulation::Tap,
        Articulation::Tremolo,
    ],
    materials: &[Material::Wood],
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Rattle(&RATTLE)]],
    // Shaken, struck in the palm, one bead [by ear].
    map: &[&[on(36, 0, Stroke::Shake), on(38, 0, Stroke::Stamp), on(40, 0, Stroke::Ring(2))]],
};

pub(crate) const RATTLE: RattleSpec = RattleSpec {
    // Beads against a dry shell: broad modes [E]; last the whole shell in the palm.
    things: &[
        bead(1_450.0, -4.0),
        bead(1_980.0, -2.0),
        bead(2_620.0, 0.0),
        bead(3_350.0, 0.0),
        bead(4_180.0, -1.0),
        bead(5_240.0, -3.0),
        Thing {
            frequency_hz: 520.0,
            ratios: &[1.0, 1.7, 2.6],
            q: 7.0,
            level_db: -4.0,
            contact_s: 0.0007,
        },
    ],
    loose: 6,            // [E]
    rate_per_s: 1_600.0, // many small beads [E]
    rest_s: 0.24,        // [E]
    shake_s: 0.055,      // [E]
    flight_s: 0.006,     // [E]
    spread: 0.03,        // ±3 % per hit [E]
    level: 0.62,         // [by ear]
};

const fn bead(frequency_hz: f64, level_db: f64) -> Thing {
    // Wood, horn or bone: dead within milliseconds [E].
    Thing { frequency_hz, ratios: &[1.0, 1.6], q: 14.0, level_db, contact_s: 0.00006 }
}
