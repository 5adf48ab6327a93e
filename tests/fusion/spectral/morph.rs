//! The morph of two harmonic tones: its pitch goes straight in the logarithm, its loudness does not dip.

use kairat_engine::spectral::SpectralMode;
use tests::{cents, db, filter::high_pass, rms, spectrum::Spectrum};

use super::{RATE_HZ, Stereo, at, still, tone, wide};

/// A second, after which half a second is measured.
const COUNT: usize = 96_000;
const FROM: usize = 48_000;

/// Worst error of the strongest partial in cents, deepest dip in decibels, at 21 positions.
fn way(a: &Stereo, b: &Stereo, from_hz: f64, to_hz: f64) -> (f64, f64) {
    let level = |y: &[f32]| db(rms(&wide(&y[FROM..])));
    let (mut worst, mut dip) = (0.0_f64, 0.0_f64);
    for step in 0..=20 {
        let t = f64::from(step) / 20.0;
        let y = still(&at(SpectralMode::Transport, t as f32), a, b);
        let wanted_hz = from_hz * (to_hz / from_hz).powf(t);
        let found = Spectrum::deep(&wide(&y[0][FROM..]), RATE_HZ).peak(40.0, 12_000.0);
        let Some(found) = found else { panic!("no partial at {t}") };
        let error = cents(found.hz, wanted_hz);
        let line = (1.0 - t) * level(&a[0]) + t * level(&b[0]);
        let gain_db = level(&y[0]) - line;
        eprintln!("{t:.2}: {:.2} Hz, {error:.2} cents, {gain_db:.2} dB", found.hz);
        worst = worst.max(error.abs());
        dip = dip.min(gain_db);
    }
    (worst, dip)
}

#[test]
fn tones_an_octave_and_a_fifth_apart_meet_on_the_straight_line() {
    let gain = |n: usize| 1.0 / (n * n) as f64;
    let (a, b) = (tone(196.0, 16, COUNT, gain), tone(588.0, 16, COUNT, gain));
    let (worst, dip) = way(&a, &b, 196.0, 588.0);
    eprintln!("strongest partial within {worst:.2} cents, dip {dip:.2} dB");
    assert!(worst < 10.0, "{worst} cents");
    assert!(dip > -3.0, "{dip} dB");
}

#[test]
fn tones_of_other_colours_do_not_dip_on_the_way() {
    let a = tone(220.0, 24, COUNT, |n| 1.0 / n as f64);
    let b = tone(311.0, 9, COUNT, |n| if n % 2 == 1 { 1.0 / n as f64 } else { 0.05 });
    let (_, dip) = way(&a, &b, 220.0, 311.0);
    eprintln!("dip {dip:.2} dB");
    assert!(dip > -3.0, "{dip} dB");
}

#[test]
fn a_stroke_is_not_smeared() {
    // A click in a tone: at half the way most of its energy still falls into two
    // milliseconds.
    let mut a = tone(196.0, 16, COUNT, |n| 1.0 / (n * n) as f64);
    let b = tone(588.0, 16, COUNT, |n| 1.0 / (n * n) as f64);
    let quiet = still(&at(SpectralMode::Transport, 0.5), &a, &b);
    for (i, y) in super::noise(9, 48, 2.0).into_iter().enumerate() {
        a[0][60_000 + i] += y;
        a[1][60_000 + i] += y;
    }
    let y = still(&at(SpectralMode::Transport, 0.5), &a, &b);
    // Where the tones have nothing.
    let [y, quiet] = [y, quiet].map(|x| high_pass(&wide(&x[0]), RATE_HZ, 10_000.0));
    let added: Vec<f64> = y.iter().zip(&quiet).map(|(y, x)| y - x).collect();
    let energy = |range: std::ops::Range<usize>| added[range].iter().map(|y| y * y).sum::<f64>();
    let near = energy(62_048 - 24..62_048 + 96) / energy(58_000..68_000);
    eprintln!("{:.0} % of a stroke's energy in 2.5 ms", 100.0 * near);
    assert!(near > 0.9, "{near}");
}
