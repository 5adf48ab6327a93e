//! The part of a string's loop filter that is dear to design: stiffness and the material's loss as
//! one FIR filter, found by weighted least squares and kept in tables.
//!
//! The target at each frequency is the round trip of the stiff string: gain
//! `exp(−σ(f)·dn/df)`, phase delay shorter than the first partial's by the stiff string's lead.
//! Above the frequency where one round trip takes most of the energy the delay is left to run on
//! linearly, so that the filter stays short.

mod gains;
mod levinson;
mod target;

use levinson::Levinson;
use pulp::Arch;
use realfft::{ComplexToReal, RealFftPlanner, num_complex::Complex64};
use target::{Target, followed, group_lead};

use super::string_law::StringLaw;

/// Share of the material's loss that is in the prototype; the rest is added when a note is tuned,
/// so that the panel may ask for less loss than the material has.
pub(crate) const PROTOTYPE_LOSS: f64 = 0.25;

/// Longest prototype in samples.
pub(crate) const MAX_PROTOTYPE: usize = 960;

/// Highest gain that counts as passive.
const SAFE: f64 = 1.0 - 1.0e-5;

/// From here on the gain between the points of the grid is looked at too.
const NEAR: f64 = 0.99;

/// Rounds of reweighting at most; most designs need none.
const ROUNDS: usize = 8;

/// How much a design may spend.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// Samples kept free for the rest of the loop.
    pub(crate) spare_samples: f64,
    /// Samples at 48 kHz on either side of the useful support: 16 leaves a ripple of 1e-4 rad, 8
    /// one of 5e-4 rad.
    pub(crate) pad_samples: f64,
    /// Power with which errors count against the loss: 4 favours the low partials, 3 is safe with
    /// few taps.
    pub(crate) emphasis: i32,
    /// Factor on the weight above what is followed: more keeps a filter of few taps low there.
    pub(crate) beyond: f64,
    /// Gain of one round trip, at the material's full loss, below which the phase is not followed any
    /// further: what is quieter than that after one period does not tell.
    pub(crate) followed_gain: f64,
}

/// Samples kept free of the prototype: interpolator, loss taps and the shortest line.
pub(crate) fn spare_samples(rate_hz: f64) -> f64 {
    6.0 + 2.0 * (rate_hz / 48_000.0).round().max(1.0)
}

/// One filter for one string at one stop.
#[derive(Clone, Debug)]
pub(crate) struct Prototype {
    /// Impulse response.
    pub(crate) taps: Vec<f32>,
    /// Phase delay at the first partial, in samples, as aimed at.
    pub(crate) delay_samples: f64,
    /// Highest gain in each of equal bands up to half the sample rate.
    pub(crate) highest: [f32; BANDS],
}

/// Bands in which a prototype says its highest gain. Taps of a loss filter that lie 1, 2, 3, 4, 6, 8 or
/// 12 samples apart let most through between two of them.
pub(crate) const BANDS: usize = 96;

impl Prototype {
    /// One that changes nothing.
    pub(crate) fn plain() -> Self {
        Self { taps: vec![1.0], delay_samples: 0.0, highest: [1.0; BANDS] }
    }
}

/// Designs prototypes, and keeps the plans of its transforms between them.
pub(crate) struct Designer {
    planner: RealFftPlanner<f64>,
    arch: Arch,
}

impl Designer {
    pub(crate) fn new() -> Self {
        Self { planner: RealFftPlanner::new(), arch: Arch::new() }
    }

    /// Designs the prototype of a string.
    pub(crate) fn prototype(
        &mut self,
        law: &StringLaw,
        rate_hz: f64,
        budget: &Budget,
    ) -> Prototype {
        let period = rate_hz / law.f0_hz;
        let room = (period - budget.spare_samples).max(1.0);
        let pad = (budget.pad_samples * (rate_hz / 48_000.0).max(1.0))
            .max(period * budget.pad_samples / 224.0)
            .min(room / 3.0)
            .floor();
        let longest = (MAX_PROTOTYPE as f64 - 1.0 - 2.0 * pad).min(room - pad).max(0.0);
        let mut followed_hz = followed(law, rate_hz, budget.followed_gain, longest);
        loop {
            let lead = group_lead(law, followed_hz, rate_hz).clamp(0.0, longest).ceil();
            let target = Target {
                law,
                rate_hz,
                followed_hz,
                delay: lead + pad,
                emphasis: budget.emphasis,
                beyond: budget.beyond,
            };
            let (taps, highest) = self.least_squares(&target, (lead + 2.0 * pad) as usize + 1);
            let highest = if highest < NEAR { highest } else { self.highest_gain(&taps) };
            // A fit that would gain energy is tried again with less of the phase to follow.
            if highest < SAFE || followed_hz < law.f0_hz {
                // Where nothing is left to follow less of, all of it is made a little quieter.
                let scale = (SAFE / highest).min(1.0);
                let taps: Vec<f64> = taps.into_iter().map(|tap| scale * tap).collect();
                return Prototype {
                    highest: self.highest_gains(&taps),
                    taps: taps.into_iter().map(|tap| tap as f32).collect(),
                    delay_samples: target.delay,
                };
            }
            followed_hz *= 0.8;
        }
    }

    /// Fits on a uniform grid of frequencies, and weighs up those where the fit strays so far that
    /// the loop might gain energy, until there are none. Returns the highest gain that is left, too.
    fn least_squares(&mut self, target: &Target<'_>, count: usize) -> (Vec<f64>, f64) {
        let length = (8 * count).next_power_of_two().max(256);
        let inverse = self.planner.plan_fft_inverse(length);
        let forward = self.planner.plan_fft_forward(length);
        let grid: Vec<(Complex64, f64)> = (0..=length / 2)
            .map(|bin| target.at((bin as f64).max(0.01) / length as f64 * target.rate_hz))
            .collect();
        let mut weights: Vec<f64> = grid.iter().map(|(_, weight)| *weight).collect();
        let mut spectrum = forward.make_output_vec();
        let mut signal = forward.make_input_vec();
        let mut taps = Vec::new();
        let mut highest = 0.0;
        for round in 0..=ROUNDS {
            // Both sides of the normal equations are inverse transforms on the uniform grid.
            for (bin, weight) in spectrum.iter_mut().zip(&weights) {
                *bin = Complex64::new(*weight, 0.0);
            }
            transform(inverse.as_ref(), &mut spectrum, &mut signal);
            // A floor of white weight keeps the equations well-conditioned.
            let mut autocorrelation = signal[..count].to_vec();
            autocorrelation[0] *= 1.0 + 1.0e-9;
            for (bin, (weight, (wanted, _))) in spectrum.iter_mut().zip(weights.iter().zip(&grid)) {
                *bin = wanted * weight;
            }
            transform(inverse.as_ref(), &mut spectrum, &mut signal);
            taps = self.arch.dispatch(Levinson { r: &autocorrelation, b: &signal[..count] });
            signal.fill(0.0);
            signal[..count].copy_from_slice(&taps);
            // Lengths match by construction, so the transform cannot fail.
            let _ = forward.process(&mut signal, &mut spectrum);
            highest = spectrum.iter().map(Complex64::norm_sqr).fold(0.0, f64::max).sqrt();
            if round == ROUNDS {
                break;
            }
            let mut strays = false;
            for ((bin, weight), (wanted, _)) in spectrum.iter().zip(&mut weights).zip(&grid) {
                let gain = wanted.norm_sqr().sqrt();
                let limit = gain + 0.8 * (1.0 - gain);
                if bin.norm_sqr() > limit * limit {
                    *weight *= 8.0;
                    strays = true;
                }
            }
            if !strays {
                break;
            }
        }
        (taps, highest)
    }
}

/// Inverse transform of a Hermitian spectrum whose ends are made real.
fn transform(inverse: &dyn ComplexToReal<f64>, spectrum: &mut [Complex64], signal: &mut [f64]) {
    let last = spectrum.len() - 1;
    spectrum[0].im = 0.0;
    spectrum[last].im = 0.0;
    // Lengths match by construction and the ends are real, so the transform cannot fail.
    let _ = inverse.process(spectrum, signal);
}
