//! Several copies of each oscillator.

use kairat_engine::synth::{UnisonControls, UnisonTarget};
use nice_plug::prelude::{FloatParam, IntParam, Params};

use crate::params::{
    declare::{Declare, evenly},
    stage::stage,
    text::Unit,
};

stage! {
    /// Several copies of each oscillator.
    pub struct UnisonParams in {
        entries: "unison_", "Synth/Unison";
    } {
        /// Copies of each oscillator.
        #[id = "copies"]
        copies: IntParam,
        /// How far the copies stand apart in pitch.
        #[id = "detune"]
        detune: FloatParam,
        /// How far apart they stand in stereo.
        #[id = "spread"]
        spread: FloatParam,
        /// How far each copy wanders.
        #[id = "drift"]
        drift: FloatParam,
    }
}

impl UnisonParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        let plain = UnisonControls::default();
        Self {
            copies: declare.count("Unison", 1, (1, 8), Unit::Count),
            detune: declare.float(
                "Unison detune",
                plain.detune_cents,
                evenly(UnisonTarget::Detune.range()),
                Unit::Cent,
            ),
            spread: declare.percent("Unison spread", plain.spread, UnisonTarget::Spread.range()),
            drift: declare.float(
                "Unison drift",
                plain.drift_cents,
                evenly(UnisonTarget::Drift.range()),
                Unit::Cent,
            ),
        }
    }
}
