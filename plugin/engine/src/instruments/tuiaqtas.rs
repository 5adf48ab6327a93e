//! Tuiaqtas: a pair of horse hooves struck together.
//!
//! Path: hand → collisions by chance → modes of what is hit → air. Evidence marks: S stated by a source,
//! C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    skin::{KitSpec, Piece, RattleSpec, Stroke, Thing, on},
};
use crate::controls::{Articulation, Material};

/// The tuiaqtas.
pub const TUIAQTAS: Instrument = Instrument {
    id: "tuiaqtas",
    name: "Tuiaqtas",
    name_kk: "Тұяқтас",
    family: "skin",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 41),
    variants: &[Variant { id: "standard", name: "Standard" }],
    articulations: &[Articulation::Stroke, Articulation::Shake, Articulation::Tremolo],
    materials: &[Material::Horn],
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Rattle(&RATTLE)]],
    // Both together, the one, the other, rubbed [by ear].
    map: &[&[
        on(36, 0, Stroke::Clap),
        on(38, 0, Stroke::Ring(0)),
        on(40, 0, Stroke::Ring(1)),
        on(41, 0, Stroke::Shake),
    ]],
};

pub(crate) const RATTLE: RattleSpec = RattleSpec {
    // Modes of 600–1600 Hz with T60 of 30–80 ms [E]; a pair is never equal.
    things: &[
        Thing { frequency_hz: 690.0, ratios: HOOF, q: 15.0, level_db: 0.0, contact_s: 0.00022 },
        Thing { frequency_hz: 830.0, ratios: HOOF, q: 16.0, level_db: -1.0, contact_s: 0.00020 },
    ],
    loose: 0,          // both are struck on purpose [E]
    rate_per_s: 140.0, // when they are rubbed [E]
    rest_s: 0.20,      // [E]
    shake_s: 0.05,     // [E]
    flight_s: 0.0,     // [E]
    spread: 0.03,      // ±3 % per hit [E]
    level: 0.55,       // [by ear]
};

/// A cup of horn: first modes, then what is dense [E].
const HOOF: &[f64] = &[1.0, 1.48, 1.93, 2.62, 3.7];
