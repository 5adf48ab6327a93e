//! What leaves the instrument.

use nice_plug::prelude::{FloatParam, Params};

use super::declare::{Declare, centred, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// What leaves the instrument.
    pub struct OutputParams in {
        entries: "", "Output";
        entries_of_second: "b_", "Part B/Output";
    } {
        /// How wide the body stands between the loudspeakers, 0–100 %.
        #[id = "width"]
        width: FloatParam,
        /// Output level, −60–12 dB.
        #[id = "output"]
        output: FloatParam,
    }
}

impl OutputParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        Self {
            width: declare.float("Width", 60.0, even(0.0, 100.0), Unit::Percent),
            output: declare.float("Output", 0.0, centred(-60.0, 12.0, -12.0), Unit::Decibel),
        }
    }
}
