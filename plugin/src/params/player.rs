//! The player: what differs from stroke to stroke, and how a controller is understood.

use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::choice;
use super::declare::{Declare, even};
use super::stage::stage;
use super::text::Unit;

/// Highest seed: every one of them survives the way through a host's 32-bit floats.
const HIGHEST_SEED: i32 = 999_999;

stage! {
    /// The player: what differs from stroke to stroke, and how a controller is understood.
    pub struct PlayerParams in { entries: "", "Player"; } {
        /// How much one stroke differs from the next, 0–100 %.
        #[id = "human"]
        human: FloatParam,
        /// Which performance it is: the same seed plays the same variations, 0–999999.
        #[id = "seed"]
        seed: IntParam,
        /// How far the pitch wheel bends outside MPE, 0–48 semitones.
        #[id = "bend_range"]
        bend_range: IntParam,
        /// Whether channels carry single notes.
        #[id = "mpe"]
        mpe: IntParam,
        /// How far a note bends on its own MPE channel, 0–96 semitones.
        #[id = "mpe_bend_range"]
        mpe_bend_range: IntParam,
        /// Low keys choose articulations instead of sounding.
        #[id = "keyswitches"]
        keyswitches: BoolParam,
        /// The first of those keys; the instrument's articulations follow in their order.
        #[id = "keyswitch_key"]
        keyswitch_key: IntParam,
        /// The controller that chooses articulations, 1–119; 0 is none.
        #[id = "articulation_cc"]
        articulation_cc: IntParam,
    }
}

impl PlayerParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        let semitone = Unit::Semitone;
        Self {
            human: declare.float("Human", 50.0, even(0.0, 100.0), Unit::Percent),
            seed: declare.count("Seed", 1, (0, HIGHEST_SEED), Unit::Count).non_automatable(),
            bend_range: declare.count("Bend range", 2, (0, 48), semitone).non_automatable(),
            mpe: declare.choice("MPE", &choice::MPE).non_automatable(),
            mpe_bend_range: declare
                .count("MPE bend range", 48, (0, 96), semitone)
                .non_automatable(),
            keyswitches: declare.switch("Keyswitches", true).non_automatable(),
            keyswitch_key: declare
                .count("Keyswitch key", 0, (0, 108), Unit::Count)
                .non_automatable(),
            articulation_cc: declare
                .count("Articulation CC", 0, (0, 119), Unit::Count)
                .non_automatable(),
        }
    }
}
