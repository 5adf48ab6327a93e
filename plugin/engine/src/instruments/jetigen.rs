//! Jetigen: a box zither of seven strings, each over its own knucklebone.
//!
//! Path: finger → string → rocking asyq → box → air; the other strings answer through the box, and what
//! lies beyond the asyq rings along. Evidence marks as in `dombra`.

use super::{
    Instrument, Physics, Variant,
    lute::{
        BodyMode, Build, Diffuse, FRET_CENTS, FarSpec, LuteSpec, Ring, Stops, StringSet,
        StringSpec, TouchSpec, body_mode, lossy,
    },
};
use crate::{
    controls::{Articulation, Material},
    instruments::{dombra::NYLON, sherter::HORSEHAIR},
    resonators::string_law::StringMaterial,
};

/// The jetigen.
pub const JETIGEN: Instrument = Instrument {
    id: "jetigen",
    name: "Jetigen",
    name_kk: "Жетіген",
    family: "plucked",
    // D3 to E4 pressed up to G4, and their octave harmonics [C]: the 2.5 octaves of [S].
    range_midi: (50, 79),
    variants: &[
        Variant { id: "pentatonic", name: "Pentatonic (D E G A B)" },
        Variant { id: "diatonic", name: "Diatonic (D major)" },
    ],
    articulations: &[
        Articulation::Stroke,
        Articulation::Press,
        Articulation::Thumb,
        Articulation::Ilme,
        Articulation::Sipay,
        Articulation::Slide,
        Articulation::Harmonic,
        Articulation::Choke,
        Articulation::Tap,
    ],
    // Horsehair in legend, metal on the old type, nylon on most of today's [S].
    materials: &[Material::Nylon, Material::Steel, Material::Horsehair],
    physics: Physics::Lute(&SPEC),
};

pub(crate) const SPEC: LuteSpec = LuteSpec {
    sets: &[
        // Gauges not found; by feasible tension, the high strings thinner [E].
        StringSet {
            material: ZITHER_NYLON,
            // Heavy enough for the box to feel them, so that the others answer (fact 6.3) [E].
            diameter_m: &[1.035e-3, 1.0005e-3, 0.9545e-3, 0.92e-3, 0.8855e-3, 0.8395e-3, 0.805e-3],
            pull_m: 4.0e-3,
            nut_loss: 0.003_211, // with the broad losses below T60 1.5–4 s [E]
            ring: Ring::Long,
        },
        StringSet {
            material: STEEL,
            // Metal 0.3–0.5 mm [E], the thinnest a little less.
            diameter_m: &[0.37e-3, 0.36e-3, 0.34e-3, 0.33e-3, 0.32e-3, 0.30e-3, 0.30e-3],
            pull_m: 2.1e-3,   // [E: glides 2–18 cents (6.5)]
            nut_loss: 0.0012, // T60 4–9 s [E]
            ring: Ring::Long,
        },
        StringSet {
            material: HORSEHAIR,
            diameter_m: &[1.05e-3, 1.00e-3, 0.95e-3, 0.92e-3, 0.88e-3, 0.84e-3, 0.80e-3],
            pull_m: 4.0e-3,
            nut_loss: 0.011, // T60 0.6–2 s [E]
            ring: Ring::Short,
        },
    ],
    builds: &[PENTATONIC, DIATONIC],
    is_by_ear: true,
    stops: Stops::Press,
    frets: 3, // a press raises by 0–300 cents [E]
    fret_cents: FRET_CENTS,
    touch: TouchSpec {
        horizontal_coupling: 0.10,    // the bone rocks sideways too [E]
        horizontal_cents: 0.3,        // [E]
        horizontal_loss_per_s: 0.5,   // [E]
        angle_rad: [0.50, -0.60],     // [E]
        pull_s: [0.0022, 0.0036],     // as on the dombra [E]
        release_s: [0.00035, 0.0012], // [E]
        fret_loss: 0.0,               // no finger lies on the sounding side
        fret_material_loss: 0.0,
        scratch: [0.06, 0.05],   // soft, melodious [S]
        scratch_on_board: 0.10,  // the hand does not touch the board [E]
        brush: 0.035,            // [by ear]
        vibrato_semitones: 0.30, // by pressing [E]
        press_semitones: 3.0,    // 0–300 cents [E]
    },
    output_gain: 0.265,
    highest_gain: 1.0,
    highest_semitones: 7.0,
};

/// Steel wire [G].
const STEEL: StringMaterial = StringMaterial {
    density_kg_per_m3: 7_850.0,
    youngs_pa: 2.0e11,
    bending_loss: 0.0006, // [E: with the wire's clamping]
    friction_loss: 1.636e-4,
    air_per_s: 0.765,
};

/// The dombra's nylon where no finger stops it: a metre of open strings lies in the air and on loose
/// bones, so more of its loss is the same for low and high [E: T60 of fact 6.4, answers of 6.3].
const ZITHER_NYLON: StringMaterial = StringMaterial { air_per_s: 2.864, ..NYLON };

const fn build(strings: &'static [StringSpec]) -> Build {
    Build {
        strings,
        is_smooth: true,
        stop_loss: 0.0,
        far: Some(FAR),
        modes: &BOX,
        diffuse: Diffuse {
            first_hz: 2900.0,  // [E]
            spacing_hz: 215.0, // [E]
            count: 15,         // [E]
            q: 28.0,           // [E]
            level_db: -12.0,
            tilt_db_per_octave: -5.0, // [E]
            mobility: 0.003_112,      // [E]
        },
        broad: &BROAD,
        direct_db: -15.0, // [E]
        nail: -0.15,      // [E]
        contact: 0.0,
        spread: 1.6, // [E]
    }
}

/// A box of 1067 × 178 × 89 mm [S]; its end blocks leave 0.95 m from pin to pin [E: there no far side stands
/// near a partial of its note, which would make it too loud or too soft for fact 6.2]. The bone is small
/// and rocks [E].
const FAR: FarSpec =
    FarSpec { whole_m: 0.949, rocking: 0.038_844, loss_per_s: 1.47, finger_per_s: 25.0 };

/// D3 E3 G3 A3 B3 D4 E4 [E: kin zithers are pentatonic]; where the bones stand follows from like
/// tension [C].
const PENTATONIC: Build = build(&[
    StringSpec { open_midi: 50, length_m: 0.720 },
    StringSpec { open_midi: 52, length_m: 0.672 },
    StringSpec { open_midi: 55, length_m: 0.600 },
    StringSpec { open_midi: 57, length_m: 0.556 },
    StringSpec { open_midi: 59, length_m: 0.512 },
    StringSpec { open_midi: 62, length_m: 0.452 },
    StringSpec { open_midi: 64, length_m: 0.412 },
]);

/// D3 E3 F♯3 G3 A3 B3 C♯4 [E]: the bones of the upper strings moved outward.
const DIATONIC: Build = build(&[
    StringSpec { open_midi: 50, length_m: 0.720 },
    StringSpec { open_midi: 52, length_m: 0.672 },
    StringSpec { open_midi: 54, length_m: 0.624 },
    StringSpec { open_midi: 55, length_m: 0.604 },
    StringSpec { open_midi: 57, length_m: 0.552 },
    StringSpec { open_midi: 59, length_m: 0.508 },
    StringSpec { open_midi: 61, length_m: 0.462 },
]);

/// A long soft box, hollowed and open below: many modes from low on, none of them strong [E]. Levels and
/// mobilities lean towards what the strings share, 300–700 Hz: there they answer each other (6.3).
const BOX: [BodyMode; 12] = [
    body_mode(116.0, 12.0, -10.0, 0.003_557),
    body_mode(172.3, 14.0, -6.4, 0.003_215),
    body_mode(238.0, 16.0, -4.7, 0.00378),
    body_mode(310.7, 18.0, 3.3, 0.005_277),
    body_mode(389.1, 18.0, 5.0, 0.006_246),
    body_mode(503.9, 20.0, 6.4, 0.00489),
    body_mode(669.9, 22.0, 4.3, 0.003_446),
    body_mode(852.0, 23.0, -5.2, 0.004_446),
    body_mode(1105.0, 24.0, -5.0, 0.004_001),
    body_mode(1425.0, 24.0, -7.0, 0.004_001),
    body_mode(1860.0, 25.0, -8.0, 0.003_557),
    body_mode(2390.0, 26.0, -9.0, 0.003_557),
];

/// Losses of bridge, body and pins [E: as mobilities].
const BROAD: [BodyMode; 3] =
    [lossy(180.0, 0.8, 0.002_426), lossy(800.0, 0.8, 0.0040), lossy(2400.0, 0.8, 0.0030)];
