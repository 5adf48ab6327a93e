//! The past of a signal in one piece, so that sixteen samples of it can be read as one window.

use super::simd::TICK;

/// Lengths of the past that there is room for before it slides back.
const SLIDE: usize = 4;

/// Appended to, tick by tick.
#[derive(Clone, Debug)]
pub(crate) struct History {
    line: Vec<f32>,
    position: usize,
    reach: usize,
}

impl History {
    /// Silence that reaches back `reach` samples.
    pub(crate) fn new(reach: usize) -> Self {
        let reach = reach + TICK;
        Self { line: vec![0.0; SLIDE * reach + 2 * TICK], position: reach, reach }
    }

    pub(crate) fn reset(&mut self) {
        self.line.fill(0.0);
        self.position = self.reach;
    }

    /// Writes samples of the coming tick from `later` on.
    #[inline(always)]
    pub(crate) fn write<const N: usize>(&mut self, later: usize, values: &[f32; N]) {
        let start = self.position + later;
        if let Some(line) = self.line[start..].first_chunk_mut() {
            *line = *values;
        }
    }

    /// `N` samples, the first of them `ago` samples before sample `later` of the coming tick.
    #[inline(always)]
    pub(crate) fn window<const N: usize>(&self, later: usize, ago: usize) -> &[f32; N] {
        const { assert!(N <= 2 * TICK) };
        let start = self.position + later - ago.min(self.reach);
        // There are two ticks of room behind every position.
        self.line[start..].first_chunk().unwrap_or(&[0.0; N])
    }

    /// The coming tick is over.
    #[inline(always)]
    pub(crate) fn advance(&mut self) {
        self.position += TICK;
        if self.position + 2 * TICK > self.line.len() {
            self.line.copy_within(self.position - self.reach..self.position, 0);
            self.position = self.reach;
        }
    }

    /// The last `count` samples.
    pub(crate) fn recent(&self, count: usize) -> &[f32] {
        &self.line[self.position - count.min(self.reach)..self.position]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_is_where_it_was_however_often_it_slides() {
        let mut history = History::new(40);
        for tick in 0..100 {
            history.write::<TICK>(0, &std::array::from_fn(|i| (tick * TICK + i) as f32));
            history.advance();
            let next = ((tick + 1) * TICK) as f32;
            if tick > 4 {
                assert_eq!(history.window::<1>(3, 40)[0], next + 3.0 - 40.0);
                assert_eq!(history.window::<4>(0, 17)[2], next - 15.0);
            }
        }
    }
}
