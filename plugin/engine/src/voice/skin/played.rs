//! One piece of a kit, whatever it is.

use super::{drum::Drum, rattle::Rattle};
use crate::{
    controls::{Articulation, Controls},
    instruments::skin::Stroke,
};

/// What can be struck or shaken.
#[derive(Debug)]
pub(super) enum Played {
    Drum(Box<Drum>),
    Rattle(Box<Rattle>),
}

impl Played {
    pub(super) fn level(&self) -> f32 {
        match self {
            Self::Drum(drum) => drum.level(),
            Self::Rattle(rattle) => rattle.level(),
        }
    }

    pub(super) fn tail_s(&self) -> f64 {
        match self {
            Self::Drum(drum) => drum.tail_s(),
            Self::Rattle(rattle) => rattle.tail_s(),
        }
    }

    pub(super) fn energy(&self) -> f64 {
        match self {
            Self::Drum(drum) => drum.energy(),
            Self::Rattle(rattle) => rattle.energy(),
        }
    }
}

/// The stroke of a key, unless the articulation says another.
pub(super) fn played_as(articulation: Articulation, own: Stroke, is_drum: bool) -> Stroke {
    match (articulation, is_drum) {
        (Articulation::Centre, true) => Stroke::Centre,
        (Articulation::Edge, true) => Stroke::Edge,
        (Articulation::Rim, true) => Stroke::Rim,
        (Articulation::Slap, true) => Stroke::Slap,
        (Articulation::Choke, true) => Stroke::Choke,
        (Articulation::Stick, true) => Stroke::Stick,
        (Articulation::Shake, false) => Stroke::Shake,
        (Articulation::Tap, false) => Stroke::Stamp,
        _ => own,
    }
}

/// How much is in a rattle that is shaken, of its own 1; never nothing.
pub(super) fn many(controls: &Controls) -> f32 {
    (0.5 + controls.rattle).powi(2)
}
