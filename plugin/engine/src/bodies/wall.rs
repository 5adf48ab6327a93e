//! What rings around a wind instrument's bore: its wall and bell, and the air close by.
//!
//! Path: radiated pressure → dense modes of one individual → left, right, beside the direct sound. They
//! outlast a note, and a tone that moves through them lets each partial swing on its own.

use pulp::Simd;

use crate::{
    dsp::{noise::Random, simd::LANES},
    instruments::lip_reed::WallSpec,
    resonators::modal::{ModalBank, Mode, Run},
    units::db_to_gain,
};

/// A wall.
#[derive(Clone, Debug)]
pub(crate) struct Wall {
    bank: ModalBank,
}

impl Wall {
    pub(crate) fn new(spec: &WallSpec, rate_hz: f64) -> Self {
        let mut random = Random::new(spec.individual, 0);
        let [low_hz, high_hz] = spec.range_hz;
        let level = f64::from(db_to_gain(spec.level_db));
        let modes = (0..LANES).map(|i| {
            let jitter = 0.4 * f64::from(random.bipolar());
            let share = (i as f64 + 0.5 + jitter) / LANES as f64;
            let frequency_hz = low_hz * (high_hz / low_hz).powf(share);
            let t60_s = spec.t60_s[0] * (spec.t60_s[1] / spec.t60_s[0]).powf(share);
            // Q = π·f·T60/ln 1000.
            let q = std::f64::consts::PI * frequency_hz * t60_s / 6.907_755;
            let omega = std::f64::consts::TAU * frequency_hz;
            let peak = level / (q / omega).sqrt();
            let side = 0.6 * f64::from(random.bipolar());
            let sign = if random.bipolar() < 0.0 { -1.0 } else { 1.0 };
            let radiation = [sign * peak * (1.0 - side), sign * peak * (1.0 + side)];
            Mode { frequency_hz, q, mobility: 1.0, radiation }
        });
        let mut bank = ModalBank::new(rate_hz, LANES);
        bank.set(modes);
        Self { bank }
    }

    pub(crate) fn reset(&mut self) {
        self.bank.reset();
    }

    /// Adds what rings to the direct sound, in place.
    #[inline(always)]
    pub(crate) fn render<S: Simd>(&mut self, simd: S, left: &mut [f32], right: &mut [f32]) {
        let mut run = Run { count: left.len(), ..Run::default() };
        run.force[..left.len()].copy_from_slice(left);
        self.bank.run(simd, 0.0, &mut run);
        for i in 0..left.len() {
            left[i] += run.left[i];
            right[i] += run.right[i];
        }
    }

    /// Upper bound of what rings.
    pub(crate) fn level(&self) -> f32 {
        self.bank.level()
    }
}
