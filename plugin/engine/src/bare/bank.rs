//! The bare bank of modes.

use pulp::{Arch, Simd, WithSimd};

use crate::resonators::modal::{ModalBank, Mode};

/// Sixty-four modes over three octaves, struck by an impulse.
#[derive(Debug)]
pub struct BareBank {
    bank: ModalBank,
    rate_hz: f64,
    frequency_hz: f64,
    strike: f32,
    is_released: bool,
    arch: Arch,
}

impl BareBank {
    /// A silent bank.
    #[must_use]
    pub fn new(rate_hz: f64) -> Self {
        let bank = ModalBank::new(rate_hz, 64);
        let arch = Arch::new();
        Self { bank, rate_hz, frequency_hz: 0.0, strike: 0.0, is_released: false, arch }
    }

    /// Strikes all modes; the lowest lies at `frequency_hz`.
    pub fn note_on(&mut self, frequency_hz: f64, gain: f64) {
        self.is_released = false;
        self.set_frequency(frequency_hz);
        self.strike = gain as f32;
    }

    /// Lays a hand on the modes.
    pub fn note_off(&mut self) {
        self.is_released = true;
        self.tune();
    }

    /// Moves all modes.
    pub fn set_frequency(&mut self, frequency_hz: f64) {
        self.frequency_hz = frequency_hz.clamp(10.0, self.rate_hz);
        self.tune();
    }

    fn tune(&mut self) {
        let t60_s = if self.is_released { 0.1 } else { 2.0 };
        let base = self.frequency_hz;
        self.bank.set((0..64).map(|m| {
            let frequency_hz = base * (1.0 + 0.31 * f64::from(m));
            let q = std::f64::consts::PI * frequency_hz * t60_s / (3.0 * std::f64::consts::LN_10);
            Mode { frequency_hz, q, mobility: 1.0, radiation: [1.0, 0.0] }
        }));
    }

    /// Overwrites `out` with the sum of the modes' velocities.
    pub fn render(&mut self, out: &mut [f32]) {
        struct Run<'a>(&'a mut BareBank, &'a mut [f32]);
        impl WithSimd for Run<'_> {
            type Output = ();
            #[inline(always)]
            fn with_simd<S: Simd>(self, simd: S) {
                let Self(voice, out) = self;
                for y in out {
                    voice.bank.history(simd);
                    let [left, _] = voice.bank.commit(simd, std::mem::take(&mut voice.strike));
                    *y = left;
                }
            }
        }
        self.arch.dispatch(Run(self, out));
    }
}
