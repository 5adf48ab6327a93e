//! How keys are played.

use kairat_engine::synth::{PlayTarget, SynthControls};
use nice_plug::prelude::{FloatParam, IntParam, Params};

use crate::params::{
    choice,
    declare::{Declare, bent, evenly},
    stage::stage,
    text::Unit,
};

stage! {
    /// How keys are played.
    pub struct PlayParams in {
        entries: "synth_", "Synth/Play";
    } {
        /// A voice per note, or one voice.
        #[id = "mode"]
        mode: IntParam,
        /// Time of the way from note to note.
        #[id = "glide"]
        glide: FloatParam,
        /// The same for every interval, or per octave.
        #[id = "glide_mode"]
        glide_mode: IntParam,
        /// How much velocity sets the level.
        #[id = "velocity"]
        velocity: FloatParam,
        /// How far the third envelope bends the pitch.
        #[id = "pitch_env"]
        pitch_env: FloatParam,
        /// How far it moves pulse width and table position.
        #[id = "timbre_env"]
        timbre_env: FloatParam,
    }
}

impl PlayParams {
    /// Declared.
    pub(in crate::params) fn new(declare: Declare) -> Self {
        let plain = SynthControls::default();
        let percent = |name, at, range| declare.percent(name, at, range);
        Self {
            mode: declare.choice("Synth mode", &choice::PLAY_MODE),
            glide: declare.float(
                "Synth glide",
                plain.play.glide_s,
                bent(PlayTarget::Glide.range(), 0.3),
                Unit::Second,
            ),
            glide_mode: declare.choice("Synth glide time", &choice::GLIDE_MODE),
            velocity: percent(
                "Synth velocity",
                plain.play.velocity_level,
                PlayTarget::VelocityLevel.range(),
            ),
            pitch_env: declare.float(
                "Synth pitch envelope",
                plain.play.pitch_envelope_semitones,
                evenly(PlayTarget::PitchEnvelope.range()),
                Unit::Semitone,
            ),
            timbre_env: percent(
                "Synth timbre envelope",
                plain.play.shape_envelope,
                PlayTarget::ShapeEnvelope.range(),
            ),
        }
    }
}
