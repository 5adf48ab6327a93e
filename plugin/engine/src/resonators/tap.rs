//! A whole-sample delay with a soft top.

use super::line::Line;
use crate::dsp::simd::TICK;

/// A delay of whole samples with a soft top: `¼, ½, ¼` twice; bare where it is too short.
#[derive(Clone, Debug)]
pub(crate) struct Tap {
    delay: usize,
    old: usize,
    faded: usize,
    fade: usize,
}

/// Shortest delay that has a soft top.
const SOFT: usize = 3;

impl Tap {
    pub(crate) fn new() -> Self {
        Self { delay: SOFT, old: SOFT, faded: 0, fade: 0 }
    }

    pub(crate) fn is_fading(&self) -> bool {
        self.faded < self.fade
    }

    pub(crate) fn finish(&mut self) {
        self.faded = self.fade;
    }

    pub(crate) fn set(&mut self, fade: usize, delay: usize) {
        (self.old, self.delay) = (self.delay, delay.max(1));
        (self.faded, self.fade) = (0, fade);
    }

    /// Whether a whole tick can be read ahead.
    pub(crate) fn is_long(&self) -> bool {
        !self.is_fading() && self.delay >= TICK + SOFT
    }

    /// The next sample, or a later one.
    #[inline(always)]
    pub(crate) fn read(&self, line: &Line, later: usize) -> f64 {
        let now = soft(line, self.delay, later);
        if !self.is_fading() {
            return now;
        }
        let old = soft(line, self.old, later);
        let share = (self.faded + 1) as f64 / self.fade as f64;
        old + (now - old) * share
    }

    /// The sample after the next, if it is known.
    pub(crate) fn coming(&self, line: &Line) -> Option<f64> {
        (!self.is_fading() && self.delay > SOFT).then(|| soft(line, self.delay, 1))
    }

    /// The next sixteen, where [`Tap::is_long`].
    #[inline(always)]
    pub(crate) fn tick(&self, line: &Line) -> [f64; TICK] {
        let Some(x) = line.since(self.delay + 2).first_chunk::<{ TICK + 4 }>() else {
            return [0.0; TICK];
        };
        let mut out = [0.0; TICK];
        for i in 0..TICK {
            out[i] = 0.375 * x[i + 2] + 0.25 * (x[i + 1] + x[i + 3]) + 0.0625 * (x[i] + x[i + 4]);
        }
        out
    }

    pub(crate) fn advance(&mut self, samples: usize) {
        self.faded = (self.faded + samples).min(self.fade);
    }
}

#[inline(always)]
fn soft(line: &Line, delay: usize, later: usize) -> f64 {
    if delay < SOFT {
        return line.since(delay - later.min(delay)).first().map_or(0.0, |x| *x);
    }
    let x = line.since(delay + 2 - later).first_chunk::<5>();
    x.map_or(0.0, |x| 0.375 * x[2] + 0.25 * (x[1] + x[3]) + 0.0625 * (x[0] + x[4]))
}
