//! What can be known of a drum from outside.

use super::Drum;
use crate::{exciters::burst::Burst, voice::skin::rattle::Rattle};

impl Drum {
    /// Upper bound of what is heard now.
    pub(crate) fn level(&self) -> f32 {
        if !self.is_awake {
            return 0.0;
        }
        let struck = if self.mallet.is_active() { 1.0e-3 } else { 0.0 };
        let noise: f32 = self.bursts.iter().map(Burst::level).sum();
        let rings = self.rings.as_ref().map_or(0.0, Rattle::level);
        self.skin_level + noise + rings + struck
    }

    pub(crate) fn tail_s(&self) -> f64 {
        self.tail_s
    }

    /// Of skin, shell and what strikes them.
    pub(crate) fn energy(&self) -> f64 {
        self.bank.energy() + self.mallet.energy()
    }

    /// The first mode with one nodal diameter of a kettle, the lowest of other drums, as it rings now.
    pub(crate) fn pitch_hz(&self) -> f64 {
        let wanted = usize::from(self.spec.is_kettle());
        let mut modes = self.design.shapes.iter().zip(&self.design.modes);
        let found = modes.find(|(shape, _)| shape.order == wanted);
        let [ratio, damping] = self.tuning.map(f64::from);
        found.map_or(0.0, |(_, mode)| {
            let decay_hz = damping * mode.decay_per_s / std::f64::consts::TAU;
            let square = (mode.frequency_hz * ratio).powi(2) - decay_hz * decay_hz;
            // A skin that is stretched by its own motion is tighter.
            let tighter = 1.0 + f64::from(self.bank.tension_share());
            (square.max(0.0) * tighter).sqrt()
        })
    }
}
