//! Several reeds side by side, one to a lane, each under its own breath.
//!
//! Path: mouth pressure, its turbulence, the waves that arrive → the waves that leave.

use pulp::{Scalar, Simd};

use super::{
    Reed, ReedLaw,
    step::{LANES, Row, Step, put, some},
};
use crate::dsp::{lanes::Samples, simd::TICK};

/// The reeds, and the breath behind them.
#[derive(Clone, Debug)]
pub(crate) struct Rank {
    law: Step<Row>,
    /// What each law gains by the next tick, and the ticks until it stands.
    moves: Step<Row>,
    ticks_left: usize,
    reed: Reed<Row>,
    /// Mouth pressure, re the closing pressure, and its rise per sample.
    mouth: Row,
    rise: Row,
    /// Gust per unit of white noise, and the noise's band: both poles' shares and states.
    gust: Row,
    shares: [f64; 2],
    band: [Row; 2],
}

impl Rank {
    /// Reeds at rest, whose turbulence lies between two poles that take these shares of a sample.
    pub(crate) fn new(law: &ReedLaw, shares: [f64; 2]) -> Self {
        let zero = [0.0; LANES];
        let still = Step::all(zero);
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
        self.gust[lane] = gust;
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
            self.moves = Step::all([0.0; LANES]);
        }
    }

    pub(crate) fn energy(&self, lane: usize, law: &ReedLaw) -> f64 {
        Reed { height: self.reed.height[lane], travel: self.reed.travel[lane] }.energy(law)
    }

    /// Some samples of the waves that leave the first `reeds`, from those that arrive.
    #[inline(always)]
    pub(crate) fn blow<S: Simd>(
        &mut self,
        simd: S,
        arriving: &[Samples; LANES],
        hiss: &[Row],
        reeds: usize,
        leaving: &mut [Samples; LANES],
    ) {
        if S::F64_LANES > LANES {
            (0..reeds)
                .for_each(|k| self.some::<_, LANES>(Scalar::new(), k, arriving, hiss, leaving));
        } else if reeds == 1 {
            self.some::<_, 1>(simd, 0, arriving, hiss, leaving);
        } else {
            for group in 0..reeds.div_ceil(S::F64_LANES) {
                if reeds == LANES {
                    self.some::<_, LANES>(simd, group, arriving, hiss, leaving);
                } else {
                    self.some::<_, 3>(simd, group, arriving, hiss, leaving);
                }
            }
        }
    }

    /// The same for one vector of reeds, of which only the first `USED` may differ from silence.
    #[inline(always)]
    fn some<S: Simd, const USED: usize>(
        &mut self,
        simd: S,
        group: usize,
        arriving: &[Samples; LANES],
        hiss: &[Row],
        leaving: &mut [Samples; LANES],
    ) {
        let law = self.law.some(simd, group);
        let mut reed = Reed {
            height: some(simd, &self.reed.height, group),
            travel: some(simd, &self.reed.travel, group),
        };
        let (slow, quick) = (simd.splat_f64s(self.shares[0]), simd.splat_f64s(self.shares[1]));
        let mut low = some(simd, &self.band[0], group);
        let mut lower = some(simd, &self.band[1], group);
        let (mut mouth, rise) = (some(simd, &self.mouth, group), some(simd, &self.rise, group));
        let gust = some(simd, &self.gust, group);
        let vectors = LANES / S::F64_LANES;
        let (hiss, _) = S::as_simd_f64s(hiss.as_flattened());
        for (i, white) in hiss.chunks_exact(vectors).enumerate().take(TICK) {
            let Some(white) = white.get(group) else { break };
            let mut row = [0.0; LANES];
            for k in 0..USED {
                row[k] = f64::from(arriving[k][i]);
            }
            let wave = some(simd, &row, group);
            low = simd.mul_add_e_f64s(quick, simd.sub_f64s(*white, low), low);
            lower = simd.mul_add_e_f64s(slow, simd.sub_f64s(low, lower), lower);
            mouth = simd.add_f64s(mouth, rise);
            let gusty = simd.mul_f64s(gust, simd.sub_f64s(low, lower));
            let blown = simd.mul_add_e_f64s(mouth, gusty, mouth);
            let pressure = reed.advance(simd, &law, blown, wave);
            put(simd, simd.sub_f64s(pressure, wave), &mut row, group);
            let own = group * S::F64_LANES..USED.min((group + 1) * S::F64_LANES);
            for k in own {
                leaving[k][i] = row[k] as f32;
            }
        }
        put(simd, reed.height, &mut self.reed.height, group);
        put(simd, reed.travel, &mut self.reed.travel, group);
        put(simd, low, &mut self.band[0], group);
        put(simd, lower, &mut self.band[1], group);
        put(simd, mouth, &mut self.mouth, group);
    }
}
