//! One oscillator of a voice: its copies, their pitches and places, and whichever kind makes the sound.

use pulp::Simd;

use super::{
    analogue::{Bench, Ramp},
    controls::{COPIES, OscillatorControls, OscillatorKind, UnisonControls},
    lfo::{noise, wander},
    phase::Phasor,
    scene::Scene,
    stereo::{Stereo, balance},
};

/// How far detuning strays from even steps, so that copies do not beat together [by ear].
const UNEVEN: f32 = 0.12;
/// Wanderings of a copy's pitch per second [by ear].
const DRIFT_HZ: f64 = 0.6;
/// Fastest period, in cycles per sample.
const FASTEST: f64 = 0.45;
/// Two octaves per unit of a logarithm: cents to a ratio.
const CENT: f64 = std::f64::consts::LN_2 / 1_200.0;

/// One copy.
#[derive(Clone, Copy, Debug, Default)]
struct Strand {
    phasor: Phasor,
    level: Option<usize>,
    gain: [f32; 2],
}

/// One oscillator of a voice.
#[derive(Clone, Debug)]
pub(super) struct Oscillator {
    strands: [Strand; COPIES],
    width: f32,
    ratio: f32,
    seed: u32,
    /// What the speed was made of, and the speed.
    pitch: f32,
    a4_hz: f32,
    hz: f64,
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
            strands: [Strand::default(); COPIES],
            width: 0.5,
            ratio: 1.0,
            seed: 0,
            pitch: f32::NAN,
            a4_hz: 440.0,
            hz: 440.0,
        }
    }

    /// A note begins.
    pub(super) fn start(&mut self, seed: u32) {
        self.seed = seed;
    }

    /// What sounds has been exchanged under it.
    pub(super) fn rebuild(&mut self) {
        for strand in &mut self.strands {
            strand.level = None;
        }
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
        let width = (tone.pulse_width + motion.shape).clamp(0.02, 0.98);
        let ratio = tone.sync_ratio;
        if motion.first.is_some() {
            (self.width, self.ratio) = (width, ratio);
        }
        let widths = Ramp { from: self.width, to: width };
        let ratios = Ramp { from: self.ratio, to: ratio };
        (self.width, self.ratio) = (width, ratio);
        let copies = unison.copies.clamp(1, COPIES);
        let share = 1.0 / (copies as f32).sqrt();
        for (n, strand) in self.strands.iter_mut().take(copies).enumerate() {
            let place = Place::new(n, copies, self.seed);
            let mut cents = place.detune * unison.detune_cents;
            if unison.drift_cents > 0.0 {
                let seed = self.seed ^ (n as u32 + 1);
                cents += unison.drift_cents * wander(seed, DRIFT_HZ * motion.age_s);
            }
            let x = f64::from(cents) * CENT;
            let speed = hz / scene.rate_hz * (1.0 + x * (1.0 + 0.5 * x));
            let speed = speed.min(FASTEST);
            let sides = balance(tone.pan + 0.5 * unison.spread * place.side);
            let gain = sides.map(|side| side * share * tone.level);
            if let Some(first) = motion.first {
                strand.phasor.start(place.phase, speed, first);
                strand.level = None;
                strand.gain = gain;
            }
            let phases = strand.phasor.tick(speed);
            let gains = [0, 1].map(|side| Ramp { from: strand.gain[side], to: gain[side] });
            strand.gain = gain;
            if gains.iter().all(|gain| gain.from == 0.0 && gain.to == 0.0) {
                continue;
            }
            if tone.kind == OscillatorKind::Analogue {
                let bench = Bench::new(scene.tables, &mut strand.level, phases.fastest);
                let sound = bench.render(simd, tone.shape, &phases, widths, ratios);
                out.add(simd, &sound, gains);
            }
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
