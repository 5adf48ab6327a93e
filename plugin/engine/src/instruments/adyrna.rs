//! Adyrna: a harp shaped like a bow, its string-holder on a skin over the hollow body.
//!
//! Path: finger → string → holder on the skin → body → air. Evidence marks as in `dombra`.

use super::{
    Instrument, Physics, Variant,
    lute::{
        BodyMode, Build, Diffuse, FRET_CENTS, LuteSpec, Ring, Stops, StringSet, StringSpec,
        TouchSpec, body_mode, lossy,
    },
};
use crate::{
    controls::{Articulation, Material},
    instruments::sherter::HORSEHAIR,
    resonators::string_law::StringMaterial,
};

/// The adyrna.
pub const ADYRNA: Instrument = Instrument {
    id: "adyrna",
    name: "Adyrna",
    name_kk: "Адырна",
    family: "plucked",
    // D3 to A4 pressed up to B4, and their octave harmonics [C].
    range_midi: (50, 83),
    variants: &[Variant { id: "skin", name: "Skin-covered (reconstruction)" }],
    articulations: &[
        Articulation::Stroke,
        Articulation::Thumb,
        Articulation::Ilme,
        Articulation::Sipay,
        Articulation::Press,
        Articulation::Slide,
        Articulation::Harmonic,
        Articulation::Choke,
        Articulation::Tap,
    ],
    // Camel wool or sinew [S]: twisted gut, or a bundle of hair.
    materials: &[Material::Gut, Material::Horsehair],
    physics: Physics::Lute(&SPEC),
};

pub(crate) const SPEC: LuteSpec = LuteSpec {
    sets: &[
        // Thinner upwards, so that short strings are not slack [E].
        StringSet {
            material: SINEW,
            diameter_m: &[
                1.30e-3, 1.24e-3, 1.16e-3, 1.10e-3, 1.04e-3, 0.96e-3, 0.90e-3, 0.82e-3, 0.76e-3,
            ],
            pull_m: 3.6e-3,
            nut_loss: 0.010,
            ring: Ring::Long,
        },
        StringSet {
            material: HORSEHAIR,
            diameter_m: &[
                1.45e-3, 1.38e-3, 1.28e-3, 1.22e-3, 1.16e-3, 1.06e-3, 1.00e-3, 0.92e-3, 0.86e-3,
            ],
            pull_m: 3.6e-3,
            nut_loss: 0.012,
            ring: Ring::Short,
        },
    ],
    builds: &[SKIN_BUILD],
    is_by_ear: true,
    stops: Stops::Press,
    frets: 2, // the hand at the bow's neck stretches a string by a tone [E]
    fret_cents: FRET_CENTS,
    touch: TouchSpec {
        horizontal_coupling: 0.15,   // strings meet the skin at a slant [E]
        horizontal_cents: 0.5,       // [E]
        horizontal_loss_per_s: 2.0,  // [E]
        angle_rad: [0.60, -0.60],    // [E]
        pull_s: [0.0022, 0.0036],    // as on the dombra [E]
        release_s: [0.0004, 0.0013], // [E]
        fret_loss: 0.0,              // no finger lies on the sounding length
        fret_material_loss: 0.0,
        scratch: [0.07, 0.06],   // [E]
        scratch_on_board: 0.05,  // the hands are in the air [E]
        brush: 0.035,            // [by ear]
        vibrato_semitones: 0.25, // [E]
        press_semitones: 2.0,    // [E]
    },
    output_gain: 0.48,
    highest_gain: 1.0,
    highest_semitones: 7.0,
};

/// Sinew, twisted: it bends more easily than a solid rod of gut, and its strands rub [E].
const SINEW: StringMaterial = StringMaterial {
    density_kg_per_m3: 1_300.0,
    youngs_pa: 1.2e9,
    bending_loss: 0.03,
    friction_loss: 1.2e-3,
    air_per_s: 2.5,
};

/// Number, tuning and lengths are not known. Nine strings carry on the jetigen's pentatonic scale to
/// two fifths above the octave; a bow of 480–500 mm [S] gives the lowest 440 mm, the rest follow its
/// curve [E].
const SKIN_BUILD: Build = Build {
    strings: &[
        StringSpec { open_midi: 50, length_m: 0.440 },
        StringSpec { open_midi: 52, length_m: 0.410 },
        StringSpec { open_midi: 55, length_m: 0.370 },
        StringSpec { open_midi: 57, length_m: 0.340 },
        StringSpec { open_midi: 59, length_m: 0.315 },
        StringSpec { open_midi: 62, length_m: 0.280 },
        StringSpec { open_midi: 64, length_m: 0.255 },
        StringSpec { open_midi: 67, length_m: 0.225 },
        StringSpec { open_midi: 69, length_m: 0.205 },
    ],
    is_smooth: true,
    stop_loss: 0.0,
    far: None,
    modes: &SKIN,
    diffuse: Diffuse {
        first_hz: 2850.0,
        spacing_hz: 230.0,
        count: 13,
        q: 16.0,
        level_db: -11.0,
        tilt_db_per_octave: -6.0,
        mobility: 0.014,
    },
    broad: &[lossy(200.0, 0.8, 0.014), lossy(750.0, 0.8, 0.010), lossy(2100.0, 0.8, 0.010)],
    direct_db: -10.0,
    nail: -0.25,
    contact: 0.06,
    spread: 1.4,
};

/// A narrow skin, 80–100 mm across [S], over little air: the first mode lies high, and yields so little
/// under the holder that first partials stand with the others [E].
const SKIN: [BodyMode; 8] = [
    body_mode(214.0, 7.0, -9.0, 0.008),
    body_mode(348.0, 8.0, -1.0, 0.034),
    body_mode(505.0, 9.0, 2.0, 0.036),
    body_mode(694.0, 9.0, 1.0, 0.034),
    body_mode(948.0, 11.0, -5.0, 0.028),
    body_mode(1310.0, 12.0, -5.0, 0.022),
    body_mode(1790.0, 13.0, -7.0, 0.018),
    body_mode(2370.0, 14.0, -8.0, 0.016),
];
