//! The left hand: stopping, sliding, vibrato, and what it leaves free to ring.

use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::choice;
use super::declare::{Declare, centred, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The left hand: stopping, sliding, vibrato, and what it leaves free to ring.
    pub struct LeftHandParams in {
        entries: "", "Left hand";
        entries_of_second: "b_", "Part B/Left hand";
    } {
        /// How long a released string takes to fall silent under the finger, 40–1000 ms.
        #[id = "release"]
        release: FloatParam,
        /// How much a hard stroke starts sharp and settles; 100 % is what tension does, 0–200 %.
        #[id = "glide"]
        glide: FloatParam,
        /// Whether the string that is not played may answer through the bridge.
        #[id = "sympathy"]
        sympathy: BoolParam,
        /// Whether a released open string rings on under the next notes.
        #[id = "drone"]
        drone: BoolParam,
        /// How slides travel: step by step over the tied frets, or smoothly.
        #[id = "slide_mode"]
        slide_mode: IntParam,
        /// How quickly the finger rocks in vibrato, 1–10 Hz.
        #[id = "vibrato_rate"]
        vibrato_rate: FloatParam,
    }
}

impl LeftHandParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        Self {
            release: declare.float(
                "Release",
                120.0,
                centred(40.0, 1_000.0, 200.0),
                Unit::Millisecond,
            ),
            glide: declare.float("Glide", 100.0, even(0.0, 200.0), Unit::Percent),
            sympathy: declare.switch("Sympathy", false),
            drone: declare.switch("Drone", true),
            slide_mode: declare.choice("Slide mode", &choice::SLIDE_MODE),
            vibrato_rate: declare.float("Vibrato rate", 5.0, even(1.0, 10.0), Unit::Hertz),
        }
    }
}
