//! A string or bore as one delay line closed over one FIR filter, run sixteen samples at a time.
//!
//! `y[n] = x[n] + Σ c[j]·y[n − N − j]`: `y` is the wave that leaves the bridge, the sum is what comes
//! back from the nut. Nothing in the loop is recursive but the line itself, so it vectorises over
//! time, and two passive filters may be cross-faded: a convex mix of both is passive too.

use pulp::Simd;

use super::complex::Complex;
use crate::dsp::simd::{TICK, fma};

/// Longest loop filter in samples.
pub(crate) const MAX_TAPS: usize = 1024;

/// Lengths of its history that a line has room for before it slides back.
const SLIDE: usize = 10;

/// Taps that the kernel takes at a time.
const STRIDE: usize = 8;

/// An FIR filter behind a whole-sample delay.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    /// Taps in reverse: the oldest sample first.
    taps: Box<[f32; MAX_TAPS]>,
    len: usize,
    delay: usize,
}

impl Filter {
    pub(crate) fn silent() -> Self {
        Self { taps: Box::new([0.0; MAX_TAPS]), len: 1, delay: TICK }
    }

    /// Sets the taps to `base ⊛ weights`, behind `delay` samples.
    #[inline]
    pub(crate) fn write(&mut self, base: &[f32], weights: &[f32; 6], delay: usize) {
        self.len = base.len() + 5;
        self.delay = delay;
        // Up to a whole stride the taps are zero.
        let taps = &mut self.taps[..self.len.next_multiple_of(STRIDE)];
        taps.fill(0.0);
        for (k, weight) in weights.iter().enumerate() {
            // Reversed: tap j of the convolution lands at len − 1 − j.
            let start = 5 - k;
            for (tap, b) in taps[start..start + base.len()].iter_mut().zip(base.iter().rev()) {
                *tap += weight * b;
            }
        }
    }

    /// Response at a complex `z⁻¹`, without the whole-sample delay.
    pub(crate) fn response(&self, back: Complex) -> Complex {
        self.taps[..self.len].iter().fold(Complex { re: 0.0, im: 0.0 }, |sum, &tap| {
            // Reversed taps: Horner from the oldest sample down.
            let sum = sum * back;
            Complex { re: sum.re + f64::from(tap), im: sum.im }
        })
    }

    /// Response at a complex `z⁻¹`, with it.
    pub(crate) fn round_trip(&self, back: Complex) -> Complex {
        let whole = self.delay as f64;
        self.response(back) * Complex::polar(back.abs().powf(whole), back.arg() * whole)
    }

    /// The next sixteen outputs, whose first reads at `position − delay`.
    #[inline(always)]
    fn run<S: Simd>(&self, simd: S, line: &[f32], position: usize) -> [f32; TICK] {
        let start = position - self.delay - (self.len - 1);
        let (strides, _) = self.taps[..self.len.next_multiple_of(STRIDE)].as_chunks::<STRIDE>();
        let mut out = [0.0_f32; TICK];
        let (outs, _) = S::as_mut_simd_f32s(&mut out);
        for (pair, outs) in outs.chunks_exact_mut(2).enumerate() {
            let lanes = S::F32_LANES;
            let mut window = &line[start + 2 * lanes * pair..];
            // Two vectors of outputs, each in two sums to shorten the chain.
            let mut sums = [simd.splat_f32s(0.0); 4];
            for taps in strides {
                // One bounds check for all taps of a stride.
                let Some(past) = window.first_chunk::<{ TICK + STRIDE - 1 }>() else { break };
                for (k, tap) in taps.iter().enumerate() {
                    let tap = simd.splat_f32s(*tap);
                    let (past, _) = S::as_simd_f32s(&past[k..k + 2 * lanes]);
                    let chain = 2 * (k % 2);
                    sums[chain] = simd.mul_add_e_f32s(tap, past[0], sums[chain]);
                    sums[chain + 1] = simd.mul_add_e_f32s(tap, past[1], sums[chain + 1]);
                }
                window = &window[STRIDE..];
            }
            outs[0] = simd.add_f32s(sums[0], sums[2]);
            outs[1] = simd.add_f32s(sums[1], sums[3]);
        }
        out
    }
}

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
        &mut self.filter
    }

    /// Ends a fade at once, for a loop that is silent or new; the old filter counts no more.
    pub(crate) fn finish_fade(&mut self) {
        self.faded = self.fade;
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
        if !self.is_fading() {
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
        self.faded = (self.faded + count).min(self.fade);
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
