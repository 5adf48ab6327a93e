//! What open holes send into the air: small sources, whose sound grows with frequency.
//!
//! Path: pressure and returning wave of each pipe → its holes → left, right → one slope for all.

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

/// Share of a pitch within which the gain stays, some hundredths of a decibel.
const FINER: f64 = 2.0e-3;

/// The holes of one pipe: a gain that follows the fingers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holes {
    share: f32,
    /// The gain at the fingers' last movement and now, and the samples since.
    gains: [f32; 2],
    since: usize,
    tuned_hz: f64,
    /// Gain of the holes that are open.
    open: f64,
    /// Per side, what reaches it of the pressure and of the returning wave while the gain stays.
    still: [[f32; 2]; 2],
}

impl Holes {
    /// The fingers are here; their gain is reached after [`SLOW_TICKS`] ticks, at once when silent.
    pub(crate) fn tick(&mut self, air: &AirSpec, holes_hz: f64, radiated: f64, rate_hz: f64) {
        self.share = air.flow as f32;
        let is_new = self.tuned_hz == 0.0;
        self.gains[0] = self.gains[1];
        if (holes_hz - self.tuned_hz).abs() > FINER * self.tuned_hz {
            self.tuned_hz = holes_hz;
            let gain = air.gain * (air.even_hz / holes_hz).powf(air.evenness);
            self.open = gain * (1.0 - corner(air, rate_hz));
        }
        self.gains[1] = (self.open * radiated) as f32;
        if is_new {
            self.gains[0] = self.gains[1];
        }
        self.since = 0;
    }

    /// Turns to the two sides for the next ticks.
    pub(crate) fn face(&mut self, sides: [f32; 2]) {
        let [pressure, wave] = self.flow();
        self.still = sides.map(|side| [pressure, wave].map(|part| part * self.gains[1] * side));
    }

    /// What flows, of the pressure and of the returning wave: it is the pressure less twice the wave.
    #[inline(always)]
    fn flow(&self) -> [f32; 2] {
        [1.0 + self.share, -2.0 * self.share]
    }

    /// Adds some samples of the pressure in the bore and the waves that came back to the reed,
    /// scaled to the two sides; without sides both are the same, and only the left is made.
    #[inline(always)]
    pub(crate) fn add<S: Simd>(
        &mut self,
        simd: S,
        [tone, arriving]: [&Samples; 2],
        sides: Option<[f32; 2]>,
        count: usize,
        air: &mut [Samples; 2],
    ) {
        let [from, to] = self.gains;
        if from == to {
            let ways = if sides.is_some() { 2 } else { 1 };
            for (air, [pressure, wave]) in air.iter_mut().zip(self.still).take(ways) {
                *air = lanes::mul_add(simd, &[pressure; TICK], tone, air);
                *air = lanes::mul_add(simd, &[wave; TICK], arriving, air);
            }
            return;
        }
        let [pressure, wave] = self.flow();
        let holes = lanes::mul(simd, &[wave; TICK], arriving);
        let holes = lanes::mul_add(simd, &[pressure; TICK], tone, &holes);
        let step = (to - from) / SPAN as f32;
        // Counts of samples are exact, so the gain does not depend on how a tick is cut.
        let counts = lanes::ramp(simd, self.since as f32, 1.0);
        let gain = lanes::mul_add(simd, &[step; TICK], &counts, &[from; TICK]);
        self.since = (self.since + count).min(SPAN);
        let Some(sides) = sides else {
            air[0] = lanes::mul_add(simd, &holes, &gain, &air[0]);
            return;
        };
        let holes = lanes::mul(simd, &holes, &gain);
        for (air, side) in air.iter_mut().zip(sides) {
            *air = lanes::mul_add(simd, &holes, &[side; TICK], air);
        }
    }

    /// Largest gain from bore to air now.
    pub(crate) fn gain(&self) -> f32 {
        self.gains[0].max(self.gains[1])
    }
}

/// Share of a sample that the slope's pole takes.
fn corner(air: &AirSpec, rate_hz: f64) -> f64 {
    1.0 - (-std::f64::consts::TAU * air.corner_hz / rate_hz).exp()
}

/// The slope that all holes have in common: a high-pass.
#[derive(Clone, Debug)]
pub(crate) struct Slope {
    rate_hz: f64,
    /// What the present filter was made for.
    corner_hz: f64,
    corner: f32,
    slow: [f32; 2],
}

impl Slope {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self { rate_hz, corner_hz: 0.0, corner: 0.1, slow: [0.0; 2] }
    }

    pub(crate) fn reset(&mut self) {
        self.slow = [0.0; 2];
    }

    pub(crate) fn tick(&mut self, air: &AirSpec) {
        if self.corner_hz != air.corner_hz {
            self.corner_hz = air.corner_hz;
            self.corner = corner(air, self.rate_hz) as f32;
        }
    }

    /// Overwrites both sides; the left is the right, too, where `is_mono`. What is left of a sample
    /// after the pole is `1 − corner` of what it stands above the samples before: that factor is the
    /// holes'.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(
        &mut self,
        simd: S,
        air: &[Samples; 2],
        is_mono: bool,
        left: &mut [f32],
        right: &mut [f32],
    ) {
        let [slow, slower] = &mut self.slow;
        steep(simd, self.corner, slow, &air[0], left);
        if is_mono {
            right.copy_from_slice(left);
            *slower = *slow;
        } else {
            steep(simd, self.corner, slower, &air[1], right);
        }
    }
}

/// What samples stand above those before, which a pole keeps in units of its share.
#[inline(always)]
fn steep<S: Simd>(simd: S, corner: f32, slow: &mut f32, x: &Samples, out: &mut [f32]) {
    let mut before = [0.0; TICK + 1];
    let mut now = *slow;
    for (before, x) in before.iter_mut().zip(x) {
        *before = now;
        now = fma::<S>(1.0 - corner, now, *x);
    }
    before[TICK] = now;
    // Past the last sample nothing is known.
    *slow = before[out.len().min(TICK)];
    let before = before.first_chunk().unwrap_or(x);
    if let Some(out) = out.first_chunk_mut::<TICK>() {
        *out = lanes::mul_add(simd, &[-corner; TICK], before, x);
        return;
    }
    for ((out, x), before) in out.iter_mut().zip(x).zip(before) {
        *out = fma::<S>(-corner, *before, *x);
    }
}
