//! Saw, pulse and triangle, with hard sync, as sums of table readings.
//!
//! A periodic line that jumps by `h_k` and bends by `s_k` at the phases `p_k` is exactly
//! `Σ h_k·D(p − p_k) + Σ s_k·Q(p − p_k)`, where `D` is the unit saw and `Q` its integral. A synced
//! oscillator is such a line of its master's period: it wraps at `k/r` and is reset at 0. With `D` and
//! `Q` band-limited all of it is, at any ratio, without latency.

use pulp::{NullaryFnOnce, Simd};

use super::{
    phase::{Offset, Phases},
    tables::{Period, Tables, read},
};
use crate::{
    dsp::{
        lanes::{Samples, ramp},
        simd::TICK,
    },
    synth::controls::AnalogueShape,
};

/// A value that moves over a tick.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Ramp {
    pub(super) from: f32,
    pub(super) to: f32,
}

impl Ramp {
    #[inline(always)]
    pub(super) fn samples<S: Simd>(self, simd: S) -> Samples {
        ramp(simd, self.from, (self.to - self.from) * (1.0 / TICK as f32))
    }

    #[inline(always)]
    pub(super) fn is_still(self) -> bool {
        self.from == self.to
    }
}

/// A period between two brightnesses.
#[derive(Clone, Copy)]
struct Source<'a> {
    period: &'a Period,
    from: usize,
    to: usize,
}

impl Source<'_> {
    #[inline(always)]
    fn at<S: Simd>(self, simd: S, phase: &[u32; TICK]) -> Samples {
        let mut out = read(simd, self.period.level(self.to), phase);
        if self.from != self.to {
            let before = read(simd, self.period.level(self.from), phase);
            for i in 0..TICK {
                out[i] = before[i] + (out[i] - before[i]) * ((i + 1) as f32 / TICK as f32);
            }
        }
        out
    }

    /// Adds a weighted reading that lies behind by an offset.
    #[inline(always)]
    fn add<S: Simd>(
        self,
        simd: S,
        out: &mut Samples,
        phase: &[u32; TICK],
        at: Offset,
        weight: &Samples,
    ) {
        let shifted = at.behind(phase);
        let reading = self.at(simd, &shifted);
        for i in 0..TICK {
            out[i] += weight[i] * reading[i];
        }
    }
}

/// What the tables of a tick are: brightness so far, and for this pitch.
pub(super) struct Bench<'a> {
    jump: Source<'a>,
    bend: Source<'a>,
}

impl<'a> Bench<'a> {
    /// Takes the brightness of the coming tick and remembers it; `None` at a note's beginning.
    #[inline(always)]
    pub(super) fn new(tables: &'a Tables, level: &mut Option<usize>, fastest: f64) -> Self {
        let to = tables.saw.level_for(fastest);
        // A table that is too bright for the new pitch is left at once.
        let from = level.unwrap_or(to);
        *level = Some(to);
        Self {
            jump: Source { period: &tables.saw, from, to },
            bend: Source { period: &tables.parabola, from, to },
        }
    }

    /// One tick of the oscillator.
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &self,
        simd: S,
        shape: AnalogueShape,
        phases: &Phases,
        width: Ramp,
        ratio: Ramp,
    ) -> Samples {
        if ratio.from > 1.0 || ratio.to > 1.0 {
            // Rare and long: a function of its own.
            return simd.vectorize(Synced {
                bench: self,
                simd,
                shape,
                phase: &phases.at,
                width,
                ratio,
            });
        }
        let phase = &phases.at;
        let (mut out, scale) = match shape {
            AnalogueShape::Saw => (self.jump.at(simd, phase), 2.0),
            AnalogueShape::Pulse => {
                let fall = Offset::new(width.from.into(), width.to.into());
                let rise = self.jump.at(simd, phase);
                let mut out = [0.0; TICK];
                self.jump.add(simd, &mut out, phase, fall, &[1.0; TICK]);
                for i in 0..TICK {
                    out[i] -= rise[i];
                }
                (out, 2.0)
            }
            AnalogueShape::Triangle => {
                let bottom = self.bend.at(simd, phase);
                let mut out = [0.0; TICK];
                self.bend.add(simd, &mut out, phase, Offset::new(0.5, 0.5), &[1.0; TICK]);
                for i in 0..TICK {
                    out[i] -= bottom[i];
                }
                (out, 8.0)
            }
        };
        for out in &mut out {
            *out *= scale;
        }
        out
    }

    #[inline(always)]
    fn synced<S: Simd>(
        &self,
        simd: S,
        shape: AnalogueShape,
        phase: &[u32; TICK],
        width: Ramp,
        ratio: Ramp,
    ) -> Samples {
        let most = ratio.from.max(ratio.to).ceil() as usize;
        let part = if shape == AnalogueShape::Pulse { width } else { Ramp { from: 0.5, to: 0.5 } };
        // Where a part of period `k` lies in the master's.
        let place = |k: f64, from: f32, to: f32| {
            let at = |part: f32, ratio: f32| ((k + f64::from(part)) / f64::from(ratio)).min(1.0);
            Offset::new(at(from, ratio.from), at(to, ratio.to))
        };
        let (ratios, parts) = (ratio.samples(simd), part.samples(simd));
        let mut out = [0.0; TICK];
        // Where in its own period the reset cuts it off, 0–1.
        let mut cut = [0.0; TICK];
        for i in 0..TICK {
            cut[i] = ratios[i] - (ratios[i].ceil() - 1.0);
        }
        for k in 0..most {
            // Its wraps, of which number 0 is the reset, and the fall or bend within each period.
            let begun = k as f32;
            let (at, later) = (place(k as f64, 0.0, 0.0), place(k as f64, part.from, part.to));
            let (mut weight, mut turned) = ([0.0; TICK], [0.0; TICK]);
            for i in 0..TICK {
                weight[i] = if begun < ratios[i] { 1.0 } else { 0.0 };
                turned[i] = if begun + parts[i] < ratios[i] { 1.0 } else { 0.0 };
            }
            match shape {
                AnalogueShape::Saw => {
                    for i in 0..TICK {
                        weight[i] *= 2.0 * if k == 0 { cut[i] } else { 1.0 };
                    }
                    self.jump.add(simd, &mut out, phase, at, &weight);
                }
                AnalogueShape::Pulse => {
                    for i in 0..TICK {
                        let is_low = k > 0 || cut[i] > parts[i];
                        weight[i] *= if is_low { -2.0 } else { 0.0 };
                        turned[i] *= 2.0;
                    }
                    self.jump.add(simd, &mut out, phase, at, &weight);
                    self.jump.add(simd, &mut out, phase, later, &turned);
                }
                AnalogueShape::Triangle => {
                    let mut drop = [0.0; TICK];
                    for i in 0..TICK {
                        let falls = cut[i] > 0.5;
                        drop[i] = 4.0 * if falls { 1.0 - cut[i] } else { cut[i] };
                        let bends = k > 0 || falls;
                        weight[i] *= if bends { -8.0 * ratios[i] } else { 0.0 };
                        turned[i] *= 8.0 * ratios[i];
                    }
                    if k == 0 {
                        self.jump.add(simd, &mut out, phase, at, &drop);
                    }
                    self.bend.add(simd, &mut out, phase, at, &weight);
                    self.bend.add(simd, &mut out, phase, later, &turned);
                }
            }
        }
        out
    }
}

/// A tick of hard sync.
struct Synced<'a, S> {
    bench: &'a Bench<'a>,
    simd: S,
    shape: AnalogueShape,
    phase: &'a [u32; TICK],
    width: Ramp,
    ratio: Ramp,
}

impl<S: Simd> NullaryFnOnce for Synced<'_, S> {
    type Output = Samples;

    #[inline(always)]
    fn call(self) -> Samples {
        self.bench.synced(self.simd, self.shape, self.phase, self.width, self.ratio)
    }
}
