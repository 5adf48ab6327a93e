//! The phase of an oscillator: 64 bits to the period, advanced a tick at a time, its speed ramped.

use crate::dsp::simd::TICK;

/// Cycles in fixed point.
const CYCLE: f64 = 18_446_744_073_709_551_616.0;
/// Sum of the sample numbers of a tick.
const RAMP: i64 = (TICK * (TICK - 1) / 2) as i64;

/// Where a period stands, and how fast it runs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Phasor {
    pub(super) phase: u64,
    /// Cycles per sample at the last tick's end.
    pub(super) increment: f64,
}

/// Sixteen phases, and the fastest speed among them.
pub(super) struct Phases {
    pub(super) at: [u32; TICK],
    pub(super) fastest: f64,
}

impl Phasor {
    /// Stands at `phase` (0–1) at sample `first` of the coming tick, at a speed.
    pub(super) fn start(&mut self, phase: f64, increment: f64, first: usize) {
        self.increment = increment;
        self.phase = ((phase * CYCLE) as u64)
            .wrapping_sub(fixed(increment).wrapping_mul(first as i64) as u64);
    }

    /// The coming tick, towards a speed.
    #[inline(always)]
    pub(super) fn tick(&mut self, increment: f64) -> Phases {
        let from = fixed(self.increment);
        let step = (fixed(increment) - from) / TICK as i64;
        let mut at = [0; TICK];
        let (phase, from32, step32) =
            ((self.phase >> 32) as u32, rounded(from) as u32, rounded(step) as u32);
        for (i, at) in at.iter_mut().enumerate() {
            let i = i as u32;
            let curve = step32.wrapping_mul(i * i.wrapping_sub(1) / 2);
            *at = phase.wrapping_add(from32.wrapping_mul(i)).wrapping_add(curve);
        }
        let moved = from.wrapping_mul(TICK as i64).wrapping_add(step.wrapping_mul(RAMP));
        self.phase = self.phase.wrapping_add(moved as u64);
        let fastest = self.increment.max(increment);
        self.increment = increment;
        Phases { at, fastest }
    }
}

fn fixed(increment: f64) -> i64 {
    (increment * CYCLE) as i64
}

fn rounded(fixed: i64) -> i64 {
    (fixed + (1 << 31)) >> 32
}

/// A part of a period that moves over a tick.
#[derive(Clone, Copy)]
pub(super) struct Offset {
    from: u32,
    step: u32,
}

impl Offset {
    /// From a fraction of the period to another; a whole period is none.
    #[inline(always)]
    pub(super) fn new(from: f64, to: f64) -> Self {
        let [from, to] = [from, to].map(|fraction| (fraction * 4_294_967_296.0) as i64);
        Self { from: from as u32, step: ((to - from) / TICK as i64) as u32 }
    }

    /// Phases that lie behind others by this much.
    #[inline(always)]
    pub(super) fn behind(self, phase: &[u32; TICK]) -> [u32; TICK] {
        let mut shifted = [0; TICK];
        for (i, shifted) in shifted.iter_mut().enumerate() {
            let at = self.from.wrapping_add(self.step.wrapping_mul(i as u32 + 1));
            *shifted = phase[i].wrapping_sub(at);
        }
        shifted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_join_and_speed_is_kept() {
        let mut phasor = Phasor::default();
        phasor.start(0.25, 0.01, 5);
        let first = phasor.tick(0.01);
        assert!((f64::from(first.at[5]) / 4_294_967_296.0 - 0.25).abs() < 1e-8);
        let second = phasor.tick(0.02);
        let step = second.at[0].wrapping_sub(first.at[15]);
        assert!((f64::from(step) / 4_294_967_296.0 - 0.01).abs() < 1e-7);
        let third = phasor.tick(0.02);
        let step = third.at[0].wrapping_sub(second.at[15]);
        assert!((f64::from(step) / 4_294_967_296.0 - 0.0194).abs() < 2e-4);
    }

    #[test]
    fn an_offset_is_a_part_of_the_period() {
        let at = Offset::new(0.25, 0.5).behind(&[1 << 31; TICK]);
        assert_eq!(at[TICK - 1], 0);
        assert_eq!(Offset::new(1.0, 1.0).behind(&[7; TICK]), [7; TICK]);
    }
}
