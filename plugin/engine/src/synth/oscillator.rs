//! One oscillator of a voice: its copies, their pitches and places, and whichever kind makes the sound.
//!
//! Path: copies at twice the rate for FM, else each on its own → gains of left and right → the voice.

use pulp::{NullaryFnOnce, Simd};

use super::{
    analogue::{Bench, Ramp},
    controls::{COPIES, OscillatorControls, OscillatorKind, ToneControls, UnisonControls},
    fm::{Operators, Patch},
    grain::{Birth, Grains},
    half_band::{Twice, Way},
    hush::Hush,
    lfo::{noise, wander},
    phase::Phasor,
    scene::Scene,
    stereo::{Stereo, balance},
};
use crate::dsp::{lanes::Samples, simd::TICK};

/// How far detuning strays from even steps, so that copies do not beat together [by ear].
const UNEVEN: f32 = 0.12;
/// Wanderings of a copy's pitch per second [by ear].
const DRIFT_HZ: f64 = 0.6;
/// Fastest period, in cycles per sample.
const FASTEST: f64 = 0.45;
/// Two octaves per unit of a logarithm: cents to a ratio.
const CENT: f64 = std::f64::consts::LN_2 / 1_200.0;

/// One copy.
#[derive(Clone, Copy, Debug)]
struct Strand {
    phasor: Phasor,
    level: Option<usize>,
    gain: [f32; 2],
    operators: Operators,
}

impl Strand {
    const REST: Self = Self {
        phasor: Phasor { phase: 0, increment: 0.0 },
        level: None,
        gain: [0.0; 2],
        operators: Operators::REST,
    };
}

/// One oscillator of a voice.
#[derive(Clone, Debug)]
pub(super) struct Oscillator {
    strands: [Strand; COPIES],
    hush: Hush,
    grains: Grains,
    down: [Way; 2],
    is_wide: bool,
    course: Course,
    seed: u32,
    /// What the frequency was made of, and the frequency.
    pitch: f32,
    a4_hz: f32,
    hz: f64,
}

/// What all copies share, at the last tick's end.
#[derive(Clone, Copy, Debug)]
struct Course {
    width: f32,
    ratio: f32,
    position: f32,
    level: f32,
    pan: f32,
}

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

impl Oscillator {
    pub(super) fn new() -> Self {
        Self {
            strands: [Strand::REST; COPIES],
            hush: Hush::new(),
            grains: Grains::new(),
            down: [Way::SILENT; 2],
            is_wide: false,
            course: Course { width: 0.5, ratio: 1.0, position: 0.0, level: 0.0, pan: 0.5 },
            seed: 0,
            pitch: f32::NAN,
            a4_hz: 440.0,
            hz: 440.0,
        }
    }

    /// A note begins.
    pub(super) fn start(&mut self, seed: u32) {
        self.seed = seed;
        self.hush.start(seed);
        self.grains.start(seed);
        self.rebuild();
    }

    /// What sounds has been exchanged under it.
    pub(super) fn rebuild(&mut self) {
        for strand in &mut self.strands {
            strand.level = None;
        }
        (self.down, self.is_wide) = ([Way::SILENT; 2], false);
    }

    /// Frequency at the tick's end.
    fn pitch_hz(&mut self, controls: &OscillatorControls, key: f32, a4_hz: f32) -> f64 {
        let pitch = key + controls.tone.coarse_semitones + 0.01 * controls.tone.fine_cents;
        if pitch != self.pitch || a4_hz != self.a4_hz {
            (self.pitch, self.a4_hz) = (pitch, a4_hz);
            self.hz = crate::units::Pitch(f64::from(pitch)).hz(f64::from(a4_hz));
        }
        self.hz
    }

    /// Adds one tick.
    #[inline(always)]
    pub(super) fn render<S: Simd>(
        &mut self,
        simd: S,
        scene: &Scene<'_>,
        controls: &OscillatorControls,
        unison: &UnisonControls,
        motion: &Motion,
        out: &mut Stereo,
    ) {
        let tone = &controls.tone;
        let hz = self.pitch_hz(controls, motion.key, scene.a4_hz);
        let to = Course {
            width: (tone.pulse_width + motion.shape).clamp(0.02, 0.98),
            ratio: tone.sync_ratio,
            position: (tone.position + motion.shape).clamp(0.0, 1.0),
            level: tone.level,
            pan: tone.pan,
        };
        let from = if motion.first.is_some() { to } else { self.course };
        self.course = to;
        if from.level == 0.0 && to.level == 0.0 && motion.first.is_none() {
            // Its phases wait; a fade in from nothing does not tell.
            return;
        }
        let gains = {
            let (from_sides, to_sides) = (balance(from.pan), balance(to.pan));
            [0, 1].map(|side| Ramp {
                from: from.level * from_sides[side],
                to: to.level * to_sides[side],
            })
        };
        match tone.kind {
            OscillatorKind::Noise => {
                let cycles = hz / scene.rate_hz;
                let sound = self.hush.render(scene.pink, tone.noise, cycles, tone.noise_focus);
                out.add(simd, &sound, gains);
            }
            OscillatorKind::Grain => {
                let (cloud, clock) = (scene.cloud, scene.clock);
                let birth = Birth { cloud, clock, rate_hz: scene.rate_hz, key: self.pitch };
                let sound = self.grains.render(&birth, tone);
                out.add_both(simd, &sound, gains);
            }
            _ => self.strands(simd, scene, controls, unison, motion, [from, to], out),
        }
    }

    /// The kinds that have copies.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "one call, inlined")]
    fn strands<S: Simd>(
        &mut self,
        simd: S,
        scene: &Scene<'_>,
        controls: &OscillatorControls,
        unison: &UnisonControls,
        motion: &Motion,
        course: [Course; 2],
        out: &mut Stereo,
    ) {
        let tone = &controls.tone;
        let is_fm = tone.kind == OscillatorKind::Fm;
        let patch = if is_fm {
            Patch::new(controls, self.hz, scene.rate_hz, motion.envelope)
        } else {
            Patch::default()
        };
        let copies = unison.copies.clamp(1, COPIES);
        let mut twice = [[[0.0; TICK]; 2]; 2];
        for n in 0..copies {
            let place = Place::new(n, copies, self.seed);
            let mut cents = place.detune * unison.detune_cents;
            if unison.drift_cents > 0.0 {
                let seed = self.seed ^ (n as u32 + 1);
                cents += unison.drift_cents * wander(seed, DRIFT_HZ * motion.age_s);
            }
            let x = f64::from(cents) * CENT;
            let hz = self.hz * (1.0 + x * (1.0 + 0.5 * x));
            let sides = balance(tone.pan + 0.5 * unison.spread * place.side);
            let gain = sides.map(|side| side * tone.level / (copies as f32).sqrt());
            let strand = &mut self.strands[n];
            if motion.first.is_some() {
                strand.gain = gain;
            }
            let gains = [0, 1].map(|side| Ramp { from: strand.gain[side], to: gain[side] });
            strand.gain = gain;
            if is_fm {
                let (operators, rate_hz) = (&mut strand.operators, scene.rate_hz);
                let copy = Fm { simd, operators, patch: &patch, hz, rate_hz, first: motion.first };
                let sound = simd.vectorize(copy);
                if gains[0] != gains[1] && !self.is_wide {
                    (self.is_wide, self.down[1], twice[1]) = (true, self.down[0], twice[0]);
                }
                for side in 0..if self.is_wide { 2 } else { 1 } {
                    add_twice(simd, &mut twice[side], &sound, gains[side]);
                }
                continue;
            }
            let sound = strand.sound(simd, scene, tone, hz, motion.first, &place, course);
            out.add(simd, &sound, gains);
        }
        if is_fm {
            let unit = [Ramp { from: 1.0, to: 1.0 }; 2];
            let left = self.down[0].down(scene.half_band, &twice[0]);
            if self.is_wide {
                let right = self.down[1].down(scene.half_band, &twice[1]);
                out.add_both(simd, &[left, right], unit);
            } else {
                out.add(simd, &left, unit);
            }
        }
    }
}

impl Strand {
    /// One tick of a copy that needs no higher rate.
    #[inline(always)]
    #[expect(clippy::too_many_arguments, reason = "one call, inlined")]
    fn sound<S: Simd>(
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
struct Fm<'a, S> {
    simd: S,
    operators: &'a mut Operators,
    patch: &'a Patch,
    hz: f64,
    rate_hz: f64,
    first: Option<usize>,
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
fn add_twice<S: Simd>(simd: S, out: &mut Twice, x: &Twice, gain: Ramp) {
    let gain = gain.samples(simd);
    for (out, x) in out.iter_mut().zip(x) {
        for i in 0..TICK {
            out[i] += gain[i] * x[i];
        }
    }
}

/// Where a copy stands among the others.
struct Place {
    /// −1 lowest … 1 highest.
    detune: f32,
    /// −1 left … 1 right.
    side: f32,
    /// Where its period begins, 0–1.
    phase: f64,
}

impl Place {
    fn new(n: usize, copies: usize, seed: u32) -> Self {
        if copies == 1 {
            return Self { detune: 0.0, side: 0.0, phase: 0.0 };
        }
        let even = 2.0 * n as f32 / (copies - 1) as f32 - 1.0;
        let drawn = noise(seed, n as u32);
        // High and low copies alternate between the sides.
        let side = if n % 2 == 0 { even } else { -even };
        let phase = 0.5 + 0.5 * f64::from(noise(seed ^ 0x5050, n as u32));
        Self { detune: (even + UNEVEN * drawn).clamp(-1.0, 1.0), side, phase }
    }
}
