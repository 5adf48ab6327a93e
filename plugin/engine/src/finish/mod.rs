//! The finish of the sound: drive, equaliser, compressor, chorus, delay, and a limiter that is always last.
//!
//! ```text
//! left, right ─▶ drive ─▶ low shelf, peak, high shelf ─▶ compressor ─▶ chorus ─▶ delay ─▶ limiter ─▶ left, right
//! ```
//!
//! No stage is ahead of its time: the plugin has no latency. Each is off at first and costs nothing then, except the
//! limiter, which costs next to nothing while the sound is below half of full scale.

mod chain;
mod chorus;
mod compressor;
mod controls;
mod drive;
mod echo;
mod equaliser;
mod gate;
mod halfband;
mod limiter;
mod line;
mod matched;
mod quarter;
mod ranges;
mod true_peak;

use pulp::{Arch, Simd, WithSimd};

use chain::Chain;
pub use controls::{
    ChorusControls, CompressorControls, DelayControls, DriveControls, EqControls, Feel,
    FinishControls, NoteValue,
};

use crate::SampleRate;

/// All stages, a stereo bus through them.
#[derive(Debug)]
pub struct Finish {
    chain: Chain,
    arch: Arch,
}

impl Finish {
    /// Allocates everything for a rate.
    #[must_use]
    pub fn new(rate: SampleRate) -> Self {
        Self { chain: Chain::new(rate.hz()), arch: Arch::new() }
    }

    /// Silence; the controls stay, and count from the first sample. Does not allocate.
    pub fn reset(&mut self) {
        self.chain.reset();
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set(&mut self, controls: &FinishControls) {
        self.chain.wanted = controls.clamped();
    }

    /// Both channels through all stages, in place; what one is longer than the other stays as it is.
    pub fn render(&mut self, left: &mut [f32], right: &mut [f32]) {
        let count = left.len().min(right.len());
        let (left, right) = (&mut left[..count], &mut right[..count]);
        if !self.chain.passes(left, right) {
            self.arch.dispatch(Render { chain: &mut self.chain, left, right });
        }
    }

    /// Most that the limiter has taken since the last call, in decibels, 0 or more.
    pub fn take_limiter_db(&mut self) -> f32 {
        self.chain.limiter.take_reduction_db()
    }

    /// Most that the compressor has taken since the last call, in decibels, 0 or more.
    pub fn take_compressor_db(&mut self) -> f32 {
        self.chain.compressor.take_reduction_db()
    }

    /// Whether it does nothing until something sounds.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        self.chain.is_asleep()
    }

    /// Time in which a sound may still be heard after its end.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        self.chain.tail_s()
    }

    /// Squared magnitude of the equaliser at a frequency, as the panel says; for drawings and tests.
    #[must_use]
    pub fn eq_power(controls: &EqControls, frequency_hz: f64) -> f64 {
        equaliser::power(controls, frequency_hz)
    }
}

struct Render<'a> {
    chain: &'a mut Chain,
    left: &'a mut [f32],
    right: &'a mut [f32],
}

impl WithSimd for Render<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _simd: S) {
        self.chain.render::<S>(self.left, self.right);
    }
}
