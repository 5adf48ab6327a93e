//! Dauylpaz: a kettledrum with one skin over a carved wooden bowl.
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

/// The dauylpaz.
pub const DAUYLPAZ: Instrument = Instrument {
    id: "dauylpaz",
    name: "Dauylpaz",
    name_kk: "Дауылпаз",
    family: "skin",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 43),
    variants: &[
        Variant { id: "standard", name: "Carved bowl" },
        Variant { id: "metal", name: "Small metal cone" },
    ],
    articulations: DRUM_ARTICULATIONS,
    materials: DRUM_MATERIALS,
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Drum(&DRUM)], &[Piece::Drum(&METAL)]],
    map: &[&drum_keys(36, 0)], // [by ear]
};

pub(crate) const DRUM: DrumSpec = DrumSpec {
    // Sizes not found [E: carried at the saddle]; the shallow bowl and the thin skin set the second
    // mode a fifth above the first: 1 : 1.51 : 1.97 : 2.41 [C].
    radius_m: 0.22,
    tension_n_per_m: 1_750.0,                         // 1–4 kN/m [E]
    density_kg_per_m2: 0.30,                          // thin goat, 0.3–0.6 [E]
    stretch_n_per_m: 1.45e6, // by the drop of 20–80 cents, above what 3.5 GPa give [E]
    air: Air::Kettle { depth_m: 0.11, spring: 0.15 }, // [E: wood that breathes and leaks]
    modes: 60,               // [C: one and a half octaves above the row]
    loss: 0.0075,            // T60 0.5–1.2 s of the first pair [E]
    loss_per_s: 3.2,         // [E]
    radiation: 0.22,         // [E: edge and leaks take of the ideal piston]
    split: 0.004,            // 0.2–1 % [E]
    individual: 0x0DA1,      // [E]
    // Hand with relaxed fingers; stick of wood with a bound head [E].
    hand: Beater {
        mass_kg: 0.028,
        speed_m_per_s: 4.5,
        stiffness: 3.0e6,
        loss: 1.5e3,
        width_m: 0.022,
    },
    stick: Beater {
        mass_kg: 0.02,
        speed_m_per_s: 6.0,
        stiffness: 1.2e7,
        loss: 1.6e6,
        width_m: 0.010,
    },
    // A carved bowl of 15–20 mm [E].
    shell: &[
        shell(410.0, 18.0, -3.0),
        shell(730.0, 22.0, 0.0),
        shell(1_180.0, 24.0, -4.0),
        shell(1_790.0, 26.0, -9.0),
    ],
    // 150 Hz–5 kHz, 30 ms, −20…−12 dB re the modes [by ablation on kin].
    noise: [
        NoiseSpec { centre_hz: 620.0, q: 0.5, decay_s: 0.030, level_db: -34.8 },
        NoiseSpec { centre_hz: 2_300.0, q: 0.6, decay_s: 0.011, level_db: -36.8 },
    ],
    rings: None,
    level: 0.154, // [by ear]
};

/// The small cone of metal [S: it exists; its size is E].
const METAL: DrumSpec = DrumSpec {
    radius_m: 0.15,           // [E]
    tension_n_per_m: 1_850.0, // 1–4 kN/m [E]
    density_kg_per_m2: 0.22,  // kid [E]; sets the row with the cone [C]
    stretch_n_per_m: 3.75e6,  // by the drop of 20–80 cents [E]
    // A third of the cylinder's volume; metal does not breathe, but its hole leaks [E].
    air: Air::Kettle { depth_m: 0.075, spring: 0.18 },
    loss: 0.007,        // [E]
    loss_per_s: 3.0,    // [E]
    radiation: 0.18,    // [E]
    individual: 0x0DA2, // [E]
    hand: Beater {
        mass_kg: 0.012,
        speed_m_per_s: 4.5,
        stiffness: 4.0e6,
        loss: 1.4e3,
        width_m: 0.016,
    },
    stick: Beater {
        mass_kg: 0.0075,
        speed_m_per_s: 4.7,
        stiffness: 1.8e7,
        loss: 8.0e5,
        width_m: 0.007,
    },
    // Sheet metal rings longer than wood, the skin's edge damps it [E].
    shell: &[
        shell(870.0, 45.0, -9.0),
        shell(1_530.0, 60.0, -7.0),
        shell(2_340.0, 70.0, -11.0),
        shell(3_360.0, 75.0, -15.0),
    ],
    noise: [
        NoiseSpec { centre_hz: 850.0, q: 0.5, decay_s: 0.025, level_db: -36.0 },
        NoiseSpec { centre_hz: 2_800.0, q: 0.6, decay_s: 0.010, level_db: -37.6 },
    ],
    level: 0.118, // [by ear]
    ..DRUM
};
