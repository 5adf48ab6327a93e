//! What the player's expression does.

use kairat_engine::synth::{ExpressionTarget, SynthControls};
use nice_plug::prelude::{FloatParam, Params};

use crate::params::{
    declare::{Declare, evenly},
    stage::stage,
    text::Unit,
};

stage! {
    /// What the player's expression does.
    pub struct ExpressionParams in {
        entries: "synth_", "Synth/Expression";
    } {
        /// How far brightness opens the filter.
        #[id = "bright"]
        bright: FloatParam,
        /// How far pressure opens the filter.
        #[id = "press_cutoff"]
        press_cutoff: FloatParam,
        /// How far pressure raises the level.
        #[id = "press_level"]
        press_level: FloatParam,
        /// How much of the level breath takes over.
        #[id = "breath_level"]
        breath_level: FloatParam,
        /// How far breath opens the filter.
        #[id = "breath_cutoff"]
        breath_cutoff: FloatParam,
        /// Depth under full modulation.
        #[id = "vibrato"]
        vibrato: FloatParam,
        /// How fast it is.
        #[id = "vibrato_rate"]
        vibrato_rate: FloatParam,
    }
}

impl ExpressionParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        let plain = SynthControls::default();
        let percent = |name, at, range| declare.percent(name, at, range);
        Self {
            bright: declare.float(
                "Synth brightness",
                plain.expression.brightness_octaves,
                evenly(ExpressionTarget::Brightness.range()),
                Unit::Octave,
            ),
            press_cutoff: declare.float(
                "Synth pressure to cutoff",
                plain.expression.pressure_octaves,
                evenly(ExpressionTarget::PressureCutoff.range()),
                Unit::Octave,
            ),
            press_level: declare.float(
                "Synth pressure to level",
                plain.expression.pressure_db,
                evenly(ExpressionTarget::PressureLevel.range()),
                Unit::Decibel,
            ),
            breath_level: percent(
                "Synth breath to level",
                plain.expression.breath_level,
                ExpressionTarget::BreathLevel.range(),
            ),
            breath_cutoff: declare.float(
                "Synth breath to cutoff",
                plain.expression.breath_octaves,
                evenly(ExpressionTarget::BreathCutoff.range()),
                Unit::Octave,
            ),
            vibrato: declare.float(
                "Synth vibrato",
                plain.expression.vibrato_semitones,
                evenly(ExpressionTarget::VibratoDepth.range()),
                Unit::Semitone,
            ),
            vibrato_rate: declare.float(
                "Synth vibrato rate",
                plain.expression.vibrato_hz,
                evenly(ExpressionTarget::VibratoRate.range()),
                Unit::Hertz,
            ),
        }
    }
}
