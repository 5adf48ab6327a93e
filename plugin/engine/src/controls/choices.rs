//! What can be chosen by name, whatever the instrument: final orders, defaults first.

/// Which way the stroking hand travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StrokeDirection {
    /// Down and up in turn; down after a pause.
    #[default]
    Alternate,
    /// Low string first, fuller.
    Down,
    /// High string first, tighter, softer and brighter.
    Up,
}

/// What strings, tongues, reeds and shells are made of. The order is final; an instrument that cannot
/// be made of the chosen one takes the first of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Material {
    /// Nylon monofilament, in use since the 1940s.
    #[default]
    Nylon,
    /// Sheep or goat gut.
    Gut,
    /// A bundle of horsehair.
    Horsehair,
    /// Steel wire, or a steel tongue.
    Steel,
    /// Brass or bronze.
    Brass,
    /// Wood or bamboo.
    Wood,
    /// Cane or reed stalk.
    Cane,
    /// Fired clay.
    Clay,
    /// Goatskin, thin.
    Goat,
    /// Camel or cattle hide, thick.
    Hide,
    /// Horn.
    Horn,
}

/// Interval of the two open strings below the high one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StringInterval {
    /// D3–G3, the normal tuning.
    #[default]
    Fourth,
    /// C3–G3.
    Fifth,
    /// F3–G3.
    Second,
    /// G3–G3.
    Unison,
}

/// Where the tied frets sit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FretMap {
    /// Twelve equal semitones.
    #[default]
    Equal,
    /// The Bökey school's pure fifths and fourths, its movable frets at their default.
    Bokey,
}

/// How a slide travels along the neck.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SlideMode {
    /// The string catches on every tied fret it passes.
    #[default]
    ThroughFrets,
    /// The finger presses between the frets: a smooth glissando.
    Free,
}

/// What is done to a note value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feel {
    /// Nothing.
    #[default]
    Straight,
    /// Half as long again.
    Dotted,
    /// Three in the time of two.
    Triplet,
}

impl Feel {
    /// Length against the straight note.
    #[must_use]
    pub fn length(self) -> f64 {
        match self {
            Self::Straight => 1.0,
            Self::Dotted => 1.5,
            Self::Triplet => 2.0 / 3.0,
        }
    }
}
