//! The synth among the parts: whether it plays, on which keys, how loud and where.

use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::declare::{Declare, centred, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The synth among the parts: whether it plays, on which keys, how loud and where.
    pub struct LayerParams in { entries: "", "Parts"; } {
        /// Whether the synth plays.
        #[id = "synth_on"]
        synth_on: BoolParam,
        /// Level of the synth, −60–12 dB.
        #[id = "synth_level"]
        synth_level: FloatParam,
        /// Where the synth stands, −100 left – 100 right.
        #[id = "synth_pan"]
        synth_pan: FloatParam,
        /// Lowest key of the synth.
        #[id = "synth_low"]
        synth_low: IntParam,
        /// Highest key of the synth.
        #[id = "synth_high"]
        synth_high: IntParam,
        /// From the played key to the one that the synth sounds, in semitones.
        #[id = "synth_transpose"]
        synth_transpose: IntParam,
    }
}

impl LayerParams {
    /// Declared.
    pub(super) fn new(declare: Declare) -> Self {
        Self {
            synth_on: declare.switch("Synth on", false),
            synth_level: declare.float(
                "Synth level",
                0.0,
                centred(-60.0, 12.0, -12.0),
                Unit::Decibel,
            ),
            synth_pan: declare.float("Synth pan", 0.0, even(-100.0, 100.0), Unit::Percent),
            synth_low: declare.count("Synth lowest key", 0, (0, 127), Unit::Count),
            synth_high: declare.count("Synth highest key", 127, (0, 127), Unit::Count),
            synth_transpose: declare.count("Synth transpose", 0, (-48, 48), Unit::Semitone),
        }
    }
}
