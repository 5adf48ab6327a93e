//! A stage's switch: it fades in and out, and what is out costs nothing.

use crate::dsp::{
    simd::{TICK, fma},
    smooth::Smooth,
};

/// How fast switches and controls follow, each of two poles.
const FOLLOWS_S: f32 = 0.01;

/// As near as this to its target, a control is there: −100 dB.
const NEAR: f32 = 1.0e-5;

/// A control that follows its target and moves in a straight line through each tick.
#[derive(Clone, Copy, Debug)]
pub(super) struct Follow {
    smooth: Smooth,
    from: f32,
    step: f32,
}

impl Follow {
    pub(super) fn new(value: f32, rate_hz: f64) -> Self {
        let mut smooth = Smooth::new(value);
        smooth.set_time(FOLLOWS_S, (rate_hz / TICK as f64) as f32);
        Self { smooth, from: value, step: 0.0 }
    }

    /// Stands there.
    pub(super) fn snap(&mut self, value: f32) {
        self.smooth.snap(value);
        (self.from, self.step) = (value, 0.0);
    }

    /// Goes on within the coming tick; returns where to.
    pub(super) fn tick(&mut self, aim: f32) -> f32 {
        self.from = self.smooth.value();
        self.smooth.aim(aim);
        self.smooth.tick();
        // What is as good as there lands, before rounding keeps it from it.
        if (aim - self.smooth.value()).abs() < NEAR * aim.abs().max(0.01) {
            self.smooth.snap(aim);
        }
        let to = self.smooth.value();
        self.step = (to - self.from) / TICK as f32;
        to
    }

    /// Whether it is not where it should be.
    pub(super) fn is_moving(&self, aim: f32) -> bool {
        self.smooth.is_moving() || self.smooth.value() != aim || self.step != 0.0
    }

    pub(super) fn value(&self) -> f32 {
        self.smooth.value()
    }

    /// At the `nth` sample of the tick, of sixteen.
    #[inline(always)]
    pub(super) fn at<S: pulp::Simd>(&self, nth: f32) -> f32 {
        fma::<S>(self.step, nth, self.from)
    }
}

/// A switch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    pub(super) blend: Follow,
    is_open: bool,
}

impl Gate {
    pub(super) fn new(rate_hz: f64) -> Self {
        Self { blend: Follow::new(0.0, rate_hz), is_open: false }
    }

    /// Whether the stage works in the coming tick; `opened` says that it did not in the last.
    pub(super) fn tick(&mut self, is_on: bool) -> Passage {
        let was_open = self.is_open;
        let to = self.blend.tick(f32::from(u8::from(is_on)));
        self.is_open = is_on || to > 0.0 || self.blend.step != 0.0;
        match (was_open, self.is_open) {
            (false, true) => Passage::Opens,
            (true, true) => Passage::Open,
            _ => Passage::Shut,
        }
    }

    /// At once.
    pub(super) fn snap(&mut self, is_on: bool) {
        self.blend.snap(f32::from(u8::from(is_on)));
        self.is_open = false;
    }

    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }
}

/// What a switch lets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passage {
    Opens,
    Open,
    Shut,
}
