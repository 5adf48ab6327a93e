//! A jet of air that crosses the opening of a bore or vessel and strikes an edge.
//!
//! flow in the opening ─▶ travel to the edge ─▶ growth of the jet's wave ─▶ how much of the jet enters
//! ─▶ its change is a pressure in the opening. The jet grows waves best around one frequency, its
//! speed over the distance to the edge; a bore answers with the partial that lies there. Sources:
//! Verge et al. 1997; de la Cuadra 2005 (jet drive, growth over Strouhal number).

mod growth;
mod tick;

use std::f64::consts::TAU;

use pulp::Simd;

use crate::dsp::{
    history::History,
    lanes::{self, Samples},
    simd::TICK,
};
use growth::{Change, Growth};
use tick::Ramp;
pub(crate) use tick::{Blow, Tick};

/// Longest travel, in seconds.
const LONGEST_S: f64 = 1.0 / 200.0;
/// Cycles of its best frequency that the wave travels: with the rest the loop's phase is whole [C].
const TRAVEL: f64 = 0.156;
/// Pressure per flow of small waves at the best frequency, for a gain of one [C: 1/√(1 + 1.5²)].
pub(crate) const UNITY: f32 = 0.5547;
/// Thickness of no breath: small, for what divides by it.
const MIN_THICKNESS: f32 = 1.0e-9;
/// A wave that the opening still carries when the breath falls counts as it did this long: the jet that
/// it swings breaks up instead of swinging further [by ear].
const CARRY_S: f64 = 0.04;
/// A travel that changes by more samples than this leaps: another register.
const LEAP: f32 = 4.0;
/// An edge tone below this, in thicknesses, is over.
const OVER: f32 = 1.0e-3;

/// The jet.
#[derive(Clone, Debug)]
pub(crate) struct Jet {
    rate_hz: f64,
    flow: History,
    /// Travel in samples.
    delay: Ramp,
    thickness: Ramp,
    /// Thickness that the wave is measured by.
    reach: Ramp,
    gain: Ramp,
    offset: Ramp,
    growth: Growth,
    change: Change,
    /// What both were last set to: best frequency, quality factor, and tan(ω/2) of the frequency.
    set: [f64; 3],
    /// The edge tone of an onset, and its turn per sample.
    edge: [f32; 2],
    turn: [f32; 2],
    is_fresh: bool,
}

impl Jet {
    pub(crate) fn new(rate_hz: f64) -> Self {
        Self {
            rate_hz,
            flow: History::new((LONGEST_S * rate_hz) as usize + 4),
            delay: Ramp::at(1.0),
            thickness: Ramp::at(MIN_THICKNESS),
            reach: Ramp::at(MIN_THICKNESS),
            gain: Ramp::at(0.0),
            offset: Ramp::at(0.0),
            growth: Growth::new(),
            change: Change::new(),
            set: [0.0; 3],
            edge: [0.0; 2],
            turn: [0.0; 2],
            is_fresh: true,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.flow.reset();
        self.growth.reset();
        self.change.reset();
        (self.thickness, self.reach) = (Ramp::at(MIN_THICKNESS), Ramp::at(MIN_THICKNESS));
        self.gain = Ramp::at(0.0);
        (self.edge, self.is_fresh) = ([0.0; 2], true);
    }

    /// Travel in samples of a jet that is best at a frequency.
    fn travel(&self, best_hz: f64) -> f64 {
        (TRAVEL * self.rate_hz / best_hz).clamp(1.0, LONGEST_S * self.rate_hz)
    }

    /// Pressure per flow of small waves at `radians` per sample, of that sine and cosine, for a gain of
    /// one, were the jet best at `best_hz`: real and imaginary part.
    pub(crate) fn answer(
        &self,
        best_hz: f64,
        choice: f64,
        radians: f64,
        [sin, cos]: [f64; 2],
    ) -> [f64; 2] {
        let (lag_sin, lag_cos) = (radians * self.travel(best_hz)).sin_cos();
        let [set_hz, _, set_warp] = self.set;
        let warp = if best_hz == set_hz { set_warp } else { growth::warp(best_hz, self.rate_hz) };
        let [re, im] = growth::answer(warp, choice, [sin, cos]);
        [re * lag_cos + im * lag_sin, im * lag_cos - re * lag_sin]
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
        let thickness = blow.thickness.max(MIN_THICKNESS);
        let carried = self.reach.value * (1.0 - (samples as f64 / (CARRY_S * self.rate_hz)) as f32);
        self.thickness.aim(thickness, samples);
        self.reach.aim(thickness.max(carried), samples);
        self.gain.aim(blow.gain / blow.choice as f32, samples);
        self.offset.aim(blow.offset, samples);
        if [blow.best_hz, blow.choice] != self.set[..2] {
            let warp = growth::warp(blow.best_hz, self.rate_hz);
            self.set = [blow.best_hz, blow.choice, warp];
            self.growth.set(warp, blow.choice);
            self.change.set(warp);
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

    /// Before sixteen samples.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, simd: S) -> Tick {
        // Between two samples a line is drawn; within a tick it may go on a little past their ends.
        let whole = self.delay.value.max(1.0) as usize;
        let part = lanes::sub(simd, &self.delay.run(simd), &[whole as f32; TICK]);
        let thickness = self.thickness.run(simd);
        let drive = lanes::div(simd, &self.gain.run(simd), &self.reach.run(simd));
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

    /// The jet's wave at the edge, nearly a sine of the pitch that sounds, and the pressure it makes in
    /// the opening, for `N` samples from `first` on: no more than the [`Tick::lookahead`]. `breath`
    /// is 1 and what the voice adds to it.
    #[inline(always)]
    pub(crate) fn strike<S: Simd, const N: usize>(
        &mut self,
        simd: S,
        tick: &Tick,
        first: usize,
        breath: &Samples,
    ) -> [[f32; N]; 2] {
        let new: &[f32; N] = self.flow.window(first, tick.whole);
        let old: &[f32; N] = self.flow.window(first, tick.whole + 1);
        let share: &[f32; N] = lanes::part(&tick.part, first);
        let arriving = lanes::each!(
            N,
            |new, old, share| simd.mul_add_e_f32s(share, simd.sub_f32s(old, new), new),
            simd
        );
        let wave = self.growth.run::<S, N>(&arriving);
        let inside = tick.inside(simd, first, &wave, breath);
        [wave, self.change.run::<S, N>(&inside)]
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
