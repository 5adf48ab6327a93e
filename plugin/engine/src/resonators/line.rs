//! The past of a wave in one piece, which slides back now and then.

use crate::dsp::simd::TICK;

/// Longest filter that reads a line.
pub(crate) const LONGEST_FILTER: usize = 96;
/// Samples that may be written or looked at before the line slides.
const ROOM: usize = 3 * TICK;

/// A delay line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    samples: Box<[f64]>,
    history: usize,
    /// Index of the next sample to be written.
    next: usize,
}

impl Line {
    /// Room for delays up to `longest` samples.
    pub(crate) fn new(longest: usize) -> Self {
        let history = longest + 2 * LONGEST_FILTER;
        Self { samples: vec![0.0; 3 * history + ROOM].into_boxed_slice(), history, next: history }
    }

    pub(crate) fn reset(&mut self) {
        self.samples.fill(0.0);
    }

    /// Makes room for the next tick, and for what is read past its end before that is known.
    #[inline(always)]
    pub(crate) fn slide(&mut self) {
        if self.next + ROOM > self.samples.len() {
            self.slide_back();
        }
    }

    #[cold]
    #[inline(never)]
    fn slide_back(&mut self) {
        self.samples.copy_within(self.next - self.history..self.next, 0);
        self.next = self.history;
    }

    /// The sample that was appended last.
    #[inline(always)]
    pub(crate) fn last(&self) -> f64 {
        self.samples.get(self.next - 1).map_or(0.0, |last| *last)
    }

    /// Overwrites the last sample with the first and appends the next `count`.
    #[inline(always)]
    pub(crate) fn go_on(&mut self, samples: &[f64; TICK + 1], count: usize) {
        if let Some(line) = self.samples[self.next - 1..].first_chunk_mut() {
            *line = *samples;
            self.next += count.min(TICK);
        }
    }

    /// Adds to the sample that lies `ago` before the next.
    pub(crate) fn add(&mut self, ago: usize, late: f64) {
        if let Some(sample) = self.samples.get_mut(self.next - ago) {
            *sample += late;
        }
    }

    /// Appends a tick.
    #[inline(always)]
    pub(crate) fn extend(&mut self, samples: &[f64; TICK]) {
        if let Some(line) = self.samples[self.next..].first_chunk_mut() {
            *line = *samples;
            self.next += TICK;
        }
    }

    /// Sum of squares of the last `count` samples.
    pub(crate) fn power(&self, count: usize) -> f64 {
        let start = self.next - count.min(self.history);
        self.samples[start..self.next].iter().map(|x| x * x).sum()
    }

    /// What lies from `ago` samples before the next on.
    #[inline(always)]
    pub(crate) fn since(&self, ago: usize) -> &[f64] {
        &self.samples[self.next - ago..]
    }
}
