//! The right hand: where, with what and how hard the strings are met.

use nice_plug::prelude::{FloatParam, IntParam, Params};

use super::choice;
use super::declare::{Declare, centred, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The right hand: where, with what and how hard the strings are met.
    pub struct RightHandParams in {
        entries: "", "Right hand";
        entries_of_second: "b_", "Part B/Right hand";
    } {
        /// Where the hand meets the string: thin and bright at the bridge, round and hollow toward
        /// the middle; from the bridge as a fraction of the sounding length, 0.05–0.5.
        #[id = "contact_point"]
        contact_point: FloatParam,
        /// Soft flesh or hard nail, 0–100 %.
        #[id = "nail"]
        nail: FloatParam,
        /// Which way the hand travels: down is fuller, up is tighter and brighter.
        #[id = "stroke_direction"]
        stroke_direction: IntParam,
        /// How coming notes are played.
        #[id = "articulation"]
        articulation: IntParam,
        /// Fingers that follow each other in one stroke, 1–4.
        #[id = "fingers"]
        fingers: IntParam,
        /// How widely a down-stroke's fingers are spread in time, 4–40 ms; an up-stroke takes half.
        #[id = "finger_spread"]
        finger_spread: FloatParam,
        /// Scratch of nail and skin along the string, 0–100 %.
        #[id = "scratch"]
        scratch: FloatParam,
        /// How the hand answers to velocity: below zero soft touches speak louder, above it a hard touch
        /// is asked for; −100–100 %.
        #[id = "dynamics_curve"]
        dynamics_curve: FloatParam,
        /// How far apart the softest and the hardest stroke are, 6–60 dB.
        #[id = "dynamics_range"]
        dynamics_range: FloatParam,
    }
}

impl RightHandParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        let percent = Unit::Percent;
        Self {
            contact_point: declare.float(
                "Contact point",
                0.235,
                centred(0.05, 0.5, 0.235),
                Unit::Fraction,
            ),
            nail: declare.float("Nail and flesh", 62.0, even(0.0, 100.0), percent),
            stroke_direction: declare.choice("Stroke direction", &choice::STROKE_DIRECTION),
            articulation: declare.choice("Articulation", &choice::ARTICULATION),
            fingers: declare.count("Fingers", 2, (1, 4), Unit::Count),
            finger_spread: declare.float("Finger spread", 22.0, even(4.0, 40.0), Unit::Millisecond),
            scratch: declare.float("Scratch", 50.0, even(0.0, 100.0), percent),
            dynamics_curve: declare.float("Dynamics curve", 0.0, even(-100.0, 100.0), percent),
            dynamics_range: declare.float("Dynamics range", 26.0, even(6.0, 60.0), Unit::Decibel),
        }
    }
}
