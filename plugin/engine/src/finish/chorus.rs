//! Three voices beside the sound, each a little late and never equally so.

use std::f64::consts::TAU;

use pulp::Simd;

use super::{
    controls::ChorusControls,
    gate::{Follow, Gate, Passage},
    line::Line,
};
use crate::dsp::simd::TICK;

const VOICES: usize = 3;
/// Middle of the voices' delays, and how far they go at full depth [by ear]: longer is heard as a repeat.
const MIDDLE_S: [f64; VOICES] = [0.0093, 0.0127, 0.0161];
const SWING_S: f64 = 0.004;
/// Level of a voice: three of them are as loud as the sound.
const VOICE: f32 = 0.577;

/// The stage.
#[derive(Clone, Debug)]
pub(super) struct Chorus {
    gate: Gate,
    rate_hz: f64,
    line: Line,
    depth: Follow,
    mix: Follow,
    /// Logarithm of the rate.
    speed: Follow,
    turn: f64,
    /// Delays of the voices on each side at begin and end of the tick, in samples.
    delays: [[[f32; VOICES]; 2]; 2],
}

impl Chorus {
    pub(super) fn new(rate_hz: f64) -> Self {
        let follow = Follow::new(0.0, rate_hz);
        let reach = (MIDDLE_S[VOICES - 1] + SWING_S) * rate_hz;
        Self {
            gate: Gate::new(rate_hz),
            rate_hz,
            line: Line::new(reach as usize + 4),
            depth: follow,
            mix: follow,
            speed: follow,
            turn: 0.0,
            delays: [[[1.0; VOICES]; 2]; 2],
        }
    }

    pub(super) fn snap(&mut self, controls: &ChorusControls, is_on: bool) {
        self.gate.snap(is_on);
        self.empty(controls);
    }

    fn empty(&mut self, controls: &ChorusControls) {
        self.line.reset();
        self.depth.snap(controls.depth);
        self.mix.snap(controls.mix);
        self.speed.snap(controls.rate_hz.ln());
        self.turn = 0.0;
        self.delays[1] = self.places();
    }

    /// Delays of the voices where they are now; the sides are a quarter turn apart.
    fn places(&self) -> [[f32; VOICES]; 2] {
        std::array::from_fn(|side| {
            std::array::from_fn(|voice| {
                let turn = self.turn + voice as f64 / VOICES as f64 + 0.25 * side as f64;
                let swing_s = SWING_S * f64::from(self.depth.value()) * (TAU * turn).sin();
                ((MIDDLE_S[voice] + swing_s) * self.rate_hz).max(1.0) as f32
            })
        })
    }

    pub(super) fn tick(&mut self, controls: &ChorusControls, is_on: bool) {
        match self.gate.tick(is_on && controls.is_on) {
            Passage::Opens => self.empty(controls),
            Passage::Open => {}
            Passage::Shut => return,
        }
        self.depth.tick(controls.depth);
        self.mix.tick(controls.mix);
        let hz = f64::from(self.speed.tick(controls.rate_hz.ln())).exp();
        self.turn = (self.turn + hz * TICK as f64 / self.rate_hz).fract();
        self.delays = [self.delays[1], self.places()];
    }

    #[inline(always)]
    pub(super) fn pass<S: Simd>(&mut self, phase: usize, [left, right]: [&mut [f32]; 2]) {
        if !self.gate.is_open() {
            return;
        }
        for (i, (left, right)) in left.iter_mut().zip(right).enumerate() {
            let nth = (phase + i + 1) as f32;
            self.line.push([*left, *right]);
            let place = nth / TICK as f32;
            let level = VOICE * self.mix.at::<S>(nth) * self.gate.blend.at::<S>(nth);
            for (side, x) in [left, right].into_iter().enumerate() {
                let mut voices = 0.0;
                for voice in 0..VOICES {
                    let from = self.delays[0][side][voice];
                    let ago = from + place * (self.delays[1][side][voice] - from);
                    voices += self.line.between::<S>(side, ago);
                }
                *x += level * voices;
            }
        }
    }
}
