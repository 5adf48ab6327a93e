//! The string while it slips, where its slip is looked at between two samples too; what of the last
//! samples still changes; and what the next one will bring.

use pulp::Simd;

use super::{rub::Stroke, string::BowedString};
use crate::{
    dsp::{double::fma, simd::TICK},
    exciters::{
        bow::{Contact, Friction},
        friction::Law,
    },
    resonators::window::Window,
};

impl BowedString {
    /// Moves samples as long as the string slips on; returns the first at which it does not.
    #[inline(always)]
    pub(super) fn slip_on<S: Simd>(
        &mut self,
        [from, to]: [usize; 2],
        bridge_m_per_s: &[f64; TICK],
        contact: &mut Contact,
        friction: &Friction,
        stroke: &Stroke,
    ) -> usize {
        let [push, turn, back] = self.ways();
        let mask = self.ahead - 1;
        let mut i = from;
        while i < to.min(TICK) {
            let k = i & mask & (TICK - 1);
            let (from_bridge, from_nut) = (bridge_m_per_s[i] - self.arriving[i], self.returning[k]);
            let (nut, bridge) = (self.twist[0].pair(i), self.twist[1].pair(i));
            let free = fma::<S>(back, nut + bridge, from_bridge - from_nut);
            let signed = free - stroke.speed_m_per_s[i];
            let law = Law::new(friction, stroke.hold_m_per_s[i]);
            if signed.abs() < law.catch() || law.hold <= 0.0 {
                break;
            }
            let coming = self.rise([i, to], bridge_m_per_s);
            let (taken, late) = contact.slip_on::<S>(i, &law, signed, coming);
            self.mend([i, k], late, [push, turn]);
            self.bridge_side.write(i, fma::<S>(push, taken, -from_nut));
            self.leaving[k + 1] = fma::<S>(push, taken, from_bridge);
            let turned = turn * taken;
            self.twist[1].set(i, fma::<S>(back, nut, turned));
            self.twist[0].set(i, fma::<S>(back, bridge, turned));
            i += 1;
        }
        i
    }

    /// Adds to what the bow took in the three samples before sample `i` of the tick, the last one first.
    #[inline(always)]
    pub(super) fn mend(&mut self, [i, k]: [usize; 2], late: [f64; 3], [push, turn]: [f64; 2]) {
        let [pushed, turned] = [push, turn].map(|way| late.map(|late| way * late));
        self.bridge_side.add_before(i, pushed);
        self.twist[0].add_before(i, turned);
        self.twist[1].add_before(i, turned);
        if k < 2 {
            self.mend_lines([i, k], pushed, turned);
        } else {
            self.leaving[k] += pushed[0];
            self.leaving[k - 1] += pushed[1];
            self.leaving[k - 2] += pushed[2];
        }
    }

    /// Of that, what the lines have been handed already.
    #[inline(never)]
    fn mend_lines(&mut self, [i, k]: [usize; 2], pushed: [f64; 3], turned: [f64; 3]) {
        for (ago, late) in pushed.into_iter().enumerate() {
            match k.checked_sub(ago) {
                Some(k) => self.leaving[k] += late,
                None => self.nut.add(1 + ago - k, late),
            }
        }
        for ago in i + 1..3 {
            self.bridge.add(1 + ago - i, pushed[ago]);
            self.twist_nut.add(1 + ago - i, turned[ago]);
            self.twist_bridge.add(1 + ago - i, turned[ago]);
        }
    }

    /// How far the string under the bow moves on by itself from sample `i` of the run up to `to` until the
    /// one after it, if that is known; a bridge not known yet goes on as it just did.
    #[inline(always)]
    pub(super) fn rise(&self, [i, to]: [usize; 2], bridge_m_per_s: &[f64; TICK]) -> Option<f64> {
        if !self.bridge_side.foresees() {
            return None;
        }
        let at = if i + 1 < to { i } else { i.saturating_sub(1) } & (TICK - 1);
        let quicker = bridge_m_per_s[(at + 1) & (TICK - 1)] - bridge_m_per_s[at];
        let bridge = self.bridge_side.read(i + 1) - self.arriving[i];
        let k = i & (self.ahead - 1) & (TICK - 1);
        let next = if k + 1 < self.ahead {
            self.returning[(k + 1) & (TICK - 1)]
        } else {
            self.nut_side.one(&self.nut, k + 1)
        };
        let twist = |window: &Window, samples: usize| {
            if samples > 1 { 0.5 * (window.pair(i + 1) - window.pair(i)) } else { 0.0 }
        };
        let turn = twist(&self.twist[0], self.twist_nut_samples)
            + twist(&self.twist[1], self.twist_bridge_samples);
        Some(quicker - bridge - (next - self.returning[k]) - self.twist_reflection * turn)
    }
}
