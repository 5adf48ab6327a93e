//! An envelope.

use kairat_engine::synth::{EnvelopeControls, EnvelopeTarget};
use nice_plug::prelude::{FloatParam, Params};

use crate::params::{
    declare::{Declare, bent},
    stage::stage,
    text::Unit,
};

stage! {
    /// An envelope.
    pub struct EnvelopeParams in {
        entries: "env1_", "Synth/Envelope 1";
        entries_of_second: "env2_", "Synth/Envelope 2";
        entries_of_third: "env3_", "Synth/Envelope 3";
    } {
        /// Time before it begins.
        #[id = "delay"]
        delay: FloatParam,
        /// Time of its rise.
        #[id = "attack"]
        attack: FloatParam,
        /// Time at the top.
        #[id = "hold"]
        hold: FloatParam,
        /// Time to the sustained level.
        #[id = "decay"]
        decay: FloatParam,
        /// Level while the key is down.
        #[id = "sustain"]
        sustain: FloatParam,
        /// Time of its fall to nothing.
        #[id = "release"]
        release: FloatParam,
        /// Below zero slow first, above fast first.
        #[id = "attack_curve"]
        attack_curve: FloatParam,
        /// Below zero slow first, above fast first.
        #[id = "decay_curve"]
        decay_curve: FloatParam,
        /// Below zero slow first, above fast first.
        #[id = "release_curve"]
        release_curve: FloatParam,
    }
}

impl EnvelopeParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        Self::starting(declare, &EnvelopeControls::default())
    }

    /// Declared as it stands at first.
    pub(in crate::params) fn starting(declare: Declare, plain: &EnvelopeControls) -> Self {
        Self {
            delay: declare.float(
                "Delay",
                plain.delay_s,
                bent(EnvelopeTarget::Delay.range(), 0.5),
                Unit::Second,
            ),
            attack: declare.float(
                "Attack",
                plain.attack_s,
                bent(EnvelopeTarget::Attack.range(), 0.3),
                Unit::Second,
            ),
            hold: declare.float(
                "Hold",
                plain.hold_s,
                bent(EnvelopeTarget::Hold.range(), 0.5),
                Unit::Second,
            ),
            decay: declare.float(
                "Decay",
                plain.decay_s,
                bent(EnvelopeTarget::Decay.range(), 0.8),
                Unit::Second,
            ),
            sustain: declare.percent("Sustain", plain.sustain, EnvelopeTarget::Sustain.range()),
            release: declare.float(
                "Release",
                plain.release_s,
                bent(EnvelopeTarget::Release.range(), 0.8),
                Unit::Second,
            ),
            attack_curve: declare.percent(
                "Attack curve",
                plain.attack_curve,
                EnvelopeTarget::AttackCurve.range(),
            ),
            decay_curve: declare.percent(
                "Decay curve",
                plain.decay_curve,
                EnvelopeTarget::DecayCurve.range(),
            ),
            release_curve: declare.percent(
                "Release curve",
                plain.release_curve,
                EnvelopeTarget::ReleaseCurve.range(),
            ),
        }
    }
}
