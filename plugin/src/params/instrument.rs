//! The instrument as it was built and tuned.

use nice_plug::prelude::{FloatParam, IntParam, Params};

use super::choice;
use super::declare::{self, Declare};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The instrument as it was built and tuned.
    pub struct InstrumentParams in {
        entries: "", "Instrument";
        entries_of_second: "b_", "Part B/Instrument";
    } {
        /// What sounds.
        #[id = "instrument"]
        instrument: IntParam,
        /// Which of its builds sounds; one that the instrument does not come in counts as its first.
        #[id = "variant"]
        variant: IntParam,
        /// What strings, reed, tongue or shell are made of; what the instrument cannot be made of counts
        /// as its first material.
        #[id = "material"]
        material: IntParam,
        /// How far the low string is tuned below the high one.
        #[id = "string_interval"]
        string_interval: IntParam,
        /// Where the tied frets sit, and with them the temperament.
        #[id = "fret_map"]
        fret_map: IntParam,
        /// Frequency of A4, 400–480 Hz.
        #[id = "a4"]
        a4: FloatParam,
    }
}

impl InstrumentParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        Self {
            instrument: declare.choice("Instrument", &choice::INSTRUMENT).non_automatable(),
            variant: declare.choice("Variant", &choice::VARIANT),
            material: declare.choice("Material", &choice::MATERIAL),
            string_interval: declare.choice("String interval", &choice::STRING_INTERVAL),
            fret_map: declare.choice("Fret map", &choice::FRET_MAP),
            a4: declare.float("A4 reference", 440.0, declare::even(400.0, 480.0), Unit::Hertz),
        }
    }
}
