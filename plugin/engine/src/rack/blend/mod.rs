//! The weave of two sounds: layered, or fused by their spectra.
//!
//! Path: the first part and its partner → gains (`layer`, shaped by what is heard of the first: `follow`) →
//! spectra → mix. What is not woven waits as long as the spectra need (`late`).

mod controls;
mod late;
mod layer;

pub use controls::{BlendControls, BlendMode, Partner};
pub(super) use late::Late;

use crate::{
    SampleRate,
    rack::Stereo,
    spectral::{Spectral, SpectralControls, SpectralMode},
};
use layer::Layer;

/// The weave.
#[derive(Debug)]
pub(super) struct Blend {
    controls: BlendControls,
    layer: Layer,
    spectral: Spectral,
}

impl Blend {
    /// Allocates and designs everything for a rate.
    pub(super) fn new(rate: SampleRate) -> Self {
        Self {
            controls: BlendControls::default(),
            layer: Layer::new(rate),
            spectral: Spectral::new(rate),
        }
    }

    pub(super) fn reset(&mut self) {
        self.layer.reset();
        self.spectral.reset();
    }

    pub(super) fn set(&mut self, controls: &BlendControls) {
        self.controls = controls.clamped();
        let BlendControls { mode, amount, is_turned, .. } = self.controls;
        self.layer.set(&self.controls);
        let turned = if is_turned { -amount } else { amount };
        let (mode, position) = match mode {
            BlendMode::Transport => (SpectralMode::Transport, amount),
            BlendMode::Formant => (SpectralMode::Formant, turned),
            BlendMode::Vocoder => (SpectralMode::Vocoder, turned),
            BlendMode::Off | BlendMode::Layer | BlendMode::Morph | BlendMode::Excite => {
                (SpectralMode::Off, 0.0)
            }
        };
        self.spectral.set(&SpectralControls {
            mode,
            position,
            noise: self.controls.noise,
            shift_semitones: self.controls.shift_semitones,
            ..SpectralControls::default()
        });
    }

    /// The note that the first part plays.
    pub(super) fn note(&mut self, hz: Option<f64>) {
        self.spectral.note(hz);
    }

    /// Samples by which what is woven is late.
    pub(super) fn latency_samples(&self) -> usize {
        self.spectral.latency_samples()
    }

    /// The most that may ever be.
    pub(super) fn longest_latency_samples(&self) -> usize {
        self.spectral.longest_latency_samples()
    }

    /// Longest time that it goes on sounding.
    pub(super) fn tail_s(&self) -> f64 {
        self.spectral.tail_s()
    }

    pub(super) fn is_asleep(&self) -> bool {
        self.spectral.is_asleep()
    }

    /// Overwrites the output with both, woven. All slices have one length.
    pub(super) fn render<'a>(
        &mut self,
        mut first: Stereo<'a>,
        mut partner: Stereo<'a>,
        out: Stereo<'_>,
    ) {
        self.layer.apply(&mut first, &mut partner);
        let [a, b] = [&first, &partner].map(|bus| [&*bus[0], &*bus[1]]);
        self.spectral.render(a, b, out);
    }
}
