//! What the hand does to a drum.

use super::Drum;
use crate::{
    controls::Controls,
    dsp::{noise::Random, simd::TICK},
    instruments::skin::Stroke,
    resonators::skin::MAX_MODES,
    units::db_to_gain,
    voice::skin::{
        design,
        strokes::{self, Blowing},
    },
};

impl Drum {
    /// A stroke; `force` is its share of fortissimo.
    pub(crate) fn strike(
        &mut self,
        stroke: Stroke,
        force: f32,
        brightness: f32,
        mut random: Random,
        controls: &Controls,
    ) {
        let blowing = Blowing::of(self.spec, stroke, controls, brightness, &mut random);
        let mut shape = [0.0; MAX_MODES];
        design::shape_at(
            &self.design,
            self.bank.kept(),
            &blowing,
            blowing.width_m / self.spec.radius_m,
            &mut shape[..self.bank.modes().min(MAX_MODES)],
        );
        if !self.is_awake {
            self.bank.tune(self.tuning[0], self.tuning[1], self.hand, true);
        }
        self.is_awake = true;
        self.has_place = true;
        self.is_struck = true;
        self.skin_level = 1.0;
        self.bank.aim_blow(&shape, controls.glide);
        if force == 0.0 {
            // The hand only shows where a synth is to drive the skin.
            return;
        }
        let [place, before] = self.bank.place();
        self.place = place;
        self.mallet.start(blowing.blow(force), place, before);
        let loud = 2.0 * controls.noise * blowing.noise * force;
        for (burst, band) in self.bursts.iter_mut().zip(&self.spec.noise) {
            let level = loud * db_to_gain(band.level_db);
            let centre_hz = band.centre_hz * blowing.brightness;
            let stream = random.fork();
            burst.start((centre_hz, band.q), band.decay_s * blowing.ring, level, stream);
        }
        self.lies = blowing.lies;
        self.lies_ticks = (strokes::HAND_STAYS_S * self.rate_hz / TICK as f32) as u32;
        self.is_held = blowing.lies > 0.0;
        if let Some(rings) = &mut self.rings {
            rings.seed(random.fork());
        }
    }

    /// The hand that stayed leaves.
    pub(crate) fn release(&mut self) {
        self.is_held = false;
    }

    /// The hand falls on the skin.
    pub(crate) fn choke(&mut self) {
        if self.is_awake {
            self.lies = 1.0;
            self.lies_ticks = (3.0 * strokes::HAND_STAYS_S * self.rate_hz / TICK as f32) as u32;
            if let Some(rings) = &mut self.rings {
                rings.choke();
            }
        }
    }
}
