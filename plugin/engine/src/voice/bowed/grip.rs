//! How fast and how firmly a bow is drawn, and how irregular its grip is.

use pulp::Simd;

use crate::{
    dsp::{double::fma, simd::TICK},
    instruments::bowed::BowSpec,
    voice::bowed::string::StringShape,
};

/// A linear congruential generator [Knuth, MMIX]: of its upper bits only.
const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
const INCREMENT: u64 = 1_442_695_040_888_963_407;

/// Its signed output as a share of the greatest.
const UNIT: f64 = 1.0 / (1_u64 << 52) as f64;

/// Samples for which the grip stays as it is.
const HOLD: usize = 2;
/// Above this a grip that changes only makes the string chatter [by ear].
const HISS_HZ: f64 = 4_000.0;

/// Speed and force of a bow that plays.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grip {
    pub(crate) speed: f64,
    pub(crate) newton: f64,
}

impl Grip {
    /// For a string of an impedance and shape, at an effort and a share of Schelleng's greatest
    /// force `2Z·v/(β(μs − μd))`.
    pub(crate) fn new(
        bow: &BowSpec,
        impedance: f64,
        shape: &StringShape,
        effort: f64,
        share: f64,
    ) -> Self {
        let speed = bow.speed_m_per_s * effort.max(0.0).powf(bow.speed_power) * shape.faster;
        Self { speed, newton: share * greatest(bow, impedance, shape) * speed }
    }
}

/// Schelleng's greatest force per bow speed.
pub(crate) fn greatest(bow: &BowSpec, impedance: f64, shape: &StringShape) -> f64 {
    let beta = shape.bridge_samples as f64 / shape.period_samples;
    2.0 * impedance / (beta * (bow.friction.at_rest - bow.friction.sliding))
}

/// Irregularity of the grip: what is slow and what is not, from one stream.
#[derive(Clone, Debug)]
pub(crate) struct Rough {
    state: u64,
    hiss: f64,
    low: f64,
    floor: f64,
    poles: [f64; 3],
    level: [f64; 2],
}

impl Rough {
    pub(crate) fn new(spec: &BowSpec, rate_hz: f64) -> Self {
        let rate_hz = rate_hz / HOLD as f64;
        // White of variance 1/3 between two one-pole corners, 200 and 800 Hz.
        let poles =
            [800.0, 200.0, HISS_HZ].map(|hz| 1.0 - (-std::f64::consts::TAU * hz / rate_hz).exp());
        let scale = (3.0 * (2.0 - poles[0]) / poles[0]).sqrt() * 1.3;
        let high = (3.0 * rate_hz / 48_000.0).sqrt();
        Self {
            state: 0xB0,
            hiss: 0.0,
            low: 0.0,
            floor: 0.0,
            poles,
            level: [spec.roughness[0] * scale * UNIT, spec.roughness[1] * high * UNIT],
        }
    }

    /// The next tick's, of an amount.
    #[inline(always)]
    pub(crate) fn tick<S: Simd>(&mut self, amount: f64) -> [f64; TICK] {
        let mut grain = [0.0; TICK];
        if amount <= 0.0 {
            return grain;
        }
        let [slow, high] = [amount * self.level[0], amount * self.level[1]];
        for pair in grain.as_chunks_mut::<HOLD>().0 {
            self.state = self.state.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
            let white = (self.state as i64 >> 11) as f64;
            self.low = fma::<S>(self.poles[0], white - self.low, self.low);
            self.floor = fma::<S>(self.poles[1], self.low - self.floor, self.floor);
            self.hiss = fma::<S>(self.poles[2], white - self.hiss, self.hiss);
            *pair = [fma::<S>(high, self.hiss, slow * (self.low - self.floor)); HOLD];
        }
        grain
    }
}
