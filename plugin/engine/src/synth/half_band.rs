//! Twice the rate and back: a half-band filter in its two phases, sixteen samples at a time.
//!
//! Kaiser's window (1974) on the ideal filter: −95 dB from 0.585 of the lower rate on. All taps an even
//! distance from the centre are zero, so each way costs one short sum per sample of the lower rate.

use std::f64::consts::PI;

use crate::dsp::{lanes::Samples, simd::TICK};

/// Pairs of taps, which is also the delay of one way in samples of the lower rate [C].
pub(super) const PAIRS: usize = 18;
/// Parameter of the window, for −95 dB [C].
const BETA: f64 = 9.6;
/// Samples that a sum reaches back over.
const REACH: usize = 2 * PAIRS - 1;

/// A tick at twice the rate: the samples between the others, and those on them.
pub(super) type Twice = [Samples; 2];

/// The taps, the innermost first.
#[derive(Clone, Copy, Debug)]
pub(super) struct HalfBand([f32; PAIRS]);

impl HalfBand {
    pub(super) fn new() -> Self {
        let taps: [f64; PAIRS] = std::array::from_fn(|j| {
            let n = (2 * j + 1) as f64;
            let edge = 1.0 - (n / (2 * PAIRS) as f64).powi(2);
            let window = bessel(BETA * edge.max(0.0).sqrt()) / bessel(BETA);
            (0.5 * PI * n).sin() / (PI * n) * window
        });
        let sum: f64 = taps.iter().sum();
        // The two phases pass a constant alike.
        Self(taps.map(|tap| (0.25 * tap / sum) as f32))
    }

    pub(super) fn taps(&self) -> &[f32; PAIRS] {
        &self.0
    }

    /// `Σ tap·(x before + x after)` around the middle of the reach.
    #[inline(always)]
    fn sums(&self, past: &[f32; REACH + TICK]) -> Samples {
        let mut out = [0.0; TICK];
        for (j, tap) in self.0.iter().enumerate() {
            for i in 0..TICK {
                out[i] += tap * (past[i + PAIRS - 1 - j] + past[i + PAIRS + j]);
            }
        }
        out
    }
}

/// Modified Bessel function of the first kind, order zero.
fn bessel(x: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for k in 1..40 {
        term *= (0.5 * x / f64::from(k)).powi(2);
        sum += term;
    }
    sum
}

/// The past of one signal on its way up or down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    past: [f32; REACH + TICK],
    /// The other phase, only delayed.
    straight: [f32; PAIRS + TICK],
}

impl Way {
    pub(super) const SILENT: Self =
        Self { past: [0.0; REACH + TICK], straight: [0.0; PAIRS + TICK] };

    #[inline(always)]
    fn push(&mut self, x: &Samples) {
        self.past.copy_within(TICK.., 0);
        self.past[REACH..].copy_from_slice(x);
    }

    #[inline(always)]
    fn push_straight(&mut self, x: &Samples) {
        self.straight.copy_within(TICK.., 0);
        self.straight[PAIRS..].copy_from_slice(x);
    }

    /// To twice the rate.
    #[inline(always)]
    pub(super) fn up(&mut self, filter: &HalfBand, x: &Samples) -> Twice {
        self.push(x);
        let mut between = filter.sums(&self.past);
        for between in &mut between {
            *between *= 2.0;
        }
        let mut on = [0.0; TICK];
        on.copy_from_slice(&self.past[PAIRS..PAIRS + TICK]);
        [between, on]
    }

    /// And back.
    #[inline(always)]
    pub(super) fn down(&mut self, filter: &HalfBand, x: &Twice) -> Samples {
        self.push(&x[0]);
        self.push_straight(&x[1]);
        let mut out = filter.sums(&self.past);
        for (out, straight) in out.iter_mut().zip(&self.straight) {
            *out += 0.5 * straight;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Level of what comes out at `cycles` per sample of the higher rate.
    fn passed(cycles: f64) -> f64 {
        let filter = HalfBand::new();
        let mut way = Way::SILENT;
        let mut power = 0.0;
        for tick in 0..400 {
            let mut x = [[0.0; TICK]; 2];
            for i in 0..TICK {
                for (k, x) in x.iter_mut().enumerate() {
                    let n = (2 * (tick * TICK + i) + k) as f64;
                    x[i] = (2.0 * PI * cycles * n).sin() as f32;
                }
            }
            let out = way.down(&filter, &x);
            if tick >= 100 {
                power += out.iter().map(|y| f64::from(*y).powi(2)).sum::<f64>();
            }
        }
        (power / (300.0 * 16.0 * 0.5)).sqrt()
    }

    #[test]
    fn it_passes_what_is_below_and_stops_what_is_above() {
        for cycles in [0.01, 0.1, 0.2073] {
            assert!((passed(cycles) - 1.0).abs() < 1e-3, "{cycles}: {}", passed(cycles));
        }
        for cycles in [0.2935, 0.32, 0.4, 0.47] {
            assert!(passed(cycles) < 3.0e-5, "{cycles}: {}", passed(cycles));
        }
    }

    #[test]
    fn up_and_down_is_a_delay() {
        let filter = HalfBand::new();
        let (mut up, mut down) = (Way::SILENT, Way::SILENT);
        let wave = |n: f64| (0.3 * n).sin() as f32;
        for tick in 0..20 {
            let x: Samples = std::array::from_fn(|i| wave((tick * TICK + i) as f64));
            let y = down.down(&filter, &up.up(&filter, &x));
            if tick > 6 {
                for (i, y) in y.iter().enumerate() {
                    let n = (tick * TICK + i) as f64 - (2 * PAIRS - 1) as f64;
                    assert!((y - wave(n)).abs() < 1e-4, "{y} {}", wave(n));
                }
            }
        }
    }
}
