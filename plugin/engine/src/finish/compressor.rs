//! A feed-forward compressor that thinks in decibels (Giannoulis, Massberg & Reiss 2012).
//!
//! Path: the louder side's amplitude → decibels → static curve with a soft knee → attack and release → gain for both.
//! The amplitude is that of the analytic signal, from two rows of allpasses a quarter turn apart: it does not ripple
//! with the tone, so a steady tone is pressed by what the curve says.

use pulp::Simd;

use super::{
    controls::CompressorControls,
    gate::{Follow, Gate, Passage},
    quarter::Quarter,
};

/// Softer than this is silence.
const FLOOR: f32 = 1.0e-9;
/// Less reduction than this in decibels is none.
const NOTHING: f32 = 1.0e-6;

/// The stage.
#[derive(Clone, Debug)]
pub(super) struct Compressor {
    gate: Gate,
    rate_hz: f64,
    threshold: Follow,
    /// Share of an excess that is taken: 1 − 1/ratio.
    slope: Follow,
    knee: Follow,
    makeup: Follow,
    attack: f32,
    release: f32,
    quarters: [Quarter; 2],
    reduction_db: f32,
    /// Most reduction since it was read.
    deepest_db: f32,
}

impl Compressor {
    pub(super) fn new(rate_hz: f64) -> Self {
        let follow = Follow::new(0.0, rate_hz);
        Self {
            gate: Gate::new(rate_hz),
            rate_hz,
            threshold: follow,
            slope: follow,
            knee: follow,
            makeup: follow,
            attack: 1.0,
            release: 1.0,
            quarters: [Quarter::new(), Quarter::new()],
            reduction_db: 0.0,
            deepest_db: 0.0,
        }
    }

    pub(super) fn snap(&mut self, controls: &CompressorControls, is_on: bool) {
        self.gate.snap(is_on);
        self.empty(controls);
    }

    fn empty(&mut self, controls: &CompressorControls) {
        self.threshold.snap(controls.threshold_db);
        self.slope.snap(1.0 - 1.0 / controls.ratio);
        self.knee.snap(controls.knee_db);
        self.makeup.snap(controls.makeup_db);
        self.quarters.iter_mut().for_each(Quarter::reset);
        (self.reduction_db, self.deepest_db) = (0.0, 0.0);
    }

    /// Most reduction since the last reading, in decibels.
    pub(super) fn take_reduction_db(&mut self) -> f32 {
        let db = self.deepest_db;
        self.deepest_db = if self.gate.is_open() { self.reduction_db } else { 0.0 };
        db
    }

    pub(super) fn tick(&mut self, controls: &CompressorControls, is_on: bool) {
        match self.gate.tick(is_on && controls.is_on) {
            Passage::Opens => self.empty(controls),
            Passage::Open => {}
            Passage::Shut => return,
        }
        self.threshold.tick(controls.threshold_db);
        self.slope.tick(1.0 - 1.0 / controls.ratio);
        self.knee.tick(controls.knee_db);
        self.makeup.tick(controls.makeup_db);
        let share = |ms: f32| (1.0 - (-1_000.0 / (f64::from(ms) * self.rate_hz)).exp()) as f32;
        (self.attack, self.release) = (share(controls.attack_ms), share(controls.release_ms));
        self.quarters.iter_mut().for_each(Quarter::calm);
    }

    #[inline(always)]
    pub(super) fn pass<S: Simd>(&mut self, phase: usize, [left, right]: [&mut [f32]; 2]) {
        if !self.gate.is_open() {
            return;
        }
        for (i, (left, right)) in left.iter_mut().zip(right).enumerate() {
            let nth = (phase + i + 1) as f32;
            let [a, b] = &mut self.quarters;
            let power = a.power::<S>(*left).max(b.power::<S>(*right));
            let over = 10.0 * (power + FLOOR * FLOOR).log10() - self.threshold.at::<S>(nth);
            let wanted = self.slope.at::<S>(nth) * excess(over, self.knee.at::<S>(nth));
            let share = if wanted > self.reduction_db { self.attack } else { self.release };
            self.reduction_db += share * (wanted - self.reduction_db);
            if self.reduction_db < NOTHING {
                self.reduction_db = 0.0;
            }
            self.deepest_db = self.deepest_db.max(self.reduction_db);
            let db = self.makeup.at::<S>(nth) - self.reduction_db;
            let gain = (db * (std::f32::consts::LN_10 / 20.0)).exp();
            let gain = 1.0 + self.gate.blend.at::<S>(nth) * (gain - 1.0);
            (*left, *right) = (gain * *left, gain * *right);
        }
    }
}

/// What counts of a level over the threshold: a parabola within the knee, all of it above.
fn excess(over_db: f32, knee_db: f32) -> f32 {
    let into = over_db + 0.5 * knee_db;
    if into <= 0.0 {
        0.0
    } else if into < knee_db {
        into * into / (2.0 * knee_db)
    } else {
        over_db
    }
}
