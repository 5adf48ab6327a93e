//! Horn and trumpet: lips on a column of modes. Pitch, purity, brass.

use kairat_engine::{
    Controls,
    instruments::{Instrument, KERNEI, MUIIZ_SYRNAI},
};
use tests::{
    cents, db,
    ltas::centroid_hz,
    render::{Sound, steady},
    rms,
    solo::{key, level_db},
    spectrum::Spectrum,
};

use crate::key_hz;

/// Keys that lips can make on either, without crooks too.
pub(crate) const MADE: [(&Instrument, &[u8]); 2] =
    [(&KERNEI, &[53, 58, 62, 65, 68, 70]), (&MUIIZ_SYRNAI, &[62, 63, 74, 75, 81, 82])];

fn plain() -> Controls {
    Controls { vibrato: 0.0, ..steady() }
}

pub(crate) fn held(which: &'static Instrument, rate_hz: f64, k: u8, velocity: f32) -> Sound {
    key(which, rate_hz, &plain(), (k, velocity), (1.7, 2.4))
}

/// How far a key is from its pitch, for three velocities.
fn worst_cents(which: &'static Instrument, rate_hz: f64, k: u8, variant: usize) -> f64 {
    let mut worst: f64 = 0.0;
    for velocity in [0.3, 0.6, 1.0] {
        let controls = Controls { variant, ..plain() };
        let sound = key(which, rate_hz, &controls, (k, velocity), (1.7, 1.7));
        let x = sound.between(1.0, 1.65);
        let f = key_hz(k);
        let heard = Spectrum::with_beta(&x, rate_hz, 8.0).peak(f / 1.06, f * 1.06);
        let off = cents(heard.unwrap().hz, f);
        assert!(off.abs() <= 1.0, "{} {k} {velocity} at {rate_hz}: {off}", which.id);
        worst = worst.max(off.abs());
    }
    worst
}

#[test]
fn lip_reeds_11_every_key_of_the_range_is_in_tune_within_a_cent() {
    let mut worst: f64 = 0.0;
    for (rate_hz, step) in [(48_000.0, 1), (44_100.0, 4), (96_000.0, 4)] {
        for (which, _) in MADE {
            for k in (which.range_midi.0..=which.range_midi.1).step_by(step) {
                worst = worst.max(worst_cents(which, rate_hz, k, 0));
            }
        }
    }
    eprintln!("11 worst pitch: {worst:.2} cents");
}

#[test]
fn lip_reeds_11_a_horn_without_crooks_makes_its_row_in_tune_and_takes_the_rest_with_the_nearest() {
    for (which, keys) in MADE {
        for &k in keys {
            let off = worst_cents(which, 48_000.0, k, 1);
            eprintln!("11 natural {} {k}: {off:.2} cents", which.id);
        }
    }
    // Between the fourth and the fifth of the row there is nothing.
    let natural = Controls { variant: 1, ..plain() };
    let sound = key(&KERNEI, 48_000.0, &natural, (60, 0.6), (1.7, 1.7));
    let x = sound.between(1.0, 1.65);
    let heard = Spectrum::with_beta(&x, 48_000.0, 8.0).peak(key_hz(57), key_hz(63)).unwrap();
    eprintln!("11 natural kernei 60: {:.0} Hz", heard.hz);
    assert!(cents(heard.hz, key_hz(60)).abs() > 100.0);
}

#[test]
fn lip_reeds_11_every_key_of_the_range_speaks_and_a_direct_current_does_not() {
    let mut worst = f64::NEG_INFINITY;
    for (which, _) in MADE {
        for k in which.range_midi.0..=which.range_midi.1 {
            for velocity in [0.3, 0.6, 1.0] {
                let sound = held(which, 48_000.0, k, velocity);
                let level = level_db(&sound, 0.4, 1.6);
                assert!(level > -46.0, "{} {k} {velocity}: {level}", which.id);
                let x = sound.between(0.6, 1.6);
                // A window, or the mean counts the tone's unfinished period.
                let dc = db(windowed_mean(&x).abs() / rms(&x));
                worst = worst.max(dc);
                assert!(dc <= -60.0, "{} {k} {velocity}: {dc}", which.id);
            }
        }
    }
    eprintln!("11 DC: {worst:.0} dB");
}

/// Mean under a raised cosine.
fn windowed_mean(x: &[f64]) -> f64 {
    let count = x.len() as f64;
    let weight = |i: usize| 1.0 - (std::f64::consts::TAU * (i as f64 + 0.5) / count).cos();
    x.iter().enumerate().map(|(i, y)| weight(i) * y).sum::<f64>() / count
}

/// Strongest line between the partials of a still player without breath noise, re the strongest partial.
fn spurious_db(which: &'static Instrument, rate_hz: f64, k: u8, velocity: f32) -> f64 {
    let controls = Controls { noise: 0.0, ..plain() };
    let sound = key(which, rate_hz, &controls, (k, velocity), (4.0, 3.9));
    let x = sound.between(2.0, 3.9);
    let spectrum = Spectrum::deep(&x, rate_hz);
    let f = key_hz(k);
    let heard_hz = spectrum.peak(f / 1.06, f * 1.06).unwrap().hz;
    let guard_hz = f64::max(25.0, 0.1 * heard_hz);
    let strongest = spectrum.largest(0.5 * f, 12.0 * f).amplitude;
    (1..(20_000.0 / heard_hz) as usize)
        .map(|n| n as f64 * heard_hz)
        .map(|hz| spectrum.largest(hz + guard_hz, hz + heard_hz - guard_hz).amplitude)
        .fold(0.0, |worst: f64, line| worst.max(db(line / strongest) + 400.0))
        - 400.0
}

/// The worst of all keys.
fn worst_spurious_db(velocity: f32) -> f64 {
    let mut worst = f64::NEG_INFINITY;
    for (which, _) in MADE {
        for k in which.range_midi.0..=which.range_midi.1 {
            let spurious = spurious_db(which, 48_000.0, k, velocity);
            eprintln!("11 {} {k} at {velocity}: spurious {spurious:.0} dB", which.id);
            worst = worst.max(spurious);
        }
    }
    worst
}

#[test]
fn lip_reeds_11_nothing_sounds_between_the_partials_of_a_quiet_tone() {
    let worst = worst_spurious_db(0.3);
    assert!(worst <= -60.0, "{worst}");
}

#[test]
fn lip_reeds_11_nothing_sounds_between_the_partials_of_a_loud_tone() {
    let worst = worst_spurious_db(1.0);
    assert!(worst <= -60.0, "{worst}");
}

/// Centroid of a loud tone re a soft one, on the worst key.
fn brassiness(which: &'static Instrument) -> f64 {
    let mut worst = f64::INFINITY;
    for k in which.range_midi.0..=which.range_midi.1 {
        let bright = |velocity| {
            centroid_hz(&held(which, 48_000.0, k, velocity).between(0.8, 1.6), 48_000.0, 12e3)
        };
        let (soft, loud) = (bright(0.1), bright(1.0));
        eprintln!("11 {} {k}: {soft:.0} to {loud:.0} Hz", which.id);
        worst = worst.min(loud / soft);
    }
    worst
}

#[test]
fn lip_reeds_11_brassiness_of_the_kernei_grows_with_breath() {
    let worst = brassiness(&KERNEI);
    assert!(worst > 1.15, "{worst}");
}

#[test]
fn lip_reeds_11_brassiness_of_the_horn_grows_with_breath() {
    let worst = brassiness(&MUIIZ_SYRNAI);
    assert!(worst > 1.15, "{worst}");
}
