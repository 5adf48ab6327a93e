//! Kepshik: a hand-struck frame drum of the sieve-hoop kind.
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

/// The kepshik.
pub const KEPSHIK: Instrument = Instrument {
    id: "kepshik",
    name: "Kepshik",
    name_kk: "Кепшік",
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
    radius_m: 0.175,          // 300–400 mm across [E]
    tension_n_per_m: 2_300.0, // 1–4 kN/m [E]
    density_kg_per_m2: 0.42,  // [E]
    stretch_n_per_m: 2.18e6,  // by the drop of 20–80 cents, above what 3.5 GPa give [E]
    air: Air::Open,
    modes: 60,          // [C]
    loss: 0.0095,       // T60 0.25–0.6 s [E]
    loss_per_s: 9.0,    // [E]
    radiation: 0.9,     // [E]
    split: 0.005,       // 0.2–1 % [E]
    individual: 0x0CE9, // [E]
    // Fingers; a thin rod [E].
    hand: Beater {
        mass_kg: 0.016,
        speed_m_per_s: 4.5,
        stiffness: 4.5e6,
        loss: 1.5e3,
        width_m: 0.018,
    },
    stick: Beater {
        mass_kg: 0.01,
        speed_m_per_s: 6.0,
        stiffness: 1.5e7,
        loss: 3.0e2,
        width_m: 0.008,
    },
    // A bent hoop of a sieve [E].
    shell: &[
        shell(430.0, 15.0, -3.0),
        shell(810.0, 18.0, 0.0),
        shell(1_290.0, 20.0, -3.0),
        shell(1_930.0, 22.0, -8.0),
    ],
    // 150 Hz–5 kHz, 30 ms, −20…−12 dB re the modes [by ablation on kin].
    noise: [
        NoiseSpec { centre_hz: 700.0, q: 0.5, decay_s: 0.026, level_db: -29.5 },
        NoiseSpec { centre_hz: 2_600.0, q: 0.6, decay_s: 0.010, level_db: -31.5 },
    ],
    rings: None,
    level: 0.253, // [by ear]
};
