//! The part of a string's loop filter that is dear to design: stiffness and the material's loss as
//! one FIR filter, found by weighted least squares and kept in tables.
//!
//! The target at each frequency is the round trip of the stiff string: gain
//! `exp(−σ(f)·dn/df)`, phase delay shorter than the first partial's by the stiff string's lead.
//! Above the frequency where one round trip takes most of the energy the delay is left to run on
//! linearly, so that the filter stays short.

use pulp::{Arch, Simd, WithSimd};
use realfft::{ComplexToReal, RealFftPlanner, num_complex::Complex64};

use super::string_law::StringLaw;

/// Share of the material's loss that is in the prototype; the rest is added when a note is tuned,
/// so that the panel may ask for less loss than the material has.
pub(crate) const PROTOTYPE_LOSS: f64 = 0.25;

/// Longest prototype in samples.
pub(crate) const MAX_PROTOTYPE: usize = 960;

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

    /// Highest gain of a filter, looked for on a fine grid.
    fn highest_gain(&mut self, taps: &[f64]) -> f64 {
        self.powers(taps).into_iter().fold(0.0, f64::max).sqrt()
    }

    /// Highest gain of a filter in every band, between the points of the grid too.
    fn highest_gains(&mut self, taps: &[f64]) -> [f32; BANDS] {
        let powers = self.powers(taps);
        let last = powers.len() - 1;
        let top = |bin: usize| {
            let here = powers[bin];
            let (below, above) = (powers[bin.saturating_sub(1)], powers[(bin + 1).min(last)]);
            // The top of the parabola through three of them.
            let curve = 2.0 * here - below - above;
            let is_top = here >= below && here >= above && curve > 0.0;
            if is_top { here + (above - below).powi(2) / (8.0 * curve) } else { here }
        };
        std::array::from_fn(|band| {
            let (from, to) = (band * last / BANDS, ((band + 1) * last).div_ceil(BANDS));
            (from..=to).map(top).fold(0.0, f64::max).sqrt() as f32
        })
    }

    /// Power response of a filter on a fine grid.
    fn powers(&mut self, taps: &[f64]) -> Vec<f64> {
        let length = (16 * taps.len()).next_power_of_two().max(1_024);
        let forward = self.planner.plan_fft_forward(length);
        let mut signal = forward.make_input_vec();
        let mut spectrum = forward.make_output_vec();
        signal[..taps.len()].copy_from_slice(taps);
        // Lengths match by construction, so the transform cannot fail.
        let _ = forward.process(&mut signal, &mut spectrum);
        spectrum.iter().map(Complex64::norm_sqr).collect()
    }
}

/// Highest gain that counts as passive.
const SAFE: f64 = 1.0 - 1.0e-5;

/// From here on the gain between the points of the grid is looked at too.
const NEAR: f64 = 0.99;

/// Rounds of reweighting at most; most designs need none.
const ROUNDS: usize = 8;

/// Inverse transform of a Hermitian spectrum whose ends are made real.
fn transform(inverse: &dyn ComplexToReal<f64>, spectrum: &mut [Complex64], signal: &mut [f64]) {
    let last = spectrum.len() - 1;
    spectrum[0].im = 0.0;
    spectrum[last].im = 0.0;
    // Lengths match by construction and the ends are real, so the transform cannot fail.
    let _ = inverse.process(spectrum, signal);
}

/// Highest frequency whose phase is followed: where loss has taken over, or room runs out.
fn followed(law: &StringLaw, rate_hz: f64, followed_gain: f64, longest: f64) -> f64 {
    let top = 0.46 * rate_hz;
    let fits = |f: f64| {
        let gain = (-law.decay_per_s(f) * law.round_trip_s(f)).exp();
        gain > followed_gain && group_lead(law, f, rate_hz) < longest
    };
    let (mut low, mut high) = (law.f0_hz.min(top), top);
    if fits(high) {
        return high;
    }
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if fits(middle) { low = middle } else { high = middle }
    }
    low
}

/// Samples by which the group delay of a round trip falls short of the first partial's period.
fn group_lead(law: &StringLaw, frequency_hz: f64, rate_hz: f64) -> f64 {
    rate_hz / law.f0_hz - law.round_trip_s(frequency_hz) * rate_hz
}

struct Target<'a> {
    law: &'a StringLaw,
    rate_hz: f64,
    followed_hz: f64,
    delay: f64,
    emphasis: i32,
    beyond: f64,
}

impl Target<'_> {
    /// Wanted response and weight at a frequency.
    fn at(&self, frequency_hz: f64) -> (Complex64, f64) {
        let omega = std::f64::consts::TAU * frequency_hz / self.rate_hz;
        let law = self.law;
        let f = frequency_hz.min(self.followed_hz);
        let mut phase = -omega * self.delay;
        if f > 0.0 {
            let follow = std::f64::consts::TAU * f / self.rate_hz;
            phase += follow * law.phase_lead_samples(f, self.rate_hz);
            phase += (omega - follow) * group_lead(law, f, self.rate_hz);
        }
        let loss = law.decay_per_s(frequency_hz)
            * law.round_trip_s(frequency_hz.clamp(1.0, self.followed_hz));
        let gain = (-PROTOTYPE_LOSS * loss).exp();
        // Errors count against the loss they would disturb; above what is followed only the level
        // matters, and that it stays low.
        let weight = (1.0 / (0.003 + 1.0 - (-loss).exp())).powi(self.emphasis);
        let weight = if frequency_hz > self.followed_hz { self.beyond * weight } else { weight };
        (Complex64::from_polar(gain, phase), weight)
    }
}

/// A symmetric positive Toeplitz system, `r` its first row (Levinson 1947).
struct Levinson<'a> {
    r: &'a [f64],
    b: &'a [f64],
}

impl WithSimd for Levinson<'_> {
    type Output = Vec<f64>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> Vec<f64> {
        let Self { r, b } = self;
        let n = r.len();
        // Mirrored copies, so that all products run forwards: `r[k]` is at `n − 1 − k`, the forward
        // vector's element `k` at `n − k` of the backward one.
        let mirrored: Vec<f64> = r.iter().rev().copied().collect();
        let mut forward = vec![0.0; n];
        let mut backward = vec![0.0; n + 1];
        let mut x = vec![0.0; n];
        forward[0] = 1.0;
        backward[n] = 1.0;
        let mut error = r[0];
        x[0] = b[0] / r[0];
        for m in 1..n {
            let past = &mirrored[n - 1 - m..n - 1];
            let reflection = -dot(&forward[..m], past) / error;
            error *= 1.0 - reflection * reflection;
            let step = (b[m] - dot(&x[..m], past)) / error;
            mix(reflection, &mut forward[..=m], &mut backward[n - m..]);
            add(step, &backward[n - m..], &mut x[..=m]);
        }
        x
    }
}

/// Scalar product in sixteen sums, so that it vectorises.
#[inline(always)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a, a_rest) = a.as_chunks::<16>();
    let (b, b_rest) = b.as_chunks::<16>();
    let mut sums = [0.0; 16];
    for (a, b) in a.iter().zip(b) {
        for i in 0..16 {
            sums[i] += a[i] * b[i];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}

/// `a, b ← a + k·b, b + k·a`.
#[inline(always)]
fn mix(k: f64, a: &mut [f64], b: &mut [f64]) {
    let (a, a_rest) = a.as_chunks_mut::<8>();
    let (b, b_rest) = b.as_chunks_mut::<8>();
    for (a, b) in a.iter_mut().zip(b) {
        let (old, other) = (*a, *b);
        for i in 0..8 {
            a[i] = old[i] + k * other[i];
            b[i] = other[i] + k * old[i];
        }
    }
    for (a, b) in a_rest.iter_mut().zip(b_rest) {
        (*a, *b) = (*a + k * *b, *b + k * *a);
    }
}

/// `x ← x + k·a`.
#[inline(always)]
fn add(k: f64, a: &[f64], x: &mut [f64]) {
    for (x, a) in x.iter_mut().zip(a) {
        *x += k * a;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levinson_solves_a_toeplitz_system() {
        let (r, b) = ([4.0, 1.0, 0.5, 0.1], [1.0, -2.0, 3.0, 0.5]);
        let x = Arch::new().dispatch(Levinson { r: &r, b: &b });
        for (row, wanted) in b.iter().enumerate() {
            let sum: f64 = (0..4).map(|k| r[row.abs_diff(k)] * x[k]).sum();
            assert!((sum - wanted).abs() < 1e-12);
        }
    }
}
