//! The waves on a bowed string, some samples at a time under a bow or a tick at a time without one.
//!
//! What a bow does reaches nut and bridge a while later, so the waves that come back from there are
//! known ahead; only torsion is too quick for that.

use pulp::Simd;

use super::string::BowedString;
use crate::dsp::simd::TICK;

impl BowedString {
    /// Before the first sample of a tick. A string that is left alone and long enough is run over the
    /// whole tick: asked to, it says what reaches the bridge.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S, is_alone: bool) -> Option<&[f64; 2 * TICK]> {
        let mut is_whole = self.is_settled;
        if !is_whole {
            self.ahead = self.nut_side.ahead();
            let ahead = self.ahead.min(self.bridge_side.ahead());
            is_whole = ahead == TICK && !self.bridge_side.is_fading();
            self.is_settled = is_whole && !self.nut_side.is_fading();
        }
        if is_alone && is_whole {
            self.look(simd);
            self.bridge_side.tick(simd, &self.bridge, &mut self.arriving);
            return Some(&self.arriving);
        }
        self.bridge_side.begin(&self.bridge);
        self.twist_nut.slide();
        self.twist_bridge.slide();
        self.twist[0].open(&self.twist_nut, self.twist_nut_samples + 1);
        self.twist[1].open(&self.twist_bridge, self.twist_bridge_samples + 1);
        None
    }

    /// After the last sample of a tick that was run as a whole: how the bridge moved.
    #[inline(always)]
    pub(crate) fn finish(&mut self, bridge_m_per_s: &[f64; TICK]) {
        let mut leaving = *bridge_m_per_s;
        for (leaving, arrived) in leaving.iter_mut().zip(&self.arriving) {
            *leaving -= arrived;
        }
        self.nut.extend(&leaving);
        let mut passing = self.returning;
        for wave in &mut passing {
            *wave = -*wave;
        }
        self.bridge.extend(&passing);
    }

    /// After the last sample of a tick that was run in pieces, under a bow or not.
    #[inline(always)]
    pub(crate) fn end(&mut self, is_bowed: bool) {
        self.nut.go_on(&self.leaving, self.ahead);
        self.bridge_side.end(&mut self.bridge);
        if is_bowed {
            self.twist[0].close(&mut self.twist_nut);
            self.twist[1].close(&mut self.twist_bridge);
        }
    }

    /// Waves that reached the bridge in this tick.
    #[inline(always)]
    pub(crate) fn arrived(&self) -> &[f64; TICK] {
        self.arriving.first_chunk().unwrap_or(&[0.0; TICK])
    }

    #[inline(always)]
    fn look<S: Simd>(&mut self, simd: S) {
        self.nut_side.read(simd, &self.nut, &mut self.returning);
        self.nut_side.advance(self.ahead);
    }

    /// Samples that may be run at once from sample `at` of the tick on.
    #[inline(always)]
    pub(crate) fn run(&self, at: usize) -> usize {
        self.bridge_side.ahead().min(self.ahead - (at & (self.ahead - 1)))
    }

    /// The waves that reach the bridge in samples `from` to `to` of the tick, to be called before the
    /// string moves.
    #[inline(always)]
    pub(crate) fn arrive<S: Simd>(&mut self, simd: S, [from, to]: [usize; 2]) -> &[f64; 2 * TICK] {
        if from & (self.ahead - 1) == 0 {
            if from > 0 {
                self.nut.go_on(&self.leaving, self.ahead);
            }
            self.look(simd);
            self.leaving[0] = self.nut.last();
        }
        self.bridge_side.read_on([from, to], &mut self.arriving);
        &self.arriving
    }

    /// Moves samples `from` to `to` of the tick by itself, or pulled by a finger; what torsion was left
    /// is forgotten.
    #[inline(always)]
    pub(crate) fn swing(
        &mut self,
        [from, to]: [usize; 2],
        bridge_m_per_s: &[f64; TICK],
        newton: &[f64; TICK],
    ) {
        for i in from..to.min(TICK) {
            let k = i & (self.ahead - 1) & (TICK - 1);
            let push = newton[i] * self.share;
            self.bridge_side.write(i, push - self.returning[k]);
            self.leaving[k + 1] = bridge_m_per_s[i] - self.arriving[i] + push;
        }
        self.bridge_side.wrote([from, to]);
    }
}
