//! The string under the bow: a loop for sticking, one for slipping, and what happens between them.

use pulp::Simd;

use super::string::BowedString;
use crate::{
    dsp::{double::fma, simd::TICK},
    exciters::bow::{Contact, Friction, Phase, Slip, Stick},
};

/// The bow over a tick.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stroke {
    pub(crate) speed_m_per_s: [f64; TICK],
    /// Velocity against the bow, if no force acted, at which the string lets go.
    pub(crate) hold_m_per_s: [f64; TICK],
}

impl BowedString {
    /// Moves samples `from` to `to` of the tick under the bow, with the bridge at `bridge_m_per_s`. Says
    /// which was the last at which the string let go of the bow, and what share of a sample before.
    #[inline(always)]
    pub(crate) fn rub<S: Simd>(
        &mut self,
        [from, to]: [usize; 2],
        bridge_m_per_s: &[f64; TICK],
        contact: &mut Contact,
        friction: &Friction,
        stroke: &Stroke,
    ) -> Option<(usize, f64)> {
        if from == 0 {
            contact.begin();
        }
        let mut released = None;
        let mut i = from;
        loop {
            let run = [i, to];
            let is_due = contact.due_m_per_s != [0.0; 2];
            i = if contact.is_fine && !contact.sticks {
                self.slip_on::<S>(run, bridge_m_per_s, contact, friction, stroke)
            } else if is_due {
                i
            } else if contact.sticks {
                self.go_on::<S, _>(run, bridge_m_per_s, &mut contact.seen, &Stick, stroke)
            } else {
                self.go_on::<S, _>(run, bridge_m_per_s, &mut contact.seen, &Slip(friction), stroke)
            };
            if i >= to.min(TICK) {
                break;
            }
            let since = self.change([i, to], bridge_m_per_s, contact, friction, stroke);
            released = since.map(|since| (i, since)).or(released);
            i += 1;
        }
        self.bridge_side.wrote([from, to]);
        released
    }

    /// What a velocity that the bow takes leaves in both directions, and turns; and half of what comes
    /// back of torsion.
    #[inline(always)]
    pub(super) fn ways(&self) -> [f64; 3] {
        let admittance = self.admittance();
        [
            -self.share / admittance,
            -self.twist_admittance / admittance,
            -0.5 * self.twist_reflection,
        ]
    }

    /// Moves samples as long as a phase goes on; returns the first that is not its own.
    #[inline(always)]
    fn go_on<S: Simd, P: Phase>(
        &mut self,
        [from, to]: [usize; 2],
        bridge_m_per_s: &[f64; TICK],
        seen: &mut [f64; TICK + 2],
        phase: &P,
        stroke: &Stroke,
    ) -> usize {
        let [push, turn, back] = self.ways();
        let [twist_nut, twist_bridge] = &mut self.twist;
        let (Some([nut_past, nut_next]), Some([bridge_past, bridge_next]), Some(to_bridge)) =
            (twist_nut.cells(), twist_bridge.cells(), self.bridge_side.cells())
        else {
            return to;
        };
        let mask = self.ahead - 1;
        let mut i = from;
        while i < to.min(TICK) {
            let k = i & mask & (TICK - 1);
            let (from_bridge, from_nut) = (bridge_m_per_s[i] - self.arriving[i], self.returning[k]);
            let nut = nut_past[i].get() + nut_past[i + 1].get();
            let bridge = bridge_past[i].get() + bridge_past[i + 1].get();
            let free = fma::<S>(back, nut + bridge, from_bridge - from_nut);
            let signed = free - stroke.speed_m_per_s[i];
            let Some(taken) = phase.takes(signed, stroke.hold_m_per_s[i]) else { break };
            seen[i + 2] = signed;
            to_bridge[i + 1].set(fma::<S>(push, taken, -from_nut));
            self.leaving[k + 1] = fma::<S>(push, taken, from_bridge);
            let turned = turn * taken;
            bridge_next[i + 1].set(fma::<S>(back, nut, turned));
            nut_next[i + 1].set(fma::<S>(back, bridge, turned));
            i += 1;
        }
        i
    }

    /// Moves sample `i`, at which stick becomes slip or slip becomes stick.
    #[cold]
    #[inline(never)]
    fn change(
        &mut self,
        [i, to]: [usize; 2],
        bridge_m_per_s: &[f64; TICK],
        contact: &mut Contact,
        friction: &Friction,
        stroke: &Stroke,
    ) -> Option<f64> {
        let [push, turn, back] = self.ways();
        let k = i & (self.ahead - 1);
        let (from_bridge, from_nut) = (bridge_m_per_s[i] - self.arriving[i], -self.returning[k]);
        let (nut, bridge) = (back * self.twist[0].pair(i), back * self.twist[1].pair(i));
        let signed = from_bridge + from_nut + nut + bridge - stroke.speed_m_per_s[i];
        let coming = || self.rise([i, to], bridge_m_per_s);
        let at = [signed, stroke.hold_m_per_s[i]];
        if contact.sticks {
            contact.is_fine = self.shape.is_fine;
        }
        let rub = if contact.is_fine {
            contact.rub_finely(i, friction, at, coming)
        } else {
            contact.rub(i, friction, at, coming)
        };
        self.mend([i, k], rub.late_m_per_s, [push, turn]);
        let pushed = rub.taken_m_per_s * push;
        self.bridge_side.write(i, from_nut + pushed);
        self.leaving[k + 1] = from_bridge + pushed;
        let turned = rub.taken_m_per_s * turn;
        self.twist[1].set(i, nut + turned);
        self.twist[0].set(i, bridge + turned);
        rub.released
    }
}
