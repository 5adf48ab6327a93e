//! Dabyl: a wooden hoop with a skin on both sides.
//!
//! Path: hand or stick → skin with its air → hoop or bowl → air. Evidence marks: S stated by
//! a source, C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    skin::{
        Air, Beater, DRUM_ARTICULATIONS, DRUM_MATERIALS, DrumSpec, KitSpec, NoiseSpec, Piece,
        Stroke, drum_keys, on, shell,
    },
};

/// The dabyl.
pub const DABYL: Instrument = Instrument {
    id: "dabyl",
    name: "Dabyl",
    name_kk: "Дабыл",
    family: "skin",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 45),
    variants: &[
        Variant { id: "standard", name: "Hand drum (50 cm)" },
        Variant { id: "campaign", name: "Campaign drum (1.08 m)" },
    ],
    articulations: DRUM_ARTICULATIONS,
    materials: DRUM_MATERIALS,
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Drum(&DRUM)], &[Piece::Drum(&CAMPAIGN)]],
    // The last two fall on the far skin [by ear].
    map: &[&drum_keys(36, 0), &[on(44, 0, Stroke::Far), on(45, 0, Stroke::FarStick)]],
};

pub(crate) const DRUM: DrumSpec = DrumSpec {
    radius_m: 0.2485,         // circumference 1.56 m [S: Dabyl-1; C]
    tension_n_per_m: 2_400.0, // 1.5–3 kN/m [E]
    density_kg_per_m2: 0.60,  // [E]
    stretch_n_per_m: 2.25e6,  // by the drop of 20–80 cents, above what 3.5 GPa give [E]
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

/// The large one of the campaigns.
const CAMPAIGN: DrumSpec = DrumSpec {
    radius_m: 0.541,          // circumference 3.40 m [S: Dabyl-1; C]
    tension_n_per_m: 2_600.0, // 1.5–3 kN/m [E]
    density_kg_per_m2: 0.90,  // cattle [E]
    stretch_n_per_m: 1.55e6,  // by the drop of 20–80 cents [E]
    air: Air::Drum {
        depth_m: 0.42,            // [E]
        spring: 0.45,             // [E]
        tension_n_per_m: 2_250.0, // [E]
        density_kg_per_m2: 0.98,  // [E]
    },
    modes: 124,         // [C: as many as a drum may have]
    individual: 0x0DAC, // [E]
    // The whole hand with the arm; a club with a felted head [E].
    hand: Beater {
        mass_kg: 0.16,
        speed_m_per_s: 4.5,
        stiffness: 1.6e6,
        loss: 2.0e3,
        width_m: 0.05,
    },
    stick: Beater {
        mass_kg: 0.14,
        speed_m_per_s: 6.5,
        stiffness: 3.0e6,
        loss: 6.0e2,
        width_m: 0.035,
    },
    // A hoop twice as wide [E].
    shell: &[
        shell(130.0, 16.0, -2.0),
        shell(255.0, 20.0, 0.0),
        shell(430.0, 22.0, -4.0),
        shell(690.0, 24.0, -10.0),
    ],
    // Lower and longer than of the hand drum [E].
    noise: [
        NoiseSpec { centre_hz: 300.0, q: 0.5, decay_s: 0.045, level_db: -32.7 },
        NoiseSpec { centre_hz: 1_100.0, q: 0.6, decay_s: 0.016, level_db: -38.7 },
    ],
    ..DRUM
};
