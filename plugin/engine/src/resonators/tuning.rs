//! Places the pole of a loop's first partial exactly where the note wants it.
//!
//! The loop closes over prototype, loss, a six-tap interpolator, a whole-sample delay and the
//! reflection of whatever the string is tied to. The interpolator's delay and the loop's gain are
//! solved at the *damped* pole `z = exp((−σ + jω)/fs)`, so pitch and decay hold at every rate.

use super::{
    complex::{Complex, polynomial},
    dispersion::{BANDS, MAX_PROTOTYPE, Prototype},
    loss::LossTaps,
    waveguide::{Filter, MAX_TAPS},
};
use crate::dsp::lagrange;

/// Room for prototype and loss taps; the interpolator takes the rest.
const MAX_BASE: usize = MAX_TAPS - 5;

/// Highest gain of a loop: what the bands of a prototype miss by rounding stays below one.
const SAFE: f64 = 1.0 - 5.0e-5;

/// What a solve needs to know of the note.
pub(crate) struct Note<'a> {
    pub(crate) prototype: &'a Prototype,
    pub(crate) loss: LossTaps,
    pub(crate) f0_hz: f64,
    /// Decay rate of the string alone at the first partial, in 1/s.
    pub(crate) decay_per_s: f64,
    /// Most that the loop may gain at DC, where the base is at its highest. Where the end takes most of
    /// the wave the first partial alone is no guide.
    pub(crate) highest_gain: f64,
}

/// The solved loop of one polarisation.
#[derive(Clone, Debug)]
pub(crate) struct Tuner {
    rate_hz: f64,
    /// Prototype and loss, convolved.
    base: Box<[f32; MAX_BASE]>,
    base_len: usize,
    gain: f64,
    /// Whole and fractional delay together.
    delay_samples: f64,
    f0_hz: f64,
}

impl Tuner {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let base = Box::new([0.0; MAX_BASE]);
        Self { rate_hz, base, base_len: 1, gain: 0.0, delay_samples: 4.0, f0_hz: 100.0 }
    }

    /// Frequency of the last full solve.
    pub(crate) fn f0_hz(&self) -> f64 {
        self.f0_hz
    }

    /// Solves for a note. `reflect` is the far end's reflection at `z⁻¹`, one for a rigid end.
    pub(crate) fn solve(&mut self, note: &Note<'_>, reflect: impl Fn(Complex) -> Complex) {
        self.convolve(note.prototype, &note.loss);
        let omega = std::f64::consts::TAU * note.f0_hz / self.rate_hz;
        let undamped = reflect(Complex::polar(1.0, -omega));
        let decay = note.decay_per_s - note.f0_hz * undamped.abs().ln();
        let grow = decay / self.rate_hz;
        let back = Complex::polar(grow.exp(), -omega);
        let end = reflect(back);
        let fixed = polynomial(&self.base[..self.base_len], back) * end;
        let mut delay = self.rate_hz / note.f0_hz
            - note.prototype.delay_samples
            - note.loss.delay_samples() as f64;
        let mut total = Complex::ONE;
        for _ in 0..6 {
            let (whole, fraction) = split(delay);
            let shift = Complex::polar((grow * whole).exp(), -omega * whole);
            total = fixed * polynomial(&lagrange::six(fraction), back) * shift;
            let error = total.arg() / omega;
            if error.abs() < 1.0e-10 {
                break;
            }
            delay += error;
        }
        self.delay_samples = delay;
        let highest: f64 = self.base[..self.base_len].iter().copied().map(f64::from).sum();
        self.gain = (1.0 / total.abs())
            .min(note.highest_gain / highest.abs().max(1.0e-3))
            .min(SAFE / highest_gain(note).max(1.0e-3));
        self.f0_hz = note.f0_hz;
    }

    /// Writes the loop filter for a frequency near the solved one.
    #[inline]
    pub(crate) fn write(&self, f0_hz: f64, filter: &mut Filter) {
        let delay = self.delay_samples + self.rate_hz / f0_hz - self.rate_hz / self.f0_hz;
        let (whole, fraction) = split(delay);
        let weights = lagrange::six(fraction).map(|weight| (weight * self.gain) as f32);
        filter.write(&self.base[..self.base_len], &weights, whole as usize);
    }

    fn convolve(&mut self, prototype: &Prototype, loss: &LossTaps) {
        let taps = &prototype.taps;
        let spacing = loss.spacing;
        self.base_len = (taps.len() + 2 * loss.sides * spacing).min(MAX_BASE);
        self.base[..self.base_len].fill(0.0);
        let [centre, inner, outer] = loss.taps.map(|tap| tap as f32);
        let all = [outer, inner, centre, inner, outer];
        for (k, gain) in all[2 - loss.sides..=2 + loss.sides].iter().enumerate() {
            if *gain != 0.0 {
                let start = k * spacing;
                for (sum, tap) in self.base[start..self.base_len].iter_mut().zip(taps) {
                    *sum += gain * tap;
                }
            }
        }
    }
}

/// Highest gain that prototype and loss can have at any frequency: no other partial may grow where the
/// first one keeps its decay.
fn highest_gain(note: &Note<'_>) -> f64 {
    let step = std::f64::consts::PI / BANDS as f64;
    let mut below = note.loss.gain(0.0);
    note.prototype.highest.iter().enumerate().fold(0.0, |highest, (band, prototype)| {
        let above = note.loss.gain(step * (band + 1) as f64);
        let loss = std::mem::replace(&mut below, above).max(above);
        highest.max(loss * f64::from(*prototype))
    })
}

/// Whole and fractional delay, the latter in 2–3 where the interpolator is passive.
fn split(delay: f64) -> (f64, f64) {
    let whole = (delay - 2.0).floor().max(1.0);
    (whole, (delay - whole).clamp(0.0, 5.0))
}

const _: () = assert!(MAX_BASE >= MAX_PROTOTYPE + 48);
