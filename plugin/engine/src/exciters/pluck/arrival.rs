//! When and with what weight a force is heard at the bridge.

use crate::dsp::lagrange;

/// A delay in samples, and weights towards the past.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Arrival {
    pub(super) delay: usize,
    pub(super) weights: [f32; 4],
}

/// Interpolated arrival after `delay` samples; all arrivals share one sample of latency.
pub(super) fn arrival(delay: f64, sign: f64) -> Arrival {
    let whole = delay.floor();
    let weights = lagrange::four(1.0 + delay - whole).map(|weight| (sign * weight) as f32);
    Arrival { delay: whole as usize, weights }
}
