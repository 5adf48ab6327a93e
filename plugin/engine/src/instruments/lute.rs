//! What a plucked instrument's file must say.

use crate::resonators::string_law::StringMaterial;

/// Twelve equal semitones, and the Bökey school's frets: the fixed ones as pure fifths and fourths from
/// the open strings, movable ones at their default; frets the school does not tie stay equal [E].
pub(crate) const FRET_CENTS: [[f64; 12]; 2] = [
    [100.0, 200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0, 1100.0, 1200.0],
    [100.0, 204.0, 294.0, 408.0, 498.0, 600.0, 702.0, 800.0, 906.0, 996.0, 1100.0, 1200.0],
];

/// Strings, body and hands of a plucked instrument.
#[derive(Debug)]
pub(crate) struct LuteSpec {
    /// Sets of strings, in the order of the instrument's materials.
    pub(crate) sets: &'static [StringSet],
    /// One per variant, in the order of the instrument's variants.
    pub(crate) builds: &'static [Build],
    /// Strings are tuned by ear against all others: the bridge yields so much that they pull each other.
    pub(crate) is_by_ear: bool,
    /// How keys are found.
    pub(crate) stops: Stops,
    /// Semitones that a string can be stopped or pressed above its open pitch; higher keys are played
    /// as octave harmonics.
    pub(crate) frets: usize,
    /// Fret maps, in the order of `controls::FretMap`: cents of frets 1–12 above the open string.
    pub(crate) fret_cents: [[f64; 12]; 2],
    /// How the strings are held and struck.
    pub(crate) touch: TouchSpec,
    /// Radiated level to full scale.
    pub(crate) output_gain: f32,
    /// Most that a string's loop may gain at DC; one where the body takes so much that a first partial
    /// alone is no guide.
    pub(crate) highest_gain: f64,
    /// Most that hand and bend together raise a string, in semitones above its open pitch.
    pub(crate) highest_semitones: f64,
}

impl LuteSpec {
    /// Strings of every build.
    pub(crate) fn string_count(&self) -> usize {
        self.builds[0].strings.len()
    }
}

/// How the left hand changes a string's pitch, and so which string a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stops {
    /// Along a neck: the string gets shorter. The melody lives on the high string, the rest are drones.
    Neck,
    /// Beyond its own bridge or at the harp's neck: the string gets tighter. Every string has its own
    /// key, and rings until it is muted.
    Press,
}

/// Strings of one material.
#[derive(Debug)]
pub(crate) struct StringSet {
    pub(crate) material: StringMaterial,
    /// Diameters, low to high.
    pub(crate) diameter_m: &'static [f64],
    /// Sideways pull of the open string at fortissimo.
    pub(crate) pull_m: f64,
    /// Loss of any string at nut and neck, per round trip.
    pub(crate) nut_loss: f64,
    /// How long it rings, for those who tune it.
    pub(crate) ring: Ring,
}

/// When a note's pitch can be heard best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ring {
    /// Half a second after the stroke, when the glide is over.
    Long,
    /// A third of a second after it, while the note lasts.
    Short,
}

/// One open string.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct StringSpec {
    /// Pitch of the open string.
    pub(crate) open_midi: u8,
    /// Nut to bridge.
    pub(crate) length_m: f64,
}

/// What lies beyond a string's own bridge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FarSpec {
    /// From pin to pin; the far side has what the sounding length leaves.
    pub(crate) whole_m: f64,
    /// Share of the wave that the rocking bridge hands over, 0–1.
    pub(crate) rocking: f64,
    /// Decay on top of the material's own, in 1/s.
    pub(crate) loss_per_s: f64,
    /// The same under the pressing finger, per semitone.
    pub(crate) finger_per_s: f64,
}

/// Coupling, fingers and noise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TouchSpec {
    /// Share of the horizontal polarisation's motion that the bridge passes on.
    pub(crate) horizontal_coupling: f64,
    /// Detuning of the horizontal polarisation.
    pub(crate) horizontal_cents: f64,
    /// Decay that the horizontal polarisation has on top of the vertical one's.
    pub(crate) horizontal_loss_per_s: f64,
    /// Angle of a stroke to the soundboard's normal: down, up.
    pub(crate) angle_rad: [f32; 2],
    /// Time the finger takes to pull: nail, flesh.
    pub(crate) pull_s: [f32; 2],
    /// Time in which the string leaves the finger: nail, flesh.
    pub(crate) release_s: [f32; 2],
    /// Loss of a stopped string at its tied fret on top of that, per round trip.
    pub(crate) fret_loss: f64,
    /// Extra loss of a stopped string, in multiples of the material's.
    pub(crate) fret_material_loss: f64,
    /// Scratch: rms noise force per pulling force: nail, flesh.
    pub(crate) scratch: [f32; 2],
    /// Share of the scratch that reaches the soundboard directly.
    pub(crate) scratch_on_board: f32,
    /// Force with which a stroke's hand brushes the soundboard, re a knock.
    pub(crate) brush: f32,
    /// Deepest vibrato, in semitones.
    pub(crate) vibrato_semitones: f32,
    /// Sharpening under full pressure, in semitones.
    pub(crate) press_semitones: f32,
}

/// One way of building the instrument.
#[derive(Debug)]
pub(crate) struct Build {
    /// Open strings, low to high.
    pub(crate) strings: &'static [StringSpec],
    /// Slides do not catch: there are no frets.
    pub(crate) is_smooth: bool,
    /// Losses at a stop, re those of a tied fret.
    pub(crate) stop_loss: f64,
    /// The strings beyond their bridges, where there are such.
    pub(crate) far: Option<FarSpec>,
    /// Modes of body and air.
    pub(crate) modes: &'static [BodyMode],
    /// First frequency, spacing and number of the diffuse modes above.
    pub(crate) diffuse: Diffuse,
    /// Broad losses of bridge, neck and nut: they damp but do not radiate.
    pub(crate) broad: &'static [BodyMode],
    /// Sound of the bridge itself, re the strongest mode.
    pub(crate) direct_db: f64,
    /// Added to the nail control.
    pub(crate) nail: f32,
    /// Added to the contact point.
    pub(crate) contact: f32,
    /// Fingers of a stroke are spread by this factor.
    pub(crate) spread: f32,
}

/// One body mode.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyMode {
    pub(crate) frequency_hz: f64,
    pub(crate) q: f64,
    /// Radiated level at resonance per force at the bridge, re the strongest mode.
    pub(crate) level_db: f64,
    /// Velocity per force at resonance, in s/kg.
    pub(crate) mobility: f64,
}

/// The dense modes that are known only by their density.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Diffuse {
    pub(crate) first_hz: f64,
    pub(crate) spacing_hz: f64,
    pub(crate) count: usize,
    pub(crate) q: f64,
    /// Level of the first, and change per octave.
    pub(crate) level_db: f64,
    pub(crate) tilt_db_per_octave: f64,
    pub(crate) mobility: f64,
}

/// Loss of bridge, neck and nut, which the air does not hear.
pub(crate) const fn lossy(frequency_hz: f64, q: f64, mobility: f64) -> BodyMode {
    body_mode(frequency_hz, q, f64::NEG_INFINITY, mobility)
}

pub(crate) const fn body_mode(frequency_hz: f64, q: f64, level_db: f64, mobility: f64) -> BodyMode {
    BodyMode { frequency_hz, q, level_db, mobility }
}
