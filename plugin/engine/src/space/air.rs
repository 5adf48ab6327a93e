//! What air takes from a sound on its way, more the higher it is.
//!
//! The loss is that of ISO 9613-1; it grows nearly with the square of frequency, as that of equal one-pole filters in
//! a row does, so four of them that meet it at one frequency are near it everywhere, and delay nothing.

use crate::dsp::simd::fma;

/// Poles in a row.
const POLES: usize = 4;
/// Where the filters meet the norm.
const MEET_HZ: f64 = 7_000.0;
/// Below this a filter's memory is nothing.
const NOTHING: f32 = 1.0e-15;

/// Air of a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Climate {
    pub(crate) celsius: f64,
    pub(crate) humidity_percent: f64,
}

/// Indoors [E].
pub(crate) const INDOORS: Climate = Climate { celsius: 20.0, humidity_percent: 50.0 };
/// A dry summer's evening on the steppe [E].
pub(crate) const OUTDOORS: Climate = Climate { celsius: 15.0, humidity_percent: 40.0 };

/// Loss in decibels per metre at one atmosphere, by ISO 9613-1:1993, equations 3–5 and B.1–B.3.
pub(crate) fn loss_db_per_m(hz: f64, climate: &Climate) -> f64 {
    let kelvin = climate.celsius + 273.15;
    let warm = kelvin / 293.15;
    let saturation = 10.0_f64.powf(4.6151 - 6.8346 * (273.16 / kelvin).powf(1.261));
    let vapour = climate.humidity_percent * saturation;
    let oxygen_hz = 24.0 + 4.04e4 * vapour * (0.02 + vapour) / (0.391 + vapour);
    let nitrogen_hz =
        warm.powf(-0.5) * (9.0 + 280.0 * vapour * (-4.170 * (warm.powf(-1.0 / 3.0) - 1.0)).exp());
    let oxygen = 0.012_75 * (-2_239.1 / kelvin).exp() / (oxygen_hz + hz * hz / oxygen_hz);
    let nitrogen = 0.106_8 * (-3_352.0 / kelvin).exp() / (nitrogen_hz + hz * hz / nitrogen_hz);
    8.686 * hz * hz * (1.84e-11 * warm.sqrt() + warm.powf(-2.5) * (oxygen + nitrogen))
}

/// The filters of two sides.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Air {
    states: [[f32; POLES]; 2],
    pole: f32,
    step: f32,
    aim: f32,
}

impl Air {
    pub(crate) fn reset(&mut self) {
        self.states = Default::default();
    }

    /// Goes to a distance within the coming tick of `count` samples.
    pub(crate) fn aim(&mut self, distance_m: f64, climate: &Climate, rate_hz: f64, count: usize) {
        let hz = MEET_HZ.min(0.3 * rate_hz);
        let power = 10.0_f64.powf(-0.1 / POLES as f64 * distance_m * loss_db_per_m(hz, climate));
        let cos = (std::f64::consts::TAU * hz / rate_hz).cos();
        // (1 − a)² = power·(1 + a² − 2a·cos)
        let (p, q) = (1.0 - power * cos, (1.0 - power).max(1.0e-9));
        self.pole = self.aim;
        self.aim = ((p - (p * p - q * q).max(0.0).sqrt()) / q) as f32;
        self.step = (self.aim - self.pole) / count as f32;
    }

    /// Stays where it went.
    pub(crate) fn stay(&mut self) {
        (self.pole, self.step) = (self.aim, 0.0);
    }

    /// What is next to nothing is nothing.
    pub(crate) fn calm(&mut self) {
        for state in self.states.iter_mut().flatten() {
            if state.abs() < NOTHING {
                *state = 0.0;
            }
        }
    }

    /// One sample of both sides, the `nth` of a tick.
    #[inline(always)]
    pub(crate) fn pass<S: pulp::Simd>(&mut self, x: [f32; 2], nth: f32) -> [f32; 2] {
        let pole = fma::<S>(self.step, nth, self.pole);
        let mut out = x;
        for (out, states) in out.iter_mut().zip(&mut self.states) {
            for state in states {
                *state = fma::<S>(pole, *state - *out, *out);
                *out = *state;
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_norm_is_the_norm() {
        // ISO 9613-1 table 1, 10 °C and 70 %: 1 kHz 3.66, 4 kHz 32.8, 8 kHz 117 dB/km.
        let climate = Climate { celsius: 10.0, humidity_percent: 70.0 };
        for (hz, db) in [(1_000.0, 3.66), (4_000.0, 32.8), (8_000.0, 117.0)] {
            let loss = 1_000.0 * loss_db_per_m(hz, &climate);
            assert!((loss / db - 1.0).abs() < 0.02, "{hz} Hz: {loss}");
        }
    }
}
