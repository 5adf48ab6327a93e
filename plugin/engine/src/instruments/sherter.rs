//! Sherter: three plucked strings over a body whose lower half is covered with skin.
//!
//! Path: finger → three coupled strings → bridge on the skin → body → air. The skin yields: the sound
//! is loud and short. Evidence marks as in `dombra`.

use super::{
    Instrument, Physics, Variant,
    lute::{
        BodyMode, Build, Diffuse, FRET_CENTS, LuteSpec, Ring, Stops, StringSet, StringSpec,
        TouchSpec, body_mode, lossy,
    },
};
use crate::{
    controls::{Articulation, Material},
    instruments::dombra::NYLON,
    resonators::string_law::StringMaterial,
};

/// The sherter.
pub const SHERTER: Instrument = Instrument {
    id: "sherter",
    name: "Sherter",
    name_kk: "Шертер",
    family: "plucked",
    // D3 to the 22nd fret of D4, and harmonics an octave above [C].
    range_midi: (50, 96),
    variants: &[
        // None originally, 22 on modernised types [S].
        Variant { id: "unfretted", name: "Unfretted (old)" },
        Variant { id: "fretted", name: "Fretted (modern)" },
    ],
    articulations: &[
        Articulation::Stroke,
        Articulation::Thumb,
        Articulation::Ilme,
        Articulation::Sipay,
        Articulation::Tyrnama,
        Articulation::Legato,
        Articulation::Slide,
        Articulation::Harmonic,
        Articulation::Choke,
        Articulation::Tap,
    ],
    materials: &[Material::Nylon, Material::Horsehair],
    physics: Physics::Lute(&SPEC),
};

pub(crate) const SPEC: LuteSpec = LuteSpec {
    sets: &[
        // Gauges by feasible tension at the short scale [E].
        StringSet {
            material: NYLON,
            diameter_m: &[1.06e-3, 0.90e-3, 0.53e-3],
            pull_m: 3.8e-3, // a shorter string is not pulled so far as the dombra's [E]
            nut_loss: 0.010,
            ring: Ring::Long,
        },
        StringSet {
            material: HORSEHAIR,
            diameter_m: &[1.25e-3, 1.04e-3, 0.66e-3],
            pull_m: 3.3e-3, // a soft bundle is not pulled so far [E]
            nut_loss: 0.008,
            ring: Ring::Short,
        },
    ],
    builds: &[UNFRETTED, FRETTED],
    is_by_ear: true,
    stops: Stops::Neck,
    frets: 22, // [S]
    fret_cents: FRET_CENTS,
    touch: TouchSpec {
        horizontal_coupling: 0.08,    // the skin yields mostly along its normal [E]
        horizontal_cents: 0.3,        // [E]
        horizontal_loss_per_s: 2.0,   // [E]
        angle_rad: [0.45, -0.60],     // [E]
        pull_s: [0.0017, 0.0028],     // a shorter way than on the dombra [E]
        release_s: [0.00025, 0.0011], // [E]
        fret_loss: 0.0015,            // [E]
        fret_material_loss: 0.35,     // [E]
        scratch: [0.10, 0.085],       // as on the dombra
        scratch_on_board: 0.25,       // [E]
        brush: 0.010,                 // a small hand movement, beside the skin [E]
        vibrato_semitones: 0.32,      // wider where no tie holds the string [E]
        press_semitones: 0.25,        // [E]
    },
    output_gain: 0.68,
    highest_gain: 1.0,
    highest_semitones: 28.0,
};

/// A bundle of horsehair: keratin that stretches as one, but bends hair by hair, and whose hairs rub
/// against each other [E]. One modulus serves for both, that of bending.
pub(crate) const HORSEHAIR: StringMaterial = StringMaterial {
    density_kg_per_m3: 1_150.0, // 1300 of the hair, loosely packed [E]
    youngs_pa: 1.5e8,           // 4–6 GPa of the hair over some 40 of them [E]
    bending_loss: 0.05,         // [E]
    friction_loss: 2.6e-3,      // [E]
    air_per_s: 4.0,             // a rough and light string [E]
};

const fn build(is_smooth: bool, stop_loss: f64) -> Build {
    Build {
        strings: &STRINGS,
        is_smooth,
        stop_loss,
        far: None,
        modes: &SKIN,
        diffuse: Diffuse {
            first_hz: 2720.0,         // [E]
            spacing_hz: 195.0,        // [E]
            count: 17,                // [E]
            q: 18.0,                  // [E]
            level_db: -10.0,          // [E]
            tilt_db_per_octave: -5.0, // [E]
            mobility: 0.030,          // [E]
        },
        broad: &BROAD,
        direct_db: -10.0, // [E]
        nail: 0.0,
        contact: 0.0,
        spread: 0.9, // [E]
    }
}

/// The bare fingertip is a softer stop than a tie [E].
const UNFRETTED: Build = build(true, 2.5);
const FRETTED: Build = build(false, 1.0);

/// Dombra pair and octave [E]; the neck is shorter than the dombra's, 450–520 mm [E: from a length of
/// 650–700 mm, S].
const STRINGS: [StringSpec; 3] = [
    StringSpec { open_midi: 50, length_m: 0.50 },
    StringSpec { open_midi: 55, length_m: 0.50 },
    StringSpec { open_midi: 62, length_m: 0.50 },
];

/// Skin and cavity in pairs, the banjo's first formant at 500–800 Hz, two more above [E: Kin, banjo and
/// erhu]; the bridge moves far more easily than on wood. The two below the formant are weak, so that a
/// passage peaks at 450–900 Hz (fact 7.3), and the air yields little under the bridge, so that it does not
/// pull first partials away from the others.
const SKIN: [BodyMode; 9] = [
    body_mode(182.0, 6.0, -14.0, 0.020),
    body_mode(296.0, 8.0, -10.0, 0.100),
    body_mode(428.0, 9.0, -4.0, 0.095),
    body_mode(540.0, 9.0, 5.0, 0.100),
    body_mode(688.0, 10.0, 5.0, 0.095),
    body_mode(846.0, 11.0, 5.0, 0.080),
    body_mode(1190.0, 13.0, -7.0, 0.055),
    body_mode(1680.0, 14.0, -6.0, 0.045),
    body_mode(2290.0, 15.0, -6.0, 0.040),
];

/// Losses of bridge, body and pins [E: as mobilities].
const BROAD: [BodyMode; 3] =
    [lossy(170.0, 0.6, 0.080), lossy(620.0, 0.9, 0.025), lossy(1900.0, 0.8, 0.025)];
