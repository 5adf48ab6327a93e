//! The synth's clock: ticks of sixteen samples, notes that begin within one, sleep, and a last guard.

use pulp::{Simd, WithSimd};

use super::{
    Synth,
    controls::OscillatorKind,
    lfo,
    scene::{Modulate, Scene, Unmodulated},
    voice::Voice,
};
use crate::dsp::simd::{TICK, sum};

impl Synth {
    /// Overwrites both channels with the next samples; what one is longer than the other is silent.
    pub fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
        self.render_with(&mut Unmodulated, left, right);
    }

    /// The same while something modulates the panel, voice by voice and tick by tick.
    pub fn render_with<M: Modulate>(
        &mut self,
        modulation: &mut M,
        left: &mut [f32],
        right: &mut [f32],
    ) {
        let count = left.len().min(right.len());
        left[count..].fill(0.0);
        right[count..].fill(0.0);
        let mut done = 0;
        while done < count {
            let phase = self.phase();
            let length = (TICK - phase).min(count - done);
            let (l, r) = (&mut left[done..done + length], &mut right[done..done + length]);
            if self.is_awake {
                self.advance(modulation, phase);
            }
            if self.is_awake {
                l.copy_from_slice(&self.heard[0][phase..phase + length]);
                r.copy_from_slice(&self.heard[1][phase..phase + length]);
            } else {
                l.fill(0.0);
                r.fill(0.0);
            }
            done += length;
            self.clock += length as u64;
        }
    }

    /// Samples of the present tick that are over.
    pub(super) fn phase(&self) -> usize {
        (self.clock % TICK as u64) as usize
    }

    /// A note comes after silence: everything stands where it should.
    pub(super) fn wake(&mut self) {
        self.is_awake = true;
        self.panel.snap();
        self.waves.exchange();
        self.outlet.snap(self.panel.now.play.level_db);
        for wheel in self.wheels.all() {
            wheel.snap(wheel.target());
        }
        self.block = [[0.0; TICK]; 2];
    }

    /// Computes the tick that begins, or what has begun within it.
    fn advance<M: Modulate>(&mut self, modulation: &mut M, phase: usize) {
        let is_whole = phase == 0;
        if is_whole {
            self.block = [[0.0; TICK]; 2];
            if !self.prepare() {
                return;
            }
        } else if !self.voices.iter().any(|voice| voice.first.is_some()) {
            return;
        }
        let arch = self.arch;
        arch.dispatch(Tick { synth: self, modulation, is_whole });
        let [left, right] = &self.heard;
        let mut both = [0.0; TICK];
        for i in 0..TICK {
            both[i] = left[i] + right[i];
        }
        if !sum(&both).is_finite() {
            self.voices.iter_mut().for_each(Voice::stop);
            (self.block, self.heard) = ([[0.0; TICK]; 2], [[0.0; TICK]; 2]);
        }
    }

    /// Moves what all voices share; says whether there are any.
    fn prepare(&mut self) -> bool {
        let mut waiting = self.active;
        while waiting != 0 {
            let index = waiting.trailing_zeros() as usize;
            waiting &= waiting - 1;
            let voice = &mut self.voices[index];
            if voice.is_on {
                continue;
            }
            if let Some((note, from_key)) = voice.next.take() {
                self.order = self.order.wrapping_add(1);
                voice.start(note, from_key, self.order, 0);
            } else {
                self.active &= !(1 << index);
            }
        }
        self.is_awake = self.active != 0;
        if !self.is_awake {
            return false;
        }
        if self.waves.is_due() {
            self.panel.hush();
        }
        if self.panel.tick() {
            self.waves.exchange();
            self.voices.iter_mut().for_each(Voice::rebuild);
        }
        for wheel in self.wheels.all() {
            wheel.tick();
        }
        let controls = &self.panel.now;
        for (lfo, controls) in self.lfos.iter_mut().zip(&controls.lfos) {
            if controls.is_global {
                let cycles = lfo::rate_hz(controls, self.tempo_bpm) / f64::from(self.ticks_per_s);
                lfo.tick(controls, cycles);
            }
        }
        if controls
            .oscillators
            .iter()
            .any(|oscillator| oscillator.tone.kind == OscillatorKind::Grain)
        {
            let newest =
                self.voices.iter().filter(|voice| voice.is_on).max_by_key(|voice| voice.order);
            if let Some(voice) = newest {
                self.cloud.note(self.clock, voice.sounding_key());
            }
        }
        self.outlet.tick(controls.play.level_db, self.panel.level());
        true
    }
}

/// One tick of the voices, or of those that begin within it.
struct Tick<'a, M> {
    synth: &'a mut Synth,
    modulation: &'a mut M,
    is_whole: bool,
}

impl<M: Modulate> WithSimd for Tick<'_, M> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let synth = self.synth;
        let panel = &synth.panel.now;
        let scene = Scene {
            tables: &synth.tables,
            half_band: &synth.half_band,
            pink: &synth.pink,
            cloud: &synth.cloud,
            loaded: synth.waves.loaded.as_deref(),
            clock: synth.clock - synth.clock % TICK as u64,
            rate_hz: synth.rate_hz,
            ticks_per_s: synth.ticks_per_s,
            tempo_bpm: synth.tempo_bpm,
            a4_hz: panel.play.a4_hz,
            lfos: synth.lfos,
            wheels: synth.wheels.values(),
        };
        let mut active = synth.active;
        while active != 0 {
            let voice = &mut synth.voices[active.trailing_zeros() as usize];
            active &= active - 1;
            if voice.is_on && (self.is_whole || voice.first.is_some()) {
                let heard = synth.channels.of(&voice.note);
                voice.render(simd, &scene, panel, self.modulation, &heard, &mut synth.block);
            }
        }
        for side in 0..2 {
            synth.heard[side] = synth.outlet.apply(simd, side, &synth.block[side]);
        }
    }
}
