//! What all voices see of the anatomy in a tick.

use super::{controls::AnatomyControls, travel::Lists, wheels::Values};

/// The scene.
pub(super) struct Scene<'a> {
    pub(super) controls: &'a AnatomyControls,
    pub(super) lists: Option<&'a Lists>,
    pub(super) wheels: Values,
    /// The panel moves, so that resonators change.
    pub(super) is_moving: bool,
    pub(super) ticks_per_s: f32,
}

impl Scene<'_> {
    /// Lists of modes in place of the general resonators, if any are played.
    pub(super) fn loaded(&self) -> Option<&Lists> {
        self.lists.filter(|lists| self.controls.is_loaded && !lists.travels.is_empty())
    }

    /// Hertz of a fractional key.
    pub(super) fn hz(&self, key: f64) -> f64 {
        crate::units::Pitch(key).hz(f64::from(self.controls.a4_hz)).clamp(8.0, 14_000.0)
    }
}
