//! What the file of a drum or a rattle must say, and which key plays what on it.

mod keys;
mod rattle;

use crate::controls::{Articulation, Material};
pub(crate) use keys::{KeyStroke, Stroke, drum_keys, on, row};
pub(crate) use rattle::{RattleSpec, Thing};

/// A drum, a rattle, or all of them laid out on one keyboard.
#[derive(Debug)]
pub(crate) struct KitSpec {
    /// The pieces of each variant, as many of each.
    pub(crate) builds: &'static [&'static [Piece]],
    /// Lowest key first. A key between two takes the lower one's stroke, a key outside the nearest.
    pub(crate) map: &'static [&'static [KeyStroke]],
}

/// One thing in the kit.
#[derive(Debug)]
pub(crate) enum Piece {
    Drum(&'static DrumSpec),
    Rattle(&'static RattleSpec),
}

/// What every drum can do: the stroke of its key, or the same from any key.
pub(crate) const DRUM_ARTICULATIONS: &[Articulation] = &[
    Articulation::Stroke,
    Articulation::Centre,
    Articulation::Edge,
    Articulation::Rim,
    Articulation::Slap,
    Articulation::Choke,
    Articulation::Stick,
    Articulation::Tremolo,
];

/// What every drum may be covered with.
pub(crate) const DRUM_MATERIALS: &[Material] = &[Material::Goat, Material::Hide];

/// One drum.
#[derive(Debug)]
pub(crate) struct DrumSpec {
    /// Radius of the skin that is free to swing.
    pub(crate) radius_m: f64,
    pub(crate) tension_n_per_m: f64,
    pub(crate) density_kg_per_m2: f64,
    /// Thickness times Young’s modulus as it acts, over `1 − ν²`, in N/m.
    pub(crate) stretch_n_per_m: f64,
    pub(crate) air: Air,
    /// Modes of the skin: 48–96.
    pub(crate) modes: usize,
    /// Loss factor of the skin.
    pub(crate) loss: f64,
    /// Loss that all modes share, 1/s.
    pub(crate) loss_per_s: f64,
    /// Share of a baffled piston's radiation loss.
    pub(crate) radiation: f64,
    /// Uneven skin parts the pairs by this share.
    pub(crate) split: f64,
    /// The individual: where its skin is uneven.
    pub(crate) individual: u32,
    pub(crate) hand: Beater,
    pub(crate) stick: Beater,
    pub(crate) shell: &'static [ShellMode],
    /// Sound of hand or stick on the skin: the dense modes above the counted ones.
    pub(crate) noise: [NoiseSpec; 2],
    /// Rings or bells inside the hoop.
    pub(crate) rings: Option<&'static RattleSpec>,
    /// Output per modal volume velocity.
    pub(crate) level: f64,
}

impl DrumSpec {
    /// A closed bowl under one skin.
    pub(crate) const fn is_kettle(&self) -> bool {
        matches!(self.air, Air::Kettle { .. })
    }
}

/// The air a skin works on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Air {
    /// Open on both sides.
    Open,
    /// A closed bowl of the volume of a cylinder of this depth; `spring` is the share of its stiffness
    /// that acts, as it yields and leaks.
    Kettle { depth_m: f64, spring: f64 },
    /// A second skin at this distance, with its own tension and density.
    Drum { depth_m: f64, spring: f64, tension_n_per_m: f64, density_kg_per_m2: f64 },
}

/// A hand or a stick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beater {
    pub(crate) mass_kg: f64,
    /// Speed at fortissimo.
    pub(crate) speed_m_per_s: f64,
    /// Of the contact, N/m².
    pub(crate) stiffness: f64,
    /// Of the contact, N·s/m².
    pub(crate) loss: f64,
    /// Radius of the patch that is touched.
    pub(crate) width_m: f64,
}

/// One mode of hoop or bowl.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShellMode {
    pub(crate) frequency_hz: f64,
    pub(crate) q: f64,
    /// Heard under a blow on the rim, re the strongest.
    pub(crate) level_db: f64,
}

/// One band of noise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoiseSpec {
    pub(crate) centre_hz: f32,
    pub(crate) q: f32,
    pub(crate) decay_s: f32,
    /// rms at fortissimo, re full scale.
    pub(crate) level_db: f32,
}

/// One mode of hoop or bowl.
pub(crate) const fn shell(frequency_hz: f64, q: f64, level_db: f64) -> ShellMode {
    ShellMode { frequency_hz, q, level_db }
}
