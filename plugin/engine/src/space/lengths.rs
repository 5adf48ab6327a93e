//! How long the lines of a room's network are, and where sound enters each of them.
//!
//! Lengths spread over two octaves around the mean free path, each a prime of its own, so that no two lines
//! share a period (Schroeder 1962; Jot & Chaigne 1991).

use crate::dsp::{noise::Random, simd::TICK};

use super::{
    foyer::{EARS, FOYERS},
    network::LINES,
};

/// Shortest and longest line against the mean free path [by ear]: wider is denser sooner, and coarser early on.
const SPAN: [f64; 2] = [0.42, 2.0];
/// Latest way into a foyer, and from it into a line, against the mean free path [by ear]: longer is denser, and
/// blurs the beginning.
const ENTRANCE: [f64; 2] = [0.31, 0.39];
/// Seed of the entrances: the room is one individual.
const INDIVIDUAL: u32 = 0x0057_E99E;

/// In samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lengths {
    pub(crate) lines: [usize; LINES],
    /// From both sides to the foyers, the left one's first; from one of them to each line.
    pub(crate) ears: [[usize; 2 * EARS]; FOYERS],
    pub(crate) doors: [usize; LINES],
}

impl Lengths {
    /// For a mean free path, none longer than `reach`.
    pub(crate) fn new(free_path_s: f64, rate_hz: f64, reach: usize) -> Self {
        let path = free_path_s * rate_hz;
        let mut lines = [0; LINES];
        let mut last = 2 * TICK;
        for (k, line) in lines.iter_mut().enumerate() {
            let place = k as f64 / (LINES - 1) as f64;
            let wanted = path * SPAN[0] * (SPAN[1] / SPAN[0]).powf(place);
            last = prime((wanted as usize).max(last + 1));
            *line = last.min(reach);
        }
        let mut random = Random::new(INDIVIDUAL, 0);
        let mut way = |latest: f64| {
            TICK + (path * latest * 0.5 * (1.0 + f64::from(random.bipolar()))) as usize
        };
        Self {
            lines,
            ears: std::array::from_fn(|_| std::array::from_fn(|_| way(ENTRANCE[0]))),
            doors: std::array::from_fn(|_| way(ENTRANCE[1])),
        }
    }

    /// Mean time until a sound is in the lines.
    pub(crate) fn entrance_s(free_path_s: f64) -> f64 {
        0.5 * (ENTRANCE[0] + ENTRANCE[1]) * free_path_s
    }

    /// Longest line and latest door for a mean free path.
    pub(crate) fn reach(free_path_s: f64, rate_hz: f64) -> [usize; 2] {
        let path = free_path_s * rate_hz;
        // The next prime is near: no gap below a million exceeds 114.
        [(path * SPAN[1]) as usize + 114 * LINES, (path * ENTRANCE[1]) as usize + 2 * TICK]
    }

    /// Samples in all lines.
    pub(crate) fn sum(&self) -> usize {
        self.lines.iter().sum()
    }
}

/// The first prime from an odd or even number on.
fn prime(from: usize) -> usize {
    let mut candidate = from | 1;
    while (3..).step_by(2).take_while(|d| d * d <= candidate).any(|d| candidate.is_multiple_of(d)) {
        candidate += 2;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lines_share_a_factor() {
        let gcd = |mut a: usize, mut b: usize| {
            while b > 0 {
                (a, b) = (b, a % b);
            }
            a
        };
        for (path_s, rate_hz) in [(0.0455, 48_000.0), (0.007, 8_000.0), (0.0455, 192_000.0)] {
            let [reach, _] = Lengths::reach(path_s, rate_hz);
            let lines = Lengths::new(path_s, rate_hz, reach).lines;
            for (i, a) in lines.iter().enumerate() {
                assert!(*a > 2 * TICK && *a <= reach);
                assert!(lines[..i].iter().all(|b| gcd(*a, *b) == 1), "{lines:?}");
            }
        }
    }
}
