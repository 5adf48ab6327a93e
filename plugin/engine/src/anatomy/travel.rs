//! The way of one list of modes to another, pair by pair.

use crate::modes::{MOST, Mode, ModeSet};

/// Modes of two resonators that have been matched: each travels to its partner.
///
/// A mode that has no partner is paired with itself at no drive and no sound: it comes or goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Travel {
    pairs: [[Mode; 2]; MOST],
    /// Logarithms of ratio and decay at the first end, and their ways.
    logs: [[f64; 4]; MOST],
    count: usize,
}

impl Default for Travel {
    fn default() -> Self {
        Self { pairs: [[Mode::default(); 2]; MOST], logs: [[0.0; 4]; MOST], count: 0 }
    }
}

/// Modes within this interval are the same one, as the logarithm of their ratio: about a third of a tone
/// [by ear: wider glides are heard as such, narrower ones as a fade].
const NEAR: f64 = 0.04;
/// Least ratio and decay that have a logarithm worth taking.
const LEAST: f64 = 1.0e-3;

impl Travel {
    /// Adds a pair, from the first end to the second; beyond [`MOST`] it is left out.
    pub fn push(&mut self, from: Mode, to: Mode) {
        let Some(free) = self.pairs.get_mut(self.count) else { return };
        *free = [from, to];
        let [a, b] =
            [from, to].map(|mode| [mode.ratio.max(LEAST).ln(), mode.decay_per_s.max(LEAST).ln()]);
        self.logs[self.count] = [a[0], a[1], b[0] - a[0], b[1] - a[1]];
        self.count += 1;
    }

    /// Pairs what lies near each other in two ascending lists; what is alone comes or goes.
    #[must_use]
    pub fn nearest(from: &ModeSet, to: &ModeSet) -> Self {
        let mut travel = Self::default();
        let silent = |mode: Mode| Mode { drive: 0.0, sound: [0.0; 2], ..mode };
        let (mut from, mut to) = (from.modes(), to.modes());
        while let ([a, ..], [b, ..]) = (from, to) {
            let between = (a.ratio.max(LEAST) / b.ratio.max(LEAST)).ln();
            if between.abs() < NEAR {
                travel.push(*a, *b);
                (from, to) = (&from[1..], &to[1..]);
            } else if between < 0.0 {
                travel.push(*a, silent(*a));
                from = &from[1..];
            } else {
                travel.push(silent(*b), *b);
                to = &to[1..];
            }
        }
        for a in from {
            travel.push(*a, silent(*a));
        }
        for b in to {
            travel.push(silent(*b), *b);
        }
        travel
    }

    /// The list at a position 0–1: places and decays go straight in their logarithms, shapes at the port
    /// and what is heard straight, so that no mode changes its sign on the way.
    #[must_use]
    pub fn at(&self, position: f64) -> ModeSet {
        let mut set = ModeSet::default();
        let far = position.clamp(0.0, 1.0);
        for ([a, b], logs) in self.pairs[..self.count].iter().zip(&self.logs) {
            let straight = |a: f64, b: f64| a + far * (b - a);
            let shape = straight(a.drive.max(0.0).sqrt(), b.drive.max(0.0).sqrt());
            set.push(Mode {
                ratio: (logs[0] + far * logs[2]).exp(),
                decay_per_s: (logs[1] + far * logs[3]).exp(),
                drive: shape * shape,
                sound: [straight(a.sound[0], b.sound[0]), straight(a.sound[1], b.sound[1])],
            });
        }
        set
    }
}

/// What may be loaded in place of the general resonators: a way for every key, and a body.
#[derive(Clone, Debug)]
pub struct Lists {
    /// Ways of the first resonator, of every so many keys from 0 on; none leaves the general ones.
    pub travels: Vec<Travel>,
    /// Keys from one to the next, 1–128.
    pub every: usize,
    /// A body, its ratios relative to 200 Hz.
    pub body: ModeSet,
    /// What their maker knows them by.
    pub mark: u64,
}

impl Lists {
    /// The way at a key.
    #[must_use]
    pub fn at(&self, key: f64) -> Option<&Travel> {
        let place = (key / self.every.clamp(1, 128) as f64).round().max(0.0) as usize;
        self.travels.get(place.min(self.travels.len().saturating_sub(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_kept_and_the_middle_is_the_geometric_mean() {
        let mode = |ratio, decay_per_s| Mode { ratio, decay_per_s, drive: 1.0, sound: [1.0; 2] };
        let (mut from, mut to) = (ModeSet::default(), ModeSet::default());
        from.push(mode(1.0, 2.0));
        from.push(mode(2.0, 2.0));
        to.push(mode(1.0, 8.0));
        let travel = Travel::nearest(&from, &to);
        assert!((travel.at(0.5).modes()[0].decay_per_s - 4.0).abs() < 1e-12);
        assert!((travel.at(0.0).modes()[1].drive - 1.0).abs() < 1e-12);
        assert!(travel.at(1.0).modes()[1].drive.abs() < 1e-12);
    }
}
