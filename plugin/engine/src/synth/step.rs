//! What moves once per tick in a voice: envelopes, LFOs, pitch, cutoff, level.

use std::f64::consts::TAU;

use super::{
    controls::{LfoControls, SynthControls},
    lfo,
    scene::Scene,
    stereo::balance,
    strand::Motion,
    voice::Voice,
};
use crate::{
    dsp::{simd::TICK, smooth::smoothstep},
    voice::notes::Expression,
};

/// Time in which a stolen voice fades, in seconds: with the tick it may wait, below 3 ms.
const STEAL_S: f32 = 0.002_4;
/// Key that the filter's cutoff is given for.
const MIDDLE_C: f32 = 60.0;

/// Where a voice is at the end of a tick.
pub(super) struct Step {
    pub(super) motion: Motion,
    pub(super) cutoff_hz: f32,
    /// Gains of left and right.
    pub(super) gain: [f32; 2],
    /// It has come to its end.
    pub(super) is_last: bool,
}

/// What the LFOs add.
#[derive(Clone, Copy, Debug)]
struct Sway {
    semitones: f32,
    octaves: f32,
    shape: f32,
    gain: f32,
}

impl Voice {
    /// Moves one tick, or what is left of it after the note's first sample.
    pub(super) fn step(
        &mut self,
        scene: &Scene<'_>,
        controls: &SynthControls,
        heard: &Expression,
        first: Option<usize>,
        is_watched: bool,
    ) -> Step {
        let ticks = first.map_or(1.0, |first| (TICK - first) as f32 / TICK as f32);
        let time_s = ticks / scene.ticks_per_s;
        if first.is_some() {
            self.begin(controls, heard);
        } else {
            self.hands.aim(heard);
            self.hands.tick();
        }
        self.age_s += f64::from(time_s);
        for (envelope, controls) in self.envelopes.iter_mut().zip(&controls.envelopes) {
            envelope.tick(controls, ticks, scene.ticks_per_s);
        }
        let free = self.envelopes[2].level();
        let sway = self.sway(scene, controls, time_s, is_watched);
        let vibrato = self.vibrato(scene, controls, time_s);
        let key = self.glide.tick(&controls.play, time_s)
            + self.hands.tuning.value()
            + vibrato
            + sway.semitones
            + free * controls.play.pitch_envelope_semitones;
        let shape = sway.shape + free * controls.play.shape_envelope;
        let cutoff_hz = self.open(scene, controls, key, sway.octaves);
        if self.is_stolen {
            self.fade = (self.fade - time_s / STEAL_S).max(0.0);
        }
        let touch = self.note.velocity * self.note.velocity;
        let gain = self.envelopes[0].level()
            * (1.0 - controls.play.velocity_level * (1.0 - touch))
            * self.hands.level(&controls.expression, &scene.wheels)
            * sway.gain
            * self.fade;
        if is_watched {
            self.tell(scene, key);
        }
        Step {
            motion: Motion { key, shape, first, age_s: self.age_s, envelope: free },
            cutoff_hz,
            gain: balance(self.hands.pan()).map(|side| side * gain),
            is_last: self.envelopes[0].is_idle() || self.fade == 0.0,
        }
    }

    fn begin(&mut self, controls: &SynthControls, heard: &Expression) {
        let seed =
            controls.play.seed.wrapping_mul(0x9E37_79B9) ^ self.order.wrapping_mul(0x2545_F491);
        self.hands.snap(heard);
        for (i, lfo) in self.lfos.iter_mut().enumerate() {
            lfo.start(seed ^ (0x100 + i as u32));
        }
        for (i, oscillator) in self.oscillators.iter_mut().enumerate() {
            oscillator.start(seed ^ (0x200 + i as u32));
        }
        self.sources.random = lfo::noise(seed, 0);
    }

    fn sway(
        &mut self,
        scene: &Scene<'_>,
        controls: &SynthControls,
        time_s: f32,
        is_watched: bool,
    ) -> Sway {
        let mut sway = Sway { semitones: 0.0, octaves: 0.0, shape: 0.0, gain: 1.0 };
        for (i, controls) in controls.lfos.iter().enumerate() {
            if !is_watched && !moves(controls) {
                continue;
            }
            let mut value = if controls.is_global {
                scene.lfos[i].value(controls)
            } else {
                let cycles = lfo::rate_hz(controls, scene.tempo_bpm) * f64::from(time_s);
                self.lfos[i].tick(controls, cycles)
            };
            if controls.fade_s > 0.0 {
                value *= smoothstep(self.age_s as f32 / controls.fade_s);
            }
            self.sources.lfos[i] = value;
            sway.semitones += value * controls.pitch_semitones;
            sway.octaves += value * controls.cutoff_octaves;
            sway.shape += 0.5 * value * controls.shape_depth;
            sway.gain *= 1.0 - controls.level_depth * (0.5 - 0.5 * value);
        }
        sway
    }

    fn vibrato(&mut self, scene: &Scene<'_>, controls: &SynthControls, time_s: f32) -> f32 {
        // Half or twice as fast at the ends of the controller.
        let speed = (2.0 * f64::from(scene.wheels.vibrato_rate) - 1.0).exp2();
        self.vibrato_cycles +=
            f64::from(controls.expression.vibrato_hz) * speed * f64::from(time_s);
        let depth = self.hands.vibrato_semitones(&controls.expression, &scene.wheels);
        if depth == 0.0 {
            return 0.0;
        }
        depth * (TAU * self.vibrato_cycles.fract()).sin() as f32
    }

    /// The filter's cutoff.
    fn open(&mut self, scene: &Scene<'_>, controls: &SynthControls, key: f32, sway: f32) -> f32 {
        let filter = &controls.filter;
        let octaves = filter.key_tracking * (key - MIDDLE_C) / 12.0
            + filter.envelope_octaves * self.envelopes[1].level()
            + filter.velocity_octaves * (self.note.velocity - 1.0)
            + self.hands.octaves(&controls.expression, &scene.wheels)
            + sway;
        if octaves != self.octaves || filter.cutoff_hz != self.cutoff_hz {
            (self.octaves, self.cutoff_hz) = (octaves, filter.cutoff_hz);
            self.opened_hz = filter.cutoff_hz * octaves.clamp(-16.0, 16.0).exp2();
        }
        self.opened_hz
    }

    /// Leaves word for the modulation of the next tick.
    fn tell(&mut self, scene: &Scene<'_>, key: f32) {
        let sources = &mut self.sources;
        sources.envelopes = self.envelopes.map(|envelope| envelope.level());
        sources.velocity = self.note.velocity;
        sources.key = key;
        sources.channel = self.note.address.channel.unwrap_or(0);
        sources.voice = self.note.address.voice;
        sources.pressure = self.hands.pressure.value();
        sources.brightness = self.hands.brightness.value();
        sources.modulation = scene.wheels.modulation;
        sources.breath = scene.wheels.breath;
        sources.expression = scene.wheels.expression;
    }
}

fn moves(lfo: &LfoControls) -> bool {
    lfo.pitch_semitones != 0.0
        || lfo.cutoff_octaves != 0.0
        || lfo.shape_depth != 0.0
        || lfo.level_depth != 0.0
}
