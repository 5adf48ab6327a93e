//! The early part of a room: a source's images as taps of its past.
//!
//! Path: left, right → a wall's filter once or twice → histories → taps → left, right.

use pulp::Simd;

use super::{
    images::{IMAGES, Image, ORDERS, images, reflection},
    rooms::RoomSpec,
    weave::faded,
};
use crate::dsp::{
    lanes::Samples,
    ring::Ring,
    simd::{TICK, fma, held},
    smooth::smoothstep,
};

/// Latest reflection that there is room for.
const REACH_S: f64 = 0.25;
/// By when the late part has begun in all its lines and the images have ended, against the mean free path.
const HANDS_OVER: f64 = 1.9;
/// Where a wall begins to reflect as at 4 kHz, and not as at 1 kHz [E].
const CORNER_HZ: f64 = 2_000.0;
/// How fast the walls change.
const FOLLOWS_S: f64 = 0.02;
/// Below this a filter's memory is nothing.
const NOTHING: f32 = 1.0e-15;

/// One reflection, ready to be read.
#[derive(Clone, Copy, Debug, Default)]
struct Tap {
    offset: usize,
    gains: [f32; 2],
}

/// The reflections of both sources, and how many of them are heard.
#[derive(Clone, Copy, Debug)]
struct Taps([[Tap; IMAGES]; 2], [usize; 2]);

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct Early {
    rate_hz: f64,
    /// Both sides' pasts after one or two walls.
    pasts: Ring<{ 2 * ORDERS }>,
    states: [[f32; ORDERS]; 2],
    now: Taps,
    next: Taps,
    /// What a wall leaves of the high band now and soon, how fast it goes there per tick, and the pole between the
    /// bands.
    dull: f32,
    dull_aim: f32,
    follows: f32,
    pole: f32,
}

impl Early {
    pub(crate) fn new(rate_hz: f64) -> Self {
        let reach = (REACH_S * rate_hz) as usize;
        let none = Taps([[Tap::default(); IMAGES]; 2], [0; 2]);
        Self {
            rate_hz,
            pasts: Ring::new(reach),
            states: [[0.0; ORDERS]; 2],
            now: none,
            next: none,
            dull: 1.0,
            dull_aim: 1.0,
            follows: (1.0 - (-(TICK as f64) / FOLLOWS_S / rate_hz).exp()) as f32,
            pole: (-std::f64::consts::TAU * CORNER_HZ.min(0.4 * rate_hz) / rate_hz).exp() as f32,
        }
    }

    /// Empties the past of one number of walls.
    pub(crate) fn empty(&mut self, order: usize) {
        self.pasts.empty(order);
        self.pasts.empty(ORDERS + order);
        self.states = [[0.0; ORDERS]; 2];
    }

    /// The next taps, to be faded in; decay at 1 and 4 kHz.
    pub(crate) fn aim(&mut self, spec: &RoomSpec, size: f64, distance_m: f64, t60_s: [f64; 2]) {
        let [wall, high] = t60_s.map(|t60_s| reflection(spec, size, t60_s));
        self.dull_aim = (high / wall) as f32;
        let hands_over_s = HANDS_OVER * spec.free_path_s(size);
        let Taps(all, counts) = &mut self.next;
        for (side, (taps, count)) in all.iter_mut().zip(counts).enumerate() {
            let source = if side == 0 { -1.0 } else { 1.0 };
            let found = images(spec, size, distance_m, source, wall);
            *count = found.iter().filter(|image| image.delay_s < hands_over_s).count();
            for (tap, image) in taps.iter_mut().zip(&found) {
                let left = 1.0 - smoothstep((image.delay_s / hands_over_s) as f32);
                let delay = (image.delay_s.min(REACH_S) * self.rate_hz).round() as usize;
                let line = side * ORDERS + image.order - 1;
                *tap = Tap {
                    offset: self.pasts.offset(line, delay.max(TICK)),
                    gains: gains(image, f64::from(left.sqrt())),
                };
            }
        }
    }

    /// They have come, and the walls are as they should be.
    pub(crate) fn settle(&mut self) {
        self.arrive();
        self.dull = self.dull_aim;
    }

    /// They have come.
    pub(crate) fn arrive(&mut self) {
        self.now = self.next;
    }

    /// Takes in a tick that has passed.
    #[inline(always)]
    pub(crate) fn take<S: Simd>(&mut self, sides: &[Samples; 2]) {
        let from = self.dull;
        self.dull += self.follows * (self.dull_aim - from);
        let step = (self.dull - from) / TICK as f32;
        let mut walls = [[0.0; TICK]; 2 * ORDERS];
        for (side, states) in self.states.iter_mut().enumerate() {
            let mut x = sides[side];
            for (order, state) in states.iter_mut().enumerate() {
                for (i, x) in x.iter_mut().enumerate() {
                    let dull = fma::<S>(step, (i + 1) as f32, from);
                    // What is above the pole is left in part.
                    *state = fma::<S>(self.pole, *state - *x, *x);
                    *x = fma::<S>(dull, *x - *state, *state);
                }
                if state.abs() < NOTHING {
                    *state = 0.0;
                }
                walls[side * ORDERS + order] = x;
            }
        }
        self.pasts.push(&walls);
    }

    /// What is heard of the coming tick.
    #[inline(always)]
    pub(crate) fn run<S: Simd>(&self, simd: S, is_fading: bool, fades: [f32; 2]) -> [Samples; 2] {
        let mut out = self.read(simd, &self.now);
        if is_fading {
            let next = self.read(simd, &self.next);
            let blend = [fades[0], (fades[1] - fades[0]) / TICK as f32];
            out = [faded(&out[0], &next[0], blend), faded(&out[1], &next[1], blend)];
        }
        out
    }

    #[inline(always)]
    fn read<S: Simd>(&self, simd: S, taps: &Taps) -> [Samples; 2] {
        match S::F32_LANES {
            16 => self.sum::<S, 1>(simd, taps),
            8 => self.sum::<S, 2>(simd, taps),
            4 => self.sum::<S, 4>(simd, taps),
            _ => self.sum::<S, TICK>(simd, taps),
        }
    }

    #[inline(always)]
    fn sum<S: Simd, const N: usize>(&self, simd: S, taps: &Taps) -> [Samples; 2] {
        let mut sums = [[simd.splat_f32s(0.0); N]; 2];
        for side in 0..2 {
            for tap in &taps.0[side][..taps.1[side]] {
                let x = held::<S, N>(self.pasts.window(tap.offset));
                let gains = [simd.splat_f32s(tap.gains[0]), simd.splat_f32s(tap.gains[1])];
                for n in 0..N {
                    sums[0][n] = simd.mul_add_e_f32s(gains[0], x[n], sums[0][n]);
                    sums[1][n] = simd.mul_add_e_f32s(gains[1], x[n], sums[1][n]);
                }
            }
        }
        let mut out = [[0.0; TICK]; 2];
        for (out, sum) in out.iter_mut().zip(&sums) {
            S::as_mut_simd_f32s(out).0.copy_from_slice(sum);
        }
        out
    }
}

/// Gains of the two sides. A mono sound is in both sources, so each has half of its energy; the sides share it by
/// the sine.
fn gains(image: &Image, left: f64) -> [f32; 2] {
    [-1.0, 1.0].map(|to| (left * image.gain * (0.5 * (1.0 + to * image.side)).sqrt()) as f32)
}
