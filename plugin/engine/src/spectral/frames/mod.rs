//! Overlapping frames of both sounds: transformed, fused, transformed back and added up.
//!
//! Path: rings of the last window of A and B → spectra under a Hann window → `transport` or `formant` →
//! Hann window → sum. Four windows overlap; the output is late by exactly one window.

mod formant;
mod sound;
mod transport;

use std::{f64::consts::TAU, fmt, sync::Arc};

use realfft::{ComplexToReal, RealFftPlanner, RealToComplex, num_complex::Complex32};

use super::{Samples, SpectralMode};
use formant::Formant;
use sound::Sound;
use transport::Transport;

/// Window in samples at 48 kHz [S: Henderson & Solomon 2019]: longer parts closer partials and smears
/// what is sudden.
const WINDOW: f64 = 2_048.0;
/// Windows that overlap.
const OVERLAP: usize = 4;
/// Sum of the squares of overlapping Hann windows [C].
const SUM: f32 = 1.5;

/// A complex spectrum of both channels.
type Spectrum = [Vec<Complex32>; 2];

/// What a frame needs to know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    pub(super) position: f32,
    /// Ratio of frequencies by which an envelope is moved.
    pub(super) shift: f32,
    pub(super) note_hz: Option<f64>,
}

/// Transforms of one length, and what they work in.
struct Transforms {
    forward: Arc<dyn RealToComplex<f32>>,
    inverse: Arc<dyn ComplexToReal<f32>>,
    time: Vec<f32>,
    scratch: Vec<Complex32>,
}

impl fmt::Debug for Transforms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transforms").field("length", &self.time.len()).finish_non_exhaustive()
    }
}

impl Transforms {
    fn new(length: usize) -> Self {
        let mut planner = RealFftPlanner::new();
        let (forward, inverse) =
            (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
        let longest = forward.get_scratch_len().max(inverse.get_scratch_len());
        Self {
            forward,
            inverse,
            time: vec![0.0; length],
            scratch: vec![Complex32::default(); longest],
        }
    }

    /// From `time`, whose content is lost. Lengths match by construction, so it cannot fail.
    fn forward(&mut self, spectrum: &mut [Complex32]) {
        let _ = self.forward.process_with_scratch(&mut self.time, spectrum, &mut self.scratch);
    }

    /// Into `time`; the content of `spectrum` is lost.
    fn inverse(&mut self, spectrum: &mut [Complex32]) {
        if let [first, .., last] = spectrum {
            (first.im, last.im) = (0.0, 0.0);
        }
        let _ = self.inverse.process_with_scratch(spectrum, &mut self.time, &mut self.scratch);
    }
}

/// The frames.
#[derive(Debug)]
pub(super) struct Frames {
    transforms: Transforms,
    /// The last window of each channel of A and B, and what is still to be heard.
    rings: [[Vec<f32>; 2]; 2],
    heard: [Vec<f32>; 2],
    /// Next place in the rings.
    at: usize,
    window: Vec<f32>,
    sounds: [Sound; 2],
    out: Spectrum,
    mode: SpectralMode,
    aim: Aim,
    formant: Formant,
    transport: Transport,
}

impl Frames {
    pub(super) fn new(rate_hz: f64) -> Self {
        let octaves = (rate_hz / 48_000.0).log2().round();
        let length = (WINDOW * octaves.exp2()) as usize;
        let bins = length / 2 + 1;
        let window = |i: usize| 0.5 + 0.5 * (TAU * i as f64 / length as f64).cos();
        let scale = 1.0 / (f64::from(SUM) * length as f64);
        let ring = || vec![0.0; length];
        Self {
            transforms: Transforms::new(length),
            rings: [[ring(), ring()], [ring(), ring()]],
            heard: [ring(), ring()],
            at: 0,
            window: (0..length).map(|i| (scale * window(i)) as f32).collect(),
            sounds: [Sound::new(bins), Sound::new(bins)],
            out: [vec![Complex32::default(); bins], vec![Complex32::default(); bins]],
            mode: SpectralMode::Off,
            aim: Aim { position: 0.0, shift: 1.0, note_hz: None },
            formant: Formant::new(length, rate_hz),
            transport: Transport::new(bins),
        }
    }

    pub(super) fn reset(&mut self) {
        self.rings.iter_mut().flatten().chain(&mut self.heard).for_each(|ring| ring.fill(0.0));
        self.at = 0;
        self.transport.reset();
    }

    /// The output is late by a window.
    pub(super) fn latency_samples(&self) -> usize {
        self.window.len()
    }

    /// What counts from the next frame on.
    pub(super) fn aim(&mut self, mode: SpectralMode, aim: Aim) {
        if matches!(mode, SpectralMode::Transport | SpectralMode::Formant) {
            self.mode = mode;
        }
        self.aim = aim;
    }

    pub(super) fn render(&mut self, count: usize, inputs: &[Samples; 2], out: &mut Samples) {
        let (length, hop) = (self.window.len(), self.window.len() / OVERLAP);
        let mut done = 0;
        while done < count {
            if self.at.is_multiple_of(hop) {
                self.frame();
            }
            let piece = (hop - self.at % hop).min(count - done);
            let (here, now) = (self.at..self.at + piece, done..done + piece);
            for (ring, x) in self.rings.iter_mut().flatten().zip(inputs.iter().flatten()) {
                ring[here.clone()].copy_from_slice(&x[now.clone()]);
            }
            for (heard, y) in self.heard.iter_mut().zip(out.iter_mut()) {
                y[now.clone()].copy_from_slice(&heard[here.clone()]);
                heard[here.clone()].fill(0.0);
            }
            self.at = (self.at + piece) % length;
            done += piece;
        }
    }

    /// One frame: the window that ends with the last sample. Time runs from its middle, so that a
    /// partial has one phase in all its bins.
    fn frame(&mut self) {
        let half = self.window.len() / 2;
        let middle = (self.at + half) % self.window.len();
        for (sound, rings) in self.sounds.iter_mut().zip(&self.rings) {
            for (channel, ring) in rings.iter().enumerate() {
                let (before, after) = ring.split_at(middle);
                self.transforms.time[..after.len()].copy_from_slice(after);
                self.transforms.time[after.len()..].copy_from_slice(before);
                self.transforms.forward(&mut sound.raw[channel]);
            }
            sound.look();
        }
        self.out.iter_mut().for_each(|out| out.fill(Complex32::default()));
        if self.mode == SpectralMode::Formant {
            self.formant.frame(&mut self.transforms, &self.aim, &self.sounds, &mut self.out);
        } else {
            self.transport.frame(self.aim.position, &mut self.sounds, &mut self.out);
        }
        for (spectrum, heard) in self.out.iter_mut().zip(&mut self.heard) {
            self.transforms.inverse(spectrum);
            let (before, after) = heard.split_at_mut(middle);
            let (time, window) = (&self.transforms.time, &self.window);
            let (early, early_window) = (&time[..after.len()], &window[..after.len()]);
            let (late, late_window) = (&time[after.len()..], &window[after.len()..]);
            add(after, early, early_window);
            add(before, late, late_window);
        }
    }
}

/// Adds a windowed sound.
fn add(heard: &mut [f32], sound: &[f32], window: &[f32]) {
    for ((y, x), window) in heard.iter_mut().zip(sound).zip(window) {
        *y += x * window;
    }
}
