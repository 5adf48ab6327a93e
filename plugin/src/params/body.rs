//! The body and the losses of the strings.

use nice_plug::prelude::{FloatParam, Params};

use super::declare::{Declare, centred};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The body and the losses of the strings.
    pub struct BodyParams in {
        entries: "", "Body";
        entries_of_second: "b_", "Part B/Body";
    } {
        /// How large the body is: a bigger one sounds lower and darker, 0.7–1.4 ×.
        #[id = "body_size"]
        body_size: FloatParam,
        /// How quickly the strings die away against their material's own way, 0.25–4 ×.
        #[id = "damping"]
        damping: FloatParam,
    }
}

impl BodyParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        Self {
            body_size: declare.float("Body size", 1.0, centred(0.7, 1.4, 1.0), Unit::Times),
            damping: declare.float("Damping", 1.0, centred(0.25, 4.0, 1.0), Unit::Times),
        }
    }
}
