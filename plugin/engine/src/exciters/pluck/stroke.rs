//! One stroke of a finger: its force, and what the finger leaves of the old vibration.

/// One stroke of one finger on one string.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    /// Pulling force.
    pub(crate) force_newton: f32,
    /// Fraction of the sounding length from the bridge.
    pub(crate) contact: f32,
    /// Time to pull.
    pub(crate) pull_s: f32,
    /// Time to let go.
    pub(crate) release_s: f32,
    /// rms of the scratch per pulling force.
    pub(crate) scratch: f32,
    /// Centre of the scratch.
    pub(crate) scratch_hz: f32,
    /// The scratch lasts this much longer than its burst.
    pub(crate) drag_s: f32,
    /// 1 for a plain stroke, n for the natural harmonic on the n-th partial.
    pub(crate) harmonic: usize,
    /// Share of the old vibration that the landing finger leaves, 0–1.
    pub(crate) touch: f32,
    /// Angle to the soundboard's normal.
    pub(crate) angle_rad: f32,
}

/// Force of the finger: up to the pull, then gone.
pub(super) fn pull(stroke: &Stroke, time: f32) -> f32 {
    let after_s = time - stroke.pull_s;
    let force = if after_s < 0.0 {
        smooth(time / stroke.pull_s)
    } else if after_s < stroke.release_s {
        1.0 - smooth(after_s / stroke.release_s)
    } else {
        0.0
    };
    stroke.force_newton * force
}

/// A step without corners, 0–1.
pub(super) fn smooth(x: f32) -> f32 {
    x * x * (3.0 - 2.0 * x)
}
