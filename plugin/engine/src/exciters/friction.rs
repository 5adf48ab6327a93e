//! Rosin: how friction falls with slip, and what that does to a string that gives way.

/// Where a slipping string is caught, from the last moment (0) to the first (1) [C: what is left of
/// the sampling in the tone falls from −45 to −65 dB].
const EARLY: f64 = 0.25;
/// Steepest slope that is rounded.
const STEEPEST: f64 = 12.0;

/// Rosin on hair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Friction {
    /// Coefficient at rest.
    pub(crate) at_rest: f64,
    /// Coefficient at high slip speed.
    pub(crate) sliding: f64,
    /// Slip speed at which half of the difference is gone.
    pub(crate) half_m_per_s: f64,
}

/// The friction curve seen through the string's admittance: all in metres per second.
pub(crate) struct Law {
    slide: f64,
    half: f64,
    /// A sticking string lets go above this.
    pub(crate) hold: f64,
}

impl Law {
    #[inline(always)]
    pub(crate) fn new(friction: &Friction, hold: f64) -> Self {
        let slide = hold * (friction.sliding / friction.at_rest);
        Self { slide, half: friction.half_m_per_s, hold }
    }

    /// A slipping string is caught below this: halfway between where it may be and where it must. At
    /// the latter the curve stands upright, and no rounding would lay that between two samples.
    #[inline(always)]
    pub(crate) fn catch(&self) -> f64 {
        let fall = self.hold - self.slide;
        if fall <= self.half {
            return self.hold;
        }
        let last = self.slide + 2.0 * (self.half * fall).sqrt() - self.half;
        last + EARLY * (self.hold - last)
    }

    /// That velocity and its slope.
    #[inline(always)]
    pub(crate) fn slip_at(&self, a: f64) -> (f64, f64) {
        let b = self.half + self.slide - a;
        let root = (b * b - 4.0 * self.half * (self.hold - a)).max(0.0).sqrt();
        let y = (0.5 * (root - b)).max(0.0);
        let steep = ((y + self.half) / root.max(1.0e-9)).min(STEEPEST);
        (a - y, 1.0 - steep)
    }

    /// Velocity that friction takes from a slipping string: `a − y` with the larger root `y` of
    /// `y² + y(v0 + slide − a) + v0(hold − a) = 0`.
    #[inline(always)]
    pub(crate) fn slip(&self, a: f64) -> f64 {
        let b = self.half + self.slide - a;
        let root = (b * b - 4.0 * self.half * (self.hold - a)).max(0.0).sqrt();
        a - (0.5 * (root - b)).max(0.0)
    }

    /// Speed at which the string slips, either way.
    #[inline(always)]
    pub(crate) fn slips(&self, a: f64) -> f64 {
        let most = a.abs();
        (most - self.slip(most)).copysign(a)
    }
}
