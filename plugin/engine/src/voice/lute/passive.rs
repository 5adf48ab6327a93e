//! No loop of any string gains energy at any frequency, whatever is played.

use pulp::{Arch, Simd, WithSimd};

use super::Lute;
use crate::{
    Controls, Event, NoteAddress,
    instruments::{ADYRNA, DOMBRA, Instrument, JETIGEN, Physics, SHERTER},
    resonators::complex::Complex,
};

struct Play<'a>(&'a mut Lute, [&'a mut [f32]; 2]);

impl WithSimd for Play<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let Self(lute, [left, right]) = self;
        lute.render(simd, left, right);
    }
}

/// Highest gain in the loops of the string that plays a key, and where.
fn highest_gain(lute: &mut Lute, controls: &Controls, key: u8, rate_hz: f64) -> (f64, f64) {
    lute.reset();
    lute.set_controls(controls);
    lute.handle(Event::NoteOn { note: NoteAddress::key(0, key), velocity: 1.0 });
    let mut sound = [[0.0; 1_024]; 2];
    let [left, right] = &mut sound;
    Arch::new().dispatch(Play(lute, [left, right]));
    let strings = lute.strings.iter().filter(|string| string.note.is_some());
    let points = (0..1_000).map(|i| 8.0 * f64::from(i));
    let above = (0..100).map(|i| 8_000.0 + (0.5 * rate_hz - 8_000.0) * f64::from(i) / 99.0);
    let points: Vec<f64> = points.chain(above).collect();
    strings.fold((0.0, 0.0), |highest, string| {
        points.iter().fold(highest, |highest, hz| {
            let back = Complex::polar(1.0, -std::f64::consts::TAU * hz / rate_hz);
            let gain = string.trips(back).gains().into_iter().fold(0.0, f64::max);
            if gain > highest.0 { (gain, *hz) } else { highest }
        })
    })
}

#[track_caller]
fn check(instrument: &'static Instrument, rate_hz: f64) {
    let Physics::Lute(spec) = &instrument.physics else { panic!("{} is no lute", instrument.id) };
    let mut lute = Lute::new(instrument, spec, rate_hz);
    for material in instrument.materials {
        for variant in 0..instrument.variants.len() {
            for damping in [0.25, 1.0] {
                let controls =
                    Controls { material: *material, variant, damping, ..Controls::default() };
                for key in instrument.range_midi.0..=instrument.range_midi.1 {
                    let (gain, hz) = highest_gain(&mut lute, &controls, key, rate_hz);
                    assert!(
                        gain > 0.5 && gain < 1.0,
                        "{} {material:?} variant {variant} damping {damping} key {key} at {rate_hz}: \
                         {gain} at {hz:.0} Hz",
                        instrument.id
                    );
                }
            }
        }
    }
}

#[test]
fn no_loop_gains_energy_at_any_frequency() {
    for instrument in [&DOMBRA, &SHERTER, &JETIGEN, &ADYRNA] {
        for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
            check(instrument, rate_hz);
        }
    }
}
