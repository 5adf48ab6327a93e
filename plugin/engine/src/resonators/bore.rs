//! A cylinder with finger holes as one loop: wall losses, and a lattice of open holes at its end that
//! lets high partials go.
//!
//! Walls lose with the square root of frequency (viscosity and heat, as in Fletcher & Rossing); above
//! the lattice's cutoff a wave passes the open holes instead of coming back (Benade 1960). Both are
//! fitted by a symmetric filter whose delay is exactly known and whose gain is at most one.

use std::f64::consts::{PI, TAU};

use super::waveguide::Loop;
use crate::dsp::lagrange;

/// Speed of sound in the player's warm air.
pub(crate) const SOUND_M_PER_S: f64 = 345.0;
/// Wall loss in nepers per metre, times radius over the root of frequency [G: 3·10⁻⁵ in air].
const WALL: f64 = 3.0e-5;
/// Half the filter's length.
const HALF_S: f64 = 9.0 / 48_000.0;
/// Points on which a response is laid out and checked.
const GRID: usize = 512;
/// Gain that no frequency may exceed.
const CEILING: f64 = 0.998;

/// What the tube is like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct BoreLaw {
    /// Radius.
    pub(crate) radius_m: f64,
    /// Cutoff of the open holes.
    pub(crate) cutoff_hz: f64,
    /// Share that is lost at the end whatever the frequency, per round trip.
    pub(crate) end_loss: f64,
}

/// Filters for tubes of several lengths, shortest last.
#[derive(Clone, Debug)]
pub(crate) struct Bores {
    taps: Vec<Vec<f32>>,
    half: usize,
}

impl Bores {
    /// Designs one filter per round trip, given in seconds.
    pub(crate) fn new(law: &BoreLaw, round_trips_s: &[f64], rate_hz: f64) -> Self {
        let shortest = round_trips_s.iter().copied().fold(f64::INFINITY, f64::min) * rate_hz;
        // The filter's own delay must fit into the shortest tube.
        let room = (shortest - 4.0).max(1.0) as usize;
        let half = ((HALF_S * rate_hz).round() as usize).clamp(1, room);
        let taps = round_trips_s.iter().map(|&trip_s| design(law, trip_s, rate_hz, half)).collect();
        Self { taps, half }
    }

    /// Longest filter.
    fn len(&self) -> usize {
        2 * self.half + 1
    }
}

/// Reflection of the far end with the walls' loss there and back, at most one.
fn design(law: &BoreLaw, trip_s: f64, rate_hz: f64, half: usize) -> Vec<f32> {
    let walls = WALL / law.radius_m * trip_s * SOUND_M_PER_S;
    let gain = |f: f64| {
        (1.0 - law.end_loss) * (-walls * f.sqrt()).exp() / (1.0 + (f / law.cutoff_hz).powi(4))
    };
    let turns = |k: f64| k / GRID as f64 * 0.5;
    let gains: Vec<f64> = (0..GRID).map(|k| gain(turns(k as f64 + 0.5) * rate_hz)).collect();
    // One side of a symmetric filter.
    let mut side: Vec<f64> = (0..=half)
        .map(|t| {
            let t = t as f64;
            let window = 0.5 + 0.5 * (PI * t / (half as f64 + 1.0)).cos();
            let waves = Cosines::new(TAU * turns(0.5) * t, TAU * turns(1.0) * t);
            window * gains.iter().zip(waves).map(|(g, wave)| g * wave).sum::<f64>() / GRID as f64
        })
        .collect();
    let mut responses = vec![side[0]; GRID];
    for (t, tap) in side.iter().enumerate().skip(1) {
        let waves = Cosines::new(0.0, TAU * turns(1.0) * t as f64);
        responses.iter_mut().zip(waves).for_each(|(r, wave)| *r += 2.0 * tap * wave);
    }
    let low = (100.0 / rate_hz * 2.0 * GRID as f64) as usize;
    let low = low.clamp(1, GRID - 1);
    let scale = gain(turns(low as f64) * rate_hz) / responses[low];
    let largest = responses.iter().fold(0.0, |most: f64, r| most.max(r.abs()));
    let scale = scale.min(CEILING / largest);
    for tap in &mut side {
        *tap *= scale;
    }
    (0..=2 * half).map(|i| side[i.abs_diff(half)] as f32).collect()
}

/// Cosines of equally spaced angles, by recurrence.
struct Cosines {
    now: f64,
    before: f64,
    twice: f64,
}

impl Cosines {
    fn new(first: f64, step: f64) -> Self {
        Self { now: first.cos(), before: (first - step).cos(), twice: 2.0 * step.cos() }
    }
}

impl Iterator for Cosines {
    type Item = f64;
    fn next(&mut self) -> Option<f64> {
        let value = self.now;
        self.now = self.twice * value - self.before;
        self.before = value;
        Some(value)
    }
}

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
        self.made_for = (round_trip_s, place);
        self.round_trip_s = round_trip_s;
        let place = place.clamp(0.0, (bores.taps.len() - 1) as f64);
        let below = (place as usize).min(bores.taps.len().saturating_sub(2));
        let above = (below + 1).min(bores.taps.len() - 1);
        let share = (place - below as f64) as f32;
        let mixed = &mut self.mixed[..=2 * half];
        for (i, tap) in mixed.iter_mut().enumerate() {
            let (low, high) = (bores.taps[below][i], bores.taps[above][i]);
            // The far end is open: pressure comes back inverted.
            *tap = -(low + (high - low) * share);
        }
        let delay = (round_trip_s * self.rate_hz - half as f64).max(3.5);
        let whole = (delay - 2.0).floor();
        let weights = lagrange::six(delay - whole).map(|weight| weight as f32);
        self.line.next_filter(ticks).write(mixed, &weights, whole as usize);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resonators::complex::{Complex, polynomial};

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
