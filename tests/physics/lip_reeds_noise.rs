//! What a horn sounds beside its partials: folded lines, and breath.

use kairat_engine::{
    Controls,
    instruments::{Instrument, KERNEI, MUIIZ_SYRNAI},
};
use tests::{db, render::steady, solo::key, spectrum::Spectrum};

use crate::key_hz;

/// Amplitudes of the first partials of a still loud tone, and the energy that lies off the partials.
fn tone(which: &'static Instrument, rate_hz: f64, (k, velocity): (u8, f32)) -> (Vec<f64>, f64) {
    let controls = Controls { noise: 0.0, vibrato: 0.0, ..steady() };
    let sound = key(which, rate_hz, &controls, (k, velocity), (3.2, 3.1));
    let spectrum = Spectrum::deep(&sound.between(1.6, 3.1), rate_hz);
    let f = key_hz(k);
    let guard_hz = f64::max(25.0, 0.1 * f);
    let (mut on, mut off) = (0.0, 0.0);
    let first = (0.5 * f / spectrum.bin_hz) as usize;
    let last = (20_000.0 / spectrum.bin_hz) as usize;
    for (i, a) in spectrum.magnitude[first..last].iter().enumerate() {
        let hz = (first + i) as f64 * spectrum.bin_hz;
        let away_hz = (hz / f - (hz / f).round()).abs() * f;
        if away_hz < guard_hz { on += a * a } else { off += a * a }
    }
    let partials = (1..=6)
        .map(|n| f64::from(n) * f)
        .map(|hz| db(spectrum.largest(hz - guard_hz, hz + guard_hz).amplitude))
        .collect();
    (partials, 0.5 * db(off / (on + off)))
}

const KEYS: [(&Instrument, &[u8]); 2] =
    [(&KERNEI, &[53, 58, 63, 68, 70]), (&MUIIZ_SYRNAI, &[62, 67, 72, 77, 82])];

#[test]
fn models_10_8_a_horns_partials_are_those_of_eight_times_the_rate() {
    for (which, keys) in KEYS {
        for &k in keys {
            for velocity in [0.3, 1.0] {
                let (ours, _) = tone(which, 48_000.0, (k, velocity));
                let (eight, _) = tone(which, 384_000.0, (k, velocity));
                let top = eight.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                for (n, (a, b)) in ours.iter().zip(&eight).enumerate() {
                    let off = (a - b).abs();
                    // Strong ones; a partial in a notch moves with anything.
                    assert!(*b < top - 25.0 || off < 3.0, "{} {k} {velocity}: {n} {off}", which.id);
                }
            }
        }
    }
}

#[test]
fn models_10_8_alias_floor_of_the_lips() {
    let mut worst = f64::NEG_INFINITY;
    for (which, keys) in KEYS {
        for &k in keys {
            for velocity in [0.3, 1.0] {
                let (_, ours) = tone(which, 48_000.0, (k, velocity));
                let (_, eight) = tone(which, 384_000.0, (k, velocity));
                eprintln!("10.8 {} {k} {velocity}: {ours:.0} dB, at 8×: {eight:.0} dB", which.id);
                worst = worst.max(ours);
            }
        }
    }
    assert!(worst <= -70.0, "{worst}");
}

/// Level between two frequencies, away from the partials, re the whole sound.
fn breath_db(which: &'static Instrument, rate_hz: f64, k: u8, (low, high): (f64, f64)) -> f64 {
    let controls = Controls { vibrato: 0.0, ..steady() };
    let sound = key(which, rate_hz, &controls, (k, 0.7), (2.0, 2.0));
    let spectrum = Spectrum::with_beta(&sound.between(0.7, 1.9), rate_hz, 12.0);
    let f = key_hz(k);
    let (mut all, mut noise, mut bins, mut free) = (0.0, 0.0, 0.0, 0.0);
    let [first, last] = [60.0, 20_000.0].map(|hz| (hz / spectrum.bin_hz) as usize);
    for (i, a) in spectrum.magnitude.iter().enumerate().take(last).skip(first) {
        let hz = i as f64 * spectrum.bin_hz;
        all += a * a;
        if (low..high).contains(&hz) {
            bins += 1.0;
            if (hz / f - (hz / f).round()).abs() * f > 40.0 {
                noise += a * a;
                free += 1.0;
            }
        }
    }
    0.5 * db(noise / free * bins / all)
}

#[test]
fn realism_breath_of_a_horn_falls_above_five_kilohertz_as_its_kins_does() {
    // Trombone, horn and trumpet of FluidR3 on key 58: −44 to −64 dB at 4–6 kHz, −48 to −70 dB above.
    for (which, k) in [(&KERNEI, 58), (&MUIIZ_SYRNAI, 70)] {
        let [middle, high] =
            [(4e3, 6e3), (6e3, 9e3)].map(|band| breath_db(which, 48_000.0, k, band));
        eprintln!("breath of {}: {middle:.0}, {high:.0} dB", which.id);
        assert!(middle < -40.0, "{}: {middle}", which.id);
        assert!(high < -44.0, "{}: {high}", which.id);
    }
}

#[test]
fn realism_breath_of_a_horn_is_the_same_at_every_rate() {
    for (which, k) in [(&KERNEI, 58), (&KERNEI, 65), (&MUIIZ_SYRNAI, 70)] {
        for band in [(300.0, 1e3), (1e3, 2e3), (2e3, 4e3), (4e3, 6e3), (6e3, 9e3)] {
            let [low, ours, high] =
                [44_100.0, 48_000.0, 96_000.0].map(|rate_hz| breath_db(which, rate_hz, k, band));
            eprintln!("breath of {} {k} in {band:?}: {low:.1} {ours:.1} {high:.1} dB", which.id);
            assert!((low - ours).abs() <= 2.0, "{} {k} {band:?}: {low} {ours}", which.id);
            assert!((high - ours).abs() <= 2.0, "{} {k} {band:?}: {high} {ours}", which.id);
        }
    }
}
