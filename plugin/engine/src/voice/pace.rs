//! A voice's time: an absolute clock of control ticks, sleep, and the last guard of the output.

use pulp::Simd;

use crate::dsp::simd::TICK;

/// Below this output, −120 dB, a voice may sleep, after this long in seconds.
const SLEEP_OUTPUT: f32 = 1.0e-6;
const SLEEP_S: f32 = 0.05;

/// Where a voice stands in time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    clock: u64,
    quiet_ticks: u32,
    longest_quiet_ticks: u32,
    is_asleep: bool,
}

impl Pace {
    pub(crate) fn new(ticks_per_s: f32) -> Self {
        let longest_quiet_ticks = (SLEEP_S * ticks_per_s) as u32;
        Self { clock: 0, quiet_ticks: 0, longest_quiet_ticks, is_asleep: true }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self { clock: 0, quiet_ticks: 0, is_asleep: true, ..*self };
    }

    /// Wakes the voice; says whether it slept.
    pub(crate) fn wake(&mut self) -> bool {
        let slept = self.is_asleep;
        (self.is_asleep, self.quiet_ticks) = (false, 0);
        slept
    }

    /// Counts a tick at the output it leaves, `is_idle` while nobody plays; says whether the voice
    /// falls asleep.
    pub(crate) fn rest(&mut self, output: f32, is_idle: bool) -> bool {
        let is_quiet = output < SLEEP_OUTPUT && is_idle;
        self.quiet_ticks = if is_quiet { self.quiet_ticks + 1 } else { 0 };
        self.is_asleep = self.quiet_ticks > self.longest_quiet_ticks;
        self.is_asleep
    }

    pub(crate) fn is_asleep(&self) -> bool {
        self.is_asleep
    }

    /// Samples of the present tick that are over.
    pub(crate) fn phase(&self) -> usize {
        (self.clock % TICK as u64) as usize
    }
}

/// A voice that moves once per tick and sounds in between.
pub(crate) trait Paced {
    fn pace(&mut self) -> &mut Pace;
    /// Moves all that need not move at every sample.
    fn tick(&mut self);
    /// Overwrites samples of one tick, from `phase` on.
    fn sound<S: Simd>(&mut self, simd: S, phase: usize, left: &mut [f32], right: &mut [f32]);
    /// Empties what sounds.
    fn empty(&mut self);

    /// Overwrites both channels; they have the same length.
    #[inline(always)]
    fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        let mut done = 0;
        while done < left.len() {
            let phase = (self.pace().clock % TICK as u64) as usize;
            if phase == 0 && !self.pace().is_asleep {
                self.tick();
            }
            let count = (TICK - phase).min(left.len() - done);
            let (l, r) = (&mut left[done..done + count], &mut right[done..done + count]);
            if self.pace().is_asleep {
                l.fill(0.0);
                r.fill(0.0);
            } else {
                self.sound(simd, phase, l, r);
                // What is not a number stays in a resonator, so the last sample tells of all.
                if !(l[count - 1] + r[count - 1]).is_finite() {
                    self.empty();
                    l.fill(0.0);
                    r.fill(0.0);
                }
            }
            done += count;
            self.pace().clock += count as u64;
        }
    }
}
