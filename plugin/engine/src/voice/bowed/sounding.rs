//! A part within a tick: bowed, plucked or left alone.

use pulp::Simd;

use super::part::Part;
use crate::{dsp::simd::TICK, instruments::bowed::BowedSpec};

impl Part {
    /// Before the first sample of a tick; `rough` is the irregularity of the grip,
    /// `at_rest` the friction of a string that sticks. A string that is
    /// left alone runs the whole tick at once and says what force it would exert on a rigid bridge.
    #[inline(always)]
    pub(crate) fn begin_tick<S: Simd>(
        &mut self,
        simd: S,
        rough: &[f64; TICK],
        step_s: f64,
        at_rest: f64,
        force: &mut [f64; TICK],
    ) -> bool {
        let is_alone = !self.is_bowed && !self.pluck.is_on && !self.is_driven;
        let pull = 2.0 * self.string.impedance();
        if let Some(arriving) = self.string.begin(simd, is_alone) {
            for (force, wave) in force.iter_mut().zip(arriving) {
                *force += pull * wave;
            }
            return true;
        }
        if self.is_bowed {
            let most = at_rest * self.string.admittance();
            let (speed, hold) = (self.speed[0], most * self.newton[0]);
            let faster = (self.speed[1] - speed) / TICK as f64;
            let firmer = (most * self.newton[1] - hold) / TICK as f64;
            let stroke = &mut self.stroke;
            for (i, rough) in rough.iter().enumerate() {
                let at = (i + 1) as f64;
                stroke.speed_m_per_s[i] = speed + faster * at;
                stroke.hold_m_per_s[i] = (hold + firmer * at) * (1.0 + self.rough * rough).max(0.1);
            }
            if self.is_driven {
                self.draw_driven();
            }
        } else {
            for newton in &mut self.pull {
                *newton = if self.pluck.is_on { self.pluck.force(step_s) } else { 0.0 };
            }
            if self.is_driven {
                self.pull_driven();
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
    pub(crate) fn step<S: Simd>(
        &mut self,
        spec: &BowedSpec,
        run: [usize; 2],
        bridge: &[f64; TICK],
    ) {
        if self.is_bowed {
            let (contact, friction) = (&mut self.contact, &spec.bow.friction);
            self.string.rub::<S>(run, bridge, contact, friction, &self.stroke);
        } else {
            self.string.swing(run, bridge, &self.pull);
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
