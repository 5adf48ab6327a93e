//! A part within a tick: bowed, plucked or left alone.

use pulp::Simd;

use super::{part::Part, waves::Stroke};
use crate::{dsp::simd::TICK, instruments::bowed::BowedSpec};

impl Part {
    /// Before the first sample of a tick. A string that is left alone runs the whole tick at once and
    /// says what force it would exert on a rigid bridge.
    #[inline(always)]
    pub(crate) fn begin_tick<S: Simd>(&mut self, simd: S, force: &mut [f64; TICK]) -> bool {
        let is_alone = !self.is_bowed && !self.pluck.is_on;
        let pull = 2.0 * self.string.impedance();
        let Some(arriving) = self.string.begin(simd, is_alone) else { return false };
        for (force, wave) in force.iter_mut().zip(arriving) {
            *force += pull * wave;
        }
        true
    }

    /// After the last sample of a tick that was run as a whole.
    #[inline(always)]
    pub(crate) fn finish_tick(&mut self, bridge: &[f64; TICK]) {
        self.string.finish(bridge);
    }

    /// Force on a rigid bridge at sample `i` of the tick.
    #[inline(always)]
    pub(crate) fn force<S: Simd>(&mut self, simd: S, i: usize) -> f64 {
        2.0 * self.string.impedance() * self.string.arriving(simd, i)
    }

    /// Moves sample `i` of the tick; `rough` is the irregularity of the grip.
    #[inline(always)]
    pub(crate) fn step(
        &mut self,
        spec: &BowedSpec,
        i: usize,
        [bridge, force, rough]: [f64; 3],
        step_s: f64,
    ) {
        if self.is_bowed {
            self.servo.listen(force);
            let at = (i + 1) as f64 / TICK as f64;
            let newton = self.newton[0] + (self.newton[1] - self.newton[0]) * at;
            let stroke = Stroke {
                friction: &spec.bow.friction,
                speed_m_per_s: self.speed[0] + (self.speed[1] - self.speed[0]) * at,
                newton: newton * (1.0 + self.rough * rough).max(0.1),
            };
            self.string.rub(i, bridge, &mut self.contact, stroke);
        } else {
            let newton = if self.pluck.is_on { self.pluck.force(step_s) } else { 0.0 };
            self.string.swing(i, bridge, newton);
        }
    }
}
