//! What open holes send into the air: small sources, whose sound grows with frequency.

use pulp::Simd;

use super::pipe::SLOW_TICKS;
use crate::{
    dsp::{
        lanes::{self, Samples},
        simd::{TICK, fma},
    },
    instruments::reed::AirSpec,
};

/// Samples over which a gain moves.
const SPAN: usize = SLOW_TICKS * TICK;

/// A high-pass behind a gain that follows the fingers.
#[derive(Clone, Debug)]
pub(crate) struct Radiation {
    rate_hz: f64,
    /// What the present filter was made for.
    corner_hz: f64,
    corner: f32,
    slow: f32,
    share: f32,
    /// The gain at the fingers' last movement and now, and the samples since.
    gains: [f32; 2],
    since: usize,
    holes_hz: f64,
}

impl Radiation {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            corner_hz: 0.0,
            corner: 0.1,
            slow: 0.0,
            share: 0.0,
            gains: [0.0; 2],
            since: 0,
            holes_hz: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::new(self.rate_hz);
    }

    /// The fingers are here; their gain is reached after [`SLOW_TICKS`] ticks, at once when silent.
    pub(crate) fn tick(&mut self, air: &AirSpec, holes_hz: f64) {
        if self.corner_hz != air.corner_hz {
            self.corner_hz = air.corner_hz;
            let angle = std::f64::consts::TAU * air.corner_hz / self.rate_hz;
            self.corner = (1.0 - (-angle).exp()) as f32;
        }
        self.share = air.flow as f32;
        let is_new = self.holes_hz == 0.0;
        self.gains[0] = self.gains[1];
        if self.holes_hz != holes_hz {
            self.holes_hz = holes_hz;
            self.gains[1] = (air.gain * (air.even_hz / holes_hz).powf(air.evenness)) as f32;
        }
        if is_new {
            self.gains[0] = self.gains[1];
        }
        self.since = 0;
    }

    /// Sound of some samples of the pressure in the bore and the waves that came back to the reed;
    /// nothing beyond `count`.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(
        &mut self,
        simd: S,
        tone: &Samples,
        arriving: &Samples,
        count: usize,
    ) -> Samples {
        // The flow is the pressure less twice the wave that arrives.
        let (pressure, wave) = (1.0 + self.share, -2.0 * self.share);
        let holes = lanes::mul(simd, &[wave; TICK], arriving);
        let holes = lanes::mul_add(simd, &[pressure; TICK], tone, &holes);
        let mut heard = [0.0; TICK];
        let (mut slow, corner) = (self.slow, self.corner);
        for (heard, hole) in heard.iter_mut().zip(&holes[..count]) {
            slow = fma::<S>(corner, hole - slow, slow);
            *heard = hole - slow;
        }
        self.slow = slow;
        let [from, to] = self.gains;
        let step = (to - from) / SPAN as f32;
        // Counts of samples are exact, so the gain does not depend on how a tick is cut.
        let counts = lanes::ramp(simd, self.since as f32, 1.0);
        let gain = lanes::mul_add(simd, &[step; TICK], &counts, &[from; TICK]);
        self.since = (self.since + count).min(SPAN);
        lanes::mul(simd, &heard, &gain)
    }
}
