//! What comes back from a cylinder's far end: wall losses, and a lattice of open holes that lets high
//! partials go.
//!
//! Walls lose with the square root of frequency (viscosity and heat, as in Fletcher & Rossing); above
//! the lattice's cutoff a wave passes the open holes instead of coming back (Benade 1960). Both are
//! fitted by a symmetric filter whose delay is exactly known and whose gain is at most one.

use std::f64::consts::{PI, TAU};

use super::air::SOUND_M_PER_S;

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

impl BoreLaw {
    /// Share of a wave that comes back to the reed after a round trip of so many seconds.
    pub(crate) fn returns(&self, frequency_hz: f64, trip_s: f64) -> f64 {
        let walls = WALL / self.radius_m * trip_s * SOUND_M_PER_S;
        let passes = 1.0 + (frequency_hz / self.cutoff_hz).powi(4);
        (1.0 - self.end_loss) * (-walls * frequency_hz.sqrt()).exp() / passes
    }
}

/// Filters for tubes of several lengths, shortest last.
#[derive(Clone, Debug)]
pub(crate) struct Bores {
    pub(super) taps: Vec<Vec<f32>>,
    pub(super) half: usize,
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
    pub(super) fn len(&self) -> usize {
        2 * self.half + 1
    }
}

/// Reflection of the far end with the walls' loss there and back, at most one.
fn design(law: &BoreLaw, trip_s: f64, rate_hz: f64, half: usize) -> Vec<f32> {
    let gain = |f: f64| law.returns(f, trip_s);
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
