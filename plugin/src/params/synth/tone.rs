//! An oscillator: what it is made of.

use kairat_engine::synth::{ToneControls, ToneTarget};
use nice_plug::prelude::{FloatParam, IntParam, Params};

use crate::params::{
    choice,
    declare::{Declare, bent, evenly},
    stage::stage,
    text::Unit,
};

stage! {
    /// An oscillator: what it is made of.
    pub struct ToneParams in {
        entries: "osc1_", "Synth/Oscillator 1/Tone";
        entries_of_second: "osc2_", "Synth/Oscillator 2/Tone";
    } {
        /// What the oscillator is made of.
        #[id = "kind"]
        kind: IntParam,
        /// Coarse tuning.
        #[id = "coarse"]
        coarse: FloatParam,
        /// Fine tuning.
        #[id = "fine"]
        fine: FloatParam,
        /// How loud the oscillator is.
        #[id = "level"]
        level: FloatParam,
        /// Where it stands: 0 left, 50 centre, 100 right.
        #[id = "pan"]
        pan: FloatParam,
        /// Saw, pulse or triangle.
        #[id = "shape"]
        shape: IntParam,
        /// How long the pulse stays high.
        #[id = "width"]
        width: FloatParam,
        /// Frequency against the one that resets it; 1 is no sync.
        #[id = "sync"]
        sync: FloatParam,
        /// Which wavetable is read.
        #[id = "table"]
        table: IntParam,
        /// Where in the wavetable it reads.
        #[id = "position"]
        position: FloatParam,
        /// Which of eight ways the operators are joined.
        #[id = "algorithm"]
        algorithm: IntParam,
        /// How far the fourth operator moves itself.
        #[id = "feedback"]
        feedback: FloatParam,
        /// How far back in the last second grains begin.
        #[id = "grain_position"]
        grain_position: FloatParam,
        /// How far from there they may begin.
        #[id = "grain_spray"]
        grain_spray: FloatParam,
        /// Length of a grain.
        #[id = "grain_size"]
        grain_size: FloatParam,
        /// How many grains sound at a time.
        #[id = "grain_density"]
        grain_density: FloatParam,
        /// Share of the grains that run backwards.
        #[id = "grain_reverse"]
        grain_reverse: FloatParam,
        /// How far apart grains stand.
        #[id = "grain_width"]
        grain_width: FloatParam,
        /// Colour of the noise.
        #[id = "noise"]
        noise: IntParam,
        /// How narrow the band of noise is.
        #[id = "focus"]
        focus: FloatParam,
    }
}

impl ToneParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        Self::starting(declare, &ToneControls::default())
    }

    /// Declared as it stands at first.
    pub(in crate::params) fn starting(declare: Declare, plain: &ToneControls) -> Self {
        let percent = |name, at, range| declare.percent(name, at, range);
        Self {
            kind: declare.choice("Kind", &choice::OSCILLATOR),
            coarse: declare.float(
                "Coarse",
                plain.coarse_semitones,
                evenly(ToneTarget::Coarse.range()),
                Unit::Semitone,
            ),
            fine: declare.float(
                "Fine",
                plain.fine_cents,
                evenly(ToneTarget::Fine.range()),
                Unit::Cent,
            ),
            level: percent("Level", plain.level, ToneTarget::Level.range()),
            pan: percent("Pan", plain.pan, ToneTarget::Pan.range()),
            shape: declare.choice("Shape", &choice::ANALOGUE),
            width: percent("Pulse width", plain.pulse_width, ToneTarget::PulseWidth.range()),
            sync: declare.float(
                "Sync",
                plain.sync_ratio,
                evenly(ToneTarget::SyncRatio.range()),
                Unit::Times,
            ),
            table: declare.choice("Wavetable", &choice::WAVETABLE),
            position: percent("Position", plain.position, ToneTarget::Position.range()),
            algorithm: declare.count("Algorithm", 1, (1, 8), Unit::Count),
            feedback: percent("Feedback", plain.feedback, ToneTarget::Feedback.range()),
            grain_position: percent(
                "Grain position",
                plain.grain_position,
                ToneTarget::GrainPosition.range(),
            ),
            grain_spray: percent("Grain spray", plain.grain_spray, ToneTarget::GrainSpray.range()),
            grain_size: declare.float(
                "Grain size",
                plain.grain_size_ms,
                bent(ToneTarget::GrainSize.range(), 80.0),
                Unit::Millisecond,
            ),
            grain_density: declare.float(
                "Grain density",
                plain.grain_density,
                bent(ToneTarget::GrainDensity.range(), 4.0),
                Unit::Times,
            ),
            grain_reverse: percent(
                "Grain reverse",
                plain.grain_reverse,
                ToneTarget::GrainReverse.range(),
            ),
            grain_width: percent("Grain width", plain.grain_width, ToneTarget::GrainWidth.range()),
            noise: declare.choice("Noise colour", &choice::NOISE),
            focus: percent("Noise focus", plain.noise_focus, ToneTarget::NoiseFocus.range()),
        }
    }
}
