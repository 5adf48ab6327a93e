//! An operator of the FM oscillator.

use kairat_engine::synth::{OperatorControls, OperatorTarget};
use nice_plug::prelude::{BoolParam, FloatParam, Params};

use crate::params::{
    declare::{Declare, bent},
    stage::stage,
    text::Unit,
};

stage! {
    /// An operator of the FM oscillator.
    pub struct OperatorParams in {
        entries: "osc1_op1_", "Synth/Oscillator 1/Operator 1";
        entries_1_2: "osc1_op2_", "Synth/Oscillator 1/Operator 2";
        entries_1_3: "osc1_op3_", "Synth/Oscillator 1/Operator 3";
        entries_1_4: "osc1_op4_", "Synth/Oscillator 1/Operator 4";
        entries_2_1: "osc2_op1_", "Synth/Oscillator 2/Operator 1";
        entries_2_2: "osc2_op2_", "Synth/Oscillator 2/Operator 2";
        entries_2_3: "osc2_op3_", "Synth/Oscillator 2/Operator 3";
        entries_2_4: "osc2_op4_", "Synth/Oscillator 2/Operator 4";
    } {
        /// Frequency against the key.
        #[id = "ratio"]
        ratio: FloatParam,
        /// How loud it is, or how far it bends another.
        #[id = "level"]
        level: FloatParam,
        /// How much of the level the third envelope takes over.
        #[id = "envelope"]
        envelope: FloatParam,
        /// Does not follow the key.
        #[id = "fixed"]
        fixed: BoolParam,
        /// Frequency while it is fixed.
        #[id = "hz"]
        hz: FloatParam,
    }
}

impl OperatorParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        let plain = OperatorControls::default();
        Self {
            ratio: declare.float(
                "Ratio",
                plain.ratio,
                bent(OperatorTarget::Ratio.range(), 1.5),
                Unit::Times,
            ),
            level: declare.percent("Level", plain.level, OperatorTarget::Level.range()),
            envelope: declare.percent("Envelope", plain.envelope, OperatorTarget::Envelope.range()),
            fixed: declare.switch("Fixed", plain.is_fixed),
            hz: declare.float(
                "Frequency",
                plain.fixed_hz,
                bent(OperatorTarget::FixedHz.range(), 400.0),
                Unit::Hertz,
            ),
        }
    }
}
