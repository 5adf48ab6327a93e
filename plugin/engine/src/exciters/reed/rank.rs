//! Several reeds side by side, one to a lane, each under its own breath.
//!
//! Path: mouth pressure, its turbulence, the waves that arrive → pressures in the bores.

use pulp::{Scalar, Simd};

use super::{
    Reed, ReedLaw, SMEAR,
    flow::Flow,
    step::{LANES, Row, Step, put, some},
    turn::Turn,
};
use crate::dsp::lanes::Samples;

/// The reeds, and the breath behind them.
#[derive(Clone, Debug)]
pub(crate) struct Rank {
    pub(super) law: Step<Row>,
    /// What each law gains by the next tick, and the ticks until it stands.
    moves: Step<Row>,
    ticks_left: usize,
    pub(super) reed: Reed<Row>,
    /// Mouth pressure, re the closing pressure, and its rise per sample.
    pub(super) mouth: Row,
    pub(super) rise: Row,
    /// Gust per unit of white noise, and the noise's band: both poles' shares and states.
    pub(super) gust: Row,
    pub(super) shares: [f64; 2],
    pub(super) band: [Row; 2],
    turn: Turn,
}

impl Rank {
    /// Reeds at rest, whose turbulence lies between two poles that take these shares of a sample.
    pub(crate) fn new(law: &ReedLaw, shares: [f64; 2]) -> Self {
        let zero = [0.0; LANES];
        let still = Step::all(zero, [SMEAR; LANES]);
        let mut rank = Self {
            law: still,
            moves: still,
            ticks_left: 0,
            reed: Reed { height: [1.0; LANES], travel: zero },
            mouth: zero,
            rise: zero,
            gust: zero,
            shares,
            band: [zero; 2],
            turn: Turn::new(),
        };
        (0..LANES).for_each(|lane| rank.set_law(lane, law));
        rank
    }

    /// Puts one reed to rest.
    pub(crate) fn rest(&mut self, lane: usize) {
        (self.reed.height[lane], self.reed.travel[lane]) = (1.0, 0.0);
        (self.mouth[lane], self.rise[lane], self.gust[lane]) = (0.0, 0.0, 0.0);
        self.band.iter_mut().for_each(|pole| pole[lane] = 0.0);
    }

    /// Lets the pressure behind one reed reach `mouth` after so many samples, with gusts of this rms
    /// per unit of white noise, re the pressure.
    pub(crate) fn breathe(&mut self, lane: usize, mouth: f64, samples: f64, gust: f64) {
        self.rise[lane] = (mouth - self.mouth[lane]) / samples;
        // The quick pole stands in units of its share.
        self.gust[lane] = gust * self.shares[1];
    }

    /// Whether any slit hisses.
    pub(crate) fn hisses(&self) -> bool {
        self.gust.iter().any(|gust| *gust > 0.0)
    }

    /// Puts one reed under a law at once.
    pub(crate) fn set_law(&mut self, lane: usize, law: &ReedLaw) {
        for (all, one) in self.law.rows().into_iter().zip(law.step.clone().rows()) {
            all[lane] = *one;
        }
        for moves in self.moves.rows() {
            moves[lane] = 0.0;
        }
    }

    /// Moves one reed to a law within so many ticks, as all that move do.
    pub(crate) fn move_law(&mut self, lane: usize, law: &ReedLaw, ticks: usize) {
        let share = 1.0 / ticks as f64;
        let (all, moves) = (self.law.rows(), self.moves.rows());
        for ((moves, all), one) in moves.into_iter().zip(all).zip(law.step.clone().rows()) {
            moves[lane] = share * (*one - all[lane]);
        }
        self.ticks_left = ticks;
    }

    /// The laws move on by a tick.
    #[inline(always)]
    pub(crate) fn tick(&mut self) {
        if self.ticks_left == 0 {
            return;
        }
        self.ticks_left -= 1;
        for (all, moves) in self.law.rows().into_iter().zip(self.moves.rows()) {
            for (law, step) in all.iter_mut().zip(moves) {
                *law += *step;
            }
        }
        if self.ticks_left == 0 {
            self.moves = Step::all([0.0; LANES], [0.0; LANES]);
        }
    }

    pub(crate) fn energy(&self, lane: usize, law: &ReedLaw) -> f64 {
        Reed { height: self.reed.height[lane], travel: self.reed.travel[lane] }.energy(law)
    }

    /// Some samples of the pressures in the bores of the first `reeds`, under the waves that arrive.
    #[inline(always)]
    pub(crate) fn blow<S: Simd>(
        &mut self,
        simd: S,
        arriving: &[Samples; LANES],
        hiss: &[Row],
        reeds: usize,
        pressures: &mut [Samples; LANES],
    ) {
        if reeds == 1 && S::F64_LANES <= LANES {
            self.one(simd, &arriving[0], hiss, &mut pressures[0]);
            return;
        }
        self.turn.take(simd, &arriving[..reeds]);
        if S::F64_LANES > LANES {
            (0..reeds).for_each(|k| self.some(Scalar::new(), k, hiss));
        } else {
            (0..LANES / S::F64_LANES).for_each(|group| self.some(simd, group, hiss));
        }
        self.turn.give(simd, &mut pressures[..reeds]);
    }

    /// The same for the first reed.
    #[inline(always)]
    fn one<S: Simd>(&mut self, simd: S, arriving: &Samples, hiss: &[Row], pressure: &mut Samples) {
        let mut flow = Flow::take(simd, self, 0);
        for ((white, wave), out) in hiss.iter().zip(arriving).zip(pressure) {
            let mut row = [0.0; LANES];
            row[0] = f64::from(*wave);
            let pressure = flow.blow(simd, some(simd, white, 0), some(simd, &row, 0));
            put(simd, pressure, &mut row, 0);
            *out = row[0] as f32;
        }
        flow.leave(simd, self, 0);
    }

    /// The same for one vector of reeds, in place.
    #[inline(always)]
    fn some<S: Simd>(&mut self, simd: S, group: usize, hiss: &[Row]) {
        let mut flow = Flow::take(simd, self, group);
        for (white, row) in hiss.iter().zip(&mut self.turn.rows) {
            let pressure = flow.blow(simd, some(simd, white, group), some(simd, row, group));
            put(simd, pressure, row, group);
        }
        flow.leave(simd, self, group);
    }
}
