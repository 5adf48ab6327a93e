//! The bare junction: two strings and a body that lose nothing.

use pulp::{Arch, Simd, WithSimd};

use crate::{
    dsp::simd::TICK,
    resonators::{
        modal::{ModalBank, Mode},
        waveguide::Loop,
    },
};

/// Two loops and sixteen modes without any loss, tied at one bridge: what the junction must keep.
#[doc(hidden)]
#[derive(Debug)]
pub struct LosslessJunction {
    loops: [Loop; 2],
    impedances: [f32; 2],
    bank: ModalBank,
    rate_hz: f64,
    arch: Arch,
}

impl LosslessJunction {
    /// At rest.
    #[must_use]
    pub fn new(rate_hz: f64) -> Self {
        let mut bank = ModalBank::new(rate_hz, 16);
        bank.set((0..16).map(|m| {
            let frequency_hz = 110.0 * (1.0 + 0.83 * f64::from(m));
            // Mobility over Q sets the mass; both without bound leave it as it was.
            Mode { frequency_hz, q: 1.0e12, mobility: 1.0e10, radiation: [0.0; 2] }
        }));
        let periods = [rate_hz / 147.0, rate_hz / 196.0];
        let loops = periods.map(|period| {
            let mut wave = Loop::new(period as usize + TICK);
            wave.next_filter(1).write(&[1.0], &[1.0, 0.0, 0.0, 0.0, 0.0, 0.0], period as usize);
            wave.finish_fade();
            wave
        });
        Self { loops, impedances: [0.18, 0.20], bank, rate_hz, arch: Arch::new() }
    }

    /// Sends a wave of one sample down each string.
    pub fn strike(&mut self, velocity: f32) {
        for wave in &mut self.loops {
            let mut waves = [0.0; TICK];
            waves[0] = velocity;
            wave.commit(&waves, 1);
        }
    }

    /// Stored energy in joules.
    #[must_use]
    pub fn energy_joule(&self) -> f64 {
        let strings = self.loops.iter().zip(self.impedances).map(|(wave, impedance)| {
            let waves = wave.recent(wave.delay());
            waves.iter().map(|y| f64::from(*y).powi(2)).sum::<f64>() * f64::from(impedance)
        });
        strings.sum::<f64>() / self.rate_hz + self.bank.energy()
    }

    /// Lets it ring.
    pub fn run(&mut self, samples: usize) {
        struct Run<'a>(&'a mut LosslessJunction, usize);
        impl WithSimd for Run<'_> {
            type Output = ();
            #[inline(always)]
            fn with_simd<S: Simd>(self, simd: S) {
                for _ in 0..self.1 {
                    self.0.step(simd);
                }
            }
        }
        self.arch.dispatch(Run(self, samples));
    }

    #[inline(always)]
    fn step<S: Simd>(&mut self, simd: S) {
        let mut waves = [self.loops[0].returning(simd), self.loops[1].returning(simd)];
        let load: f32 = self.impedances.iter().sum();
        let force: f32 = waves.iter().zip(self.impedances).map(|(w, z)| -2.0 * z * w[0]).sum();
        let h = self.bank.history(simd);
        let admittance = self.bank.admittance();
        let velocity = (h + admittance * force) / (1.0 + admittance * load);
        self.bank.commit(simd, force - load * velocity);
        for (wave, line) in waves.iter_mut().zip(&mut self.loops) {
            wave[0] += velocity;
            line.commit(wave, 1);
        }
    }
}
