//! What the file of a drum or a rattle must say, and which key plays what on it.

/// A drum, a rattle, or all of them laid out on one keyboard.
#[derive(Debug)]
pub(crate) struct KitSpec {
    pub(crate) pieces: &'static [Piece],
    /// Lowest key first. A key between two takes the lower one's stroke, a key outside the nearest.
    pub(crate) map: &'static [KeyStroke],
}

/// One thing in the kit.
#[derive(Debug)]
pub(crate) enum Piece {
    Drum(&'static DrumSpec),
    Rattle(&'static RattleSpec),
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyStroke {
    pub(crate) key: u8,
    /// Place of the piece in the kit.
    pub(crate) piece: usize,
    pub(crate) stroke: Stroke,
}

/// What the hand does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stroke {
    /// The flat hand in the middle.
    Centre,
    /// Fingers between middle and hoop, off again at once: the drum's own tone.
    Open,
    /// Fingers near the hoop.
    Edge,
    /// On the hoop itself.
    Rim,
    /// The open hand slaps and stays.
    Slap,
    /// Struck, then the hand lies down on the skin.
    Choke,
    /// The stick between middle and hoop.
    Stick,
    /// The stick near the hoop.
    StickEdge,
    /// Shaken once.
    Shake,
    /// The staff's foot on the floor.
    Stamp,
    /// Two halves struck together.
    Clap,
    /// One thing alone is struck.
    Ring(usize),
}

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

/// Things that are shaken or struck together.
#[derive(Debug)]
pub(crate) struct RattleSpec {
    pub(crate) things: &'static [Thing],
    /// How many of them are hit in a shake; what follows is only struck on purpose.
    pub(crate) loose: usize,
    /// Collisions per second at fortissimo.
    pub(crate) rate_per_s: f32,
    /// T60 of the shaking after the hand has stopped.
    pub(crate) rest_s: f32,
    /// Time the hand shakes for one stroke.
    pub(crate) shake_s: f32,
    /// Time from a stroke to the first things that hit.
    pub(crate) flight_s: f32,
    /// How far a hit moves the modes of its thing, as a share.
    pub(crate) spread: f64,
    /// Level of one collision at fortissimo.
    pub(crate) level: f64,
}

/// One of them.
#[derive(Debug)]
pub(crate) struct Thing {
    /// First mode.
    pub(crate) frequency_hz: f64,
    /// Modes over the first.
    pub(crate) ratios: &'static [f64],
    /// Quality factor of the first; higher modes keep half of theirs for each octave.
    pub(crate) q: f64,
    pub(crate) level_db: f64,
    /// Time constant of the contact.
    pub(crate) contact_s: f64,
}

/// One key's entry.
pub(crate) const fn on(key: u8, piece: usize, stroke: Stroke) -> KeyStroke {
    KeyStroke { key, piece, stroke }
}
