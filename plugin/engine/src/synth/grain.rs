//! A cloud of grains: short, smooth excerpts of the last second, at the key's pitch.

use std::f32::consts::PI;

use super::{cloud::Cloud, controls::ToneControls, lfo::noise, stereo::balance};
use crate::dsp::{lanes::Samples, simd::TICK};

/// Most grains at a time.
const GRAINS: usize = 16;
/// Farthest that a grain is transposed, as a ratio either way.
const FARTHEST: f64 = 4.0;
/// Longest way a grain travels, in seconds.
const TRAVEL_S: f64 = 0.9;

/// One grain.
#[derive(Clone, Copy, Debug, Default)]
struct Grain {
    /// Place in the past's own clock, and how far it moves per sample.
    place: f64,
    speed: f64,
    age: u32,
    /// Samples that it lasts; 0 is no grain.
    length: u32,
    copy: usize,
    gain: [f32; 2],
}

/// The grains of one oscillator.
#[derive(Clone, Debug)]
pub(super) struct Grains {
    all: [Grain; GRAINS],
    /// Samples until the next one begins.
    wait: f32,
    drawn: u32,
    seed: u32,
}

/// Where and how a grain is to be born.
pub(super) struct Birth<'a> {
    pub(super) cloud: &'a Cloud,
    pub(super) clock: u64,
    pub(super) rate_hz: f64,
    /// Pitch as a fractional key.
    pub(super) key: f32,
}

impl Grains {
    pub(super) fn new() -> Self {
        Self { all: [Grain::default(); GRAINS], wait: 0.0, drawn: 0, seed: 0 }
    }

    pub(super) fn start(&mut self, seed: u32) {
        *self = Self { seed, ..Self::new() };
    }

    fn draw(&mut self) -> f32 {
        self.drawn = self.drawn.wrapping_add(1);
        noise(self.seed, self.drawn)
    }

    /// One tick of both sides.
    #[inline(always)]
    pub(super) fn render(&mut self, birth: &Birth<'_>, tone: &ToneControls) -> [Samples; 2] {
        self.wait -= TICK as f32;
        if self.wait < 0.0 {
            let size = tone.grain_size_ms * 1.0e-3 * birth.rate_hz as f32;
            let scatter = 1.0 + 0.5 * self.draw();
            // Some part of the tick is lost if grains are due faster than ticks.
            self.wait = (self.wait + scatter * size / tone.grain_density).max(0.0);
            self.bear(birth, tone);
        }
        let mut out = [[0.0; TICK]; 2];
        for grain in self.all.iter_mut().filter(|grain| grain.length > 0) {
            grain.add(birth.cloud, &mut out);
        }
        out
    }

    fn bear(&mut self, birth: &Birth<'_>, tone: &ToneControls) {
        let draws = [0; 3].map(|_| self.draw());
        let Some(grain) = self.all.iter_mut().find(|grain| grain.length == 0) else { return };
        let rate_hz = birth.rate_hz;
        let back = f64::from(tone.grain_position + tone.grain_spray * draws[0]).clamp(0.0, 1.0);
        let centre = birth.clock.saturating_sub((back * rate_hz) as u64);
        let captured = birth.cloud.key_at(centre);
        let interval = if captured > 0.0 { f64::from(birth.key - captured) } else { 0.0 };
        let speed = (interval / 12.0).exp2().clamp(1.0 / FARTHEST, FARTHEST);
        let longest = (TRAVEL_S * rate_hz / speed) as u32;
        let length = (f64::from(tone.grain_size_ms) * 1.0e-3 * rate_hz) as u32;
        let length = length.clamp(2 * TICK as u32, longest);
        let is_back = 0.5 + 0.5 * draws[1] < tone.grain_reverse;
        // A grain must not run into the present.
        let lead = if is_back { 0.0 } else { (speed - 1.0).max(0.0) * f64::from(length) };
        // Before the beginning of time there is silence.
        let place = birth.clock as f64 - (back * rate_hz).max(lead + 2.0 * TICK as f64);
        let sides = balance(0.5 + 0.5 * tone.grain_width * draws[2]);
        let gain = 1.0 / tone.grain_density.max(1.0).sqrt();
        *grain = Grain {
            place,
            speed: if is_back { -speed } else { speed },
            age: 0,
            length,
            copy: if speed <= 1.0 { 0 } else { 1 + usize::from(speed > 2.0) },
            gain: sides.map(|side| 2.0 * side * gain),
        };
    }
}

impl Grain {
    #[inline(always)]
    fn add(&mut self, cloud: &Cloud, out: &mut [Samples; 2]) {
        let turn = PI / self.length as f32;
        let [left, right] = out;
        for (left, right) in left.iter_mut().zip(right) {
            if self.age >= self.length {
                self.length = 0;
                return;
            }
            let whole = self.place.floor();
            let t = (self.place - whole) as f32;
            let [a, b, c, d] = cloud.around(self.copy, whole as i64 as usize);
            // Hermite's cubic through four points (Catmull & Rom 1974).
            let c1 = 0.5 * (c - a);
            let c2 = a - 2.5 * b + 2.0 * c - 0.5 * d;
            let c3 = 0.5 * (d - a) + 1.5 * (b - c);
            let window = (turn * self.age as f32).sin();
            let y = (((c3 * t + c2) * t + c1) * t + b) * window * window;
            *left += self.gain[0] * y;
            *right += self.gain[1] * y;
            self.place += self.speed;
            self.age += 1;
        }
    }
}
