//! Two lists of modes matched, and every list between them.
//!
//! Optimal transport in one dimension, log-frequency, is the monotone rearrangement of mass (Henderson &
//! Solomon 2019 for spectra). Here whole modes travel: those that both lists have at about one place are
//! partners, the key's first of all; between two such pairs each mode of the shorter list takes the one
//! that lies at its own share of the mass, and who is left comes or goes where its neighbours lead it. So no
//! two modes ever cross, and no mode falls apart into beats.

mod couples;
mod listed;

use super::{MOST, Mode, ModeSet, power::exp2, rises};
use couples::{Couple, Couples};

/// Most by which loudness is kept up where couples of opposite sign pass through zero, as a gain.
const MOST_GAIN: f64 = 4.0;

/// What counts as a drive of nothing.
const UNDRIVEN: f64 = 1.0e-100;

/// Two lists, matched: what lies between them is cheap to ask for.
#[derive(Clone, Debug)]
pub struct Matched {
    count: usize,
    /// Logarithm to base 2 of each ratio: of the first list, and the way to the second.
    pitch: Way,
    /// Half the logarithm to base 2 of each decay.
    decay: Way,
    drive: Way,
    /// Root of each mode's energy on either side, signed.
    sides: [Way; 2],
    /// Energy at the first list, slope and curvature of it along the way, and energy at the second.
    energy: [f64; 4],
}

/// Numbers that move in a straight line.
#[derive(Clone, Copy, Debug)]
struct Way {
    from: [f64; MOST],
    by: [f64; MOST],
}

impl Way {
    const NONE: Self = Self { from: [0.0; MOST], by: [0.0; MOST] };

    fn set(&mut self, place: usize, [from, to]: [f64; 2]) {
        (self.from[place], self.by[place]) = (from, to - from);
    }

    #[inline(always)]
    fn at(&self, position: f64) -> [f64; MOST] {
        let mut here = self.from;
        for (here, by) in here.iter_mut().zip(&self.by) {
            *here += position * by;
        }
        here
    }
}

impl Matched {
    /// Matches two lists. If together they have more than [`MOST`] modes without a partner the weakest are
    /// left out.
    #[must_use]
    pub fn between(first: &ModeSet, second: &ModeSet) -> Self {
        let couples = Couples::of(first, second);
        let mut matched = Self {
            count: 0,
            pitch: Way::NONE,
            decay: Way::NONE,
            drive: Way::NONE,
            sides: [Way::NONE; 2],
            energy: [0.0; 4],
        };
        for couple in couples.all() {
            matched.push(couple);
        }
        matched.weigh();
        matched
    }

    fn push(&mut self, couple: &Couple) {
        let (place, modes) = (self.count, couple.modes);
        let roots = modes.map(|mode| mode.decay_per_s.sqrt());
        self.pitch.set(place, couple.octaves);
        self.decay.set(place, roots.map(f64::log2));
        self.drive.set(place, modes.map(|mode| mode.drive));
        for (side, way) in self.sides.iter_mut().enumerate() {
            let root = |end: usize| {
                let Mode { ratio, drive, sound, .. } = modes[end];
                drive * sound[side] / (roots[end] * rises(ratio))
            };
            way.set(place, [root(0), root(1)]);
        }
        self.count += 1;
    }

    /// The energy along the way is a parabola.
    fn weigh(&mut self) {
        let mut energy = [0.0; 4];
        for way in &self.sides {
            for (from, by) in way.from.iter().zip(&way.by).take(self.count) {
                energy[0] += 0.5 * from * from;
                energy[1] += from * by;
                energy[2] += 0.5 * by * by;
                energy[3] += 0.5 * (from + by) * (from + by);
            }
        }
        self.energy = energy;
    }

    /// How many modes every list between them has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The list at a position of 0, the first, to 1, the second. Pitch and decay travel in a straight line
    /// of their logarithms, loudness in one of the energy. The same couple keeps its place at every
    /// position, so a bank may ring on while the list changes.
    #[must_use]
    #[inline(always)]
    pub fn at(&self, position: f64) -> ModeSet {
        let mut set = ModeSet::default();
        self.write(position, &mut set);
        set
    }

    /// Overwrites a list with the one at a position; quickest in vectorised code.
    #[inline(always)]
    pub fn write(&self, position: f64, set: &mut ModeSet) {
        let position = if position.is_finite() { position.clamp(0.0, 1.0) } else { 0.0 };
        let [first, slope, bend, second] = self.energy;
        let wanted = first + position * (second - first);
        let found = first + position * (slope + position * bend);
        let gain = if found > 0.0 { (wanted / found).sqrt().min(MOST_GAIN) } else { 1.0 };
        let pitch = self.pitch.at(position);
        let decay = self.decay.at(position);
        let drive = self.drive.at(position);
        let [left, right] = [self.sides[0].at(position), self.sides[1].at(position)];
        let (ratio, root) = (pitch.map(exp2), decay.map(exp2));
        let mut heard = [0.0; MOST];
        for (place, heard) in heard.iter_mut().enumerate() {
            *heard = gain * root[place] * rises(ratio[place]) / drive[place].max(UNDRIVEN);
        }
        set.count = self.count;
        for (place, mode) in set.modes.iter_mut().enumerate().take(self.count) {
            *mode = Mode {
                ratio: ratio[place],
                decay_per_s: root[place] * root[place],
                drive: drive[place],
                sound: [heard[place] * left[place], heard[place] * right[place]],
            };
        }
    }
}
