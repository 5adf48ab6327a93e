//! What a plucked instrument's file must say.

use crate::resonators::string_law::StringMaterial;

/// Strings, body and hands of a plucked instrument.
#[derive(Debug)]
pub(crate) struct LuteSpec {
    /// Open strings, low to high.
    pub(crate) strings: [StringSpec; 2],
    /// Materials, in the order of `controls::Material`.
    pub(crate) materials: [StringMaterial; 2],
    /// One per variant, in the order of the instrument's variants.
    pub(crate) builds: &'static [Build],
    /// Frets on the neck; higher keys are played as octave harmonics.
    pub(crate) frets: usize,
    /// Fret maps, in the order of `controls::FretMap`: cents of frets 1–12 above the open string.
    pub(crate) fret_cents: [[f64; 12]; 2],
    /// How the strings are held and struck.
    pub(crate) touch: TouchSpec,
}

/// One open string.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StringSpec {
    /// Pitch of the open string.
    pub(crate) open_midi: u8,
    /// Diameter.
    pub(crate) diameter_m: f64,
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
    /// Sideways pull of the open string at fortissimo.
    pub(crate) pull_m: f64,
    /// Time the finger takes to pull: nail, flesh.
    pub(crate) pull_s: [f32; 2],
    /// Time in which the string leaves the finger: nail, flesh.
    pub(crate) release_s: [f32; 2],
    /// Loss of any string at nut and neck, per round trip.
    pub(crate) nut_loss: f64,
    /// Loss of a stopped string at its tied fret on top of that, per round trip.
    pub(crate) fret_loss: f64,
    /// Extra loss of a stopped string, in multiples of the material's.
    pub(crate) fret_material_loss: f64,
    /// Scratch: rms noise force per pulling force: nail, flesh.
    pub(crate) scratch: [f32; 2],
    /// Share of the scratch that reaches the soundboard directly.
    pub(crate) scratch_on_board: f32,
}

/// One way of building the instrument.
#[derive(Debug)]
pub(crate) struct Build {
    /// Nut to bridge.
    pub(crate) scale_m: f64,
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
