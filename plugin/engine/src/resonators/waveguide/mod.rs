//! A string or bore as one delay line closed over one FIR filter, run sixteen samples at a time.
//!
//! `y[n] = x[n] + Σ c[j]·y[n − N − j]`: `y` is the wave that leaves the bridge, the sum is what comes
//! back from the nut. Nothing in the loop is recursive but the line itself, so it vectorises over
//! time, and two passive filters may be cross-faded: a convex mix of both is passive too.

mod filter;

pub(crate) use filter::{Filter, MAX_TAPS};
use pulp::Simd;

use super::complex::Complex;
use crate::dsp::simd::{TICK, fma};

/// Lengths of its history that a line has room for before it slides back.
const SLIDE: usize = 10;

/// The delay line and its filter; two filters while the one fades into the other.
#[derive(Clone, Debug)]
pub(crate) struct Loop {
    line: Vec<f32>,
    /// Index of the next sample to be written.
    position: usize,
    /// Samples of the past that a filter may reach.
    history: usize,
    filter: Filter,
    old: Filter,
    /// Samples of the fade that are over, and all of them. Counted, not summed, so that the shares
    /// do not depend on how a tick is cut.
    faded: usize,
    fade: usize,
    /// No fade, but a small way of the filter's own taps: the old one holds a tick's step.
    is_sliding: bool,
}

impl Loop {
    /// A silent loop for round trips up to `longest_samples`.
    pub(crate) fn new(longest_samples: usize) -> Self {
        let history = longest_samples + MAX_TAPS + TICK;
        Self {
            line: vec![0.0; SLIDE * history + 2 * TICK],
            position: history,
            history,
            filter: Filter::silent(),
            old: Filter::silent(),
            faded: 0,
            fade: 0,
            is_sliding: false,
        }
    }

    /// Empties the line; the filters stay.
    pub(crate) fn reset(&mut self) {
        self.line.fill(0.0);
        self.position = self.history;
        self.finish_fade();
    }

    /// Whether a fade is still under way; no new filter may be written until it is over.
    pub(crate) fn is_fading(&self) -> bool {
        self.faded < self.fade
    }

    /// Hands out the filter to write next, and fades to it over `ticks` control ticks.
    #[inline]
    pub(crate) fn next_filter(&mut self, ticks: usize) -> &mut Filter {
        std::mem::swap(&mut self.filter, &mut self.old);
        self.faded = 0;
        self.fade = ticks * TICK;
        self.is_sliding = false;
        &mut self.filter
    }

    /// Moves the filter to these taps in so many small steps, one at the end of each control tick, at
    /// half the cost of a fade. Returns whether it could: not behind another whole delay.
    #[inline]
    pub(crate) fn slide(
        &mut self,
        base: &[f32],
        weights: &[f32; 6],
        delay: usize,
        ticks: usize,
    ) -> bool {
        if self.filter.delay != delay || self.filter.len != base.len() + 5 {
            return false;
        }
        self.old.write(base, weights, delay);
        self.old.part_from(&self.filter, ticks);
        self.faded = 0;
        self.fade = ticks * TICK;
        self.is_sliding = true;
        true
    }

    /// Ends a fade at once, for a loop that is silent or new; the old filter counts no more.
    pub(crate) fn finish_fade(&mut self) {
        self.faded = self.fade;
        self.is_sliding = false;
        self.old.delay = self.filter.delay;
    }

    /// Samples for which [`Loop::returning`] does not depend on waves not yet committed.
    pub(crate) fn lookahead(&self) -> usize {
        let shortest = self.filter.delay;
        if self.is_fading() { shortest.min(self.old.delay) } else { shortest }
    }

    /// The next waves that come back to the bridge; the first [`Loop::lookahead`] are valid.
    #[inline(always)]
    pub(crate) fn returning<S: Simd>(&self, simd: S) -> [f32; TICK] {
        let mut new = self.filter.run(simd, &self.line, self.position);
        if !self.is_fading() || self.is_sliding {
            return new;
        }
        let old = self.old.run(simd, &self.line, self.position);
        let (faded, step) = (self.faded as f32, 1.0 / self.fade as f32);
        for i in 0..TICK {
            // Counts of samples are exact, so the shares do not depend on how a tick is cut.
            let share = ((faded + (i + 1) as f32) * step).min(1.0);
            new[i] = fma::<S>(new[i] - old[i], share, old[i]);
        }
        new
    }

    /// Lays a wave into the line as if it had left `ago` samples before sample `ahead` of the next
    /// ones, with four weights towards the past. `ago` must stay within [`Loop::reach`].
    pub(crate) fn lay(&mut self, ahead: usize, ago: usize, weights: &[f32; 4], wave: f32) {
        let newest = self.position + ahead - ago;
        for (k, weight) in weights.iter().enumerate() {
            self.line[newest - k] += weight * wave;
        }
    }

    /// Samples ago from which neither filter will have read anything by the end of the next tick.
    pub(crate) fn reach(&self) -> usize {
        self.filter.delay.min(self.old.delay).saturating_sub(TICK + 4)
    }

    /// Sends the first `count` waves on their way.
    #[inline(always)]
    pub(crate) fn commit(&mut self, waves: &[f32; TICK], count: usize) {
        if self.position + 2 * TICK > self.line.len() {
            self.line.copy_within(self.position - self.history..self.position, 0);
            self.position = self.history;
        }
        // All sixteen are written; those past `count` are overwritten by the next commit.
        if let Some(next) = self.line[self.position..].first_chunk_mut::<TICK>() {
            *next = *waves;
        }
        self.position += count;
        if self.is_fading() {
            self.faded = (self.faded + count).min(self.fade);
            if self.is_sliding && self.faded.is_multiple_of(TICK) {
                self.filter.step(&self.old);
            }
        }
    }

    /// The last `count` waves, oldest first.
    pub(crate) fn recent(&self, count: usize) -> &[f32] {
        let count = count.min(self.history);
        &self.line[self.position - count..self.position]
    }

    /// Gain of one round trip at a complex `z⁻¹`, once a fade is over.
    pub(crate) fn round_trip(&self, back: Complex) -> Complex {
        self.filter.round_trip(back)
    }

    /// Whole-sample delay of the filter.
    pub(crate) fn delay(&self) -> usize {
        self.filter.delay
    }

    /// Round trip of the line in samples, without what the filter's shape adds.
    pub(crate) fn span(&self) -> usize {
        self.filter.delay + self.filter.len
    }
}
