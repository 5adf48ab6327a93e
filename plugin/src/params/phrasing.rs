//! Bow and breath: how notes begin, tie, tremble and stay in tune.

use nice_plug::prelude::{FloatParam, IntParam, Params};

use super::choice;
use super::declare::{self, Declare, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// Bow and breath: how notes begin, tie, tremble and stay in tune.
    pub struct PhrasingParams in {
        entries: "", "Bow and breath";
        entries_of_second: "b_", "Part B/Bow and breath";
    } {
        /// How much of the phrasing comes from velocity and length of the notes, 0–100 %.
        #[id = "auto_expression"]
        auto_expression: FloatParam,
        /// Length of onsets against the instrument's own, 25–400 %.
        #[id = "onset"]
        onset: FloatParam,
        /// Length of transitions between tied notes against the instrument's own, 25–400 %.
        #[id = "portamento"]
        portamento: FloatParam,
        /// Depth of vibrato against the instrument's own, 0–300 %.
        #[id = "vibrato"]
        vibrato: FloatParam,
        /// Rate of trills and tremolos, 2–16 Hz.
        #[id = "tremolo_rate"]
        tremolo_rate: FloatParam,
        /// How far the player corrects the instrument's pitch, 0–100 %.
        #[id = "intonation"]
        intonation: FloatParam,
        /// How surely bow and breath stay where the tone speaks well, 0–100 %.
        #[id = "skill"]
        skill: FloatParam,
        /// Lip on the reed, edge before the jet: slack at −100, tight at 100 %.
        #[id = "embouchure"]
        embouchure: FloatParam,
        /// Breath and friction noise: none at 0, the instrument's own at 50, extreme at 100 %.
        #[id = "noise"]
        noise: FloatParam,
        /// A second pipe, a sung voice, a bag's drone or the other string, 0–100 %.
        #[id = "companion"]
        companion: FloatParam,
        /// Its pitch above the instrument's tonic, −24–24 semitones.
        #[id = "companion_pitch"]
        companion_pitch: FloatParam,
        /// Note value of the host's tempo that trills and tremolos follow instead of their rate.
        #[id = "tremolo_sync"]
        tremolo_sync: IntParam,
    }
}

impl PhrasingParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        let percent = Unit::Percent;
        let scale = || declare::centred(25.0, 400.0, 100.0);
        Self {
            auto_expression: declare.float("Auto expression", 100.0, even(0.0, 100.0), percent),
            onset: declare.float("Onset", 100.0, scale(), percent),
            portamento: declare.float("Portamento", 100.0, scale(), percent),
            vibrato: declare.float("Vibrato", 100.0, even(0.0, 300.0), percent),
            tremolo_rate: declare.float("Tremolo rate", 9.0, even(2.0, 16.0), Unit::Hertz),
            intonation: declare.float("Intonation", 100.0, even(0.0, 100.0), percent),
            skill: declare.float("Skill", 100.0, even(0.0, 100.0), percent),
            embouchure: declare.float("Embouchure", 0.0, even(-100.0, 100.0), percent),
            noise: declare.float("Noise", 50.0, even(0.0, 100.0), percent),
            companion: declare.float("Companion", 0.0, even(0.0, 100.0), percent),
            companion_pitch: declare.float(
                "Companion pitch",
                -12.0,
                even(-24.0, 24.0),
                Unit::Semitone,
            ),
            tremolo_sync: declare.choice("Tremolo sync", &choice::PULSE),
        }
    }
}
