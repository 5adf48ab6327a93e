//! What a reed instrument's file must say.

use crate::{controls::Articulation, instruments::manner::Manner, resonators::bores::BoreLaw};

/// What tongue, fingers and lip do on a pipe that is blown by mouth.
pub(crate) const BLOWN: &[Articulation] = &[
    Articulation::Sustain,
    Articulation::Accent,
    Articulation::Staccato,
    Articulation::Legato,
    Articulation::Slide,
    Articulation::Trill,
    Articulation::Mordent,
    Articulation::Scoop,
    Articulation::Fall,
    Articulation::Flutter,
    Articulation::Terraced,
];

/// A reed instrument.
#[derive(Debug)]
pub(crate) struct ReedSpec {
    /// One per variant, in the order of the instrument's variants.
    pub(crate) builds: &'static [Build],
    /// Lowest and highest pitch that the melody's holes can make, and any of its pipes.
    pub(crate) melody_midi: [f64; 2],
    pub(crate) reach_midi: [f64; 2],
    /// Pitch from which a companion's interval is counted.
    pub(crate) tonic_midi: f64,
    /// Kept under the arm, if it has one.
    pub(crate) bag: Option<BagSpec>,
}

/// One way of building and playing it.
#[derive(Debug)]
pub(crate) struct Build {
    /// The reed.
    pub(crate) reed: ReedSpecimen,
    /// The tube of the melody.
    pub(crate) bore: BoreLaw,
    /// The player's breath and lip.
    pub(crate) breath: BreathSpec,
    /// What reaches the air.
    pub(crate) air: AirSpec,
    /// By how much all its pipes sound over the keys' pitch, in cents: fingers and ear take it as it is.
    pub(crate) shift_cents: f64,
    /// How it is played.
    pub(crate) manner: Manner,
    /// Pipes beside the melody's.
    pub(crate) drones: &'static [DroneSpec],
}

/// A reed under a lip at rest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReedSpecimen {
    /// Resonance on the lowest notes.
    pub(crate) resonance_hz: f64,
    /// The lip keeps the resonance at least this many times above the note.
    pub(crate) over_note: f64,
    /// Quality of the resonance while it swings.
    pub(crate) q: f64,
    /// Damping by the lip on blades that do not swing yet, re theirs when they do, on a note far below
    /// their resonance.
    pub(crate) stiction: f64,
    /// Bore length that yields as the blades do at `resonance_hz`; falls with its square.
    pub(crate) compliance_m: f64,
    /// ζ, the slit's conductance re the bore's.
    pub(crate) opening: f64,
    /// Slit that stays when closed, as a share.
    pub(crate) leak: f64,
    /// Stiffness of blade on blade, re the blades' own.
    pub(crate) contact: f64,
}

/// Mouth pressures in units of the closing pressure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BreathSpec {
    /// Just below the softest tone.
    pub(crate) threshold: f64,
    /// At full effort.
    pub(crate) full: f64,
    /// What the tongue's release adds, and how fast it is gone in seconds.
    pub(crate) tongue: f64,
    pub(crate) tongue_s: f64,
    /// In which lip or tongue stop the slit when the breath ends.
    pub(crate) stop_s: f64,
    /// Turbulence in the slit, rms share of the pressure.
    pub(crate) noise: f64,
    /// Slow unrest, rms: octaves of the reed's resonance, share of its opening.
    pub(crate) unrest: [f64; 2],
    /// Depth and length of the dip when the cheeks take over from the lungs, and the time between.
    pub(crate) dip: f64,
    pub(crate) dip_s: f64,
    pub(crate) between_s: [f64; 2],
    /// Bends of the lip, slack and tight, in cents.
    pub(crate) lip_cents: [f64; 2],
}

/// Radiation from the open holes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AirSpec {
    /// Output per closing pressure.
    pub(crate) gain: f64,
    /// Share of the flow beside the pressure in what the holes see.
    pub(crate) flow: f64,
    /// Below this the holes are small sources: sound grows with frequency.
    pub(crate) corner_hz: f64,
    /// Higher notes leave through fewer, nearer holes: gain falls with this power of the pitch over
    /// `even_hz`.
    pub(crate) evenness: f64,
    pub(crate) even_hz: f64,
}

/// A pipe that holds one note.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DroneSpec {
    /// Semitones over the companion's pitch.
    pub(crate) semitones: f64,
    /// Level without and with the full companion.
    pub(crate) level: [f32; 2],
    /// Its pressure, under the second player's breath or the full bag.
    pub(crate) pressure: f64,
    /// Place in the stereo picture, −1–1 at full width.
    pub(crate) side: f32,
}

/// A bag between the player and the reeds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BagSpec {
    /// What it holds before the first note, re full: too little for any reed to speak.
    pub(crate) ready: f64,
    /// Lag of filling and of emptying.
    pub(crate) fill_s: f64,
    pub(crate) empty_s: f64,
    /// The arm goes on for so long after the last key.
    pub(crate) hold_s: f64,
    /// Slow sag, rms share.
    pub(crate) sag: f64,
    /// The piper turns, and fingers hover nearer to the open holes or farther: rms share of what the
    /// melody's pipe radiates.
    pub(crate) sway: f64,
}
