//! Build, material and tuning: what cannot change under a sounding note.

use crate::{
    controls::{Controls, StringInterval},
    instruments::{Instrument, lute::LuteSpec},
};
/// What cannot change under a sounding note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Structure {
    pub(super) build: usize,
    pub(super) material: usize,
    pub(super) string_interval: StringInterval,
}

impl Structure {
    pub(super) fn of(controls: &Controls, instrument: &Instrument, spec: &LuteSpec) -> Self {
        Self {
            build: controls.variant.min(spec.builds.len() - 1),
            material: instrument.material(controls.material).min(spec.sets.len() - 1),
            string_interval: controls.string_interval,
        }
    }
}
