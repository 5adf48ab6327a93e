//! The sound that comes back from the ground: a short way later, through the ground's poles.

use pulp::Simd;

use super::{
    ground::{Ground, WEIGHTS},
    rooms::SPEED_M_PER_S,
};
use crate::dsp::simd::{TICK, fma};

/// Longest extra way: beside each other.
const FARTHEST_M: f64 = 2.8;
/// Below this a filter's memory is nothing.
const NOTHING: f32 = 1.0e-15;

/// Both sides of it.
#[derive(Clone, Debug)]
pub(crate) struct Bounce {
    ground: Ground,
    rate_hz: f64,
    line: Vec<[f32; 2]>,
    at: usize,
    states: [[f32; WEIGHTS]; 2],
    weights: [[f32; WEIGHTS]; 2],
    /// Delay in samples at begin and end of the tick.
    delay: [f32; 2],
}

impl Bounce {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let length = (FARTHEST_M / SPEED_M_PER_S * rate_hz) as usize + 8;
        Self {
            ground: Ground::new(rate_hz),
            rate_hz,
            line: vec![[0.0; 2]; length.next_power_of_two()],
            at: 0,
            states: [[0.0; WEIGHTS]; 2],
            weights: [[0.0; WEIGHTS]; 2],
            delay: [1.0; 2],
        }
    }

    pub(crate) fn reset(&mut self) {
        self.line.fill([0.0; 2]);
        self.states = [[0.0; WEIGHTS]; 2];
    }

    /// Goes to a distance within the coming tick.
    pub(crate) fn aim(&mut self, distance_m: f64) {
        let [way_m, _] = Ground::way(distance_m);
        // Four points want one sample before.
        let delay = (way_m / SPEED_M_PER_S * self.rate_hz).max(1.0) as f32;
        self.delay = [self.delay[1], delay];
        self.weights = [self.weights[1], self.ground.design(distance_m)];
    }

    /// Stays where it is.
    pub(crate) fn stay(&mut self) {
        self.delay[0] = self.delay[1];
        self.weights[0] = self.weights[1];
    }

    /// What is next to nothing is nothing.
    pub(crate) fn calm(&mut self) {
        for state in self.states.iter_mut().flatten() {
            if state.abs() < NOTHING {
                *state = 0.0;
            }
        }
    }

    /// What comes back of one sample, the `nth` of a tick.
    #[inline(always)]
    pub(crate) fn pass<S: Simd>(&mut self, x: [f32; 2], nth: f32) -> [f32; 2] {
        let mask = self.line.len() - 1;
        self.line[self.at & mask] = x;
        let place = nth / TICK as f32;
        let delay = fma::<S>(place, self.delay[1] - self.delay[0], self.delay[0]);
        let whole = delay as usize;
        let taps = lagrange(delay - whole as f32);
        let mut out = [0.0; 2];
        for (side, out) in out.iter_mut().enumerate() {
            let mut u = 0.0;
            for (k, tap) in taps.iter().enumerate() {
                let ago = (whole + k).wrapping_sub(1);
                u = fma::<S>(*tap, self.line[self.at.wrapping_sub(ago) & mask][side], u);
            }
            let mut parts = [0.0; WEIGHTS];
            for (k, part) in parts.iter_mut().enumerate() {
                let state = &mut self.states[side][k];
                *state = fma::<S>(self.ground.poles[k], *state - u, u);
                let [from, to] = [self.weights[0][k], self.weights[1][k]];
                *part = *state * fma::<S>(place, to - from, from);
            }
            let [a, b, c, d, e, f, g, h] = parts;
            *out = ((a + b) + (c + d)) + ((e + f) + (g + h));
        }
        self.at = self.at.wrapping_add(1);
        out
    }
}

/// Four weights around a delay of 1 and a fraction.
#[inline(always)]
fn lagrange(d: f32) -> [f32; 4] {
    let (p, q, r) = (d + 1.0, d - 1.0, d - 2.0);
    [d * q * r / -6.0, p * q * r / 2.0, p * d * r / -2.0, p * d * q / 6.0]
}
