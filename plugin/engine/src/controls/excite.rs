//! How a synth plays an instrument: as a force or a pressure where it is played.

/// Full scale of either number.
const MOST: f32 = 2.0;

/// A synth at an instrument's own string, bore, vessel, tongue or skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Excite {
    /// Force or pressure of a source of full scale, 0–2: at 1 about that of a mezzoforte note.
    pub amount: f32,
    /// How strongly the instrument's own exciter plays beside it, 0–1: 0 leaves strings, bore or skin to
    /// the source alone.
    pub natural: f32,
}

impl Default for Excite {
    /// No source, and the instrument as it is.
    fn default() -> Self {
        Self { amount: 0.0, natural: 1.0 }
    }
}

impl Excite {
    /// The same within its ranges; what is no number is nothing.
    #[must_use]
    pub fn clamped(self) -> Self {
        let within =
            |x: f32, most: f32, none: f32| if x.is_finite() { x.clamp(0.0, most) } else { none };
        Self { amount: within(self.amount, MOST, 0.0), natural: within(self.natural, 1.0, 1.0) }
    }
}
