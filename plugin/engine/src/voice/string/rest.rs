//! When a string takes no part, or only answers others.

use super::{Damper, StringVoice};
use crate::{
    dsp::simd::TICK,
    instruments::lute::Stops,
    resonators::{string_law::StringLaw, waveguide::Loop},
};

/// Mean square of its waves below which a string that nobody holds only answers others: −73 dB re
/// fortissimo.
const ANSWER_POWER: f32 = 1.0e-7;

/// Steps of the tension glide.
const STILL_CENTS: f64 = 0.15;

impl StringVoice {
    /// Whether the string lies still under the thumb.
    #[inline(always)]
    pub(crate) fn is_resting(&self) -> bool {
        self.is_resting
    }

    /// Whether it only answers others.
    #[inline(always)]
    pub(crate) fn is_answering(&self) -> bool {
        self.is_answering
    }

    /// A hand comes to the string: it is no longer one that only answers.
    pub(crate) fn awaken(&mut self) {
        self.is_answering = false;
    }

    /// Lets a string that nobody holds, and that has as good as died away, only answer the others.
    /// Returns whether it has changed.
    pub(crate) fn calm(&mut self) -> bool {
        let calms = self.spec.stops == Stops::Press
            && !self.is_answering
            && self.note.is_none()
            && self.mean_power[1] < ANSWER_POWER
            && !self.is_plucked();
        if calms {
            self.is_answering = true;
            self.is_sideways = false;
            self.power = 0.0;
            self.glide_cents = 0.0;
            self.loops[1].reset();
            self.waves[1] = [0.0; TICK];
            if let Some(far) = &mut self.far {
                far.reset();
            }
        }
        calms
    }

    /// Lets the string rest if it lies under the thumb and is as good as silent, or takes part again
    /// if the thumb has left. Returns whether that has changed.
    pub(crate) fn rest(&mut self, silent_power: f32) -> bool {
        let under_thumb = matches!(self.damper, Damper::Finger { lifts_in: None, .. });
        let rests = under_thumb && !self.is_plucked() && self.mean_power[1] < silent_power;
        if rests && !self.is_resting {
            self.loops.iter_mut().for_each(Loop::reset);
            self.mean_power = [0.0; 2];
        }
        std::mem::replace(&mut self.is_resting, rests) != rests
    }

    /// Whether it rests or only answers, and nothing about its tuning will change by itself.
    pub(crate) fn is_idle(&self) -> bool {
        let rests = self.is_resting && matches!(self.damper, Damper::Finger { lifts_in: None, .. });
        (rests || self.is_answering && self.damper == Damper::Free)
            && !self.is_behind
            && self.wants_accord.is_none()
            && !self.stop.is_moving()
            && self.glide_cents.abs() <= STILL_CENTS
    }

    /// Takes the power of a string that only answers from what is on it, now and then.
    pub(crate) fn listen(&mut self) {
        if self.is_answering {
            let recent = self.loops[0].recent(self.loops[0].span());
            let (sixteens, _) = recent.as_chunks::<TICK>();
            let mut sums = [0.0_f32; TICK];
            for sixteen in sixteens {
                for (sum, y) in sums.iter_mut().zip(sixteen) {
                    *sum += y * y;
                }
            }
            let count = (TICK * sixteens.len()).max(1) as f32;
            self.mean_power = [sums.iter().sum::<f32>() / count; 2];
        }
    }

    /// Mean square of the waves on the string, both polarisations.
    pub(crate) fn mean_power(&self) -> f32 {
        self.mean_power[1]
    }

    /// Follows the energy of the vibration, once per tick, and the glide of `glide` times the physical one.
    /// Returns whether the glide has moved.
    pub(crate) fn track_power(&mut self, glide: f64) -> bool {
        if self.is_answering {
            // [`StringVoice::listen`] does it; an answer is too weak to glide.
            return false;
        }
        let mean = std::mem::take(&mut self.power) / TICK as f32;
        // Two poles of 8 ms ride over the period of the lowest string.
        let rate = (TICK as f64 / (0.008 * self.rate_hz)).min(1.0) as f32;
        self.mean_power[0] += rate * (mean - self.mean_power[0]);
        self.mean_power[1] += rate * (self.mean_power[0] - self.mean_power[1]);
        let sharp = self.sharpening * f64::from(self.mean_power[1]);
        let cents = (glide * sharp.min(0.02) * crate::units::CENTS_PER_NEPER).min(35.0);
        let moved = (cents - self.glide_cents).abs() > STILL_CENTS;
        if moved {
            self.glide_cents = cents;
        }
        moved
    }
}

/// Relative rise of pitch per mean square of a string's velocity waves, in s²/m²:
/// `Δf/f = ½·(EA/T)·(1/2L)·∫u'²`, where `∫u'² = energy/T` in the mean and the energy of the waves is
/// `Z·mean(y²)/f0`.
pub(super) fn sharpening(law: &StringLaw) -> f64 {
    let tension = law.tension_newton();
    law.axial_stiffness_newton() * law.impedance()
        / (law.f0_hz * 4.0 * law.length_m * tension * tension)
}
