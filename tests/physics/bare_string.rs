//! The bare string against its design: pitch, decay, passivity.

use kairat_engine::bare::BareString;
use tests::{cents, decay::Envelope, pitch::first_partial_hz, render::Dice};

use crate::{ALL_RATES_HZ, key_hz};

/// Low, as the figure asks: a bare string does not glide, but rounding is measured too.
const LOW_GAIN: f64 = 0.2;

/// One note on a string that was silenced before; the first `skip_s` are left out.
pub(crate) fn pluck(
    string: &mut BareString,
    rate_hz: f64,
    hz: f64,
    skip_s: f64,
    seconds: f64,
) -> Vec<f64> {
    // The finger takes 60 dB every 0.12 s.
    string.note_on(hz, 0.0);
    string.note_off();
    let mut still = vec![0.0; rate_hz as usize];
    string.render(&mut still);
    string.note_on(hz, LOW_GAIN);
    let mut x = vec![0.0; ((skip_s + seconds) * rate_hz) as usize];
    string.render(&mut x);
    x[(skip_s * rate_hz) as usize..].iter().map(|y| f64::from(*y)).collect()
}

#[test]
fn figure_2_bare_string_is_in_tune_to_a_twentieth_of_a_cent() {
    let mut worst = (0.0_f64, 0, 0.0);
    for rate_hz in ALL_RATES_HZ {
        let mut string = BareString::new(rate_hz);
        for key in 36..=96 {
            let x = pluck(&mut string, rate_hz, key_hz(key), 0.1, if key < 55 { 0.8 } else { 0.4 });
            let off = cents(first_partial_hz(&x, rate_hz, key_hz(key)).unwrap(), key_hz(key));
            if off.abs() > worst.0.abs() {
                worst = (off, key, rate_hz);
            }
        }
    }
    eprintln!("bare string: worst {:.1e} cent, key {} at {} Hz", worst.0, worst.1, worst.2);
    assert!(worst.0.abs() <= 0.05, "{:.4} cent, key {} at {} Hz", worst.0, worst.1, worst.2);
}

fn t60_s(rate_hz: f64, string: &mut BareString, key: u8) -> f64 {
    let seconds = 0.5 * string.t60_s(key_hz(key)) + 0.3;
    let x = pluck(string, rate_hz, key_hz(key), 0.02, seconds);
    Envelope::of(&x, rate_hz, key_hz(key), 8.0 / key_hz(key), 0.02).t60_s().unwrap()
}

#[test]
fn figure_2_bare_string_rings_as_designed_at_every_rate() {
    let keys = [36, 43, 50, 55, 60, 67, 74, 81, 88, 96];
    let measured = ALL_RATES_HZ.map(|rate_hz| {
        let mut string = BareString::new(rate_hz);
        keys.map(|key| (t60_s(rate_hz, &mut string, key), string.t60_s(key_hz(key))))
    });
    let (mut from_design, mut between_rates) = (0.0_f64, 0.0_f64);
    for (i, key) in keys.iter().enumerate() {
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        for (rate, rate_hz) in measured.iter().zip(ALL_RATES_HZ) {
            let (is, wanted) = rate[i];
            from_design = from_design.max((is / wanted - 1.0).abs());
            assert!(
                (is / wanted - 1.0).abs() <= 0.03,
                "key {key} at {rate_hz} Hz: {is:.3} s for {wanted:.3} s"
            );
            (least, most) = (least.min(is), most.max(is));
        }
        between_rates = between_rates.max(most / least - 1.0);
        assert!(most / least <= 1.02, "key {key}: {least:.3} to {most:.3} s");
    }
    let percent = [from_design, between_rates].map(|x| 100.0 * x);
    eprintln!("T60: {:.2} % from the design, {:.2} % between rates", percent[0], percent[1]);
}

#[test]
fn figure_4_no_loop_gains_at_any_frequency() {
    let mut dice = Dice::new(4);
    let mut largest = 0.0_f64;
    for rate_hz in ALL_RATES_HZ {
        let mut string = BareString::new(rate_hz);
        for _ in 0..200 {
            let key = 36.0 + 60.0 * f64::from(dice.unit());
            string.note_on(440.0 * ((key - 69.0) / 12.0).exp2(), LOW_GAIN);
            if dice.below(4) == 0 {
                string.note_off();
            }
            let gain = string.largest_loop_gain(512);
            largest = largest.max(gain);
            // Taps are single precision: their sum may round up by a few of 2⁻²⁴.
            assert!(gain <= 1.0 + 3.0e-7, "key {key:.3} at {rate_hz} Hz: {gain}");
        }
    }
    eprintln!("largest loop gain of 1,000 designs: 1 − {:.2e}", 1.0 - largest);
}
