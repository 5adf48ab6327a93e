//! What a jet does to the waves it carries: it grows them around one frequency, and what enters the
//! opening pushes by its change.

use std::f64::consts::PI;

use pulp::Simd;

use crate::dsp::{lanes, simd::fma};

/// Frequency over the best one above which the flow's change saturates [by ear].
const CORNER: f64 = 1.5;

/// tan(ω/2) of the best frequency, which both filters are set by.
pub(super) fn warp(best_hz: f64, rate_hz: f64) -> f64 {
    (PI * (best_hz / rate_hz).min(0.4)).tan()
}

/// Trapezoidal band-pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    /// Wave per state and per input, and twice the warped frequency.
    a: [f32; 2],
    twice: f32,
    s: [f32; 2],
}

impl Growth {
    pub(super) const fn new() -> Self {
        Self { a: [1.0, 0.0], twice: 0.0, s: [0.0; 2] }
    }

    pub(super) fn reset(&mut self) {
        self.s = [0.0; 2];
    }

    pub(super) fn set(&mut self, g: f64, choice: f64) {
        let a1 = 1.0 / (1.0 + g * (g + 1.0 / choice));
        self.a = [a1 as f32, (g * a1) as f32];
        self.twice = (2.0 * g) as f32;
    }

    /// The wave, larger at the best frequency by the quality factor.
    #[inline(always)]
    pub(super) fn run<S: Simd, const N: usize>(&mut self, x: &[f32; N]) -> [f32; N] {
        let ([a1, a2], [mut s1, mut s2], mut out) = (self.a, self.s, [0.0; N]);
        for (out, x) in out.iter_mut().zip(x) {
            let band = fma::<S>(a1, s1, a2 * (x - s2));
            s1 = fma::<S>(2.0, band, -s1);
            s2 = fma::<S>(self.twice, band, s2);
            *out = band;
        }
        self.s = [s1, s2];
        out
    }
}

/// The change of what enters: trapezoidal, so that it is the same at every rate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    keep: f32,
    gain: f32,
    last: f32,
    state: f32,
}

impl Change {
    pub(super) const fn new() -> Self {
        Self { keep: 0.5, gain: 0.5, last: 0.0, state: 0.0 }
    }

    pub(super) fn reset(&mut self) {
        (self.last, self.state) = (0.0, 0.0);
    }

    pub(super) fn set(&mut self, warp: f64) {
        let g = CORNER * warp;
        self.keep = ((1.0 - g) / (1.0 + g)) as f32;
        self.gain = (1.0 / (1.0 + g)) as f32;
    }

    #[inline(always)]
    pub(super) fn run<S: Simd, const N: usize>(&mut self, x: &[f32; N]) -> [f32; N] {
        let mut steps = [0.0; N];
        steps[0] = self.gain * (x[0] - self.last);
        for n in 1..N {
            steps[n] = self.gain * (x[n] - x[n - 1]);
        }
        self.last = x[N - 1];
        lanes::follow::<S, N>(self.keep, &mut self.state, &steps)
    }
}

/// Pressure per flow of small waves at a frequency of which sine and cosine per sample are given,
/// were the jet best where [`warp`] says and without travel: real and imaginary part.
pub(super) fn answer(warp: f64, choice: f64, [sin, cos]: [f64; 2]) -> [f64; 2] {
    // tan(ω/2) of what is there, over that of the best.
    let omega = sin / ((1.0 + cos) * warp);
    // Change jΩ/(1.5 + jΩ), growth 1/(1 + jQ(Ω − 1/Ω)).
    let detuned = choice * (omega - 1.0 / omega);
    let below = [CORNER - omega * detuned, omega + CORNER * detuned];
    let scale = omega / (below[0] * below[0] + below[1] * below[1]);
    [scale * below[1], scale * below[0]]
}
