//! Balaban: a cylinder under a large, soft double reed.
//!
//! Path: lungs → reed ⇄ bore → open holes → air. Evidence marks: S stated by a source, C computed, G
//! textbook, E estimate; sources in `docs/sources.md`. The reed resonates low, only a little above
//! the notes: that, and not a cone, makes its voice [S: Balaban-1].

use super::{
    Instrument, Physics, Variant,
    reed::{AirSpec, BLOWN, BreathSpec, Build, DroneSpec, ReedSpec, ReedSpecimen},
};
use crate::{
    controls::Material,
    instruments::manner::{Manner, VibratoManner},
    resonators::bores::BoreLaw,
};

/// The balaban.
pub const BALABAN: Instrument = Instrument {
    id: "balaban",
    name: "Balaban",
    name_kk: "Балабан",
    family: "wind",
    // G3–C5 [S: Balaban-2].
    range_midi: (55, 72),
    variants: &[
        Variant { id: "double", name: "Double reed" },
        Variant { id: "single", name: "Single reed (balaman)" },
        Variant { id: "bridle_up", name: "Bridle up" },
        Variant { id: "bridle_down", name: "Bridle down" },
    ],
    articulations: BLOWN,
    materials: &[Material::Wood],
    physics: Physics::Reed(&SPEC),
};

/// Reach and tonic [E].
const SPEC: ReedSpec = ReedSpec {
    builds: &[DOUBLE, SINGLE, BRIDLE_UP, BRIDLE_DOWN],
    melody_midi: [52.0, 76.0], // a few more by skill, a lip's bend below [S, E]
    reach_midi: [52.0, 76.0],
    tonic_midi: 67.0, // a drone an octave below it is the lowest note [E]
    bag: None,
};

/// The lip on the reed and the breath behind it.
const BREATH: BreathSpec = BreathSpec {
    threshold: 0.36,           // silent at 0.36–0.37 of closing [C]
    full: 0.95,                // 0.42–0.95 in playing [E]
    tongue: 0.5,               // [by ear]
    tongue_s: 0.016,           // speaks within 20–40 ms tongued [E]
    stop_s: 0.012,             // ends within 60–150 ms [E]
    noise: 0.0045,             // breath 25–40 dB under the tone [E]
    unrest: [0.18, 0.08],      // [by ear: motion of partials in kin]
    dip: 0.05,                 // at most 2 dB [S: circular breathing]
    dip_s: 0.32,               // [E]
    between_s: [3.0, 6.0],     // [S]
    lip_cents: [-120.0, 60.0], // ±1 semitone idiomatic [E]
};

/// Onset, gap and glide as kin play [E], phrasing [by ear].
const MANNER: Manner = Manner {
    onset_s: [0.11, 0.03],   // 40–120 ms soft, 20–40 tongued [E]
    release_s: 0.09,         // 60–150 ms [E]
    gap_s: 0.03,             // [E]
    glide_s: [0.025, 0.045], // 15–40 ms between holes [E]
    effort: [0.22, 1.0],
    swell: 0.16,
    unrest: 0.13,
    vibrato: VibratoManner { cents: 14.0, rate_hz: 5.0, delay_s: 0.3, growth_s: 0.5, tremor: 0.06 },
    level_sd_db: 1.2,
    tuning_sd_cents: 4.0,
    scoop_cents: 12.0, // 5–20 from below [E]
    scoop_s: 0.09,
};

/// The large double reed [E: around what S Balaban-1 says], heard through its open holes [by ear].
const DOUBLE: Build = Build {
    reed: ReedSpecimen {
        resonance_hz: 550.0, // max(550, 1.7 f) [E: low per S Balaban-1]
        over_note: 1.7,
        q: 3.5,              // 2–5, damped by the lip [E]
        stiction: 2.8,       // starts at 15 % more pressure than it ends [E]
        compliance_m: 0.045, // 35–60 mm [C: length budget]
        opening: 0.4,        // 0.3–0.6 [E]
        leak: 0.08,          // [E]
        contact: 4.0,        // [E]
    },
    bore: BoreLaw {
        radius_m: 0.006,    // 12–15 mm bores [S]
        cutoff_hz: 1_700.0, // 1.55–2.0 kHz [C: Benade]
        end_loss: 0.012,    // [E]
    },
    breath: BREATH,
    air: AirSpec { gain: 6.2, flow: 0.3, corner_hz: 4_500.0, evenness: 0.75, even_hz: 196.0 },
    shift_cents: 0.0,
    manner: MANNER,
    drones: &[SECOND],
};

/// A second player holds the tonic [S: Balaban-3].
const SECOND: DroneSpec =
    DroneSpec { semitones: 0.0, level: [0.0, 0.7], pressure: 0.55, side: 0.5 };

/// An idioglot single reed on a tube cut to the same pitch [S: Balaban-4]; 1.2–2 kHz, less
/// compliance [E].
const SINGLE: Build = Build {
    reed: ReedSpecimen {
        resonance_hz: 1_800.0,
        over_note: 2.6,
        q: 3.0,
        stiction: 0.0,
        compliance_m: 0.012,
        opening: 0.4,
        leak: 0.10,
        contact: 8.0,
    },
    // Brighter by nature, so weaker by measure [by ear].
    air: AirSpec { gain: 3.4, ..DOUBLE.air },
    ..DOUBLE
};

/// The bridle moved towards the tips: shorter, stiffer blades that yield less; the tone is thinner and
/// all notes lie higher [S: Balaban-5].
const BRIDLE_UP: Build = Build {
    reed: ReedSpecimen {
        resonance_hz: 720.0,  // [E]
        over_note: 2.4,       // [by ear]
        compliance_m: 0.0263, // with one over the square of the resonance [C]
        ..DOUBLE.reed
    },
    shift_cents: STEP_CENTS,
    ..DOUBLE
};

/// The bridle moved towards the pipe: longer, slacker blades, more of them under the lip; the tone is
/// thicker and all notes lie lower [S: Balaban-5].
const BRIDLE_DOWN: Build = Build {
    reed: ReedSpecimen {
        resonance_hz: 490.0,  // [E]
        over_note: 1.6,       // [by ear]
        q: 3.0,               // [E]
        compliance_m: 0.0567, // as above [C]
        ..DOUBLE.reed
    },
    shift_cents: -STEP_CENTS,
    ..DOUBLE
};

/// About one step of the scale [S: Balaban-5].
const STEP_CENTS: f64 = 180.0;
