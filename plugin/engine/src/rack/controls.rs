//! What the panel says of the rack: one plain struct, written by the bridge.

use super::{BlendControls, ModulationControls};
use crate::{
    Controls, anatomy::AnatomyControls, finish::FinishControls, space::SpaceControls,
    synth::SynthControls,
};

/// A place in the rack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slot {
    /// The first part, which always plays.
    #[default]
    A,
    /// The second part.
    B,
    /// Skins and rattles, each on its own key.
    Percussion,
}

impl Slot {
    /// How many there are.
    pub const COUNT: usize = 3;
    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [Self::A, Self::B, Self::Percussion];

    /// Its place in a list of all.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// Who is heard, on which keys, how loud and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Whether it takes part; one that does not is stopped by the hand.
    pub is_on: bool,
    /// Level in the mix, −60–12 dB; −60 is none.
    pub level_db: f32,
    /// −1 left, 0 as it stands, 1 right.
    pub pan: f32,
    /// Keys that it answers to, the lowest and the highest, 0–127; none if they cross.
    pub keys: [u8; 2],
    /// Semitones from the key that is played to the one it sounds, −48–48.
    pub transpose: i8,
}

impl Default for Place {
    fn default() -> Self {
        Self { is_on: true, level_db: 0.0, pan: 0.0, keys: [0, 127], transpose: 0 }
    }
}

impl Place {
    /// A place that is switched off.
    #[must_use]
    pub const fn off(self) -> Self {
        Self { is_on: false, ..self }
    }

    /// The same with every number inside its range; what is not a number takes its default.
    #[must_use]
    pub fn clamped(self) -> Self {
        let within = |value: f32, low: f32, high: f32| {
            if value.is_finite() { value.clamp(low, high) } else { 0.0 }
        };
        Self {
            level_db: within(self.level_db, -60.0, 12.0),
            pan: within(self.pan, -1.0, 1.0),
            keys: self.keys.map(|key| key.min(127)),
            transpose: self.transpose.clamp(-48, 48),
            ..self
        }
    }
}

/// One part: how its instrument is played, and what is heard of it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PartControls {
    /// The instrument's own panel.
    pub instrument: Controls,
    /// What is heard of it.
    pub place: Place,
}

impl PartControls {
    /// A part that is switched off.
    #[must_use]
    pub const fn off(self) -> Self {
        Self { place: self.place.off(), ..self }
    }
}

/// The synth layer: its panel, and what is heard of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerControls {
    /// The synth's own panel.
    pub synth: SynthControls,
    /// What is heard of it.
    pub place: Place,
}

impl Default for LayerControls {
    fn default() -> Self {
        Self { synth: SynthControls::default(), place: Place::default().off() }
    }
}

/// The anatomy: its panel, and what is heard of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BuiltControls {
    /// The anatomy's own panel.
    pub anatomy: AnatomyControls,
    /// What is heard of it.
    pub place: Place,
}

impl Default for BuiltControls {
    fn default() -> Self {
        // As unlike as the parts' notes are.
        let human = Controls::default().human;
        let anatomy = AnatomyControls { human, ..AnatomyControls::DEFAULT };
        Self { anatomy, place: Place::default().off() }
    }
}

/// Everything on the panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RackControls {
    /// The parts, in the order of [`Slot::ALL`].
    pub parts: [PartControls; Slot::COUNT],
    /// The synth that plays the same notes.
    pub layer: LayerControls,
    /// The instrument that is put together by hand.
    pub built: BuiltControls,
    /// How the first part is woven with another.
    pub blend: BlendControls,
    /// What moves what.
    pub modulation: ModulationControls,
    /// The room they stand in.
    pub space: SpaceControls,
    /// What is done to the sound last.
    pub finish: FinishControls,
}

impl Default for RackControls {
    fn default() -> Self {
        let part = PartControls::default();
        Self {
            parts: [part, part.off(), part.off()],
            layer: LayerControls::default(),
            built: BuiltControls::default(),
            blend: BlendControls::default(),
            modulation: ModulationControls::default(),
            space: SpaceControls::default(),
            finish: FinishControls::default(),
        }
    }
}
