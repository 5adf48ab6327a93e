//! Who travels to whom.

use std::ops::Range;

use super::listed::{Listed, key, listed, octaves};
use crate::modes::{MOST, Mode, ModeSet};

/// Modes this near to each other are partners, in octaves [E: what is heard as the same partial, stretched
/// by stiffness or the end of a tube].
const NEAR_OCTAVES: f64 = 0.1;
/// Tries to find room for all, each with a quarter of the nearness of the last and so with fewer modes
/// that are left alone between partners; the last knows no partner but the key's.
const TRIES: usize = 4;
/// Room for two lists without a single partner.
const ROOM: usize = 2 * MOST;

/// A mode at the first list and at the second; where it is missing it is silent and cannot be driven.
#[derive(Clone, Copy, Debug)]
pub(super) struct Couple {
    pub(super) modes: [Mode; 2],
    /// Octaves over the key.
    pub(super) octaves: [f64; 2],
    /// Which of both lists has it.
    has: [bool; 2],
}

impl Couple {
    const NONE: Self = Self {
        modes: [Mode { ratio: 1.0, decay_per_s: 1.0, drive: 0.0, sound: [0.0; 2] }; 2],
        octaves: [0.0; 2],
        has: [false; 2],
    };

    fn energy(&self) -> f64 {
        self.modes[0].energy().max(self.modes[1].energy())
    }

    fn is_complete(&self) -> bool {
        self.has == [true; 2]
    }
}

/// All couples of two lists, low to high.
#[derive(Debug)]
pub(super) struct Couples {
    all: [Couple; ROOM],
    count: usize,
    /// Place of the key's.
    key: usize,
    /// Modes this near to each other are partners.
    near_octaves: f64,
}

impl Couples {
    pub(super) fn of(first: &ModeSet, second: &ModeSet) -> Self {
        let mut couples =
            Self { all: [Couple::NONE; ROOM], count: 0, key: ROOM, near_octaves: NEAR_OCTAVES };
        let lists = [first, second].map(listed);
        let lists = [&lists[0].0[..lists[0].1], &lists[1].0[..lists[1].1]];
        for attempt in 1..=TRIES {
            couples.couple(lists);
            if couples.count <= MOST {
                break;
            }
            let fewer = if attempt + 1 < TRIES { 0.25 } else { 0.0 };
            couples.near_octaves *= fewer;
        }
        couples.lead();
        couples.thin();
        couples
    }

    fn couple(&mut self, [a, b]: [&[Listed]; 2]) {
        (self.count, self.key) = (0, ROOM);
        if let (Some(i), Some(j)) = (key(a), key(b)) {
            self.stretch(&a[..i], &b[..j]);
            self.key = self.count;
            self.add([Some(&a[i]), Some(&b[j])]);
            self.stretch(&a[i + 1..], &b[j + 1..]);
        } else {
            self.stretch(a, b);
        }
    }

    pub(super) fn all(&self) -> &[Couple] {
        &self.all[..self.count]
    }

    fn add(&mut self, [a, b]: [Option<&Listed>; 2]) {
        let Some(free) = self.all.get_mut(self.count) else { return };
        let (Some(first), Some(second)) = (a.or(b), b.or(a)) else { return };
        let (modes, has) = ([first.mode, second.mode], [a.is_some(), b.is_some()]);
        *free = Couple { modes, octaves: [first.octaves, second.octaves], has };
        for (mode, has) in free.modes.iter_mut().zip(has) {
            if !has {
                mode.drive = 0.0;
            }
        }
        self.count += 1;
    }

    /// Couples what is near each other, and what lies between by its mass.
    fn stretch(&mut self, a: &[Listed], b: &[Listed]) {
        let (mut from, mut near) = ([0, 0], 0);
        for i in 0..a.len() {
            while near + 1 < b.len() && octaves(&a[i], &b[near + 1]) <= octaves(&a[i], &b[near]) {
                near += 1;
            }
            if near < from[1] || near >= b.len() {
                continue;
            }
            let way = octaves(&a[i], &b[near]);
            let is_taken = i > 0 && octaves(&a[i - 1], &b[near]) <= way
                || i + 1 < a.len() && octaves(&a[i + 1], &b[near]) < way;
            if way < self.near_octaves && !is_taken {
                self.fill(&a[from[0]..i], &b[from[1]..near]);
                self.add([Some(&a[i]), Some(&b[near])]);
                from = [i + 1, near + 1];
            }
        }
        self.fill(&a[from[0]..], &b[from[1]..]);
    }

    /// Each of the fewer takes the one at its own share of the mass.
    fn fill(&mut self, a: &[Listed], b: &[Listed]) {
        let turned = a.len() > b.len();
        let (few, many) = if turned { (b, a) } else { (a, b) };
        let mass = |listed: &Listed| listed.mass;
        let [all_few, all_many] = [few, many].map(|modes| modes.iter().map(mass).sum::<f64>());
        let turn = |[x, y]: [_; 2]| if turned { [y, x] } else { [x, y] };
        let (mut next, mut passed, mut reached) = (0, 0.0, 0.0);
        for (place, mode) in few.iter().enumerate() {
            let middle = (reached + 0.5 * mass(mode)) / all_few * all_many;
            reached += mass(mode);
            while many.len() - next > few.len() - place && passed + mass(&many[next]) < middle {
                self.add(turn([None, Some(&many[next])]));
                passed += mass(&many[next]);
                next += 1;
            }
            self.add(turn([Some(mode), Some(&many[next])]));
            passed += mass(&many[next]);
            next += 1;
        }
        for mode in &many[next..] {
            self.add(turn([None, Some(mode)]));
        }
    }

    /// Who is alone goes with its neighbours.
    fn lead(&mut self) {
        let complete = |couples: &[Couple; ROOM], mut places: Range<usize>, up: bool| {
            let is = |place: &usize| couples[*place].is_complete();
            let found = if up { places.find(is) } else { places.rfind(is) };
            found.map(|place| couples[place].octaves)
        };
        for place in 0..self.count {
            if self.all[place].is_complete() {
                continue;
            }
            let side = usize::from(!self.all[place].has[0]);
            let own = self.all[place].octaves[side];
            let below = complete(&self.all, 0..place, false);
            let above = complete(&self.all, place..self.count, true);
            let other = 1 - side;
            let led = match (below, above) {
                (Some(low), Some(high)) if high[side] > low[side] => {
                    let share = (own - low[side]) / (high[side] - low[side]);
                    low[other] + share * (high[other] - low[other])
                }
                (Some(near), _) | (None, Some(near)) => own + near[other] - near[side],
                (None, None) => own,
            };
            self.all[place].octaves[other] = led;
            self.all[place].modes[other].ratio = led.exp2();
        }
    }

    /// The weakest leave until all have room.
    fn thin(&mut self) {
        if self.count <= MOST {
            return;
        }
        let mut energies = [0.0; ROOM];
        for (energy, couple) in energies.iter_mut().zip(self.all()) {
            *energy = couple.energy();
        }
        if let Some(energy) = energies.get_mut(self.key) {
            *energy = f64::INFINITY;
        }
        while self.count > MOST {
            let weakest = |a: &usize, b: &usize| energies[*a].total_cmp(&energies[*b]);
            let Some(weakest) = (0..self.count).min_by(weakest) else { return };
            self.all.copy_within(weakest + 1..self.count, weakest);
            energies.copy_within(weakest + 1..self.count, weakest);
            self.count -= 1;
        }
    }
}
