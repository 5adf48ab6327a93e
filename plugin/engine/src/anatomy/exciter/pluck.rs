//! A finger or nail: draws the resonator aside, then lets go, the softer the slower.
//!
//! While it is there it also takes motion out, as flesh does: `t = s·F − s·R·a`, solved with the port.

use super::Hold;
use crate::dsp::smooth::smoothstep;

/// Time in which it draws, in seconds.
const DRAW_S: f32 = 0.004;
/// Times of letting go, of flesh and of a nail, in seconds.
const LET_GO_S: [f32; 2] = [1.6e-3, 1.2e-4];
/// What the finger takes out, re the resonator's own mean mobility [E].
const FLESH: f32 = 1.0;

/// The finger.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pluck {
    rate_hz: f32,
    force: f32,
    draw: f32,
    leave: f32,
    time: f32,
}

impl Pluck {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self { rate_hz: rate_hz as f32, force: 0.0, draw: 1.0, leave: 1.0, time: f32::MAX }
    }

    pub(super) fn start(&mut self, hold: &Hold, velocity: f32) {
        let [soft, hard] = LET_GO_S;
        // A firmer stroke leaves faster.
        let hardness = (hold.hardness + 0.4 * (velocity - 0.6)).clamp(0.0, 1.0);
        let leave_s = soft * (hard / soft).powf(hardness);
        self.draw = DRAW_S * self.rate_hz;
        self.leave = (leave_s * self.rate_hz).max(1.0);
        self.force = velocity;
        self.time = 0.0;
    }

    pub(super) fn is_over(&self) -> bool {
        self.time > self.draw + self.leave
    }

    #[inline(always)]
    pub(super) fn solve(&mut self, h: f32, k: f32) -> f32 {
        if self.is_over() {
            return 0.0;
        }
        self.time += 1.0;
        let on = smoothstep(self.time / self.draw);
        let off = 1.0 - smoothstep((self.time - self.draw) / self.leave);
        let share = on * off;
        share * (self.force - FLESH * h) / (1.0 + share * FLESH * k)
    }
}
