//! The signal path: strings' returning waves → bridge junction → body → left, right; the bridge's
//! velocity goes back to every string.
//!
//! The junction is passive whatever the parts do: all share the bridge's velocity
//! `v = (h + K·F)/(1 + K·ΣZn²)`.

use pulp::Simd;

use super::{super::string::StringVoice, Lute};
use crate::{
    dsp::simd::{TICK, fma},
    exciters::knock::Knock,
    resonators::modal::Run,
};

impl Lute {
    /// Overwrites both channels; they have the same length.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        if left.is_empty() {
            // No time has passed: notes may still join the stroke.
            return;
        }
        self.strike_pending();
        let mut done = 0;
        while done < left.len() {
            if self.is_asleep {
                left[done..].fill(0.0);
                right[done..].fill(0.0);
                self.clock += (left.len() - done) as u64;
                return;
            }
            let phase = (self.clock % TICK as u64) as usize;
            if phase == 0 {
                self.tick();
                if self.is_asleep {
                    continue;
                }
            }
            let due = self.do_waiting();
            let ahead = self.strings[0].lookahead().min(self.strings[1].lookahead());
            let count = (TICK - phase).min(left.len() - done).min(due).min(ahead);
            self.block(simd, phase, &mut left[done..done + count], &mut right[done..done + count]);
            done += count;
            self.clock += count as u64;
        }
    }

    #[inline(always)]
    pub(super) fn block<S: Simd>(
        &mut self,
        simd: S,
        phase: usize,
        left: &mut [f32],
        right: &mut [f32],
    ) {
        let count = left.len();
        let mut run = Run { count, ..Run::default() };
        let mut board = [0.0_f32; TICK];
        let horizontal = self.spec.touch.horizontal_coupling as f32;
        let mut load = 0.0;
        let mut returning = [[[0.0_f32; TICK]; 2]; 2];
        for (waves, string) in returning.iter_mut().zip(&mut self.strings) {
            if string.is_resting() {
                continue;
            }
            *waves = string.blocked(simd, count, &mut board);
            let z = string.impedance();
            load += z * (1.0 + horizontal * horizontal);
            let [across, along] = *waves;
            for (force, (across, along)) in run.force.iter_mut().zip(across.into_iter().zip(along))
            {
                let both = fma::<S>(horizontal, along, across);
                *force = fma::<S>(-2.0 * z, both, *force);
            }
        }
        for knock in self.knocks.iter_mut().filter(|knock| knock.is_active()) {
            knock.render(&mut board[..count]);
        }
        for (force, board) in run.force.iter_mut().zip(board) {
            *force += board;
        }
        self.body.run(simd, load, &mut run);
        for (waves, string) in returning.iter_mut().zip(&mut self.strings) {
            if string.is_resting() {
                continue;
            }
            string.commit::<S>(waves, &run.velocity, count);
        }
        left.copy_from_slice(&run.left[..count]);
        right.copy_from_slice(&run.right[..count]);
        self.finish(phase, left, right);
    }

    /// Level, pan, and the guard against what is not a number.
    #[inline(always)]
    pub(super) fn finish(&mut self, phase: usize, left: &mut [f32], right: &mut [f32]) {
        // What is not a number stays in the modes, so the last sample tells of all.
        let last = left.last().copied().unwrap_or(0.0) + right.last().copied().unwrap_or(0.0);
        if !last.is_finite() {
            return self.recover(left, right);
        }
        for (side, out) in [left, right].into_iter().enumerate() {
            let (from, to) = (self.ramp[0][side], self.ramp[1][side]);
            if from == to {
                for y in out {
                    *y *= to;
                }
            } else {
                let step = (to - from) / TICK as f32;
                for (i, y) in out.iter_mut().enumerate() {
                    *y *= from + step * (phase + i + 1) as f32;
                }
            }
        }
    }

    /// Silences everything after a number that was none.
    #[cold]
    pub(super) fn recover(&mut self, left: &mut [f32], right: &mut [f32]) {
        left.fill(0.0);
        right.fill(0.0);
        self.body.reset();
        self.strings.iter_mut().for_each(StringVoice::reset);
        self.knocks.iter_mut().for_each(Knock::reset);
    }
}
