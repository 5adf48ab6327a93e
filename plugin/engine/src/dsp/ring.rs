//! Delay lines read and written sixteen samples at a time; nothing in them ever moves.

use super::{lanes::Samples, simd::TICK};

/// Some lines of one length, written tick by tick, each tick to both halves, so that no window wraps.
#[derive(Clone, Debug)]
pub(crate) struct Ring<const N: usize> {
    lines: Vec<f32>,
    length: usize,
    /// The coming tick in the second half of a line.
    at: usize,
}

impl<const N: usize> Ring<N> {
    /// Silence that reaches back `reach` samples.
    pub(crate) fn new(reach: usize) -> Self {
        let length = (reach + 2 * TICK).next_multiple_of(TICK);
        Self { lines: vec![0.0; 2 * N * length], length, at: length }
    }

    pub(crate) fn reset(&mut self) {
        self.lines.fill(0.0);
    }

    /// Silence in one line.
    pub(crate) fn empty(&mut self, line: usize) {
        self.lines[2 * line * self.length..2 * (line + 1) * self.length].fill(0.0);
    }

    /// Longest delay.
    pub(crate) fn reach(&self) -> usize {
        self.length - TICK
    }

    /// The coming tick of a line as it was `delay` samples ago; sixteen at least, and no more than the reach.
    #[inline(always)]
    pub(crate) fn past(&self, line: usize, delay: usize) -> &Samples {
        self.window(self.offset(line, delay))
    }

    /// Where a line's past of some delay stands, once and for all.
    #[inline(always)]
    pub(crate) fn offset(&self, line: usize, delay: usize) -> usize {
        (2 * line * self.length).wrapping_sub(delay)
    }

    /// The coming tick as it was there.
    #[inline(always)]
    pub(crate) fn window(&self, offset: usize) -> &Samples {
        match self.lines[self.at.wrapping_add(offset)..].first_chunk() {
            Some(past) => past,
            None => silence(),
        }
    }

    /// Writes the coming tick, and it is past.
    #[inline(always)]
    pub(crate) fn push(&mut self, ticks: &[Samples; N]) {
        let place = self.at - self.length;
        for (line, tick) in self.lines.chunks_exact_mut(2 * self.length).zip(ticks) {
            line[place..place + TICK].copy_from_slice(tick);
            line[self.at..self.at + TICK].copy_from_slice(tick);
        }
        let next = self.at + TICK;
        self.at = if next == 2 * self.length { self.length } else { next };
    }

    /// Energy of the last `count` samples of a line.
    pub(crate) fn energy(&self, line: usize, count: usize) -> f64 {
        let end = 2 * line * self.length + self.at;
        let past = &self.lines[end - count.min(self.length)..end];
        past.iter().map(|x| f64::from(*x).powi(2)).sum()
    }
}

/// What no window is.
#[cold]
fn silence() -> &'static Samples {
    &[0.0; TICK]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_delay_is_what_it_says_however_often_it_goes_round() {
        let mut ring = Ring::<2>::new(45);
        for tick in 0..50 {
            for delay in [16, 17, 31, 45] {
                let now = ring.past(1, delay);
                for (i, y) in now.iter().enumerate() {
                    let written = (tick * TICK + i) as f32 - delay as f32;
                    assert_eq!(*y, written.max(0.0), "{tick} {delay} {i}");
                }
            }
            let coming = std::array::from_fn(|i| (tick * TICK + i) as f32);
            ring.push(&[[0.0; TICK], coming]);
            assert_eq!(ring.energy(0, 45), 0.0);
        }
    }
}
