//! Skin and mouth: what meets a drum, what hangs on it, and the mouth before a tongue.

use nice_plug::prelude::{FloatParam, Params};

use super::declare::{Declare, even};
use super::stage::stage;
use super::text::Unit;

stage! {
    /// Skin and mouth: what meets a drum, what hangs on it, and the mouth before a tongue.
    pub struct SkinParams in {
        entries: "", "Skin and mouth";
        entries_of_second: "b_", "Part B/Skin and mouth";
    } {
        /// Soft hand or hard stick, 0–100 %.
        #[id = "hardness"]
        hardness: FloatParam,
        /// How humid air detunes the skins, −300–200 cents.
        #[id = "weather"]
        weather: FloatParam,
        /// Pendants, rings and jingles: none at 0, the instrument's own at 50, many at 100 %.
        #[id = "rattle"]
        rattle: FloatParam,
        /// The mouth from closed to open: the formant that picks the partial, 0–100 %.
        #[id = "mouth"]
        mouth: FloatParam,
        /// The throat: the second formant, 0–100 %.
        #[id = "throat"]
        throat: FloatParam,
        /// How firmly the mouth's formant holds to a partial, 0–100 %.
        #[id = "magnet"]
        magnet: FloatParam,
    }
}

impl SkinParams {
    /// Declared for a part.
    pub(super) fn new(declare: Declare) -> Self {
        let percent = |name, value| declare.float(name, value, even(0.0, 100.0), Unit::Percent);
        Self {
            hardness: percent("Hardness", 50.0),
            weather: declare.float("Weather", 0.0, even(-300.0, 200.0), Unit::Cent),
            rattle: percent("Rattle", 50.0),
            mouth: percent("Mouth", 50.0),
            throat: percent("Throat", 50.0),
            magnet: percent("Magnet", 80.0),
        }
    }
}
