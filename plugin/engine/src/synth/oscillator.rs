//! One oscillator of a voice: its copies, their pitches and places, and whichever kind makes the sound.
//!
//! Path: copies at twice the rate for FM, else each on its own → gains of left and right → the voice.

use pulp::Simd;

use super::{
    analogue::Ramp,
    controls::{COPIES, OscillatorControls, OscillatorKind, UnisonControls},
    grain::{Birth, Grains},
    half_band::Way,
    hush::Hush,
    lfo::wander,
    patch::Patch,
    scene::Scene,
    stereo::{Stereo, balance},
    strand::{Course, Fm, Motion, Place, Strand, add_twice},
};
use crate::dsp::simd::TICK;

/// Wanderings of a copy's pitch per second [by ear].
const DRIFT_HZ: f64 = 0.6;
/// Two octaves per unit of a logarithm: cents to a ratio.
const CENT: f64 = std::f64::consts::LN_2 / 1_200.0;

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
            Patch::SILENT
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
