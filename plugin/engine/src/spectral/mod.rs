//! Two sounds become one by their spectra.
//!
//! Path: A and B → transport or formants (`frames`), or `vocoder` (bands, no latency) → out. Switched
//! off, both are added. Another mode is faded over to once it has something to say.

mod controls;
mod fade;
mod frames;
mod roles;
mod run;
mod vocoder;

use pulp::Arch;

use crate::{
    SampleRate,
    dsp::{simd::TICK, smooth::Smooth},
};
use fade::{Fade, Way};
use frames::{Aim, Frames};
use run::Render;
use vocoder::{Setting, Vocoder};

pub use controls::{SpectralControls, SpectralMode};

/// Time constant of each pole that position, narrowness, noise and shift follow with.
const TIME_S: f32 = 0.008;
/// Silence after which everything rests, beyond the latency: the lowest band has rung off.
const REST_S: f64 = 0.4;

/// A tick of both channels.
type Samples = [[f32; TICK]; 2];

/// The fusion.
#[derive(Debug)]
pub struct Spectral {
    arch: Arch,
    controls: SpectralControls,
    note_hz: Option<f64>,
    /// Position, narrowness, noise, logarithm of the shift.
    moving: [Smooth; 4],
    fade: Fade,
    vocoder: Vocoder,
    frames: Frames,
    /// Samples of the present tick that have passed.
    phase: usize,
    /// Ticks of silence, and how many there must be before it rests.
    silent: usize,
    rest: usize,
    ticks_per_s: f64,
    is_asleep: bool,
}

impl Spectral {
    /// Allocates and designs everything for a rate.
    #[must_use]
    pub fn new(rate: SampleRate) -> Self {
        let ticks_per_s = rate.hz() / TICK as f64;
        let frames = Frames::new(rate.hz());
        let mut moving = [0.0, 1.0, 0.0, 0.0].map(Smooth::new);
        for moving in &mut moving {
            moving.set_time(TIME_S, ticks_per_s as f32);
        }
        Self {
            arch: Arch::new(),
            controls: SpectralControls::default(),
            note_hz: None,
            moving,
            fade: Fade::new(ticks_per_s, frames.latency_samples() / TICK),
            rest: (REST_S * ticks_per_s) as usize + 2 * frames.latency_samples() / TICK,
            ticks_per_s,
            vocoder: Vocoder::new(rate.hz()),
            frames,
            phase: 0,
            silent: 0,
            is_asleep: true,
        }
    }

    /// Silence; controls and note stay. Does not allocate.
    pub fn reset(&mut self) {
        self.rest();
        self.phase = 0;
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set(&mut self, controls: &SpectralControls) {
        self.controls = controls.clamped();
        let SpectralControls { position, narrowness, noise, shift_semitones, .. } = self.controls;
        let aims = [position, narrowness, noise, shift_semitones / 12.0];
        self.moving.iter_mut().zip(aims).for_each(|(moving, aim)| moving.aim(aim));
    }

    /// The note that is played, where one is: envelopes are drawn no finer than its partials.
    pub fn note(&mut self, hz: Option<f64>) {
        self.note_hz = hz.filter(|hz| hz.is_finite());
    }

    /// Samples by which the output of the chosen mode is late; none for Off and Vocoder.
    #[must_use]
    pub fn latency_samples(&self) -> usize {
        if Way::of(self.controls.mode) == Way::Frames { self.frames.latency_samples() } else { 0 }
    }

    /// The same of the mode that is latest.
    #[must_use]
    pub fn longest_latency_samples(&self) -> usize {
        self.frames.latency_samples()
    }

    /// Longest time, in seconds, that it goes on sounding when nothing more comes.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        if self.is_plain() { 0.0 } else { self.rest as f64 / self.ticks_per_s }
    }

    /// Whether nothing is left to sound: from silence comes exactly silence.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        self.is_asleep || self.is_plain()
    }

    /// Overwrites the output with the next samples. All slices have the length of the shortest; what an
    /// output is longer is silent.
    pub fn render(&mut self, a: [&[f32]; 2], b: [&[f32]; 2], out: [&mut [f32]; 2]) {
        let [mut left, mut right] = out;
        let lengths = a.iter().chain(&b).map(|x| x.len());
        let count = lengths.fold(left.len().min(right.len()), usize::min);
        left[count..].fill(0.0);
        right[count..].fill(0.0);
        (left, right) = (&mut left[..count], &mut right[..count]);
        if self.is_plain() {
            self.is_asleep &= count == 0;
            for (out, (a, b)) in [left, right].into_iter().zip(a.into_iter().zip(b)) {
                out.iter_mut().zip(a.iter().zip(b)).for_each(|(y, (a, b))| *y = a + b);
            }
            self.phase = (self.phase + count) % TICK;
            return;
        }
        let arch = self.arch;
        arch.dispatch(Render { spectral: self, inputs: [a, b], out: [left, right] });
    }

    /// Switched off, and nothing fades any more.
    fn is_plain(&self) -> bool {
        self.controls.mode == SpectralMode::Off && self.fade.is_at(Way::Plain)
    }

    /// Nothing has been heard and nothing will be.
    fn rest(&mut self) {
        self.moving.iter_mut().for_each(|moving| moving.snap(moving.target()));
        self.fade.snap(Way::of(self.controls.mode));
        self.vocoder.reset();
        self.frames.reset();
        self.silent = self.rest;
        self.is_asleep = true;
    }

    /// Begins a tick.
    fn tick(&mut self) {
        if self.fade.is_at(Way::Plain) {
            self.moving.iter_mut().for_each(|moving| moving.snap(moving.target()));
        }
        match self.fade.tick(Way::of(self.controls.mode)) {
            Some(Way::Bands) => self.vocoder.reset(),
            Some(Way::Frames) => self.frames.reset(),
            Some(Way::Plain) | None => {}
        }
        let [position, narrowness, noise, shift] = self.moving.each_mut().map(Smooth::tick);
        let shift = shift.exp2();
        if self.fade.uses(Way::Bands) {
            self.vocoder.set(&self.controls);
            self.vocoder.tick(&Setting { position, narrowness, noise, shift });
        }
        if self.fade.uses(Way::Frames) {
            let mode = self.controls.mode;
            self.frames.aim(mode, Aim { position, shift, note_hz: self.note_hz });
        }
    }
}
