//! A synth's sound on its way into an instrument.
//!
//! Some instruments move sixteen samples at once, so all are driven by what came in the tick before. The
//! source is one behind a high impedance: it adds its force and takes no part in what moves, and it yields
//! where the instrument answers with more than it should. So no loop gains anything.

use crate::{
    controls::Excite,
    dsp::{lanes::Samples, simd::TICK, smooth::Smooth},
};

/// Times in which amount and share follow, and in which the source yields and comes back [by ear].
const FOLLOW_S: f32 = 0.02;
const YIELD_S: f32 = 0.004;
const RECOVER_S: f32 = 0.12;
/// Peak of the output at which the source has yielded by half, re full scale [by ear].
const LOUD: f32 = 0.35;
/// A source beyond this is cut [E: a crest of a mix of voices].
const CREST: f32 = 4.0;
/// Time in which a string or skin is taken up or left [by ear].
const TAKE_S: f32 = 0.006;

/// What drives an instrument in one tick.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Push {
    /// The source, with its amount.
    pub(crate) samples: Samples,
    /// It drives, or the instrument's own exciter is weaker than it is.
    pub(crate) is_on: bool,
    /// Share of the own exciter, 0–1.
    pub(crate) natural: f32,
    /// Amount of the source.
    pub(crate) amount: f32,
}

impl Push {
    /// No source.
    pub(crate) const NONE: Self =
        Self { samples: [0.0; TICK], is_on: false, natural: 1.0, amount: 0.0 };
}

impl Default for Push {
    fn default() -> Self {
        Self::NONE
    }
}

/// The source.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    coming: Samples,
    push: Push,
    amount: Smooth,
    natural: Smooth,
    /// Gain at the end of the last tick.
    gain: f32,
    peak: f32,
    yields: f32,
    /// Shares of the way per tick.
    rates: [f32; 2],
}

impl Source {
    pub(crate) fn new(ticks_per_s: f32) -> Self {
        let smooth = |value| {
            let mut smooth = Smooth::new(value);
            smooth.set_time(FOLLOW_S, ticks_per_s);
            smooth
        };
        Self {
            coming: [0.0; TICK],
            push: Push::NONE,
            amount: smooth(0.0),
            natural: smooth(1.0),
            gain: 0.0,
            peak: 0.0,
            yields: 1.0,
            rates: [YIELD_S, RECOVER_S].map(|time_s| rate(time_s, ticks_per_s)),
        }
    }

    /// No source, at once.
    pub(crate) fn reset(&mut self) {
        self.coming = [0.0; TICK];
        self.push = Push::NONE;
        self.amount.snap(0.0);
        self.natural.snap(1.0);
        (self.gain, self.peak, self.yields) = (0.0, 0.0, 1.0);
    }

    /// Whether it drives or shares.
    #[inline]
    pub(crate) fn is_on(&self) -> bool {
        self.push.is_on
    }

    /// Share of the instrument's own exciter.
    #[inline]
    pub(crate) fn natural(&self) -> f32 {
        self.push.natural
    }

    /// What drives in this tick.
    pub(crate) fn push(&self) -> &Push {
        &self.push
    }

    /// A tick begins: what came in the last one drives now.
    pub(crate) fn turn(&mut self, excite: Excite) {
        if !self.is_on() {
            // Before anything was driven there is nothing to fade.
            self.natural.snap(excite.natural);
        }
        self.amount.aim(excite.amount);
        self.natural.aim(excite.natural);
        let amount = self.amount.tick();
        let wanted = 1.0 / (1.0 + (self.peak / LOUD).powi(2));
        let [yields, recovers] = self.rates;
        let rate = if wanted < self.yields { yields } else { recovers };
        self.yields += rate * (wanted - self.yields);
        self.peak *= 1.0 - recovers;
        let (from, to) = (self.gain, amount * self.yields);
        for (i, (sample, came)) in self.push.samples.iter_mut().zip(&mut self.coming).enumerate() {
            let gain = from + (to - from) * ((i + 1) as f32 / TICK as f32);
            *sample = gain * std::mem::take(came);
        }
        self.gain = to;
        self.push.amount = amount;
        self.push.natural = self.natural.tick();
        self.push.is_on =
            amount > 0.0 || self.amount.is_moving() || to > 0.0 || self.push.natural != 1.0;
        if !self.push.is_on {
            self.reset();
        }
    }

    /// Takes samples from `phase` of the tick on, silence where there are none.
    pub(crate) fn gather(&mut self, phase: usize, piece: &[f32]) {
        for (coming, sample) in self.coming.iter_mut().skip(phase).zip(piece) {
            *coming = if sample.is_finite() { sample.clamp(-CREST, CREST) } else { 0.0 };
        }
    }

    /// Hears what the instrument gives.
    pub(crate) fn hear(&mut self, peak: f32) {
        if peak.is_finite() {
            self.peak = self.peak.max(peak);
        }
    }

    /// Something drives in this tick that can be heard.
    pub(crate) fn is_heard(&self) -> bool {
        self.push.samples.iter().any(|sample| sample.abs() > QUIET)
    }
}

/// A source below this wakes nobody.
const QUIET: f32 = 1.0e-6;

/// Share of the way that a tick takes.
fn rate(time_s: f32, ticks_per_s: f32) -> f32 {
    1.0 - (-1.0 / (time_s * ticks_per_s)).exp()
}

/// The hold of a source on one string or skin: comes and goes without a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grasp {
    gain: f32,
    rate: f32,
}

impl Grasp {
    pub(crate) fn new(ticks_per_s: f32) -> Self {
        Self { gain: 0.0, rate: rate(TAKE_S, ticks_per_s) }
    }

    pub(crate) fn reset(&mut self) {
        self.gain = 0.0;
    }

    /// Whether there is any.
    pub(crate) fn is_on(self) -> bool {
        self.gain > 0.0
    }

    /// The source on what is or is not held, a tick of it, `full` at full scale.
    pub(crate) fn tick(&mut self, push: &Push, holds: bool, full: f32) -> Samples {
        let from = self.gain;
        let target = f32::from(u8::from(holds && push.is_on));
        self.gain += self.rate * (target - self.gain);
        if target == 0.0 && self.gain < QUIET {
            self.gain = 0.0;
        }
        let step = (self.gain - from) / TICK as f32;
        let mut out = push.samples;
        for (i, sample) in out.iter_mut().enumerate() {
            *sample *= full * (from + step * (i + 1) as f32);
        }
        out
    }
}
