//! The player's ear: hears how the mode that carries the key turns, and leans on the pitch, slowly.
//!
//! The mode's arrow is turned back by what is meant and averaged, so that harmonics which the exciter
//! forces on it vanish; what still turns is the error.

use crate::units::CENTS_PER_NEPER;

/// Time constant of both averages, and of the correction, in seconds.
const LISTEN_S: f64 = 0.010;
const CORRECT_S: f64 = 0.09;
/// Furthest correction.
const REACH_CENTS: f64 = 450.0;
/// Shorter than this, an arrow is not heard.
const AUDIBLE: f64 = 1.0e-5;

/// The ear.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ear {
    tick_s: f64,
    /// Share of a tick in the averages.
    share: f64,
    /// Where the arrow would be, in turns.
    turns: f64,
    once: [f64; 2],
    twice: [f64; 2],
    pub(super) cents: f64,
}

impl Ear {
    pub(super) fn new(tick_s: f64) -> Self {
        let share = 1.0 - (-tick_s / LISTEN_S).exp();
        Self { tick_s, share, turns: 0.0, once: [0.0; 2], twice: [0.0; 2], cents: 0.0 }
    }

    /// A new note, with what is known about it.
    pub(super) fn begin(&mut self, cents: f64) {
        *self = Self { cents, ..Self::new(self.tick_s) };
    }

    /// Hears a tick of the arrow while `wanted_hz` is meant.
    pub(super) fn tick(&mut self, arrow: [f32; 2], wanted_hz: f64, listens: bool) {
        self.turns = (self.turns + wanted_hz * self.tick_s).fract();
        let (sin, cos) = (std::f64::consts::TAU * self.turns).sin_cos();
        let [x, y] = arrow.map(f64::from);
        let before = self.twice;
        let turned = [x * cos + y * sin, y * cos - x * sin];
        for (side, turned) in turned.into_iter().enumerate() {
            self.once[side] += self.share * (turned - self.once[side]);
            self.twice[side] += self.share * (self.once[side] - self.twice[side]);
        }
        let now = self.twice;
        if !listens || now[0].hypot(now[1]) < AUDIBLE || before[0].hypot(before[1]) < AUDIBLE {
            return;
        }
        let drift = (now[1] * before[0] - now[0] * before[1])
            .atan2(now[0] * before[0] + now[1] * before[1]);
        let turn = std::f64::consts::TAU * wanted_hz * self.tick_s;
        let error_cents = CENTS_PER_NEPER * drift / turn;
        let step = (self.tick_s / CORRECT_S).min(0.5) * error_cents.clamp(-60.0, 60.0);
        self.cents = (self.cents - step).clamp(-REACH_CENTS, REACH_CENTS);
    }
}
