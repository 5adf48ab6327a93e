//! Where a bank's modes are, how they meet the port and what is heard of them, and how that changes.

use pulp::Simd;

use super::{
    bank::{BLOCK, Bank},
    turn::turns,
};
use crate::{
    dsp::simd::TICK,
    modes::{MOST, ModeSet},
};

/// Modes are faded out between these shares of the rate, never clamped.
const FADE: [f64; 2] = [0.40, 0.45];
/// Share of the way to new shapes that a tick goes [by ear: a compromise of click and lag].
const FOLLOW: f32 = 0.2;
/// What is nearer to its end than this has arrived.
const NEAR: f32 = 1.0e-5;
impl Bank {
    /// Sets out for other modes, whose key is at `hz`; what rings goes on.
    pub(super) fn aim(&mut self, set: &ModeSet, hz: f64) {
        let unit = (4.0 * hz).sqrt();
        let mut nearest = f64::MAX;
        self.aim = [[0.0; MOST]; 3];
        for (i, mode) in set.modes().iter().enumerate() {
            let share = mode.ratio * hz * self.k;
            let fade = 1.0 - ((share - FADE[0]) / (FADE[1] - FADE[0])).clamp(0.0, 1.0);
            let fade = fade * fade * (3.0 - 2.0 * fade);
            self.aim[0][i] = (unit * (mode.drive.max(0.0)).sqrt() * fade) as f32;
            self.aim[1][i] = (unit * mode.sound[0] * fade) as f32;
            self.aim[2][i] = (unit * mode.sound[1] * fade) as f32;
            self.ratio[i] = (std::f64::consts::TAU * mode.ratio * self.k) as f32;
            self.keep[i] = (-mode.decay_per_s * self.k).exp() as f32;
            let away = mode.ratio.max(1.0e-3).ln().abs();
            if away < nearest && mode.drive > 0.0 {
                (nearest, self.key) = (away, i);
            }
        }
        let count = set.modes().len();
        self.used = self.used.max(count.next_multiple_of(BLOCK)).min(MOST);
        self.tuned = (0.0, 0.0);
        self.is_moving = true;
    }

    /// Begins from silence with the modes that it was sent to.
    pub(super) fn begin(&mut self) {
        self.reset();
        let used = self.aim[0].iter().rposition(|&phi| phi > 0.0).map_or(0, |last| last + 1);
        self.used = used.next_multiple_of(BLOCK).min(MOST);
        self.arrive();
    }

    fn arrive(&mut self) {
        self.now = self.aim;
        self.step = [[0.0; MOST]; 3];
        self.is_moving = false;
        self.weigh();
    }

    fn weigh(&mut self) {
        let square: f32 = self.now[0][..self.used].iter().map(|phi| phi * phi).sum();
        self.admittance = (0.5 * self.k) as f32 * square;
    }

    /// Begins a tick: the key at `hz`, all modes losing `loss_per_s` more.
    #[inline(always)]
    pub(super) fn tick<S: Simd>(&mut self, simd: S, hz: f64, loss_per_s: f64) {
        if self.is_moving {
            self.follow();
        }
        if self.tuned != (hz, loss_per_s) {
            self.tuned = (hz, loss_per_s);
            let lost = (-loss_per_s * self.k).exp() as f32;
            let rows = (&self.ratio, &self.keep, &mut self.cos, &mut self.sin);
            turns(simd, hz as f32, lost, self.used, rows);
        }
    }

    fn follow(&mut self) {
        let mut most = 0.0_f32;
        for (row, (now, step)) in self.now.iter().zip(&mut self.step).enumerate() {
            for i in 0..self.used {
                let way = self.aim[row][i] - now[i];
                most = most.max(way.abs());
                step[i] = way * (FOLLOW / TICK as f32);
            }
        }
        if most < NEAR {
            self.arrive();
        }
    }
}
