//! One copy of an oscillator: where it stands among the others, and its sound.

use pulp::{NullaryFnOnce, Simd};

use super::{
    analogue::{Bench, Ramp},
    controls::{OscillatorKind, ToneControls},
    fm::Operators,
    half_band::Twice,
    lfo::noise,
    patch::Patch,
    phase::Phasor,
    scene::Scene,
};
use crate::dsp::{lanes::Samples, simd::TICK};

/// How far detuning strays from even steps, so that copies do not beat together [by ear].
const UNEVEN: f32 = 0.12;
/// Fastest period, in cycles per sample.
const FASTEST: f64 = 0.45;

/// What moves an oscillator from outside in a tick.
#[derive(Clone, Copy)]
pub(super) struct Motion {
    /// The voice's pitch as a fractional key.
    pub(super) key: f32,
    /// Added to pulse width and position.
    pub(super) shape: f32,
    /// The note begins at this sample of the tick.
    pub(super) first: Option<usize>,
    /// Seconds since the note began.
    pub(super) age_s: f64,
    /// Level of the free envelope, 0–1.
    pub(super) envelope: f32,
}

/// One copy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strand {
    pub(super) phasor: Phasor,
    pub(super) level: Option<usize>,
    pub(super) gain: [f32; 2],
    pub(super) operators: Operators,
}

impl Strand {
    pub(super) const REST: Self = Self {
        phasor: Phasor { phase: 0, increment: 0.0 },
        level: None,
        gain: [0.0; 2],
        operators: Operators::REST,
    };
}

/// What all copies share, at the last tick's end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    pub(super) width: f32,
    pub(super) ratio: f32,
    pub(super) position: f32,
    pub(super) level: f32,
    pub(super) pan: f32,
}

impl Strand {
    /// One tick of a copy that needs no higher rate.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "one call, inlined")]
    pub(super) fn sound<S: Simd>(
        &mut self,
        simd: S,
        scene: &Scene<'_>,
        tone: &ToneControls,
        hz: f64,
        first: Option<usize>,
        place: &Place,
        [from, to]: [Course; 2],
    ) -> Samples {
        let speed = (hz / scene.rate_hz).min(FASTEST);
        if let Some(first) = first {
            self.phasor.start(place.phase, speed, first);
        }
        let phases = self.phasor.tick(speed);
        if tone.kind == OscillatorKind::Analogue {
            let bench = Bench::new(scene.tables, &mut self.level, phases.fastest);
            let width = Ramp { from: from.width, to: to.width };
            let ratio = Ramp { from: from.ratio, to: to.ratio };
            return bench.render(simd, tone.shape, &phases, width, ratio);
        }
        let table = scene.wavetable(tone.wavetable);
        let level = table.level_for(phases.fastest);
        let before = self.level.unwrap_or(level);
        self.level = Some(level);
        let mut out = table.read(simd, to.position, level, &phases.at);
        if before != level || from.position != to.position {
            let was = table.read(simd, from.position, before, &phases.at);
            for i in 0..TICK {
                out[i] = was[i] + (out[i] - was[i]) * ((i + 1) as f32 / TICK as f32);
            }
        }
        out
    }
}

/// A tick of a copy's operators, as a function of its own.
pub(super) struct Fm<'a, S> {
    pub(super) simd: S,
    pub(super) operators: &'a mut Operators,
    pub(super) patch: &'a Patch,
    pub(super) hz: f64,
    pub(super) rate_hz: f64,
    pub(super) first: Option<usize>,
}

impl<S: Simd> NullaryFnOnce for Fm<'_, S> {
    type Output = Twice;

    #[inline(always)]
    fn call(self) -> Twice {
        self.operators.render(self.simd, self.patch, self.hz, self.rate_hz, self.first)
    }
}

/// Adds a tick at twice the rate.
#[inline(always)]
pub(super) fn add_twice<S: Simd>(simd: S, out: &mut Twice, x: &Twice, gain: Ramp) {
    let gain = gain.samples(simd);
    for (out, x) in out.iter_mut().zip(x) {
        for i in 0..TICK {
            out[i] += gain[i] * x[i];
        }
    }
}

/// Where a copy stands among the others.
pub(super) struct Place {
    /// −1 lowest … 1 highest.
    pub(super) detune: f32,
    /// −1 left … 1 right.
    pub(super) side: f32,
    /// Where its period begins, 0–1.
    pub(super) phase: f64,
}

impl Place {
    pub(super) fn new(n: usize, copies: usize, seed: u32) -> Self {
        if copies == 1 {
            return Self { detune: 0.0, side: 0.0, phase: 0.0 };
        }
        let even = 2.0 * n as f32 / (copies - 1) as f32 - 1.0;
        let drawn = noise(seed, n as u32);
        // High and low copies alternate between the sides.
        let side = if n.is_multiple_of(2) { even } else { -even };
        let phase = 0.5 + 0.5 * f64::from(noise(seed ^ 0x5050, n as u32));
        Self { detune: (even + UNEVEN * drawn).clamp(-1.0, 1.0), side, phase }
    }
}
