//! The waves on a bowed string, some samples at a time under a bow or a tick at a time without one.
//!
//! What a bow does reaches nut and bridge a while later, so the waves that come back from there are
//! known ahead; only torsion is too quick for that.

use pulp::Simd;

use super::string::BowedString;
use crate::{
    dsp::simd::TICK,
    exciters::bow::{Contact, Friction},
    resonators::window::Window,
};

/// The bow over a tick.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stroke {
    pub(crate) speed_m_per_s: [f64; TICK],
    /// Velocity against the bow, if no force acted, at which the string lets go.
    pub(crate) hold_m_per_s: [f64; TICK],
}

impl BowedString {
    /// Before the first sample of a tick. A string that is left alone and long enough is run over the
    /// whole tick: asked to, it says what reaches the bridge.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S, is_alone: bool) -> Option<&[f64; 2 * TICK]> {
        self.ahead = self.nut_side.ahead();
        let is_whole = self.ahead.min(self.bridge_side.ahead()) == TICK;
        if is_alone && is_whole && !self.bridge_side.is_fading() {
            self.look(simd);
            self.bridge_side.tick(simd, &self.bridge, &mut self.arriving);
            return Some(&self.arriving);
        }
        self.bridge_side.begin(&self.bridge);
        self.twist_nut.slide();
        self.twist_bridge.slide();
        self.twist[0].open(&self.twist_nut, self.twist_nut_samples + 1);
        self.twist[1].open(&self.twist_bridge, self.twist_bridge_samples + 1);
        None
    }

    /// After the last sample of a tick that was run as a whole: how the bridge moved.
    #[inline(always)]
    pub(crate) fn finish(&mut self, bridge_m_per_s: &[f64; TICK]) {
        let mut leaving = *bridge_m_per_s;
        for (leaving, arrived) in leaving.iter_mut().zip(&self.arriving) {
            *leaving -= arrived;
        }
        self.nut.extend(&leaving);
        let mut passing = self.returning;
        for wave in &mut passing {
            *wave = -*wave;
        }
        self.bridge.extend(&passing);
    }

    /// After the last sample of a tick that was run in pieces, under a bow or not.
    #[inline(always)]
    pub(crate) fn end(&mut self, is_bowed: bool) {
        self.nut.go_on(&self.leaving, self.ahead);
        self.bridge_side.end(&mut self.bridge);
        if is_bowed {
            self.twist[0].close(&mut self.twist_nut);
            self.twist[1].close(&mut self.twist_bridge);
        }
    }

    /// Waves that reached the bridge in this tick.
    #[inline(always)]
    pub(crate) fn arrived(&self) -> &[f64; TICK] {
        self.arriving.first_chunk().unwrap_or(&[0.0; TICK])
    }

    #[inline(always)]
    fn look<S: Simd>(&mut self, simd: S) {
        self.nut_side.read(simd, &self.nut, &mut self.returning);
        self.nut_side.advance(self.ahead);
    }

    /// Samples that may be run at once from sample `at` of the tick on.
    #[inline(always)]
    pub(crate) fn run(&self, at: usize) -> usize {
        self.bridge_side.ahead().min(self.ahead - (at & (self.ahead - 1)))
    }

    /// The waves that reach the bridge in samples `from` to `to` of the tick, to be called before the
    /// string moves.
    #[inline(always)]
    pub(crate) fn arrive<S: Simd>(&mut self, simd: S, [from, to]: [usize; 2]) -> &[f64; 2 * TICK] {
        if from & (self.ahead - 1) == 0 {
            if from > 0 {
                self.nut.go_on(&self.leaving, self.ahead);
            }
            self.look(simd);
            self.leaving[0] = self.nut.last();
        }
        self.bridge_side.read_on([from, to], &mut self.arriving);
        &self.arriving
    }

    /// Moves samples `from` to `to` of the tick under the bow, with the bridge at `bridge_m_per_s`. Says
    /// which was the last at which the string let go of the bow, and what share of a sample before.
    #[inline(always)]
    pub(crate) fn rub(
        &mut self,
        [from, to]: [usize; 2],
        bridge_m_per_s: &[f64; TICK],
        contact: &mut Contact,
        friction: &Friction,
        stroke: &Stroke,
    ) -> Option<(usize, f64)> {
        let admittance = self.admittance();
        // What a velocity that the bow takes leaves in both directions, and turns.
        let (push, turn) = (-self.share / admittance, -self.twist_admittance / admittance);
        let back = -0.5 * self.twist_reflection;
        let mask = self.ahead - 1;
        let mut held = *contact;
        let mut released = None;
        let mut i = from;
        while i < to.min(TICK) {
            let k = i & mask & (TICK - 1);
            let from_bridge = bridge_m_per_s[i] - self.arriving[i];
            let from_nut = -self.returning[k];
            let (twist_nut, twist_bridge) =
                (back * self.twist[0].pair(i), back * self.twist[1].pair(i));
            let free = from_bridge + from_nut + (twist_nut + twist_bridge);
            let signed = free - stroke.speed_m_per_s[i];
            let rub = held.rub(friction, signed, stroke.hold_m_per_s[i], || self.rise(i));
            if rub.late_m_per_s != 0.0 {
                let late = rub.late_m_per_s * push;
                self.leaving[k] += late;
                self.bridge_side.add_before(i, late);
                let late = rub.late_m_per_s * turn;
                self.twist[0].add_before(i, late);
                self.twist[1].add_before(i, late);
                released = rub.released.map(|since| (i, since)).or(released);
            }
            let pushed = rub.taken_m_per_s * push;
            self.bridge_side.write(i, from_nut + pushed);
            self.leaving[k + 1] = from_bridge + pushed;
            let turned = rub.taken_m_per_s * turn;
            self.twist[1].set(i, twist_nut + turned);
            self.twist[0].set(i, twist_bridge + turned);
            i += 1;
        }
        self.bridge_side.wrote([from, to]);
        *contact = held;
        released
    }

    /// How far the string under the bow moves on by itself from sample `i` of the tick until the one
    /// after it, if that is known; the bridge is taken to stay as quick as it is.
    #[cold]
    #[inline(never)]
    fn rise(&self, i: usize) -> Option<f64> {
        if !self.bridge_side.foresees() {
            return None;
        }
        let bridge = self.bridge_side.read(i + 1) - self.arriving[i];
        let k = i & (self.ahead - 1);
        let next = if k + 1 < self.ahead {
            self.returning[k + 1]
        } else {
            self.nut_side.one(&self.nut, k + 1)
        };
        let twist = |window: &Window, samples: usize| {
            if samples > 1 { 0.5 * (window.pair(i + 1) - window.pair(i)) } else { 0.0 }
        };
        let turn = twist(&self.twist[0], self.twist_nut_samples)
            + twist(&self.twist[1], self.twist_bridge_samples);
        Some(-bridge - (next - self.returning[k]) - self.twist_reflection * turn)
    }

    /// Moves samples `from` to `to` of the tick by itself, or pulled by a finger; what torsion was left
    /// is forgotten.
    #[inline(always)]
    pub(crate) fn swing(
        &mut self,
        [from, to]: [usize; 2],
        bridge_m_per_s: &[f64; TICK],
        newton: &[f64; TICK],
    ) {
        for i in from..to.min(TICK) {
            let k = i & (self.ahead - 1) & (TICK - 1);
            let push = newton[i] * self.share;
            self.bridge_side.write(i, push - self.returning[k]);
            self.leaving[k + 1] = bridge_m_per_s[i] - self.arriving[i] + push;
        }
        self.bridge_side.wrote([from, to]);
    }
}
