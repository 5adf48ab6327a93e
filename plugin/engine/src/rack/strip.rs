//! Level and place of a part in the mix, moved at the ticks of an absolute clock.

use super::Place;
use crate::{
    SampleRate,
    dsp::{simd::TICK, smooth::Smooth},
    units::db_to_gain,
};

/// Time constant of each pole that level and place follow with.
const TIME_S: f32 = 0.008;
/// A level this low is none.
const NONE_DB: f32 = -60.0;

/// The strip.
#[derive(Debug)]
pub(super) struct Strip {
    /// Level and place as they were last asked for.
    set: [f32; 2],
    gain: [Smooth; 2],
    /// Gains of both sides as the tick begins and as it ends.
    ramp: [[f32; 2]; 2],
    phase: usize,
}

impl Default for Strip {
    fn default() -> Self {
        Self { set: [0.0; 2], gain: [Smooth::new(1.0); 2], ramp: [[1.0; 2]; 2], phase: 0 }
    }
}

impl Strip {
    pub(super) fn prepare(&mut self, rate: SampleRate) {
        let ticks_per_s = rate.hz() as f32 / TICK as f32;
        self.gain.iter_mut().for_each(|gain| gain.set_time(TIME_S, ticks_per_s));
        self.reset();
    }

    /// Stands where it was asked to.
    pub(super) fn reset(&mut self) {
        self.gain.iter_mut().for_each(|gain| gain.snap(gain.target()));
        self.ramp = [self.gain.map(|gain| gain.value()); 2];
        self.phase = 0;
    }

    pub(super) fn set_controls(&mut self, controls: &Place) {
        let Place { level_db, pan, .. } = controls.clamped();
        if self.set == [level_db, pan] {
            return;
        }
        self.set = [level_db, pan];
        let level = if level_db > NONE_DB { db_to_gain(level_db) } else { 0.0 };
        // Balance law: the middle is untouched.
        self.gain[0].aim(level * (1.0 - pan).min(1.0));
        self.gain[1].aim(level * (1.0 + pan).min(1.0));
    }

    pub(super) fn apply(&mut self, left: &mut [f32], right: &mut [f32]) {
        let mut done = 0;
        while done < left.len() {
            if self.phase == 0 {
                self.ramp[0] = self.ramp[1];
                for (to, gain) in self.ramp[1].iter_mut().zip(&mut self.gain) {
                    *to = gain.tick();
                }
            }
            let count = (TICK - self.phase).min(left.len() - done);
            for (side, out) in [&mut *left, &mut *right].into_iter().enumerate() {
                let [from, to] = [self.ramp[0][side], self.ramp[1][side]];
                if from == 1.0 && to == 1.0 {
                    continue;
                }
                let step = (to - from) / TICK as f32;
                for (i, y) in out[done..done + count].iter_mut().enumerate() {
                    *y *= from + step * (self.phase + i + 1) as f32;
                }
            }
            done += count;
            self.phase = (self.phase + count) % TICK;
        }
    }
}
