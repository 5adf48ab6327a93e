//! Helmholtz motion: the string slips once in every period, at every pitch and effort.

use pulp::{Arch, Simd, WithSimd};

use super::Bowed;
use crate::{
    controls::{Articulation, Controls},
    dsp::{noise::Random, simd::TICK},
    instruments::{
        Instrument, JEZ_QOBYZ, NAR_QOBYZ, PRIMA_QOBYZ, Physics, QYL_QOBYZ, bowed::BowedSpec,
    },
    units::Pitch,
    voice::sustained::{
        gesture::{Gesture, Onset},
        mechanism::Mechanism,
    },
};

const RATE_HZ: f64 = 48_000.0;
/// Notes are counted from here on, for as long.
const SETTLE_S: f64 = 1.0;
const COUNT_S: f64 = 0.5;

struct Note<'a, const P: usize> {
    bowed: &'a mut Bowed<P>,
    key: u8,
    effort: f32,
}

impl<const P: usize> WithSimd for Note<'_, P> {
    /// Slips per period.
    type Output = f64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> f64 {
        let hz = Pitch(f64::from(self.key)).hz(440.0);
        let controls = Controls { noise: 0.0, rattle: 0.0, human: 0.0, ..Controls::default() };
        let part = self.bowed.part_for(self.key, &[]);
        let mut gesture = Gesture {
            key: self.key,
            frequency_hz: hz,
            centre_hz: hz,
            is_steady: true,
            is_held: true,
            onset: Some(Onset::Fresh),
            velocity: self.effort,
            effort: self.effort,
            brightness: 0.5,
            pressure: 0.0,
            articulation: Articulation::Sustain,
            age_s: 0.0,
            random: Random::new(1, 1),
            gain: 1.0,
        };
        self.bowed.reset();
        let ticks = |s: f64| (s * RATE_HZ) as usize / TICK;
        let mut before = 0;
        for tick in 0..ticks(SETTLE_S + COUNT_S) {
            let rest = Gesture { is_held: false, effort: 0.0, onset: None, ..gesture };
            let mut gestures = [rest; P];
            gestures[part] = gesture;
            gesture.onset = None;
            self.bowed.tick(&gestures, &controls);
            let (mut left, mut right) = ([0.0; TICK], [0.0; TICK]);
            self.bowed.render(simd, &mut left, &mut right);
            if tick == ticks(SETTLE_S) {
                before = self.bowed.parts[part].contact.slips;
            }
        }
        f64::from(self.bowed.parts[part].contact.slips - before) / (hz * COUNT_S)
    }
}

/// Notes that slip more or less than once a period: key, effort, slips.
fn check<const P: usize>(instrument: &Instrument, spec: &'static BowedSpec) -> Vec<(u8, f32, f64)> {
    let mut bowed = Bowed::<P>::new(spec, RATE_HZ);
    let mut misses = Vec::new();
    for key in (instrument.range_midi.0..=instrument.range_midi.1).step_by(3) {
        for effort in [0.3, 0.6, 1.0] {
            let note = Note { bowed: &mut bowed, key, effort };
            let slips = Arch::new().dispatch(note);
            if (slips - 1.0).abs() > 0.03 {
                misses.push((key, effort, slips));
            }
        }
    }
    misses
}

#[test]
fn every_key_of_two_strings_slips_once_a_period() {
    for instrument in [&QYL_QOBYZ, &NAR_QOBYZ, &JEZ_QOBYZ] {
        if let Physics::Bowed(spec) = instrument.physics {
            assert_eq!(check::<2>(instrument, spec), [], "{}", instrument.id);
        }
    }
}

#[test]
fn every_key_of_four_strings_slips_once_a_period() {
    if let Physics::BowedFour(spec) = PRIMA_QOBYZ.physics {
        assert_eq!(check::<4>(&PRIMA_QOBYZ, spec), []);
    }
}
