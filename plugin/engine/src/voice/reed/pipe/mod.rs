//! One pipe: reed, bore, the player's ear, and what the open holes radiate.
//!
//! Path: mouth pressure and its turbulence → reed ⇄ bore → open holes → air. Only the reed runs sample
//! by sample; bore, holes, hiss and ear take sixteen at a time.

mod render;

use super::{
    design::Design,
    lip::{self, Lip},
    radiation::Radiation,
    servo::Servo,
    swing::Swing,
    turbulence::Turbulence,
};
use crate::{
    dsp::{lanes::Samples, simd::TICK},
    exciters::reed::{Reed, ReedHold, ReedLaw},
    resonators::{bore::Bore, bores::Bores},
};

/// Output under which a pipe that is not blown is silent.
const SILENT: f32 = 1.0e-7;
/// Ticks between movements of breath and lip, and of fingers and ear.
pub(crate) const LIP_TICKS: usize = 4;
pub(crate) const SLOW_TICKS: usize = 8;

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
    /// The reed's hold at the last movement of the lip and at the next, and on the way
    /// there, with its law.
    holds: [ReedHold; 2],
    law: ReedLaw,
    law_of: ReedHold,
    servo: Servo,
    swing: Swing,
    noise: Turbulence,
    radiation: Radiation,
    stream: u32,
    rate_hz: f64,
    mouth: f64,
    mouth_step: f64,
    turbulence: f64,
    /// Of this tick: the hiss, the tone in the bore, and how much of it is over.
    gusts: Samples,
    tone: Samples,
    phase: usize,
    /// Ticks since the lip moved, and since the fingers did.
    lip_ticks: usize,
    slow_ticks: usize,
    /// Where the fingers are, and their place among the designed tubes.
    fingers: (f64, f64),
    peak: f32,
    level: f32,
    is_idle: bool,
    sounding_hz: f64,
}

impl Pipe {
    pub(crate) fn new(designs: &[Design], longest_s: f64, stream: u32, rate_hz: f64) -> Self {
        let bores: Vec<&Bores> = designs.iter().map(|design| &design.bores).collect();
        let hold = lip::hold(&designs[0].build.reed, 220.0, &Lip::REST);
        Self {
            bore: Bore::new(longest_s, rate_hz, &bores),
            reed: Reed::default(),
            holds: [hold; 2],
            law: ReedLaw::new(&hold, rate_hz),
            law_of: hold,
            servo: Servo::new(rate_hz),
            swing: Swing::new(rate_hz),
            noise: Turbulence::new(stream, rate_hz),
            radiation: Radiation::new(rate_hz),
            stream,
            rate_hz,
            mouth: 0.0,
            mouth_step: 0.0,
            turbulence: 0.0,
            gusts: [0.0; TICK],
            tone: [0.0; TICK],
            phase: 0,
            lip_ticks: 0,
            slow_ticks: 0,
            fingers: (0.0, 0.0),
            peak: 0.0,
            level: 0.0,
            is_idle: true,
            sounding_hz: 0.0,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.bore.reset();
        self.reed.reset();
        self.servo.reset();
        self.swing.reset();
        self.noise = Turbulence::new(self.stream, self.rate_hz);
        self.radiation.reset();
        (self.mouth, self.mouth_step) = (0.0, 0.0);
        (self.peak, self.level) = (0.0, 0.0);
        self.is_idle = true;
        self.slow_ticks = 0;
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
        let wakes = self.is_idle;
        self.is_idle = false;
        (self.phase, self.lip_ticks) = (0, 0);
        if self.slow_ticks == 0 {
            self.slow_tick(design, blow);
        }
        self.slow_ticks = (self.slow_ticks + LIP_TICKS) % SLOW_TICKS;
        let reed = &design.build.reed;
        let mut hold = lip::hold(reed, blow.holes_hz, &blow.lip);
        hold.damping += lip::stiction(reed, blow.holes_hz, &blow.lip, self.swing.tick());
        self.holds = [if wakes { hold } else { self.holds[1] }, hold];
        self.mouth_step = (blow.mouth - self.mouth) / (LIP_TICKS * TICK) as f64;
        self.turbulence = blow.noise;
    }

    /// Fingers and ear are slower than lips.
    fn slow_tick(&mut self, design: &Design, blow: &Blow) {
        let cents = self.servo.tick(blow.wanted_hz, blow.listens, blow.trust);
        if self.fingers.0 != blow.holes_hz {
            self.fingers = (blow.holes_hz, design.place(blow.holes_hz));
        }
        let holes_hz = blow.holes_hz * (cents / 1_200.0).exp2();
        let trip_s = design.round_trip_s(holes_hz, self.fingers.1, blow.expected);
        self.bore.tune(&design.bores, self.fingers.1, trip_s, SLOW_TICKS);
        self.radiation.tick(&design.build.air, blow.holes_hz);
        self.sounding_hz = blow.wanted_hz;
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
