//! A part within a tick: bowed, plucked or left alone.

use pulp::Simd;

use super::part::Part;
use crate::{dsp::simd::TICK, instruments::bowed::BowedSpec};

impl Part {
    /// Before the first sample of a tick; `rough` is the irregularity of the grip. A string that is
    /// left alone runs the whole tick at once and says what force it would exert on a rigid bridge.
    #[inline(always)]
    pub(crate) fn begin_tick<S: Simd>(
        &mut self,
        simd: S,
        rough: &[f64; TICK],
        step_s: f64,
        force: &mut [f64; TICK],
    ) -> bool {
        let is_alone = !self.is_bowed && !self.pluck.is_on;
        let pull = 2.0 * self.string.impedance();
        if let Some(arriving) = self.string.begin(simd, is_alone) {
            for (force, wave) in force.iter_mut().zip(arriving) {
                *force += pull * wave;
            }
            return true;
        }
        let ([speed, next_speed, _], [newton, next_newton, _]) = (self.speed, self.newton);
        let stroke = &mut self.stroke;
        if self.is_bowed {
            for (i, rough) in rough.iter().enumerate() {
                let at = (i + 1) as f64 / TICK as f64;
                let grip = (1.0 + self.rough * rough).max(0.1);
                stroke.speed_m_per_s[i] = speed + (next_speed - speed) * at;
                stroke.newton[i] = (newton + (next_newton - newton) * at) * grip;
            }
        } else {
            for newton in &mut stroke.newton {
                *newton = if self.pluck.is_on { self.pluck.force(step_s) } else { 0.0 };
            }
        }
        false
    }

    /// After the last sample of a tick that was run as a whole.
    #[inline(always)]
    pub(crate) fn finish_tick(&mut self, bridge: &[f64; TICK]) {
        self.string.finish(bridge);
    }

    /// Adds the force on a rigid bridge in samples `from` to `to` of the tick.
    #[inline(always)]
    pub(crate) fn push<S: Simd>(&mut self, simd: S, run: [usize; 2], force: &mut [f64; TICK]) {
        let pull = 2.0 * self.string.impedance();
        let arriving = self.string.arrive(simd, run);
        for i in run[0]..run[1].min(TICK) {
            force[i] += pull * arriving[i];
        }
    }

    /// Moves samples `from` to `to` of the tick.
    #[inline(always)]
    pub(crate) fn step(&mut self, spec: &BowedSpec, run: [usize; 2], bridge: &[f64; TICK]) {
        if self.is_bowed {
            let (contact, friction) = (&mut self.contact, &spec.bow.friction);
            self.string.rub(run, bridge, contact, friction, &self.stroke);
        } else {
            self.string.swing(run, bridge, &self.stroke.newton);
        }
    }

    /// After the last sample of a tick that was run in pieces.
    #[inline(always)]
    pub(crate) fn end_tick(&mut self) {
        self.string.end(self.is_bowed);
        if self.is_bowed {
            self.servo.listen(self.string.arrived());
        }
    }
}
