//! What a string looks like from outside: energy and shape.

use super::{LOWEST_HZ, StringVoice};
use crate::{resonators::complex::Complex, voice::far_side::FarSide};

impl StringVoice {
    /// Energy of the travelling waves in joules.
    pub(crate) fn energy(&self) -> f64 {
        let impedance = f64::from(self.impedance);
        let waves = self.loops.iter().flat_map(|line| line.recent(line.span()));
        let far = self.far.as_ref().map_or(0.0, FarSide::square);
        (waves.map(|y| f64::from(*y).powi(2)).sum::<f64>() + far) * impedance / self.rate_hz
    }

    /// Displacement of the first modes, counted from the bridge, in metres.
    pub(crate) fn shape_m<const N: usize>(&self) -> [f32; N] {
        let period = self.rate_hz / self.written_hz.max(LOWEST_HZ);
        let recent = self.loops[0].recent(period as usize);
        std::array::from_fn(|mode| {
            let n = (mode + 1) as f64;
            let turn = Complex::polar(1.0, std::f64::consts::TAU * n / period);
            let mut phase = Complex::ONE;
            let mut sum = 0.0;
            for y in recent.iter().rev() {
                sum += f64::from(*y) * phase.re;
                phase = phase * turn;
            }
            let omega = std::f64::consts::TAU * n * self.written_hz.max(LOWEST_HZ);
            (-4.0 * sum / (period * omega)) as f32
        })
    }
}
