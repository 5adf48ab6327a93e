//! Dombra: two plucked strings over a pear-shaped body.
//!
//! Path: finger → two coupled strings of two polarisations each → bridge → body → air. Evidence
//! marks: S stated by a source, C computed, G textbook, E estimate; sources in `docs/sources.md`.

use super::{
    Instrument, Physics, Variant,
    lute::{
        Build, Diffuse, FRET_CENTS, LuteSpec, Ring, Stops, StringSet, StringSpec, TouchSpec,
        body_mode, lossy,
    },
};
use crate::{
    controls::{Articulation, Material},
    resonators::string_law::{StringLaw, StringMaterial},
};

/// The dombra.
pub const DOMBRA: Instrument = Instrument {
    id: "dombra",
    name: "Dombra",
    name_kk: "Домбыра",
    family: "plucked",
    // D3–D5 on 19 frets, harmonics to D6 [C].
    range_midi: (50, 86),
    variants: &[
        Variant { id: "western", name: "Western (tökpe)" },
        Variant { id: "eastern", name: "Eastern (shertpe)" },
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
    materials: &[Material::Nylon, Material::Gut],
    physics: Physics::Lute(&SPEC),
};

pub(crate) const SPEC: LuteSpec = LuteSpec {
    sets: &[
        StringSet {
            material: NYLON,
            diameter_m: &DIAMETERS_M,
            pull_m: PULL_M,
            nut_loss: NUT_LOSS,
            ring: Ring::Long,
        },
        StringSet {
            material: GUT,
            diameter_m: &DIAMETERS_M,
            pull_m: PULL_M,
            nut_loss: NUT_LOSS,
            ring: Ring::Long,
        },
    ],
    builds: &[WESTERN, EASTERN],
    is_by_ear: false,
    stops: Stops::Neck,
    frets: 19, // modern chromatic standard [S: Dombra-3]
    fret_cents: FRET_CENTS,
    touch: TouchSpec {
        horizontal_coupling: 0.06,    // [E: the top yields mostly along its normal]
        horizontal_cents: 0.2,        // 0.2–1.5 [E]
        horizontal_loss_per_s: 0.9,   // the neck yields sideways [E]
        angle_rad: [0.55, -0.75],     // [E]
        pull_s: [0.0022, 0.0036],     // 3–15 ms quasi-static [E], short for speech under the hands
        release_s: [0.00025, 0.0011], // nail 0.2–0.6 ms [by ear and kin], flesh ≤ 1.5 ms [E]
        fret_loss: 0.0015,            // gut or nylon tie on nylon: slightly lossier than metal [E]
        fret_material_loss: 0.35,     // finger pad behind the tie, 1.5–3 × σ1 [E]
        scratch: [0.10, 0.085],       // burst energy near the pluck's own [by ablation on kin]
        scratch_on_board: 0.35,       // [E]
        brush: 0.035,                 // [by ear]
        vibrato_semitones: 0.25,      // small and slow on tied frets [G]
        press_semitones: 0.25,        // the finger presses hard behind the tie [E]
    },
    // A fortissimo stroke over both strings stays under 0 dBFS.
    output_gain: 0.50, // [by ear: fortissimo over both strings stays under full scale]
    highest_gain: 1.0,
    highest_semitones: 31.0, // an octave over the last fret [by ear]
};

/// D3 146.83 Hz and G3 196.00 Hz [S: Dombra-1, Dombra-2].
const fn strings(scale_m: f64) -> [StringSpec; 2] {
    [
        StringSpec { open_midi: 50, length_m: scale_m },
        StringSpec { open_midi: 55, length_m: scale_m },
    ]
}

/// Gauges not found [E: 0.8–1.1 mm by feasible tension].
const DIAMETERS_M: [f64; 2] = [1.10e-3, 0.80e-3];

/// 3–8 mm [E]; sets the glide of fortissimo.
const PULL_M: f64 = 4.8e-3;

/// What the body does not take of T60 1.5–5 s [E].
const NUT_LOSS: f64 = 0.0055;

/// 0.62–0.74 m [E: from total lengths]; the eastern neck is short [S: Dombra-6], its length [E].
const SCALES_M: [f64; 2] = [0.70, 0.64];

/// Nylon monofilament, fishing line since the 1940s [S: Dombra-4].
pub(crate) const NYLON: StringMaterial = StringMaterial {
    density_kg_per_m3: 1_140.0, // [G]
    youngs_pa: 5.0e9,           // dynamic, 4–6 GPa [G]
    bending_loss: 0.02,         // [G: Woodhouse 2004]
    friction_loss: 2.0e-4,      // 1.4–4·10⁻⁴ [G: Woodhouse 2004, guitar]
    air_per_s: 1.5,             // 1.2–1.7 [G: Woodhouse 2004, guitar]
};

/// Sheep gut: stiffer, with less loss in bending than nylon [S: Gut-1]; values [G, E].
pub(crate) const GUT: StringMaterial = StringMaterial {
    density_kg_per_m3: 1_300.0,
    youngs_pa: 6.0e9,
    bending_loss: 0.012,
    friction_loss: 4.0e-4,
    air_per_s: 1.5,
};

/// Modes of the bowl: pipa and yueqin's band, a thin unbraced top [E: Kin-1, Kin-2]. The air mode is
/// weak [S: Kin-1]; mobilities follow from T60 of 1.5–5 s on the open strings [E].
const WESTERN: Build = Build {
    strings: &strings(SCALES_M[0]),
    is_smooth: false,
    stop_loss: 1.0,
    far: None,
    modes: &[
        body_mode(112.0, 15.0, -14.0, 0.006),
        body_mode(402.0, 14.0, 0.0, 0.024),
        body_mode(488.0, 15.0, 3.0, 0.023),
        body_mode(652.0, 17.0, 3.0, 0.022),
        body_mode(890.0, 24.0, -3.0, 0.019),
        body_mode(1255.0, 26.0, -3.0, 0.018),
        body_mode(1620.0, 28.0, -20.0, 0.018),
        body_mode(2130.0, 30.0, 1.0, 0.017),
    ],
    diffuse: Diffuse {
        first_hz: 2560.0,
        spacing_hz: 155.0,
        count: 21,
        q: 34.0,
        level_db: -4.5,
        tilt_db_per_octave: -4.0,
        mobility: 0.016,
    },
    broad: &[lossy(215.0, 1.0, 0.005), lossy(700.0, 0.9, 0.004), lossy(1900.0, 0.8, 0.008)],
    direct_db: -9.5,
    nail: 0.0,
    contact: 0.0,
    spread: 1.0,
};

/// The flat eastern box, 310 × 230 × 50 mm [S: Dombra-5]: less air, a shorter neck, more loss,
/// "subdued and mellow" [S: Dombra-6].
const EASTERN: Build = Build {
    strings: &strings(SCALES_M[1]),
    is_smooth: false,
    stop_loss: 1.0,
    far: None,
    modes: &[
        body_mode(132.0, 12.0, -14.0, 0.006),
        body_mode(286.0, 11.0, 0.0, 0.029),
        body_mode(425.0, 13.0, -4.0, 0.028),
        body_mode(600.0, 15.0, -10.0, 0.028),
        body_mode(870.0, 18.0, -15.0, 0.024),
        body_mode(1290.0, 20.0, -14.0, 0.022),
        body_mode(1800.0, 20.0, -18.0, 0.020),
        body_mode(2460.0, 20.0, -22.0, 0.019),
    ],
    diffuse: Diffuse {
        first_hz: 2650.0,
        spacing_hz: 165.0,
        count: 21,
        q: 24.0,
        level_db: -24.0,
        tilt_db_per_octave: -6.0,
        mobility: 0.020,
    },
    broad: &[lossy(225.0, 0.7, 0.022), lossy(700.0, 0.7, 0.016), lossy(1700.0, 0.7, 0.024)],
    direct_db: -26.0,
    nail: -0.35,
    contact: 0.05,
    spread: 1.25,
};

/// The high string between two rigid ends, its length following the pitch as on a harp: with the
/// square root of the period below G3, with the fourth root above.
pub(crate) fn bare_string(f0_hz: f64) -> StringLaw {
    // Exponents [E: as makers scale harps and zithers]; 196 Hz is G3 [C].
    let shortening = if f0_hz < 196.0 { 0.5 } else { 0.25 }; // [E]
    let length_m = SCALES_M[0] * (196.0 / f0_hz).powf(shortening); // [E]
    StringLaw { material: NYLON, diameter_m: DIAMETERS_M[1], length_m, f0_hz }
}
