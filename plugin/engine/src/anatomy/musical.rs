//! Which of the many make music: pairs in tune over two octaves, each with its body.

use super::controls::{BodyKind, Build, ExciterKind, ResonatorKind};

/// An exciter on a resonator on a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Exciter and resonator.
    pub build: Build,
    /// What radiates.
    pub body: BodyKind,
}

const fn pair(exciter: ExciterKind, resonator: ResonatorKind, body: BodyKind) -> Pair {
    Pair { build: Build { exciter, resonator }, body }
}

/// The list.
pub const MUSICAL: [Pair; 1] = [pair(ExciterKind::Pluck, ResonatorKind::String, BodyKind::Lute)];
