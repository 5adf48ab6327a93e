//! Dangyra: the shaman's frame drum, with metal rings inside its hoop.
//!
//! Path: hand or stick → skin with its air → hoop or bowl → air; the skin's motion → rings. Evidence marks: S stated by
//! a source, C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    skin::{
        Air, Beater, DRUM_ARTICULATIONS, DRUM_MATERIALS, DrumSpec, KitSpec, NoiseSpec, Piece,
        RattleSpec, Thing, drum_keys, shell,
    },
};

/// The dangyra.
pub const DANGYRA: Instrument = Instrument {
    id: "dangyra",
    name: "Dangyra",
    name_kk: "Даңғыра",
    family: "skin",
    // One stroke to a key from C2 on [by ear: where drums lie on keyboards].
    range_midi: (36, 43),
    variants: &[Variant { id: "standard", name: "Standard" }],
    articulations: DRUM_ARTICULATIONS,
    materials: DRUM_MATERIALS,
    physics: Physics::Skin(&KIT),
};

const KIT: KitSpec = KitSpec {
    builds: &[&[Piece::Drum(&DRUM)]],
    map: &[&drum_keys(36, 0)], // [by ear]
};

pub(crate) const DRUM: DrumSpec = DrumSpec {
    radius_m: 0.20,           // 350–450 mm across [E]
    tension_n_per_m: 1_800.0, // 1–4 kN/m [E]
    density_kg_per_m2: 0.50,  // raw calf or goat [S: Dangyra-1], value [E]
    stretch_n_per_m: 1.32e6,  // by the drop of 20–80 cents, above what 3.5 GPa give [E]
    air: Air::Open,
    modes: 60,          // [C]
    loss: 0.009,        // T60 0.25–0.6 s, 0.4–1 s of the first pair [E]
    loss_per_s: 8.5,    // [E]
    radiation: 0.9,     // [E]
    split: 0.006,       // 0.2–1 % [E]
    individual: 0x0DA9, // [E]
    // Hand; the shaman's padded beater [E].
    hand: Beater {
        mass_kg: 0.022,
        speed_m_per_s: 4.5,
        stiffness: 3.0e6,
        loss: 1.5e3,
        width_m: 0.022,
    },
    stick: Beater {
        mass_kg: 0.03,
        speed_m_per_s: 5.0,
        stiffness: 3.5e6,
        loss: 1.2e3,
        width_m: 0.020,
    },
    // A thin hoop [E].
    shell: &[
        shell(340.0, 16.0, -3.0),
        shell(640.0, 18.0, 0.0),
        shell(1_020.0, 20.0, -3.0),
        shell(1_560.0, 22.0, -8.0),
    ],
    // 150 Hz–5 kHz, 30 ms, −20…−12 dB re the modes [by ablation on kin].
    noise: [
        NoiseSpec { centre_hz: 560.0, q: 0.5, decay_s: 0.030, level_db: -28.7 },
        NoiseSpec { centre_hz: 1_500.0, q: 0.7, decay_s: 0.010, level_db: -34.7 },
    ],
    rings: Some(&RINGS),
    level: 0.277, // [by ear]
};

/// Iron rings on staples inside the hoop: 3–9 kHz, T60 0.15–0.5 s, 2–15 ms after the skin [E].
const RINGS: RattleSpec = RattleSpec {
    things: &[
        ring(3_180.0, 0.0),
        ring(3_720.0, -1.0),
        ring(4_390.0, 0.0),
        ring(4_960.0, -2.0),
        ring(5_630.0, -1.0),
        ring(6_250.0, -3.0),
    ],
    loose: 6,          // [E: as many as there are]
    rate_per_s: 420.0, // [E]
    rest_s: 0.20,      // [E]
    shake_s: 0.06,     // [E]
    flight_s: 0.0045,  // [E]
    spread: 0.02,      // ±3 % at most [E]
    level: 0.05,       // [by ear]
};

const fn ring(frequency_hz: f64, level_db: f64) -> Thing {
    // A bent iron rod's first modes [E]; Q gives T60 of 0.2–0.4 s.
    Thing { frequency_hz, ratios: &[1.0, 1.37], q: 480.0, level_db, contact_s: 0.00006 }
}
