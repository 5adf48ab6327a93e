//! A vector of reeds while they are blown, sample by sample.
//!
//! Path: mouth pressure and its turbulence, the waves that arrive → pressures in the bores.

use pulp::Simd;

use super::{
    Reed,
    rank::Rank,
    step::{Step, put, some},
};

/// What a sample needs, in registers.
pub(super) struct Flow<S: Simd> {
    law: Step<S::f64s>,
    reed: Reed<S::f64s>,
    mouth: S::f64s,
    rise: S::f64s,
    gust: S::f64s,
    /// The noise's band: what its poles keep, the slow one's share, their states in units of their
    /// shares.
    keeps: [S::f64s; 2],
    share: S::f64s,
    band: [S::f64s; 2],
}

impl<S: Simd> Flow<S> {
    /// Takes up a group of reeds.
    #[inline(always)]
    pub(super) fn take(simd: S, rank: &Rank, group: usize) -> Self {
        let [slow, quick] = rank.shares;
        Self {
            law: rank.law.some(simd, group),
            reed: Reed {
                height: some(simd, &rank.reed.height, group),
                travel: some(simd, &rank.reed.travel, group),
            },
            mouth: some(simd, &rank.mouth, group),
            rise: some(simd, &rank.rise, group),
            gust: some(simd, &rank.gust, group),
            keeps: [simd.splat_f64s(1.0 - quick), simd.splat_f64s(1.0 - slow)],
            share: simd.splat_f64s(slow),
            band: [some(simd, &rank.band[0], group), some(simd, &rank.band[1], group)],
        }
    }

    /// Lays it back.
    #[inline(always)]
    pub(super) fn leave(self, simd: S, rank: &mut Rank, group: usize) {
        put(simd, self.reed.height, &mut rank.reed.height, group);
        put(simd, self.reed.travel, &mut rank.reed.travel, group);
        put(simd, self.band[0], &mut rank.band[0], group);
        put(simd, self.band[1], &mut rank.band[1], group);
        put(simd, self.mouth, &mut rank.mouth, group);
    }

    /// One sample: white noise and the wave that arrives; returns the pressure in the bore.
    #[inline(always)]
    pub(super) fn blow(&mut self, simd: S, white: S::f64s, wave: S::f64s) -> S::f64s {
        let [low, lower] = self.band;
        let low = simd.mul_add_e_f64s(self.keeps[0], low, white);
        let lower = simd.mul_add_e_f64s(self.keeps[1], lower, low);
        self.band = [low, lower];
        let band = simd.negate_mul_add_e_f64s(self.share, lower, low);
        self.mouth = simd.add_f64s(self.mouth, self.rise);
        let gusts = simd.mul_f64s(self.gust, self.mouth);
        let blown = simd.mul_add_e_f64s(gusts, band, self.mouth);
        self.reed.advance(simd, &self.law, blown, wave)
    }
}
