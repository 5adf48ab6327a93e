//! The player's ear: follows the phase of the first partial against the pitch that was meant, and
//! moves the finger until it stands still.

use std::f64::consts::TAU;

use crate::{dsp::simd::TICK, units::CENTS_PER_NEPER};

/// Time in which an error goes to 1/e, in seconds [by ear and for phase margin].
const TIME_S: f64 = 0.11;
/// Poles before the phase is taken, and the corner of each.
const POLES: usize = 4;
const CORNER_HZ: f64 = 18.0;
/// Farthest the finger is moved.
const MOST_CENTS: f64 = 60.0;

/// Least square of a tick's first partial that is heard [C].
const LEAST_HEARD: f64 = 4.0e-14 / (TICKS * TICKS) as f64;

/// Samples that are heard as one, and ticks between two looks at the phase.
const GROUP: usize = 4;
const TICKS: usize = 4;

/// One string's.
#[derive(Clone, Debug)]
pub(crate) struct Servo {
    /// The reference as a turning pointer, and its step.
    pointer: [f64; 2],
    step: [f64; 2],
    sum: [f64; 2],
    ticks: usize,
    low: [[f64; 2]; POLES],
    phase: Option<f64>,
    pole: f64,
    rate_hz: f64,
    /// Correction of the finger in cents.
    pub(crate) cents: f64,
}

impl Servo {
    pub(crate) fn new(rate_hz: f64, tick: usize) -> Self {
        Self {
            pointer: [1.0, 0.0],
            step: [1.0, 0.0],
            sum: [0.0; 2],
            ticks: 0,
            low: [[0.0; 2]; POLES],
            phase: None,
            pole: 1.0 - (-TAU * CORNER_HZ * tick as f64 / rate_hz).exp(),
            rate_hz,
            cents: 0.0,
        }
    }

    /// Forgets what it heard and where the finger was moved.
    pub(crate) fn reset(&mut self) {
        (self.pointer, self.step) = ([1.0, 0.0], [1.0, 0.0]);
        self.cents = 0.0;
        self.phase = None;
        self.sum = [0.0; 2];
        self.low = [[0.0; 2]; POLES];
        self.ticks = 0;
    }

    /// Hears a tick of the waves that reach the bridge.
    #[inline(always)]
    pub(crate) fn listen(&mut self, waves: &[f64; TICK]) {
        let [x, y] = self.step;
        for [a, b, c, d] in waves.as_chunks::<GROUP>().0 {
            let wave = a + b + c + d;
            let [c, s] = self.pointer;
            self.sum[0] += wave * c;
            self.sum[1] -= wave * s;
            self.pointer = [c * x - s * y, s * x + c * y];
        }
    }

    /// At every tick: `hz` is what should be heard from now on; listens if `steady`, and corrects the
    /// given share of what it hears.
    pub(crate) fn tick(&mut self, hz: f64, steady: bool, share: f64) {
        // At every tick, or a partial near the rate of the looks would beat with it.
        let mut heard = std::mem::take(&mut self.sum);
        for low in &mut self.low {
            for k in 0..2 {
                low[k] += self.pole * (heard[k] - low[k]);
            }
            heard = *low;
        }
        self.ticks += 1;
        if !self.ticks.is_multiple_of(TICKS) {
            return;
        }
        let [re, im] = heard;
        let is_heard = re * re + im * im > LEAST_HEARD;
        let phase = im.atan2(re);
        if let (true, true, Some(before)) = (steady, is_heard, self.phase) {
            let turn = phase - before;
            let turn = if turn.abs() > 0.5 * TAU { turn - TAU.copysign(turn) } else { turn };
            // A phase that advances by `turn` is sharp by turn/(2πf) seconds in these.
            let cents = CENTS_PER_NEPER * turn / (TAU * hz.max(1.0) * TIME_S);
            self.cents = (self.cents - share * cents).clamp(-MOST_CENTS, MOST_CENTS);
        }
        self.phase = (steady && is_heard).then_some(phase);
        let [c, s] = self.pointer;
        let size = c.hypot(s).max(1.0e-9);
        self.pointer = [c / size, s / size];
        let (s, c) = (GROUP as f64 * TAU * hz / self.rate_hz).sin_cos();
        self.step = [c, s];
    }
}
