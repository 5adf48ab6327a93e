//! Shyndauyl: a small kettle of copper or wood, played with a stick.
//!
//! Path: hand or stick → skin with its air → hoop or bowl → air. Evidence marks: S stated by
//! a source, C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    skin::{
        Air, Beater, DRUM_ARTICULATIONS, DRUM_MATERIALS, DrumSpec, KitSpec, NoiseSpec, Piece,
        drum_keys, shell,
    },
};

/// The shyndauyl.
pub const SHYNDAUYL: Instrument = Instrument {
    id: "shyndauyl",
    name: "Shyndauyl",
    name_kk: "Шыңдауыл",
    family: "skin",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 43),
    variants: &[
        Variant { id: "standard", name: "Copper" },
        Variant { id: "wooden", name: "Wooden" },
    ],
    articulations: DRUM_ARTICULATIONS,
    materials: DRUM_MATERIALS,
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Drum(&DRUM)], &[Piece::Drum(&WOODEN)]],
    map: &[&drum_keys(36, 0)], // [by ear]
};

pub(crate) const DRUM: DrumSpec = DrumSpec {
    radius_m: 0.11,                                    // 150–250 mm across [E]
    tension_n_per_m: 1_900.0,                          // 1–4 kN/m [E]
    density_kg_per_m2: 0.16, // thin kid skin [E]; sets the row with the bowl [C]
    stretch_n_per_m: 5.5e6,  // by the drop of 20–80 cents, above what 3.5 GPa give [E]
    air: Air::Kettle { depth_m: 0.055, spring: 0.12 }, // [E]
    modes: 60,               // [C]
    loss: 0.0065,            // [E]
    loss_per_s: 4.5,         // [E]
    radiation: 0.14,         // [E]
    split: 0.004,            // 0.2–1 % [E]
    individual: 0x5D41,      // [E]
    // Fingers; a thin stick [E].
    hand: Beater {
        mass_kg: 0.007,
        speed_m_per_s: 4.5,
        stiffness: 5.0e6,
        loss: 1.2e3,
        width_m: 0.012,
    },
    stick: Beater {
        mass_kg: 0.0045,
        speed_m_per_s: 6.5,
        stiffness: 2.5e7,
        loss: 3.0e2,
        width_m: 0.005,
    },
    // Beaten copper [E].
    shell: &[
        shell(980.0, 40.0, -14.0),
        shell(1_720.0, 60.0, -10.0),
        shell(2_650.0, 70.0, -13.0),
        shell(3_800.0, 80.0, -17.0),
    ],
    // 150 Hz–5 kHz, 30 ms, −20…−12 dB re the modes [by ablation on kin].
    noise: [
        NoiseSpec { centre_hz: 1_100.0, q: 0.5, decay_s: 0.022, level_db: -37.5 },
        NoiseSpec { centre_hz: 3_200.0, q: 0.6, decay_s: 0.009, level_db: -38.5 },
    ],
    rings: None,
    level: 0.113, // [by ear]
};

/// The same of wood: it breathes more, rings less and lower.
const WOODEN: DrumSpec = DrumSpec {
    air: Air::Kettle { depth_m: 0.055, spring: 0.10 }, // [E]
    loss_per_s: 5.5,                                   // [E]
    // Turned wood of 8–12 mm [E].
    shell: &[
        shell(720.0, 20.0, -9.0),
        shell(1_260.0, 24.0, -5.0),
        shell(2_010.0, 26.0, -9.0),
        shell(2_950.0, 28.0, -14.0),
    ],
    ..DRUM
};
