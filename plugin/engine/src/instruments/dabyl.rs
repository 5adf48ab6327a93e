//! Dabyl: a wooden hoop with a skin on both sides.
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

/// The dabyl.
pub const DABYL: Instrument = Instrument {
    id: "dabyl",
    name: "Dabyl",
    name_kk: "Дабыл",
    family: "skin",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 43),
    variants: &[Variant { id: "standard", name: "Standard" }],
    articulations: DRUM_ARTICULATIONS,
    materials: DRUM_MATERIALS,
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    pieces: &[Piece::Drum(&DRUM)],
    map: &[&drum_keys(36, 0)], // [by ear]
};

pub(crate) const DRUM: DrumSpec = DrumSpec {
    radius_m: 0.2485,         // circumference 1.56 m [S: Dabyl-1; C]
    tension_n_per_m: 2_400.0, // 1.5–3 kN/m [E]
    density_kg_per_m2: 0.60,  // [E]
    stretch_n_per_m: 3.4e6,   // by the drop of 20–80 cents, above what 3.5 GPa give [E]
    // Two skins, the far one a little slacker and heavier [E].
    air: Air::Drum {
        depth_m: 0.24,
        spring: 0.45,
        tension_n_per_m: 2_050.0,
        density_kg_per_m2: 0.66,
    },
    modes: 92,          // [C]
    loss: 0.008,        // T60 0.25–1 s [E]
    loss_per_s: 7.0,    // [E]
    radiation: 0.20,    // [E]
    split: 0.005,       // 0.2–1 % [E]
    individual: 0x0DAB, // [E]
    // Hand; stick with a bound head [E].
    hand: Beater {
        mass_kg: 0.045,
        speed_m_per_s: 4.5,
        stiffness: 2.6e6,
        loss: 1.5e3,
        width_m: 0.026,
    },
    stick: Beater {
        mass_kg: 0.03,
        speed_m_per_s: 6.0,
        stiffness: 8.0e6,
        loss: 4.0e2,
        width_m: 0.014,
    },
    // A bent hoop [E].
    shell: &[
        shell(290.0, 16.0, -2.0),
        shell(560.0, 20.0, 0.0),
        shell(930.0, 22.0, -4.0),
        shell(1_480.0, 24.0, -10.0),
    ],
    // 150 Hz–5 kHz, 30 ms, −20…−12 dB re the modes [by ablation on kin].
    noise: [
        NoiseSpec { centre_hz: 520.0, q: 0.5, decay_s: 0.032, level_db: -32.7 },
        NoiseSpec { centre_hz: 1_900.0, q: 0.6, decay_s: 0.012, level_db: -36.7 },
    ],
    rings: None,
    level: 0.175, // [by ear]
};
