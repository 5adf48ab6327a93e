//! A low-frequency oscillator.

use kairat_engine::synth::{LfoControls, LfoTarget};
use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use crate::params::{
    choice,
    declare::{Declare, bent, evenly},
    stage::stage,
    text::Unit,
};

stage! {
    /// A low-frequency oscillator.
    pub struct LfoParams in {
        entries: "lfo1_", "Synth/LFO 1";
        entries_of_second: "lfo2_", "Synth/LFO 2";
        entries_of_third: "lfo3_", "Synth/LFO 3";
    } {
        /// Its shape.
        #[id = "shape"]
        shape: IntParam,
        /// Rate while it does not follow the tempo.
        #[id = "rate"]
        rate: FloatParam,
        /// Follows the host's tempo.
        #[id = "sync"]
        sync: BoolParam,
        /// Period while it follows the tempo.
        #[id = "division"]
        division: IntParam,
        /// Straight, dotted or triplet.
        #[id = "feel"]
        feel: IntParam,
        /// All notes share it; else each begins its own.
        #[id = "global"]
        global: BoolParam,
        /// Where in its period it begins.
        #[id = "phase"]
        phase: FloatParam,
        /// Time in which it fades in.
        #[id = "fade"]
        fade: FloatParam,
        /// How far it bends the pitch.
        #[id = "pitch"]
        pitch: FloatParam,
        /// How far it moves the cutoff.
        #[id = "cutoff"]
        cutoff: FloatParam,
        /// How far it moves pulse width and table position.
        #[id = "timbre"]
        timbre: FloatParam,
        /// How far it moves the level.
        #[id = "level"]
        level: FloatParam,
    }
}

impl LfoParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        let plain = LfoControls::default();
        Self {
            shape: declare.choice("Shape", &choice::LFO_SHAPE),
            rate: declare.float(
                "Rate",
                plain.rate_hz,
                bent(LfoTarget::Rate.range(), 2.0),
                Unit::Hertz,
            ),
            sync: declare.switch("Sync", plain.is_synced),
            division: declare.choice("Division", &choice::DIVISION),
            feel: declare.choice("Feel", &choice::FEEL),
            global: declare.switch("Global", plain.is_global),
            phase: declare.percent("Phase", plain.phase, LfoTarget::Phase.range()),
            fade: declare.float(
                "Fade",
                plain.fade_s,
                bent(LfoTarget::Fade.range(), 1.0),
                Unit::Second,
            ),
            pitch: declare.float(
                "Pitch",
                plain.pitch_semitones,
                evenly(LfoTarget::Pitch.range()),
                Unit::Semitone,
            ),
            cutoff: declare.float(
                "Cutoff",
                plain.cutoff_octaves,
                evenly(LfoTarget::Cutoff.range()),
                Unit::Octave,
            ),
            timbre: declare.percent("Timbre", plain.shape_depth, LfoTarget::ShapeDepth.range()),
            level: declare.percent("Level", plain.level_depth, LfoTarget::LevelDepth.range()),
        }
    }
}
