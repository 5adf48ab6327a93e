//! One pipe: reed, bore, the player's ear, and what the open holes radiate.
//!
//! Path: mouth pressure and its turbulence → reed ⇄ bore → open holes → air.

use pulp::Simd;

use super::{
    design::{Design, Lip},
    servo::Servo,
};
use crate::{
    dsp::{noise::Random, simd::TICK},
    exciters::reed::{Reed, ReedLaw},
    resonators::bore::{Bore, Bores},
};

/// Where the turbulence of a slit lies [E: jet of some 30 m/s through a slit of a millimetre].
const TURBULENCE_HZ: [f64; 2] = [400.0, 4_500.0];
/// Output under which a pipe that is not blown is silent.
const SILENT: f32 = 1.0e-7;
/// Ticks between movements of breath and lip, and of fingers and ear.
pub(crate) const LIP_TICKS: usize = 2;
pub(crate) const SLOW_TICKS: usize = 4;

/// How a pipe is blown during the next [`LIP_TICKS`] ticks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blow {
    /// What should be heard.
    pub(crate) wanted_hz: f64,
    /// Where the fingers are.
    pub(crate) holes_hz: f64,
    /// Mouth pressure at their end, re the closing pressure.
    pub(crate) mouth: f64,
    /// The pressure that the fingers reckon with.
    pub(crate) expected: f64,
    pub(crate) lip: Lip,
    /// The player listens.
    pub(crate) listens: bool,
    /// How far the player corrects, 0–1.
    pub(crate) trust: f64,
    /// Turbulence, rms share of the pressure.
    pub(crate) noise: f64,
}

/// The pipe.
#[derive(Clone, Debug)]
pub(crate) struct Pipe {
    bore: Bore,
    reed: Reed,
    law: ReedLaw,
    servo: Servo,
    noise: Turbulence,
    stream: u32,
    rate_hz: f64,
    mouth: f64,
    mouth_step: f64,
    turbulence: f64,
    flow_share: f64,
    corner: f64,
    slow: f64,
    gain: f64,
    peak: f32,
    level: f32,
    is_idle: bool,
    ticks: usize,
    sounding_hz: f64,
}

impl Pipe {
    pub(crate) fn new(designs: &[Design], longest_s: f64, stream: u32, rate_hz: f64) -> Self {
        let bores: Vec<&Bores> = designs.iter().map(|design| &design.bores).collect();
        Self {
            bore: Bore::new(longest_s, rate_hz, &bores),
            reed: Reed::default(),
            law: ReedLaw::new(&designs[0].hold(220.0, &Lip::REST), rate_hz),
            servo: Servo::new(rate_hz),
            noise: Turbulence::new(stream, rate_hz),
            stream,
            rate_hz,
            mouth: 0.0,
            mouth_step: 0.0,
            turbulence: 0.0,
            flow_share: 0.0,
            corner: 0.1,
            slow: 0.0,
            gain: 0.0,
            peak: 0.0,
            level: 0.0,
            is_idle: true,
            ticks: 0,
            sounding_hz: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.bore.reset();
        self.reed.reset();
        self.servo.reset();
        self.noise = Turbulence::new(self.stream, self.rate_hz);
        (self.mouth, self.mouth_step, self.slow) = (0.0, 0.0, 0.0);
        (self.peak, self.level) = (0.0, 0.0);
        self.is_idle = true;
        self.ticks = 0;
    }

    /// A note begins.
    pub(crate) fn begin(&mut self) {
        self.servo.begin();
    }

    /// Once in [`LIP_TICKS`] ticks.
    pub(crate) fn tick(&mut self, design: &Design, blow: &Blow) {
        self.level = self.peak;
        self.peak = 0.0;
        if blow.mouth <= 0.0 && self.level < SILENT {
            if !self.is_idle {
                self.reset();
            }
            return;
        }
        self.is_idle = false;
        if self.ticks == 0 {
            self.slow_tick(design, blow);
        }
        self.ticks = (self.ticks + LIP_TICKS) % SLOW_TICKS;
        self.law = ReedLaw::new(&design.hold(blow.holes_hz, &blow.lip), self.rate_hz);
        self.mouth_step = (blow.mouth - self.mouth) / (LIP_TICKS * TICK) as f64;
        self.turbulence = blow.noise;
    }

    /// Fingers and ear are slower than lips.
    fn slow_tick(&mut self, design: &Design, blow: &Blow) {
        let cents = self.servo.tick(blow.wanted_hz, blow.listens, blow.trust);
        let place = design.place(blow.holes_hz);
        let holes_hz = blow.holes_hz * (cents / 1_200.0).exp2();
        let trip_s = design.round_trip_s(holes_hz, place, blow.expected);
        self.bore.tune(&design.bores, place, trip_s, SLOW_TICKS);
        let air = &design.build.air;
        self.flow_share = air.flow;
        self.corner = 1.0 - (-std::f64::consts::TAU * air.corner_hz / self.rate_hz).exp();
        self.gain = air.gain * (air.even_hz / blow.holes_hz).powf(air.evenness);
        self.sounding_hz = blow.wanted_hz;
    }

    /// Adds the pipe's sound, scaled to the two sides.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(
        &mut self,
        simd: S,
        sides: [f32; 2],
        left: &mut [f32],
        right: &mut [f32],
    ) {
        if self.is_idle {
            return;
        }
        let mut done = 0;
        while done < left.len() {
            let arriving = self.bore.line.returning(simd);
            let count = self.bore.line.lookahead().clamp(1, TICK).min(left.len() - done);
            let mut leaving = [0.0_f32; TICK];
            let mut heard = [0.0_f32; TICK];
            let waves = arriving[..count].iter().zip(&mut leaving[..count]);
            for ((wave, leave), out) in waves.zip(&mut heard[..count]) {
                self.mouth += self.mouth_step;
                let gust = 1.0 + self.turbulence * f64::from(self.noise.tick());
                let wave = f64::from(*wave);
                let blown = self.reed.tick(&self.law, self.mouth * gust, 2.0 * wave);
                *leave = (wave + blown.flow) as f32;
                self.servo.hear(blown.pressure);
                let holes = blown.pressure + self.flow_share * blown.flow;
                self.slow += self.corner * (holes - self.slow);
                *out = (self.gain * (holes - self.slow)) as f32;
            }
            let (left, right) = (&mut left[done..done + count], &mut right[done..done + count]);
            for ((l, r), out) in left.iter_mut().zip(right).zip(&heard) {
                self.peak = self.peak.max(out.abs());
                *l += sides[0] * out;
                *r += sides[1] * out;
            }
            self.bore.line.commit(&leaving, count);
            done += count;
        }
    }

    /// What is heard or may be heard now.
    pub(crate) fn level(&self) -> f32 {
        self.level.max(self.peak).max(self.mouth as f32)
    }

    /// It neither sounds nor is blown.
    pub(crate) fn is_idle(&self) -> bool {
        self.is_idle
    }

    /// Amplitude of the first partial, re the closing pressure.
    pub(crate) fn tone(&self) -> f64 {
        self.servo.level()
    }

    pub(crate) fn sounding_hz(&self) -> f64 {
        self.sounding_hz
    }

    /// In units of closing pressure squared per sample and bore.
    pub(crate) fn energy(&self) -> f64 {
        self.bore.energy() + self.reed.energy(&self.law)
    }
}

/// Noise of unit deviation in a broad band.
#[derive(Clone, Debug)]
struct Turbulence {
    state: u32,
    low: f32,
    lower: f32,
    shares: [f32; 2],
    level: f32,
}

impl Turbulence {
    fn new(stream: u32, rate_hz: f64) -> Self {
        let mut random = Random::new(0xBA1A, stream);
        let shares =
            TURBULENCE_HZ.map(|hz| (1.0 - (-std::f64::consts::TAU * hz / rate_hz).exp()) as f32);
        // White noise of variance 1/3; the two poles leave the band between them.
        let [b, a] = shares;
        let power = a / (2.0 - a) + b / (2.0 - b) - 2.0 * a * b / (a + b - a * b);
        let level = (3.0 / power).sqrt();
        Self {
            state: (random.bipolar() * 1.0e9) as i32 as u32,
            low: 0.0,
            lower: 0.0,
            shares,
            level,
        }
    }

    /// A linear congruence (Knuth) is random enough for a hiss.
    #[inline(always)]
    fn tick(&mut self) -> f32 {
        self.state = self.state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let white = self.state as i32 as f32 * (1.0 / 2_147_483_648.0);
        self.low += self.shares[1] * (white - self.low);
        self.lower += self.shares[0] * (white - self.lower);
        self.level * (self.low - self.lower)
    }
}
