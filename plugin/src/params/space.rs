//! The room: where it sounds, and who listens in it.

use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::choice;
use super::declare::{Declare, centred, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The room: where it sounds, and who listens in it.
    pub struct SpaceParams in { entries: "", "Space"; } {
        /// Whether there is a room at all.
        #[id = "space_on"]
        space_on: BoolParam,
        /// Which one.
        #[id = "space_room"]
        space_room: IntParam,
        /// From dry to the room alone, 0–100 %.
        #[id = "space_mix"]
        space_mix: FloatParam,
        /// From the instrument to the listener, 0.5–100 m.
        #[id = "space_distance"]
        space_distance: FloatParam,
        /// Width of what the room gives, 0–200 %.
        #[id = "space_width"]
        space_width: FloatParam,
        /// Lengths of the room against its own, 0.5–1.5.
        #[id = "space_size"]
        space_size: FloatParam,
        /// Decay of the bass against the room's own, 0.3–2.5.
        #[id = "space_low"]
        space_low: FloatParam,
        /// Decay of the middle against the room's own, 0.3–2.5.
        #[id = "space_mid"]
        space_mid: FloatParam,
        /// Decay of the treble against the room's own, 0.3–2.5.
        #[id = "space_high"]
        space_high: FloatParam,
        /// Wind on the steppe, 0–100 %.
        #[id = "space_wind"]
        space_wind: FloatParam,
    }
}

impl SpaceParams {
    /// Declared.
    pub(super) fn new(declare: Declare) -> Self {
        let decay = |name| declare.float(name, 1.0, centred(0.3, 2.5, 1.0), Unit::Times);
        Self {
            space_on: declare.switch("Space on", false),
            space_room: declare.choice("Room", &choice::ROOM),
            space_mix: declare.float("Room mix", 35.0, even(0.0, 100.0), Unit::Percent),
            space_distance: declare.float("Distance", 12.0, centred(0.5, 100.0, 12.0), Unit::Metre),
            space_width: declare.float("Room width", 100.0, even(0.0, 200.0), Unit::Percent),
            space_size: declare.float("Room size", 1.0, even(0.5, 1.5), Unit::Times),
            space_low: decay("Bass decay"),
            space_mid: decay("Middle decay"),
            space_high: decay("Treble decay"),
            space_wind: declare.float("Wind", 0.0, even(0.0, 100.0), Unit::Percent),
        }
    }
}
