//! Controls on their way, and straight lines through a tick.

use pulp::Simd;

use crate::dsp::{
    simd::{TICK, fma},
    smooth::Smooth,
};

/// How fast controls follow, each of two poles.
const FOLLOWS_S: f32 = 0.012;
/// The same for the distance: what comes from the ground then does not whistle.
const WALKS_S: f32 = 0.05;

/// As near as this to its target, a control is there: −100 dB.
const NEAR: f32 = 1.0e-5;

/// One tick on; what is as good as there lands, before rounding keeps it from it.
pub(super) fn step(smooth: &mut Smooth) -> f32 {
    let (value, target) = (smooth.tick(), smooth.target());
    if value != target && (target - value).abs() < NEAR * target.abs().max(0.01) {
        smooth.snap(target);
    }
    smooth.value()
}

/// A value that moves in a straight line through a tick.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ramp {
    from: f32,
    step: f32,
    to: f32,
}

impl Ramp {
    /// Goes on to a value within the coming tick.
    pub(super) fn aim(&mut self, to: f32) {
        *self = Self { from: self.to, step: (to - self.to) / TICK as f32, to };
    }

    /// Stands there.
    pub(super) fn snap(&mut self, to: f32) {
        *self = Self { from: to, step: 0.0, to };
    }

    /// At the `nth` sample of the tick, of sixteen.
    #[inline(always)]
    pub(super) fn at<S: Simd>(self, nth: f32) -> f32 {
        fma::<S>(self.step, nth, self.from)
    }
}

/// All that follows the panel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Followed {
    pub(super) wet: Smooth,
    pub(super) width: Smooth,
    pub(super) distance: Smooth,
    pub(super) frozen: Smooth,
    /// Direct, early, late.
    pub(super) levels: [Smooth; 3],
    pub(super) t60s: [Smooth; 3],
}

impl Followed {
    pub(super) fn new(ticks_per_s: f32) -> Self {
        let mut smooth = Smooth::new(0.0);
        smooth.set_time(FOLLOWS_S, ticks_per_s);
        let mut distance = smooth;
        distance.set_time(WALKS_S, ticks_per_s);
        Self {
            wet: smooth,
            width: smooth,
            distance,
            frozen: smooth,
            levels: [smooth; 3],
            t60s: [smooth; 3],
        }
    }

    /// Whether anything is still on its way.
    pub(super) fn is_moving(&self) -> bool {
        let single = [&self.wet, &self.width, &self.distance, &self.frozen];
        let mut all = single.into_iter().chain(&self.levels).chain(&self.t60s);
        all.any(Smooth::is_moving)
    }
}
