//! The waves on a bowed string, sample by sample under a bow or a tick at a time without one.

use pulp::Simd;

use super::string::BowedString;
use crate::{
    dsp::simd::TICK,
    exciters::bow::{Contact, Friction, Rub},
    resonators::line::Line,
};

/// The bow over one sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke<'a> {
    pub(crate) friction: &'a Friction,
    pub(crate) speed_m_per_s: f64,
    pub(crate) newton: f64,
}

impl BowedString {
    /// Before the first sample of a tick. A string that is left alone and long enough is run over the
    /// whole tick: asked to, it says what reaches the bridge.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S, is_alone: bool) -> Option<&[f64; TICK]> {
        self.ahead = self.nut_side.ahead();
        if !is_alone || self.ahead < TICK || !self.bridge_side.is_long() {
            return None;
        }
        self.look(simd);
        self.arriving = self.bridge_side.tick(&self.bridge);
        Some(&self.arriving)
    }

    /// After the last sample of a tick that was run as a whole: how the bridge moved.
    #[inline(always)]
    pub(crate) fn finish(&mut self, bridge_m_per_s: &[f64; TICK]) {
        let mut leaving = *bridge_m_per_s;
        for (leaving, arrived) in leaving.iter_mut().zip(&self.arriving) {
            *leaving -= arrived;
        }
        self.nut.extend(&leaving);
        self.bridge.extend(&self.returning.map(|wave| -wave));
    }

    #[inline(always)]
    fn look<S: Simd>(&mut self, simd: S) {
        self.nut_side.read(simd, &self.nut, &mut self.returning);
        self.nut_side.advance(self.ahead);
    }

    /// The wave that reaches the bridge at sample `i` of the tick; to be called once a sample, before
    /// the string moves.
    #[inline(always)]
    pub(crate) fn arriving<S: Simd>(&mut self, simd: S, i: usize) -> f64 {
        if i & (self.ahead - 1) == 0 {
            self.look(simd);
        }
        self.arrived = self.bridge_side.read(&self.bridge, 0);
        self.arrived
    }

    /// Moves sample `i` of the tick under the bow, with the bridge at `bridge_m_per_s`.
    #[inline(always)]
    pub(crate) fn rub(
        &mut self,
        i: usize,
        bridge_m_per_s: f64,
        contact: &mut Contact,
        stroke: Stroke<'_>,
    ) -> Rub {
        let from_bridge = bridge_m_per_s - self.arrived;
        let from_nut = -self.returning[i & (self.ahead - 1) & (TICK - 1)];
        let twist_nut = -self.twist_reflection * self.twist_nut.between(self.twist_nut_samples);
        let twist_bridge =
            -self.twist_reflection * self.twist_bridge.between(self.twist_bridge_samples);
        let free = from_bridge + from_nut + twist_nut + twist_bridge;
        let drive = [stroke.speed_m_per_s, stroke.newton];
        let rub = contact.rub(stroke.friction, [free, self.admittance()], drive, || {
            self.rise(i).map(|x| free + x)
        });
        if rub.late_newton != 0.0 {
            let late = rub.late_newton * self.share;
            self.bridge.add(late);
            self.nut.add(late);
            let late = rub.late_newton * self.twist_admittance;
            self.twist_bridge.add(late);
            self.twist_nut.add(late);
        }
        let push = rub.newton * self.share;
        self.bridge.push(from_nut + push);
        self.nut.push(from_bridge + push);
        let turn = rub.newton * self.twist_admittance;
        self.twist_bridge.push(twist_nut + turn);
        self.twist_nut.push(twist_bridge + turn);
        self.bridge_side.advance(1);
        rub
    }

    /// How far the string under the bow moves on by itself until the sample after this one, if that is
    /// known; the bridge is taken to stay as quick as it is.
    #[inline(never)]
    fn rise(&self, i: usize) -> Option<f64> {
        let bridge = self.bridge_side.coming(&self.bridge)? - self.arrived;
        let k = i & (self.ahead - 1);
        let next = if k + 1 < self.ahead {
            self.returning[k + 1]
        } else {
            self.nut_side.one(&self.nut, 1)
        };
        let twist = |line: &Line, samples: usize| {
            if samples > 1 { line.between(samples - 1) - line.between(samples) } else { 0.0 }
        };
        let turn = twist(&self.twist_nut, self.twist_nut_samples)
            + twist(&self.twist_bridge, self.twist_bridge_samples);
        Some(-bridge - (next - self.returning[k]) - self.twist_reflection * turn)
    }

    /// Moves sample `i` of the tick by itself, or pulled by a finger; what torsion was left is
    /// forgotten.
    #[inline(always)]
    pub(crate) fn swing(&mut self, i: usize, bridge_m_per_s: f64, newton: f64) {
        let push = newton * self.share;
        let from_nut = -self.returning[i & (self.ahead - 1) & (TICK - 1)];
        self.bridge.push(from_nut + push);
        self.nut.push(bridge_m_per_s - self.arrived + push);
        self.bridge_side.advance(1);
    }
}
