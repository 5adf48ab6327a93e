//! A jet of air that crosses the opening of a bore or vessel and strikes an edge.
//!
//! flow in the opening ─▶ travel to the edge ─▶ growth of the jet's wave ─▶ how much of the jet enters
//! ─▶ its change is a pressure in the opening. The jet grows waves best around one frequency, its
//! speed over the distance to the edge; a bore answers with the partial that lies there. Sources:
//! Verge et al. 1997; de la Cuadra 2005 (jet drive, growth over Strouhal number).

use std::f64::consts::{PI, TAU};

use pulp::Simd;

use crate::dsp::{
    history::History,
    lanes::{self, Samples},
    simd::{TICK, fma},
};

/// Longest travel, in seconds.
const LONGEST_S: f64 = 1.0 / 200.0;
/// Frequency over the best one above which the flow's change saturates [by ear].
const CORNER: f64 = 1.5;
/// Cycles of its best frequency that the wave travels: with the rest the loop's phase is whole [C].
const TRAVEL: f64 = 0.156;
/// Pressure per flow of small waves at the best frequency, for a gain of one [C: 1/√(1 + 1.5²)].
pub(crate) const UNITY: f32 = 0.5547;
/// Thickness of no breath: small, for what divides by it.
const MIN_THICKNESS: f32 = 1.0e-9;
/// A travel that changes by more samples than this leaps: another register.
const LEAP: f32 = 4.0;
/// An edge tone below this, in thicknesses, is over.
const OVER: f32 = 1.0e-3;

/// What the player makes of the jet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blow {
    /// Frequency its waves grow best at.
    pub(crate) best_hz: f64,
    /// How narrowly: quality factor of the growth.
    pub(crate) choice: f64,
    /// Pressure per flow of small waves at that frequency, over [`UNITY`].
    pub(crate) gain: f32,
    /// Pressure at which the jet is wholly inside or outside: how much air there is.
    pub(crate) thickness: f32,
    /// Offset of the edge from the jet's middle, in thicknesses: it makes even harmonics.
    pub(crate) offset: f32,
}

/// A value on its way.
#[derive(Clone, Copy, Debug)]
struct Ramp {
    value: f32,
    step: f32,
}

impl Ramp {
    const fn at(value: f32) -> Self {
        Self { value, step: 0.0 }
    }

    fn aim(&mut self, target: f32, samples: usize) {
        self.step = (target - self.value) / samples as f32;
    }

    /// The values of a tick, after which it stands at the next.
    #[inline(always)]
    fn run<S: Simd>(&mut self, simd: S) -> Samples {
        let out = lanes::ramp(simd, self.value, self.step);
        self.value = out[TICK - 1];
        out
    }
}

/// The jet.
#[derive(Clone, Debug)]
pub(crate) struct Jet {
    rate_hz: f64,
    flow: History,
    /// Travel in samples.
    delay: Ramp,
    thickness: Ramp,
    gain: Ramp,
    offset: Ramp,
    /// Trapezoidal band-pass: the growth.
    a: [f32; 3],
    k: f32,
    pub(crate) motion: Motion,
    /// What the growth was last set to: best frequency and quality factor.
    set: [f64; 2],
    corner: f32,
    /// The edge tone of an onset, and its turn per sample.
    edge: [f32; 2],
    turn: [f32; 2],
    is_fresh: bool,
}

/// What a tick of the jet is made of, sample by sample.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tick {
    /// Samples ago at which the line between two samples ends.
    whole: usize,
    part: Samples,
    thickness: Samples,
    /// Thicknesses per wave.
    drive: Samples,
    offset: Samples,
}

/// What moves from sample to sample.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Motion {
    /// Trapezoidal band-pass.
    s: [f32; 2],
    /// Slow part of what enters.
    low: f32,
}

impl Jet {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            flow: History::new((LONGEST_S * rate_hz) as usize + 4),
            delay: Ramp::at(1.0),
            thickness: Ramp::at(MIN_THICKNESS),
            gain: Ramp::at(0.0),
            offset: Ramp::at(0.0),
            a: [1.0, 0.0, 0.0],
            k: 1.0,
            motion: Motion::default(),
            set: [0.0; 2],
            corner: 0.1,
            edge: [0.0; 2],
            turn: [0.0; 2],
            is_fresh: true,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.flow.reset();
        (self.motion, self.edge) = (Motion::default(), [0.0; 2]);
        (self.thickness, self.is_fresh) = (Ramp::at(MIN_THICKNESS), true);
    }

    /// Travel in samples of a jet that is best at a frequency.
    fn travel(&self, best_hz: f64) -> f64 {
        (TRAVEL * self.rate_hz / best_hz).clamp(1.0, LONGEST_S * self.rate_hz)
    }

    fn growth(&self, best_hz: f64) -> f64 {
        (PI * (best_hz / self.rate_hz).min(0.4)).tan()
    }

    fn corner(&self, best_hz: f64) -> f64 {
        1.0 - (-TAU * CORNER * (best_hz / self.rate_hz).min(0.4)).exp()
    }

    /// Pressure per flow of small waves at `radians` per sample, for a gain of one, were the jet best
    /// at `best_hz`: real and imaginary part.
    pub(crate) fn answer(&self, best_hz: f64, choice: f64, radians: f64) -> [f64; 2] {
        let (sin, cos) = radians.sin_cos();
        let keep = 1.0 - self.corner(best_hz);
        let (lag_sin, lag_cos) = (radians * self.travel(best_hz)).sin_cos();
        // tan(ω/2) from what is there.
        let omega = sin / ((1.0 + cos) * self.growth(best_hz));
        // Change (1 − z⁻¹)/(1 − keep·z⁻¹), travel e^(−jωτ), growth 1/(1 + jQ(Ω − 1/Ω)).
        let above = product([1.0 - cos, sin], [lag_cos, -lag_sin]);
        let below = product([1.0 - keep * cos, keep * sin], [1.0, choice * (omega - 1.0 / omega)]);
        let power = below[0] * below[0] + below[1] * below[1];
        product(above, [below[0] / power, -below[1] / power])
    }

    /// Follows the player within `samples`.
    pub(crate) fn blow(&mut self, blow: &Blow, samples: usize) {
        let delay = self.travel(blow.best_hz) as f32;
        if self.is_fresh || (delay - self.delay.value).abs() > LEAP {
            self.delay = Ramp::at(delay);
        }
        if self.is_fresh {
            self.offset = Ramp::at(blow.offset);
            self.is_fresh = false;
        }
        self.delay.aim(delay, samples);
        self.thickness.aim(blow.thickness.max(MIN_THICKNESS), samples);
        self.gain.aim(blow.gain, samples);
        self.offset.aim(blow.offset, samples);
        if [blow.best_hz, blow.choice] != self.set {
            self.set = [blow.best_hz, blow.choice];
            let (g, k) = (self.growth(blow.best_hz), 1.0 / blow.choice);
            let a1 = 1.0 / (1.0 + g * (g + k));
            self.a = [a1 as f32, (g * a1) as f32, (g * g * a1) as f32];
            self.k = k as f32;
            self.corner = self.corner(blow.best_hz) as f32;
        }
    }

    /// The tongue lets go: before the opening answers, the jet swings at the edge by itself, at `hz`
    /// and dying away within `time_s`. `swing` is in thicknesses.
    pub(crate) fn tongue(&mut self, swing: f32, hz: f64, time_s: f64) {
        let decay = (-1.0 / (time_s * self.rate_hz)).exp();
        let (sin, cos) = (TAU * (hz / self.rate_hz).min(0.4)).sin_cos();
        self.edge = [0.0, swing];
        self.turn = [(decay * cos) as f32, (decay * sin) as f32];
    }
}

impl Jet {
    /// Before sixteen samples.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S) -> Tick {
        // Between two samples a line is drawn; within a tick it may go on a little past their ends.
        let whole = self.delay.value.max(1.0) as usize;
        let part = lanes::sub(simd, &self.delay.run(simd), &[whole as f32; TICK]);
        let thickness = self.thickness.run(simd);
        let gain = lanes::mul(simd, &self.gain.run(simd), &[self.k; TICK]);
        let drive = lanes::div(simd, &gain, &thickness);
        let mut offset = lanes::mul(simd, &self.offset.run(simd), &[-1.0; TICK]);
        if self.edge[0].abs() + self.edge[1].abs() > OVER {
            for x in &mut offset {
                *x += self.edge[0];
                let ([x, y], [cos, sin]) = (self.edge, self.turn);
                self.edge = [x * cos + y * sin, y * cos - x * sin];
            }
        }
        Tick { whole, part, thickness, drive, offset }
    }

    /// Flow that arrives at the edge in `N` samples from `first` on.
    #[inline(always)]
    pub(crate) fn arriving<S: Simd, const N: usize>(&self, tick: &Tick, first: usize) -> [f32; N] {
        let new: &[f32; N] = self.flow.window(first, tick.whole);
        let old: &[f32; N] = self.flow.window(first, tick.whole + 1);
        let mut out = [0.0; N];
        for i in 0..N {
            out[i] = fma::<S>(tick.part[first + i], old[i] - new[i], new[i]);
        }
        out
    }

    /// Pressure in the opening at sample `i`, and the jet's wave at the edge: nearly a sine of the
    /// pitch that sounds. `breath` is 1 and what the voice adds to it.
    #[inline(always)]
    pub(crate) fn pressure<S: Simd>(
        &self,
        motion: &mut Motion,
        tick: &Tick,
        i: usize,
        arriving: f32,
        breath: f32,
    ) -> [f32; 2] {
        let ([a1, a2, a3], [s1, s2]) = (self.a, motion.s);
        let high = arriving - s2;
        let band = fma::<S>(a1, s1, a2 * high);
        let low = fma::<S>(a2, s1, fma::<S>(a3, high, s2));
        motion.s = [fma::<S>(2.0, band, -s1), fma::<S>(2.0, low, -s2)];
        let inside = cut::<S>(fma::<S>(tick.drive[i], band, tick.offset[i]));
        let change = fma::<S>(tick.thickness[i] * breath, inside + 0.5, -motion.low);
        motion.low = fma::<S>(self.corner, change, motion.low);
        [change, band]
    }

    /// Takes the opening's flow from sample `first` on.
    #[inline(always)]
    pub(crate) fn commit<const N: usize>(&mut self, first: usize, flow: &[f32; N]) {
        self.flow.write(first, flow);
    }

    /// After sixteen samples.
    #[inline(always)]
    pub(crate) fn end(&mut self) {
        self.flow.advance();
    }
}

impl Tick {
    /// Samples ago that the jet needs to know of.
    pub(crate) fn lookahead(&self) -> usize {
        self.whole
    }
}

/// Share of the jet on one side of the edge, −1–1: the tanh of a jet whose speed falls as sech²,
/// as a fraction that meets ±1 without a corner at ±3.
#[inline(always)]
fn cut<S: Simd>(x: f32) -> f32 {
    let x = x.clamp(-3.0, 3.0);
    let square = x * x;
    fma::<S>(x, square, 27.0 * x) / fma::<S>(9.0, square, 27.0)
}

fn product(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]]
}
