//! A low-frequency oscillator: a phase that counts its periods, and a shape of it.

use std::f64::consts::TAU;

use super::controls::{LfoControls, LfoShape};

/// Where an LFO stands.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lfo {
    cycles: f64,
    seed: u32,
}

impl Lfo {
    /// Begins a period; random shapes follow the seed.
    pub(crate) fn start(&mut self, seed: u32) {
        *self = Self { cycles: 0.0, seed };
    }

    /// Moves by a part of a period and returns the shape there, −1…1.
    pub(crate) fn tick(&mut self, controls: &LfoControls, cycles: f64) -> f32 {
        self.cycles += cycles;
        self.value(controls)
    }

    pub(crate) fn value(&self, controls: &LfoControls) -> f32 {
        let at = self.cycles + f64::from(controls.phase);
        let (period, x) = (at.floor(), (at - at.floor()) as f32);
        let drawn = |period: f64| noise(self.seed, period as u32);
        match controls.shape {
            LfoShape::Sine => (TAU * f64::from(x)).sin() as f32,
            LfoShape::Triangle => 1.0 - (4.0 * (x + 0.25).fract() - 2.0).abs(),
            LfoShape::Saw => 2.0 * (x + 0.5).fract() - 1.0,
            LfoShape::Square => {
                if x < 0.5 {
                    1.0
                } else {
                    -1.0
                }
            }
            LfoShape::SampleAndHold => drawn(period),
            LfoShape::SmoothRandom => smooth(drawn(period), drawn(period + 1.0), x),
        }
    }
}

/// A pitch that wanders: smooth random values, one per period.
pub(crate) fn wander(seed: u32, cycles: f64) -> f32 {
    let (period, x) = (cycles.floor(), (cycles - cycles.floor()) as f32);
    smooth(noise(seed, period as u32), noise(seed, period as u32 + 1), x)
}

fn smooth(from: f32, to: f32, x: f32) -> f32 {
    from + (to - from) * crate::dsp::smooth::smoothstep(x)
}

/// Periods of an LFO per second.
pub(crate) fn rate_hz(controls: &LfoControls, tempo_bpm: f64) -> f64 {
    if controls.is_synced {
        let beats = f64::from(controls.division.beats()) * controls.feel.length();
        tempo_bpm / 60.0 / beats
    } else {
        f64::from(controls.rate_hz)
    }
}

/// Number `place` of a stream, uniform in −1…1 (`lowbias32`, Wellons 2018).
pub(crate) fn noise(seed: u32, place: u32) -> f32 {
    let mut x = seed.wrapping_mul(0x9E37_79B9) ^ place.wrapping_mul(0x85EB_CA6B);
    x = (x ^ (x >> 16)).wrapping_mul(0x7FEB_352D);
    x = (x ^ (x >> 15)).wrapping_mul(0x846C_A68B);
    x ^= x >> 16;
    (x as i32) as f32 * (1.0 / (1_u32 << 31) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::synth::controls::{Division, Feel};

    #[test]
    fn shapes_stay_within_one_and_begin_where_they_should() {
        use LfoShape::{SampleAndHold, Saw, Sine, SmoothRandom, Square, Triangle};
        for shape in [Sine, Triangle, Saw, Square, SampleAndHold, SmoothRandom] {
            let controls = LfoControls { shape, ..LfoControls::default() };
            let mut lfo = Lfo::default();
            lfo.start(3);
            for _ in 0..1_000 {
                assert!(lfo.tick(&controls, 0.013).abs() <= 1.0, "{shape:?}");
            }
        }
        for shape in [Sine, Triangle, Saw] {
            let controls = LfoControls { shape, ..LfoControls::default() };
            assert!(Lfo::default().value(&controls).abs() < 1e-6, "{shape:?}");
        }
    }

    #[test]
    fn note_values_have_their_length() {
        let synced = |division, feel| LfoControls {
            is_synced: true,
            division,
            feel,
            ..LfoControls::default()
        };
        assert_eq!(rate_hz(&synced(Division::Quarter, Feel::Straight), 120.0), 2.0);
        assert!((rate_hz(&synced(Division::Eighth, Feel::Dotted), 90.0) - 2.0).abs() < 1e-9);
        assert!((rate_hz(&synced(Division::Quarter, Feel::Triplet), 60.0) - 1.5).abs() < 1e-6);
    }
}
