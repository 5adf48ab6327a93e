//! What a string loses besides its material's share in the prototype.

use super::{Damper, Setting, StringVoice};
use crate::resonators::{
    dispersion::PROTOTYPE_LOSS,
    loss::{ExtraLoss, LossTaps},
    string_law::StringLaw,
};

impl StringVoice {
    /// T60 of the first partial with what now lies on the string, without the body's share.
    pub(crate) fn t60_s(&self) -> f64 {
        let decay = self.prototype_loss() * self.law.decay_per_s(self.law.f0_hz)
            + self.loss.decay_per_s(&self.law, self.law.f0_hz);
        3.0 * std::f64::consts::LN_10 / decay
    }

    pub(super) fn wanted_loss(&self, setting: &Setting, unbent: &StringLaw) -> ExtraLoss {
        let touch = &self.spec.touch;
        let nut_loss = self.spec.sets[setting.material].nut_loss;
        let mut loss = ExtraLoss {
            material: setting.damping - self.prototype_loss(),
            flat_per_s: setting.damping * nut_loss * unbent.f0_hz,
            at_1k_per_s: setting.palm_per_s,
        };
        if !self.stop.is_open() {
            let stop = setting.damping * self.spec.builds[setting.build].stop_loss;
            loss.material += stop * touch.fret_material_loss;
            loss.flat_per_s += stop * touch.fret_loss * unbent.f0_hz;
        }
        if let Damper::Finger { t60_s, .. } = self.damper {
            let decay = 3.0 * std::f64::consts::LN_10 / f64::from(t60_s);
            loss.flat_per_s += decay;
            loss.at_1k_per_s += 0.5 * decay;
        }
        loss
    }

    /// Share of the material's loss that the prototype has.
    pub(super) fn prototype_loss(&self) -> f64 {
        if self.is_answering { 0.0 } else { PROTOTYPE_LOSS }
    }

    /// Fits the loss taps of both polarisations.
    pub(super) fn fit_losses(&mut self, unbent: &StringLaw) {
        let widest = 1 + 2 * usize::from(unbent.f0_hz * 60.0 < self.rate_hz);
        let sideways = self.spec.touch.horizontal_loss_per_s;
        for (taps, more_per_s) in self.loss_taps.iter_mut().zip([0.0, sideways]) {
            let mut loss = self.loss;
            loss.flat_per_s += more_per_s;
            *taps = if self.is_answering {
                LossTaps::short(&loss, unbent, self.rate_hz)
            } else {
                LossTaps::fit(&loss, unbent, self.rate_hz, widest)
            };
        }
    }
}
