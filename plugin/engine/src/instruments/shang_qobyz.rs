//! Shang-qobyz: a jaw harp of iron, brass or wood.
//!
//! Path: finger or breath → tongue → flow through the frame's slot → mouth and throat → air. The reed's
//! pitch never moves; a key picks the nearest partial of it with the mouth. Keys 33–45 choose the reed.
//! Evidence marks: S stated by a source, C computed, G textbook, E estimate.

use super::{
    Instrument, Physics, Variant,
    jaw_harp::{JawHarpSpec, MouthSpec, Tongue},
};
use crate::controls::{Articulation, Material};

/// The jaw harp.
pub const SHANG_QOBYZ: Instrument = Instrument {
    id: "shang_qobyz",
    name: "Shang-qobyz",
    name_kk: "Шаңқобыз",
    family: "metal",
    // Reeds A1–A2, and up to the sixteenth partial of the middle one [E, C].
    range_midi: (33, 86),
    variants: &[
        Variant { id: "middle", name: "Middle reed (D2)" },
        Variant { id: "low", name: "Low reed (A1)" },
        Variant { id: "high", name: "High reed (A2)" },
    ],
    articulations: &[
        Articulation::Stroke,
        Articulation::Legato,
        Articulation::Inhale,
        Articulation::Gallop,
        Articulation::Wow,
    ],
    materials: &[Material::Steel, Material::Brass, Material::Wood],
    physics: Physics::JawHarp(&SPEC),
};

const SPEC: JawHarpSpec = JawHarpSpec {
    // 50–110 Hz, A1–A2 [E: typical khomus].
    reed_midi: &[38.0, 33.0, 45.0],
    reed_keys: (33, 45), // [E]
    // Clamped-free bar [G].
    mode_ratios: [1.0, 6.27, 17.5, 34.4],
    tongues: &[STEEL, BRASS, WOOD],
    swing_m: 4.0e-3,             // 3–6 mm at the tip of a 60–98 mm harp [E]
    rest_m: 0.06e-3,             // within the gap of 0.1–0.3 mm [E]
    glide_cents: 1.2,            // within the drone's 3 cents [E]
    contact_s: [2.6e-3, 0.9e-3], // attack 1–3 ms [E]
    breath_flow: 0.42,           // [by ear: 6 dB between the ways of the breath]
    breath_drive_per_s: 14.0,    // speaks by breath alone in a fifth of a second [E]
    breath_swing: 0.55,          // [E]
    breath_noise: 0.05,          // [E]
    mouth: MouthSpec {
        formant_hz: [220.0, 2_500.0], // 450–2500 Hz [E]; below that the throat takes over
        open_hz: [450.0, 1_800.0],    // [E]
        formant_q: [8.0, 20.0],       // 8–20 [E]
        exhaled: 0.55,                // an open glottis damps [E]
        throat_hz: [250.0, 700.0],    // [E]
        throat_q: 5.0,                // [E]
        // Third and fourth formant [G: Peterson & Barney 1952], the harp's own sound, the chest [E].
        fixed: [
            (2_440.0, 7.0, -21.0),
            (3_600.0, 7.0, -28.0), // [E]
            (900.0, 0.5, -24.0),   // [E]
            (130.0, 0.8, -13.0),   // [E]
        ],
        formant_db: 0.0,
        throat_db: -20.0, // [by ear]
        partials: 24.0,   // up to 16–20 in use [E]
    },
};

/// Iron or steel: T60 1.5–4 s [E]; the twang is gone in 60 ms [E].
const STEEL: Tongue = Tongue { t60_s: 3.2, twang_s: 0.055, slot_m: 0.035e-3, smear: 0.060 };

/// Brass: heavier and more lossy [E].
const BRASS: Tongue = Tongue { t60_s: 2.2, twang_s: 0.050, slot_m: 0.05e-3, smear: 0.075 };

/// Wood or bone, pulled by a string: T60 0.3–0.8 s, a thick tongue [E].
const WOOD: Tongue = Tongue { t60_s: 0.6, twang_s: 0.035, slot_m: 0.20e-3, smear: 0.12 };
