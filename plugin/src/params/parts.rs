//! The parts: who takes part, on which keys, how loud and where.

use nice_plug::prelude::{BoolParam, FloatParam, IntParam, Params};

use super::declare::{Declare, centred, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// The parts: who takes part, on which keys, how loud and where.
    pub struct PartsParams in { entries: "", "Parts"; } {
        /// Level of the first part, −60–12 dB.
        #[id = "a_level"]
        a_level: FloatParam,
        /// Where the first part stands, −100 left – 100 right.
        #[id = "a_pan"]
        a_pan: FloatParam,
        /// Lowest key of the first part.
        #[id = "a_low"]
        a_low: IntParam,
        /// Highest key of the first part.
        #[id = "a_high"]
        a_high: IntParam,
        /// From the played key to the one that the first part sounds, in semitones.
        #[id = "a_transpose"]
        a_transpose: IntParam,
        /// Whether the second part plays.
        #[id = "b_on"]
        b_on: BoolParam,
        /// Level of the second part, −60–12 dB.
        #[id = "b_level"]
        b_level: FloatParam,
        /// Where the second part stands, −100 left – 100 right.
        #[id = "b_pan"]
        b_pan: FloatParam,
        /// Lowest key of the second part.
        #[id = "b_low"]
        b_low: IntParam,
        /// Highest key of the second part.
        #[id = "b_high"]
        b_high: IntParam,
        /// From the played key to the one that the second part sounds, in semitones.
        #[id = "b_transpose"]
        b_transpose: IntParam,
        /// Whether the percussion plays.
        #[id = "drums_on"]
        drums_on: BoolParam,
        /// Level of the percussion, −60–12 dB.
        #[id = "drums_level"]
        drums_level: FloatParam,
        /// Where the percussion stands, −100 left – 100 right.
        #[id = "drums_pan"]
        drums_pan: FloatParam,
        /// Lowest key of the percussion.
        #[id = "drums_low"]
        drums_low: IntParam,
        /// Highest key of the percussion.
        #[id = "drums_high"]
        drums_high: IntParam,
        /// From the played key to the one that the percussion sounds, in semitones.
        #[id = "drums_transpose"]
        drums_transpose: IntParam,
        /// Soft hand or hard stick on the percussion, 0–100 %.
        #[id = "drums_hardness"]
        drums_hardness: FloatParam,
        /// Humidity on the percussion's skins, −300–200 cents.
        #[id = "drums_weather"]
        drums_weather: FloatParam,
        /// Rings and jingles of the percussion, 0–100 %.
        #[id = "drums_rattle"]
        drums_rattle: FloatParam,
    }
}

impl PartsParams {
    /// Declared.
    pub(super) fn new(declare: Declare) -> Self {
        let level = |name| declare.float(name, 0.0, centred(-60.0, 12.0, -12.0), Unit::Decibel);
        let pan = |name| declare.float(name, 0.0, even(-100.0, 100.0), Unit::Percent);
        let percent = |name| declare.float(name, 50.0, even(0.0, 100.0), Unit::Percent);
        let key = |name, default| declare.count(name, default, (0, 127), Unit::Count);
        let transpose = |name| declare.count(name, 0, (-48, 48), Unit::Semitone);
        Self {
            a_level: level("A level"),
            a_pan: pan("A pan"),
            a_low: key("A lowest key", 0),
            a_high: key("A highest key", 127),
            a_transpose: transpose("A transpose"),
            b_on: declare.switch("B on", false),
            b_level: level("B level"),
            b_pan: pan("B pan"),
            b_low: key("B lowest key", 0),
            b_high: key("B highest key", 127),
            b_transpose: transpose("B transpose"),
            drums_on: declare.switch("Percussion on", false),
            drums_level: level("Percussion level"),
            drums_pan: pan("Percussion pan"),
            drums_low: key("Percussion lowest key", 0),
            drums_high: key("Percussion highest key", 127),
            drums_transpose: transpose("Percussion transpose"),
            drums_hardness: percent("Percussion hardness"),
            drums_weather: declare.float(
                "Percussion weather",
                0.0,
                even(-300.0, 200.0),
                Unit::Cent,
            ),
            drums_rattle: percent("Percussion rattle"),
        }
    }
}
