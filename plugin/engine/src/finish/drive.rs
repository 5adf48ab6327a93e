//! A soft curve at four times the rate, so that its harmonics do not fold back.
//!
//! Path: sample → ×2 → ×2 → x/√(1 + x²), leaning → ÷2 → ÷2 → the lean's constant taken off. The half-band filters delay
//! by their phase alone, a few samples at most.

use pulp::Simd;

use super::{
    controls::DriveControls,
    gate::{Follow, Gate, Passage},
    halfband::Rows,
};
use crate::{
    dsp::simd::{TICK, fma},
    units::db_to_gain,
};

/// Transitions of the filters, at twice and four times the rate.
const WIDTHS: [f64; 2] = [0.047, 0.27];
/// The level that is kept, −12 dBFS.
const KEPT: f32 = 0.25;
/// A lean of one moves the curve by this.
const LEAN: f32 = 0.6;
/// Corner of the filter that takes off the lean's constant.
const BLOCK_HZ: f64 = 8.0;

/// Filters of one side.
#[derive(Clone, Debug)]
struct Side {
    up: (Rows<12>, Rows<5>),
    down: (Rows<5>, Rows<12>),
    /// The curve's constant, which single precision would not find.
    block: f64,
}

/// The stage.
#[derive(Clone, Debug)]
pub(super) struct Drive {
    gate: Gate,
    gain: Follow,
    lean: Follow,
    level: Follow,
    sides: [Side; 2],
    block: f64,
}

/// The curve.
#[inline(always)]
fn curve(x: f32) -> f32 {
    x / (1.0 + x * x).sqrt()
}

/// Gain into the curve, lean, and gain after it.
fn aims(controls: &DriveControls) -> [f32; 3] {
    let gain = db_to_gain(controls.drive_db);
    [gain, LEAN * controls.lean, KEPT / curve(KEPT * gain)]
}

impl Drive {
    pub(super) fn new(rate_hz: f64) -> Self {
        let side = || Side {
            up: (Rows::new(WIDTHS[0]), Rows::new(WIDTHS[1])),
            down: (Rows::new(WIDTHS[1]), Rows::new(WIDTHS[0])),
            block: 0.0,
        };
        Self {
            gate: Gate::new(rate_hz),
            gain: Follow::new(1.0, rate_hz),
            lean: Follow::new(0.0, rate_hz),
            level: Follow::new(1.0, rate_hz),
            sides: [side(), side()],
            block: 1.0 - (-std::f64::consts::TAU * BLOCK_HZ / rate_hz).exp(),
        }
    }

    pub(super) fn snap(&mut self, controls: &DriveControls, is_on: bool) {
        self.gate.snap(is_on);
        self.empty(controls);
    }

    fn empty(&mut self, controls: &DriveControls) {
        let [gain, lean, level] = aims(controls);
        self.gain.snap(gain);
        self.lean.snap(lean);
        self.level.snap(level);
        for side in &mut self.sides {
            side.up.0.reset();
            side.up.1.reset();
            side.down.0.reset();
            side.down.1.reset();
            side.block = f64::from(curve(lean));
        }
    }

    pub(super) fn tick(&mut self, controls: &DriveControls, is_on: bool) {
        match self.gate.tick(is_on && controls.is_on) {
            Passage::Opens => self.empty(controls),
            Passage::Open => {}
            Passage::Shut => return,
        }
        let [gain, lean, level] = aims(controls);
        self.gain.tick(gain);
        self.lean.tick(lean);
        self.level.tick(level);
        for side in &mut self.sides {
            side.up.0.calm();
            side.up.1.calm();
            side.down.0.calm();
            side.down.1.calm();
        }
    }

    #[inline(always)]
    pub(super) fn pass<S: Simd>(&mut self, phase: usize, sides: [&mut [f32]; 2]) {
        if !self.gate.is_open() {
            return;
        }
        for (own, x) in self.sides.iter_mut().zip(sides) {
            for (i, x) in x.iter_mut().enumerate().take(TICK) {
                let nth = (phase + i + 1) as f32;
                let (gain, lean) = (self.gain.at::<S>(nth), self.lean.at::<S>(nth));
                let twice = own.up.0.up::<S>(gain * *x);
                let mut half = [0.0; 2];
                for (half, x) in half.iter_mut().zip(twice) {
                    let [a, b] = own.up.1.up::<S>(x);
                    *half = own.down.0.down::<S>([curve(a + lean), curve(b + lean)]);
                }
                let y = own.down.1.down::<S>(half);
                own.block += self.block * (f64::from(y) - own.block);
                let wet = self.level.at::<S>(nth) * (f64::from(y) - own.block) as f32;
                *x = fma::<S>(self.gate.blend.at::<S>(nth), wet - *x, *x);
            }
        }
    }
}
