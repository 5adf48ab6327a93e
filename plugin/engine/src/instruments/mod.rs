//! The registry: every instrument, in an order that is only ever appended to.

pub(crate) mod dombra;
pub(crate) mod lute;

use crate::controls::Articulation;
use lute::LuteSpec;

/// One way the instrument is built and played.
#[derive(Debug)]
pub struct Variant {
    /// Final id, lower-case ASCII.
    pub id: &'static str,
    /// Display name.
    pub name: &'static str,
}

/// The physics an instrument runs on, with its numbers.
#[derive(Debug)]
pub(crate) enum Physics {
    /// Plucked strings over a body.
    Lute(&'static LuteSpec),
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
    /// Articulations it knows.
    pub articulations: &'static [Articulation],
    pub(crate) physics: Physics,
}

/// Every instrument.
pub const ALL: [&Instrument; 1] = [&DOMBRA];

pub use dombra::DOMBRA;
