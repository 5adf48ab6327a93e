//! An ear for the pitch of a note: where the peak of its spectrum lies, through a window in time.

use std::f64::consts::TAU;

use crate::resonators::complex::Complex;

/// When the ear takes the pitch: of long notes late, of short and of high ones while they last
/// [by measurement].
const LONG_S: [f64; 2] = [0.2, 0.9];
const SHORT_S: [f64; 2] = [0.1, 0.6];
const HIGH_S: [f64; 2] = [0.1, 0.5];

/// Parameter of the Kaiser window over that time: side lobes of −160 dB, so that what was loud before
/// does not tell.
const BETA: f64 = 21.0;

/// Decay that is added while the response is sampled, against what comes after the window.
pub(super) const LIFT_PER_S: f64 = 6.0;

/// Samples of the response on either side of the partial: the window's main lobe.
const SIDE: usize = 12;
pub(super) const POINTS: usize = 2 * SIDE + 1;

/// Frequencies at which the spectrum is taken, about the partial, and their spacing.
const LEANS: usize = 17;
const LEAN_HZ: f64 = 0.5;

/// What the ear makes of a response: its spectrum about the partial.
#[derive(Debug)]
pub(super) struct Ear {
    /// Between the samples: so close that nothing is heard twice.
    pub(super) spacing_hz: f64,
    weights: [[Complex; POINTS]; LEANS],
}

impl Ear {
    fn new([from_s, to_s]: [f64; 2]) -> Self {
        let (middle_s, seconds) = (0.5 * (from_s + to_s), to_s - from_s);
        let spacing_hz = 1.0 / (to_s + 0.05);
        let weights = std::array::from_fn(|lean| {
            let lean_hz = lean_hz(lean as f64);
            std::array::from_fn(|k| {
                let turn = TAU * (offset(k) * spacing_hz - lean_hz);
                // ∫ window·exp(p·t) dt, with p = lift + j·turn.
                let p = Complex { re: LIFT_PER_S, im: turn };
                let half = p.scale(0.5 * seconds);
                let inner = half * half + Complex { re: BETA * BETA, im: 0.0 };
                let root = Complex::polar(inner.abs().sqrt(), 0.5 * inner.arg());
                // sinh, its falling half left out, re the window's top.
                let level = Complex::polar((root.re - BETA).exp(), root.im) / root;
                level * Complex::polar(1.0, turn * middle_s)
            })
        });
        Self { spacing_hz, weights }
    }

    /// One for each of [`Lute::ear`].
    pub(super) fn all() -> [Self; 3] {
        [LONG_S, SHORT_S, HIGH_S].map(Self::new)
    }

    /// By how much the peak of a response lies above the partial, in hertz.
    pub(super) fn peak_hz(&self, response: &[Complex; POINTS]) -> f64 {
        let none = Complex { re: 0.0, im: 0.0 };
        let power = self.weights.each_ref().map(|weights| {
            let sum = weights.iter().zip(response).fold(none, |sum, (w, h)| sum + *w * *h);
            sum.re * sum.re + sum.im * sum.im
        });
        let inner = 1..LEANS - 1;
        let top = inner.max_by(|a, b| power[*a].total_cmp(&power[*b])).unwrap_or(LEANS / 2);
        // Of the parabola through the levels.
        let level = |lean: usize| power[lean].max(f64::MIN_POSITIVE).ln();
        let (below, here, above) = (level(top - 1), level(top), level(top + 1));
        let curve = (2.0 * here - below - above).max(1.0e-9);
        lean_hz(top as f64 + (0.5 * (above - below) / curve).clamp(-1.0, 1.0))
    }
}

fn lean_hz(lean: f64) -> f64 {
    LEAN_HZ * (lean - 0.5 * (LEANS - 1) as f64)
}

/// Samples of the response, from its middle.
pub(super) fn offset(k: usize) -> f64 {
    k as f64 - SIDE as f64
}
