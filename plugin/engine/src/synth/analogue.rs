//! Saw, pulse and triangle, with hard sync, as sums of table readings.
//!
//! A periodic line that jumps by `h_k` and bends by `s_k` at the phases `p_k` is exactly
//! `Σ h_k·D(p − p_k) + Σ s_k·Q(p − p_k)`, where `D` is the unit saw and `Q` its integral. With `D` and
//! `Q` band-limited all of it is, without latency; `sync` does the same for a synced oscillator.

use pulp::Simd;

use super::{
    phase::{Offset, Phases},
    sync::Synced,
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
}

/// A period between two brightnesses.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
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
    pub(super) fn add<S: Simd>(
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
    pub(super) jump: Source<'a>,
    pub(super) bend: Source<'a>,
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
}
