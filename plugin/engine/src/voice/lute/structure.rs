//! What the panel asks for: among it build, material and tuning, which cannot change under a sounding note.

use super::Lute;
use crate::{
    controls::{Controls, StringInterval},
    instruments::{Instrument, lute::LuteSpec},
    units::db_to_gain,
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

impl Lute {
    /// Takes what the panel says; it counts from the next tick.
    pub(crate) fn set_controls(&mut self, controls: &Controls) {
        if self.controls.output_db != controls.output_db {
            self.output_gain = db_to_gain(controls.output_db);
        }
        let articulation = self.instrument.articulation(controls.articulation);
        let controls = Controls { articulation, ..*controls };
        self.is_stirred |= self.controls != controls;
        self.controls = controls;
    }
}
