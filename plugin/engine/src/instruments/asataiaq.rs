//! Asataiaq: the staff with metal rings, plates and bells.
//!
//! Path: hand → collisions by chance → modes of what is hit → air. Evidence marks: S stated by a source,
//! C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    skin::{KitSpec, Piece, RattleSpec, Stroke, Thing, on},
};
use crate::controls::{Articulation, Material};

/// The asataiaq.
pub const ASATAIAQ: Instrument = Instrument {
    id: "asataiaq",
    name: "Asataiaq",
    name_kk: "Асатаяқ",
    family: "metal",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 45),
    // Named after what hangs on them; of the snake's, the churn's and the qobyz' head no sounding part is
    // known [S: Asataiaq-1].
    variants: &[
        Variant { id: "standard", name: "Rings and plates" },
        Variant { id: "belled", name: "With bells (qoŋyrauly)" },
        Variant { id: "moon", name: "With a moon (aişyqty)" },
    ],
    articulations: &[
        Articulation::Stroke,
        Articulation::Shake,
        Articulation::Tap,
        Articulation::Tremolo,
    ],
    materials: &[Material::Brass],
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Rattle(&RATTLE)], &[Piece::Rattle(&BELLED)], &[Piece::Rattle(&MOON)]],
    // Shaken, the foot on the floor, and single rings [by ear].
    map: &[&[
        on(36, 0, Stroke::Shake),
        on(38, 0, Stroke::Stamp),
        on(40, 0, Stroke::Ring(0)),
        on(41, 0, Stroke::Ring(2)),
        on(43, 0, Stroke::Ring(4)),
        on(45, 0, Stroke::Ring(6)),
    ]],
};

pub(crate) const RATTLE: RattleSpec = RattleSpec {
    // Eight rings and plates, resonators of 1.8–9 kHz with Q 60–200 [E]; then the staff's foot on the
    // floor, 80–160 Hz [E].
    things: &[
        ring(1_860.0, -3.0),
        ring(2_270.0, -2.0),
        ring(2_840.0, 0.0),
        plate(3_310.0, -1.0),
        ring(3_950.0, 0.0),
        plate(4_620.0, -2.0),
        ring(5_480.0, -2.0),
        plate(6_350.0, -4.0),
        FOOT,
        STAFF,
    ],
    loose: 8,          // [E: N 8–20]
    rate_per_s: 420.0, // [E]
    rest_s: 0.55,      // tail of 150–400 ms [E]
    shake_s: 0.07,     // [E]
    flight_s: 0.004,   // [E]
    spread: 0.03,      // ±3 % per hit [E]
    level: 0.34,       // [by ear]
};

/// Small bells among the rings.
const BELLED: RattleSpec = RattleSpec {
    // Bells of 1.2–4.5 kHz as on the qonyrau, fewer and smaller ones [E].
    things: &[
        bell(2_180.0, -2.0),
        bell(2_620.0, -2.0),
        bell(3_110.0, -1.0),
        ring(3_480.0, -2.0),
        bell(3_870.0, -3.0),
        plate(4_620.0, -4.0),
        bell(4_980.0, -5.0),
        ring(5_760.0, -5.0),
        FOOT,
        STAFF,
    ],
    rate_per_s: 260.0, // what is heavier returns later [E]
    rest_s: 0.65,      // [E]
    spread: 0.004,     // bells keep their pitch [E]
    level: 0.25,       // [by ear]
    ..RATTLE
};

/// A crescent of sheet metal with rings in its horns.
const MOON: RattleSpec = RattleSpec {
    // A bent bar's row, 1 : 2.76 : 5.40 [G], struck by its rings [E].
    things: &[
        Thing {
            frequency_hz: 1_140.0,
            ratios: &[1.0, 2.76, 5.40],
            q: 150.0,
            level_db: 1.0,
            contact_s: 0.00006,
        },
        ring(2_080.0, -4.0),
        ring(2_510.0, -3.0),
        ring(3_020.0, -2.0),
        plate(3_650.0, -3.0),
        ring(4_240.0, -2.0),
        ring(5_130.0, -4.0),
        plate(6_020.0, -6.0),
        FOOT,
        STAFF,
    ],
    rate_per_s: 340.0, // [E]
    level: 0.28,       // [by ear]
    ..RATTLE
};

/// The foot on the floor, and the staff that it shakes [E].
const FOOT: Thing =
    Thing { frequency_hz: 96.0, ratios: &[1.0, 1.52], q: 3.5, level_db: 9.5, contact_s: 0.0016 };
const STAFF: Thing =
    Thing { frequency_hz: 430.0, ratios: &[1.0, 2.1], q: 9.0, level_db: -8.0, contact_s: 0.0005 };

const fn bell(frequency_hz: f64, level_db: f64) -> Thing {
    // Doublets of 1–3 % and a cup's second pair; T60 of 0.4 s and more [E].
    Thing { frequency_hz, ratios: &[1.0, 1.017, 2.03], q: 600.0, level_db, contact_s: 0.00004 }
}

const fn ring(frequency_hz: f64, level_db: f64) -> Thing {
    // Q 60–200 [E].
    Thing { frequency_hz, ratios: &[1.0, 1.41, 1.93], q: 180.0, level_db, contact_s: 0.00005 }
}

const fn plate(frequency_hz: f64, level_db: f64) -> Thing {
    // Discs of 30 mm [S: Asataiaq-1]; ratios and Q [E].
    Thing { frequency_hz, ratios: &[1.0, 1.39], q: 95.0, level_db, contact_s: 0.00004 }
}
