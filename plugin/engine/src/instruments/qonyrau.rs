//! Qonyrau: small bells.
//!
//! Path: hand → collisions by chance → modes of what is hit → air. Evidence marks: S stated by a source,
//! C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    skin::{KitSpec, Piece, RattleSpec, Stroke, Thing, on},
};
use crate::controls::{Articulation, Material};

/// The qonyrau.
pub const QONYRAU: Instrument = Instrument {
    id: "qonyrau",
    name: "Qonyrau",
    name_kk: "Қоңырау",
    family: "metal",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 72),
    variants: &[Variant { id: "standard", name: "Standard" }],
    articulations: &[Articulation::Stroke, Articulation::Shake, Articulation::Tremolo],
    materials: &[Material::Brass],
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Rattle(&RATTLE)]],
    // Shaken, then the bells, low to high [by ear].
    map: &[&[
        on(36, 0, Stroke::Shake),
        on(60, 0, Stroke::Ring(0)),
        on(62, 0, Stroke::Ring(1)),
        on(64, 0, Stroke::Ring(2)),
        on(65, 0, Stroke::Ring(3)),
        on(67, 0, Stroke::Ring(4)),
        on(69, 0, Stroke::Ring(5)),
        on(71, 0, Stroke::Ring(6)),
        on(72, 0, Stroke::Ring(7)),
    ]],
};

pub(crate) const RATTLE: RattleSpec = RattleSpec {
    // First strong partials of 1.2–4.5 kHz, doublets that beat by 1–3 %, T60 of 0.4–2 s [E].
    things: &[
        bell(1_240.0, 0.0),
        bell(1_490.0, 0.0),
        bell(1_760.0, 0.0),
        bell(2_130.0, -1.0),
        bell(2_560.0, -1.0),
        bell(3_080.0, -2.0),
        bell(3_690.0, -3.0),
        bell(4_360.0, -4.0),
    ],
    loose: 8,         // [E]
    rate_per_s: 85.0, // [E]
    rest_s: 0.90,     // [E]
    shake_s: 0.10,    // [E]
    flight_s: 0.004,  // [E]
    spread: 0.0004,   // a bell hangs still, its clapper does not [E]
    level: 0.22,      // [by ear]
};

const fn bell(frequency_hz: f64, level_db: f64) -> Thing {
    // Doublets; upper partials of a thin cup [E].
    Thing {
        frequency_hz,
        ratios: &[1.0, 1.017, 2.03, 2.055],
        q: 1_150.0, // [E: from T60]
        level_db,
        contact_s: 0.00004, // [E]
    }
}
