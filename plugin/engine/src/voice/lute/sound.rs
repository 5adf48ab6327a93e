//! The signal path: strings' returning waves → bridge junction → body → left, right; the bridge's
//! velocity goes back to every string.
//!
//! The junction is passive whatever the parts do: all share the bridge's velocity
//! `v = (h + K·F)/(1 + K·ΣZn²)`.

use pulp::Simd;

use super::{super::string::StringVoice, Lute};
use crate::{dsp::simd::TICK, exciters::knock::Knock, resonators::modal::Run};

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
            let ahead = self.lookahead();
            let count = (TICK - phase).min(left.len() - done).min(due).min(ahead);
            self.block(simd, phase, &mut left[done..done + count], &mut right[done..done + count]);
            done += count;
            self.clock += count as u64;
        }
    }

    /// Samples until some string needs what is not yet known.
    #[inline(always)]
    fn lookahead(&mut self) -> usize {
        *self.ahead.get_or_insert_with(|| {
            self.strings.iter().fold(TICK, |ahead, string| ahead.min(string.lookahead()))
        })
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
        let mut load = 0.0;
        for string in self.strings.iter_mut().filter(|string| !string.is_resting()) {
            load += if string.is_answering() {
                string.answer(simd, &mut run.force)
            } else {
                string.blocked(simd, count, &mut run.force, &mut board)
            };
        }
        for knock in self.knocks.iter_mut().filter(|knock| knock.is_active()) {
            knock.render(&mut board[..count]);
        }
        for (force, board) in run.force.iter_mut().zip(&board) {
            *force += board;
        }
        self.body.run(simd, load, &mut run);
        for string in self.strings.iter_mut().filter(|string| !string.is_resting()) {
            if string.is_answering() {
                string.commit_answer(&run.velocity, count);
            } else {
                string.commit::<S>(&run.velocity, count);
            }
        }
        // What is not a number stays in the modes, so the last sample tells of all.
        if !(run.left[count - 1] + run.right[count - 1]).is_finite() {
            return self.recover(left, right);
        }
        self.level(phase, &mut run);
        for (out, heard) in [(left, &run.left), (right, &run.right)] {
            match <&mut [f32; TICK]>::try_from(&mut *out) {
                Ok(out) => *out = *heard,
                Err(_) => out.copy_from_slice(&heard[..count]),
            }
        }
    }

    /// Level and pan.
    #[inline(always)]
    fn level(&self, phase: usize, run: &mut Run) {
        for (side, out) in [&mut run.left, &mut run.right].into_iter().enumerate() {
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
        self.gain.iter_mut().for_each(|gain| gain.snap(0.0));
        self.ramp = [[0.0; 2]; 2];
        self.is_stirred = true;
        self.ahead = None;
    }
}
