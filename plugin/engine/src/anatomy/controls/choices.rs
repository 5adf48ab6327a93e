//! What an anatomy is put together from.

/// What sets the resonator in motion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExciterKind {
    /// A finger or nail that draws the resonator aside and lets go.
    #[default]
    Pluck,
    /// Rosined hair.
    Bow,
    /// A double reed, closed by the breath.
    Reed,
    /// A jet of air on an edge.
    Jet,
    /// Lips, opened by the breath.
    Lip,
    /// A tongue that swings at the key and lets breath through.
    Tongue,
    /// A mass with felt.
    Stroke,
    /// The synth's sound behind an impedance.
    Synth,
}

impl ExciterKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Pluck,
        Self::Bow,
        Self::Reed,
        Self::Jet,
        Self::Lip,
        Self::Tongue,
        Self::Stroke,
        Self::Synth,
    ];

    /// Whether it goes on as long as the key is down.
    #[must_use]
    pub fn is_sustained(self) -> bool {
        !matches!(self, Self::Pluck | Self::Stroke)
    }

    /// Whether the resonator leads its pitch astray, so that an ear has to correct it.
    pub(crate) fn is_led(self) -> bool {
        matches!(self, Self::Bow | Self::Reed | Self::Jet | Self::Lip)
    }
}

/// What resonates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResonatorKind {
    /// A string, whole-numbered, a little stiff.
    #[default]
    String,
    /// A cylinder that is closed at one end: odd numbers.
    Bore,
    /// A cylinder that is open at both ends.
    OpenBore,
    /// A hollow with a mouth: one mode, and far above it some more.
    Vessel,
    /// A skin over a kettle.
    Skin,
    /// A tongue, clamped at one end.
    Tongue,
}

impl ResonatorKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::String, Self::Bore, Self::OpenBore, Self::Vessel, Self::Skin, Self::Tongue];
}

/// What radiates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BodyKind {
    /// Nothing: the resonator alone.
    None,
    /// A thin belly over a hollow.
    #[default]
    Lute,
    /// A bowl of which half is covered with skin.
    HalfSkin,
    /// An open bowl.
    Bowl,
    /// A skin over a kettle.
    DrumSkin,
    /// The flare of a horn.
    Flare,
    /// What was loaded; nothing before.
    Loaded,
}

impl BodyKind {
    /// All that need not be loaded.
    pub const ALL: [Self; 6] =
        [Self::None, Self::Lute, Self::HalfSkin, Self::Bowl, Self::DrumSkin, Self::Flare];
}

/// An exciter on a resonator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// What sets it in motion.
    pub exciter: ExciterKind,
    /// What resonates.
    pub resonator: ResonatorKind,
}

impl Build {
    /// Whether the exciter is at the resonator's end and not at a point of it: breath always, a bow where
    /// there is nothing to lay it on.
    pub(crate) fn is_at_end(self) -> bool {
        match self.exciter {
            ExciterKind::Pluck | ExciterKind::Stroke => false,
            ExciterKind::Bow => {
                !matches!(self.resonator, ResonatorKind::String | ResonatorKind::Skin)
            }
            _ => true,
        }
    }
}
