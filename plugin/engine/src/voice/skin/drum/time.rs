//! What happens to a drum from tick to tick: the hand on it, its pitch, its rings, its rest.

use super::Drum;
use crate::{
    controls::{Controls, Material},
    dsp::simd::TICK,
    exciters::burst::Burst,
    voice::skin::strokes,
};

/// Camel or cattle hide against goat: pitch, losses [E: half as heavy again].
const HIDE: [f32; 2] = [0.84, 1.35];

/// Ticks between two looks at what still moves.
const SURVEY: u32 = 32;

/// Below this nothing is heard.
const QUIET: f32 = 1.0e-8;

impl Drum {
    /// `ratio` is the pitch that weather, wheel and size ask for, against the design.
    pub(crate) fn tick(&mut self, ratio: f32, pressure: f32, controls: &Controls) {
        self.lies_ticks = self.lies_ticks.saturating_sub(1);
        if self.lies_ticks == 0 && !self.is_held {
            self.lies = 0.0;
        }
        // A hand is not there before the blow has ended.
        let lies = if self.mallet.is_active() { 0.0 } else { self.lies };
        let target = lies.max(pressure);
        self.hand += self.hand_rate * (target - self.hand);
        if (target - self.hand).abs() < 1.0e-4 {
            self.hand = target;
        }
        let [heavier, duller] = if controls.material == Material::Hide { HIDE } else { [1.0, 1.0] };
        self.tuning = [heavier * ratio, controls.damping * duller];
        self.done = 0;
        if !self.is_awake {
            return;
        }
        self.bank.tune(self.tuning[0], self.tuning[1], self.hand, false);
        self.ticks = self.ticks.wrapping_add(1);
        if self.ticks.is_multiple_of(SURVEY) {
            self.bank.settle(self.mallet.is_active());
            self.skin_level = self.bank.level();
        }
        self.is_struck = self.mallet.is_active() || self.bank.is_stretching() || self.grasp.is_on();
        for burst in &mut self.bursts {
            burst.settle();
            if self.hand > 0.5 {
                burst.damp(0.02 * self.hand);
            }
        }
        self.tick_rings(controls.rattle);
        let heard = self.skin_level + self.bursts.iter().map(Burst::level).sum::<f32>();
        let rings = self.rings.as_ref().is_some_and(|rings| !rings.is_idle());
        if heard < QUIET && !self.is_struck && !rings {
            self.reset();
        }
    }

    fn tick_rings(&mut self, rattle: f32) {
        let power = self.power / TICK as f32;
        self.power = 0.0;
        if let Some(rings) = &mut self.rings {
            let arrived = self.flight[self.flight_at];
            self.flight[self.flight_at] = power;
            self.flight_at = (self.flight_at + 1) % self.flight.len();
            let share = (2.0 * rattle).powi(2);
            let fed = (strokes::RINGS_PER_POWER * arrived).min(1.0) * share;
            rings.feed(if fed > strokes::RINGS_REST { fed } else { 0.0 });
            rings.tick();
        }
    }
}
