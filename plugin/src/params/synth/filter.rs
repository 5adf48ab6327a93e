//! The filter of a voice.

use kairat_engine::synth::{FilterControls, FilterTarget};
use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use crate::params::{
    choice,
    declare::{Declare, bent, evenly},
    stage::stage,
    text::Unit,
};

stage! {
    /// The filter of a voice.
    pub struct FilterParams in {
        entries: "filter_", "Synth/Filter";
    } {
        /// What the filter lets through.
        #[id = "kind"]
        kind: IntParam,
        /// Where it cuts, at middle C.
        #[id = "cutoff"]
        cutoff: FloatParam,
        /// How much it rings at the cutoff.
        #[id = "resonance"]
        resonance: FloatParam,
        /// The two-pole filter is overdriven; the ladder always is.
        #[id = "driven"]
        driven: BoolParam,
        /// How hard a driven filter is driven.
        #[id = "drive"]
        drive: FloatParam,
        /// How far the cutoff follows the key.
        #[id = "key"]
        key: FloatParam,
        /// How far the second envelope opens it.
        #[id = "envelope"]
        envelope: FloatParam,
        /// How far a hard stroke opens it.
        #[id = "velocity"]
        velocity: FloatParam,
    }
}

impl FilterParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        let plain = FilterControls::default();
        Self {
            kind: declare.choice("Filter", &choice::FILTER),
            cutoff: declare.float(
                "Cutoff",
                plain.cutoff_hz,
                bent(FilterTarget::Cutoff.range(), 1000.0),
                Unit::Hertz,
            ),
            resonance: declare.percent(
                "Resonance",
                plain.resonance,
                FilterTarget::Resonance.range(),
            ),
            driven: declare.switch("Filter driven", plain.is_driven),
            drive: declare.float(
                "Filter drive",
                plain.drive_db,
                evenly(FilterTarget::Drive.range()),
                Unit::Decibel,
            ),
            key: declare.percent(
                "Key tracking",
                plain.key_tracking,
                FilterTarget::KeyTracking.range(),
            ),
            envelope: declare.float(
                "Filter envelope",
                plain.envelope_octaves,
                evenly(FilterTarget::Envelope.range()),
                Unit::Octave,
            ),
            velocity: declare.float(
                "Filter velocity",
                plain.velocity_octaves,
                evenly(FilterTarget::Velocity.range()),
                Unit::Octave,
            ),
        }
    }
}
