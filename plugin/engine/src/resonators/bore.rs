//! A cylinder with finger holes as one loop, whose length follows the fingers.

use super::{bores::Bores, waveguide::Loop};

/// Largest changes of the round trip, in samples, and of the place among the designed lengths that the
/// filter's taps may take in their stride: a finger's vibrato.
const SLIDE: f64 = 0.05;
const SLIDE_PLACE: f64 = 0.005;

/// One tube.
#[derive(Clone, Debug)]
pub(crate) struct Bore {
    pub(crate) line: Loop,
    rate_hz: f64,
    mixed: Vec<f32>,
    round_trip_s: f64,
    /// What the present filter was made for.
    made_for: (f64, f64),
}

impl Bore {
    pub(crate) fn new(longest_s: f64, rate_hz: f64, bores: &[&Bores]) -> Self {
        let longest = bores.iter().map(|bores| bores.len()).max().unwrap_or(1);
        Self {
            line: Loop::new((longest_s * rate_hz) as usize + longest + 8),
            rate_hz,
            mixed: vec![0.0; longest],
            round_trip_s: longest_s,
            made_for: (-1.0, -1.0),
        }
    }

    pub(crate) fn reset(&mut self) {
        self.line.reset();
        self.made_for = (-1.0, -1.0);
    }

    /// Takes a round trip, and a place among the designed lengths; heard over `ticks` control ticks,
    /// during which no other may come.
    #[inline]
    pub(crate) fn tune(&mut self, bores: &Bores, place: f64, round_trip_s: f64, ticks: usize) {
        let half = bores.half;
        let moved = (round_trip_s - self.made_for.0).abs() * self.rate_hz;
        if moved < 5.0e-4 && (place - self.made_for.1).abs() < 1.0e-3 {
            return;
        }
        let is_new = self.made_for.0 < 0.0;
        let slides = !is_new && moved < SLIDE && (place - self.made_for.1).abs() < SLIDE_PLACE;
        self.made_for = (round_trip_s, place);
        self.round_trip_s = round_trip_s;
        let place = place.clamp(0.0, (bores.taps.len() - 1) as f64);
        let below = (place as usize).min(bores.taps.len().saturating_sub(2));
        let above = (below + 1).min(bores.taps.len() - 1);
        let share = (place - below as f64) as f32;
        let mixed = &mut self.mixed[..=2 * half];
        let pair = bores.taps[below].iter().zip(&bores.taps[above]);
        for (tap, (low, high)) in mixed.iter_mut().zip(pair) {
            // The far end is open: pressure comes back inverted.
            *tap = -(low + (high - low) * share);
        }
        let delay = (round_trip_s * self.rate_hz - half as f64).max(3.5);
        let whole = (delay - 2.0).floor();
        let weights = weights(delay - whole);
        let whole = whole as usize;
        if slides && self.line.slide(mixed, &weights, whole, ticks) {
            return;
        }
        self.line.next_filter(ticks).write(mixed, &weights, whole);
        if is_new {
            self.line.finish_fade();
        }
    }

    /// Energy of the waves under way, in units of pressure squared per sample.
    pub(crate) fn energy(&self) -> f64 {
        let count = (self.round_trip_s * self.rate_hz) as usize;
        self.line.recent(count).iter().map(|wave| f64::from(*wave).powi(2)).sum()
    }
}

/// Lagrange's six weights for a delay of `d` samples in 2–3, without a division.
#[inline]
fn weights(d: f64) -> [f32; 6] {
    let [a, b, c, e, f] = [d - 1.0, d - 2.0, d - 3.0, d - 4.0, d - 5.0];
    let (head, tail, middle) = (d * a, e * f, b * c);
    [
        a * middle * tail * (-1.0 / 120.0),
        d * middle * tail * (1.0 / 24.0),
        head * c * tail * (-1.0 / 12.0),
        head * b * tail * (1.0 / 12.0),
        head * middle * f * (-1.0 / 24.0),
        head * middle * e * (1.0 / 120.0),
    ]
    .map(|weight| weight as f32)
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;
    use crate::resonators::{
        bores::BoreLaw,
        complex::{Complex, polynomial},
    };

    #[test]
    fn the_weights_are_lagranges() {
        for d in [2.0, 2.3, 2.9] {
            let exact = crate::dsp::lagrange::six(d);
            assert!(weights(d).iter().zip(exact).all(|(a, b)| (f64::from(*a) - b).abs() < 1.0e-7));
        }
    }

    #[test]
    fn no_frequency_gains_in_any_tube() {
        let law = BoreLaw { radius_m: 0.006, cutoff_hz: 1_700.0, end_loss: 0.012 };
        for rate_hz in [8_000.0, 44_100.0, 48_000.0, 192_000.0] {
            let trips: Vec<f64> = (0..8).map(|i| 2.6e-3 * 0.84_f64.powi(i)).collect();
            let bores = Bores::new(&law, &trips, rate_hz);
            let mut bore = Bore::new(3.0e-3, rate_hz, &[&bores]);
            for step in 0..40 {
                let place = f64::from(step) * 0.18;
                bore.tune(&bores, place, 2.6e-3 * 0.84_f64.powf(place), 1);
                bore.line.finish_fade();
                for k in 0..256 {
                    let back = Complex::polar(1.0, -PI * f64::from(k) / 256.0);
                    let gain = polynomial(&bore.mixed, back).abs();
                    assert!(gain < 1.0, "{rate_hz} Hz, step {step}, {k}: {gain}");
                }
            }
        }
    }
}
