//! The registry: every instrument, in an order that is only ever appended to.

/// One way the instrument is built and played.
#[derive(Debug)]
pub struct Variant {
    /// Final id, lower-case ASCII.
    pub id: &'static str,
    /// Display name.
    pub name: &'static str,
}

/// An instrument as the world sees it.
#[derive(Debug)]
pub struct Instrument {
    /// Final id, lower-case ASCII.
    pub id: &'static str,
    /// Display name.
    pub name: &'static str,
    /// Name in Kazakh, Cyrillic.
    pub name_kk: &'static str,
    /// Family: `plucked`, `bowed`, `wind`, `metal`, `skin`.
    pub family: &'static str,
    /// Lowest and highest key it answers at its true pitch.
    pub range_midi: (u8, u8),
    /// Variants, the first is the default.
    pub variants: &'static [Variant],
}

/// Every instrument.
pub const ALL: [&Instrument; 1] = [&DOMBRA];

/// The dombra.
pub const DOMBRA: Instrument = Instrument {
    id: "dombra",
    name: "Dombra",
    name_kk: "Домбыра",
    family: "plucked",
    range_midi: (50, 86),
    variants: &[
        Variant { id: "western", name: "Western (tökpe)" },
        Variant { id: "eastern", name: "Eastern (shertpe)" },
    ],
};
