//! Repeats in the host's tempo.
//!
//! Path: sides (or their middle, for ping-pong) → line → low-pass → back into the line, or into the other side's → out.
//! Another time fades in beside the old one.

use pulp::Simd;

use super::{
    controls::{DelayControls, NoteValue},
    gate::{Follow, Gate, Passage},
    line::Line,
};
use crate::dsp::{
    simd::{TICK, fma},
    smooth::smoothstep,
};

/// Longest delay.
const LONGEST_S: f64 = 4.0;
/// How long another time takes to fade in [by ear]: shorter clicks on low tones.
const FADE_S: f64 = 0.06;
/// Below this a filter's memory is nothing.
const NOTHING: f32 = 1.0e-15;

/// The stage.
#[derive(Clone, Debug)]
pub(super) struct Echo {
    gate: Gate,
    rate_hz: f64,
    line: Line,
    feedback: Follow,
    mix: Follow,
    /// From side to side, 0–1.
    crossing: Follow,
    /// The pole of the low-pass.
    dull: Follow,
    states: [f32; 2],
    /// Delays now and next, in samples, and the ticks left until the next one is now.
    now: usize,
    next: usize,
    fade_tick: u32,
    fades: [f32; 2],
}

/// Length of a delay in seconds.
pub(super) fn length_s(controls: &DelayControls, tempo_bpm: f64) -> f64 {
    let quarters = match controls.note {
        NoteValue::Free => return f64::from(controls.free_ms) / 1_000.0,
        NoteValue::Whole => 4.0,
        NoteValue::Half => 2.0,
        NoteValue::Quarter => 1.0,
        NoteValue::Eighth => 0.5,
        NoteValue::Sixteenth => 0.25,
        NoteValue::ThirtySecond => 0.125,
    };
    let mut length_s = 60.0 / tempo_bpm * quarters * controls.feel.length();
    while length_s > LONGEST_S {
        length_s *= 0.5;
    }
    length_s
}

impl Echo {
    pub(super) fn new(rate_hz: f64) -> Self {
        let follow = Follow::new(0.0, rate_hz);
        Self {
            gate: Gate::new(rate_hz),
            rate_hz,
            line: Line::new((LONGEST_S * rate_hz) as usize + 1),
            feedback: follow,
            mix: follow,
            crossing: follow,
            dull: follow,
            states: [0.0; 2],
            now: 1,
            next: 1,
            fade_tick: 0,
            fades: [0.0; 2],
        }
    }

    /// Where the controls should stand: feedback, mix, crossing, pole.
    fn aims(&self, controls: &DelayControls) -> [f32; 4] {
        let hz = f64::from(controls.tone_hz).min(0.45 * self.rate_hz);
        let pole = (-std::f64::consts::TAU * hz / self.rate_hz).exp() as f32;
        let crossing = f32::from(u8::from(controls.is_ping_pong));
        [controls.feedback, controls.mix, crossing, pole]
    }

    fn samples(&self, controls: &DelayControls, tempo_bpm: f64) -> usize {
        ((length_s(controls, tempo_bpm) * self.rate_hz).round() as usize).max(1)
    }

    pub(super) fn snap(&mut self, controls: &DelayControls, tempo_bpm: f64, is_on: bool) {
        self.gate.snap(is_on);
        self.line.reset();
        self.begin(controls, tempo_bpm);
    }

    fn begin(&mut self, controls: &DelayControls, tempo_bpm: f64) {
        let [feedback, mix, crossing, pole] = self.aims(controls);
        self.feedback.snap(feedback);
        self.mix.snap(mix);
        self.crossing.snap(crossing);
        self.dull.snap(pole);
        self.states = [0.0; 2];
        self.now = self.samples(controls, tempo_bpm);
        (self.next, self.fade_tick, self.fades) = (self.now, 0, [0.0; 2]);
    }

    /// Time after which a sound has gone round `times` times.
    pub(super) fn rounds_s(&self, times: f64) -> f64 {
        if self.gate.is_open() {
            times * self.now.max(self.next) as f64 / self.rate_hz
        } else {
            0.0
        }
    }

    pub(super) fn tick(&mut self, controls: &DelayControls, tempo_bpm: f64, is_on: bool) {
        match self.gate.tick(is_on && controls.is_on) {
            Passage::Opens => {
                self.line.reset();
                self.begin(controls, tempo_bpm);
            }
            Passage::Open => {}
            Passage::Shut => return,
        }
        let [feedback, mix, crossing, pole] = self.aims(controls);
        self.feedback.tick(feedback);
        self.mix.tick(mix);
        self.crossing.tick(crossing);
        self.dull.tick(pole);
        if self.fade_tick == 0 {
            self.now = self.next;
            self.next = self.samples(controls, tempo_bpm);
            if self.next != self.now {
                self.fade_tick = self.way();
            }
        }
        let way = self.way() as f32;
        let there = |left: u32| smoothstep(1.0 - left as f32 / way);
        self.fades = [0.0; 2];
        if self.fade_tick > 0 {
            self.fades = [there(self.fade_tick), there(self.fade_tick - 1)];
            self.fade_tick -= 1;
        }
        for state in &mut self.states {
            if state.abs() < NOTHING {
                *state = 0.0;
            }
        }
    }

    /// Ticks of a fade.
    fn way(&self) -> u32 {
        ((FADE_S * self.rate_hz) as u32 / TICK as u32).max(2)
    }

    #[inline(always)]
    pub(super) fn pass<S: Simd>(&mut self, phase: usize, [left, right]: [&mut [f32]; 2]) {
        if !self.gate.is_open() {
            return;
        }
        let is_fading = self.fades[1] > 0.0;
        for (i, (left, right)) in left.iter_mut().zip(right).enumerate() {
            let nth = (phase + i + 1) as f32;
            let mut y = self.line.past(self.now - 1);
            if is_fading {
                let next = self.line.past(self.next - 1);
                let there = self.fades[0] + (self.fades[1] - self.fades[0]) * nth / TICK as f32;
                y = [y[0] + there * (next[0] - y[0]), y[1] + there * (next[1] - y[1])];
            }
            let (dull, crossing) = (self.dull.at::<S>(nth), self.crossing.at::<S>(nth));
            for (y, state) in y.iter_mut().zip(&mut self.states) {
                *state = fma::<S>(dull, *state - *y, *y);
                *y = *state;
            }
            let back = self.feedback.at::<S>(nth);
            let middle = 0.5 * (*left + *right);
            let across = back * crossing * (y[1] - y[0]);
            self.line.push([
                *left + crossing * (middle - *left) + back * y[0] + across,
                *right - crossing * *right + back * y[1] - across,
            ]);
            let level = self.mix.at::<S>(nth) * self.gate.blend.at::<S>(nth);
            *left = fma::<S>(level, y[0], *left);
            *right = fma::<S>(level, y[1], *right);
        }
    }
}
