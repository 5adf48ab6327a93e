//! What should not be in the sound: spurious components, DC, and aliases of a bend.

use kairat_engine::bare::BareString;
use tests::{
    db, peak,
    render::{note, steady},
    spectrum::Spectrum,
    window::{DEEP_BETA, kaiser},
};

use crate::{BOTH_RATES_HZ, FORTISSIMO, MEZZOFORTE, bare_string::pluck, key_hz};

/// Strongest component that is no partial, re the strongest partial, in decibels.
fn spurious_db(x: &[f64], rate_hz: f64, f0_hz: f64) -> (f64, f64) {
    let spectrum = Spectrum::deep(x, rate_hz);
    let top_hz = 0.45 * rate_hz;
    let strongest = spectrum.largest(0.5 * f0_hz, top_hz).amplitude;
    let guard_hz = (1.25 * spectrum.lobe_hz).max(0.06 * f0_hz);
    let mut worst = (f64::NEG_INFINITY, 0.0);
    let mut look = |low_hz: f64, high_hz: f64| {
        if high_hz > low_hz {
            let seen = spectrum.largest(low_hz, high_hz);
            if db(seen.amplitude / strongest) > worst.0 {
                worst = (db(seen.amplitude / strongest), seen.hz);
            }
        }
    };
    // From partial to partial: the next is looked for where the last two point.
    let (mut last_hz, mut spacing_hz) = (0.0, f0_hz);
    while last_hz + spacing_hz < top_hz {
        let expected = last_hz + spacing_hz;
        let reach = 0.2 * f0_hz;
        let partial = spectrum.largest(expected - reach, expected + reach);
        let hz = partial.hz;
        look((last_hz + guard_hz).max(0.5 * f0_hz), hz.min(expected) - guard_hz);
        // A weak partial's place is not believed.
        let is_heard = db(partial.amplitude / strongest) > -110.0;
        if last_hz > 0.0 && is_heard {
            spacing_hz += 0.5 * (hz - last_hz - spacing_hz);
        }
        last_hz = if is_heard { hz } else { expected };
    }
    worst
}

#[test]
fn figure_6_bare_string_has_nothing_between_its_partials() {
    let mut worst = (f64::NEG_INFINITY, 0, 0.0, 0.0);
    for rate_hz in BOTH_RATES_HZ {
        let mut string = BareString::new(rate_hz);
        for key in 36..=96 {
            let x = pluck(&mut string, rate_hz, key_hz(key), 0.06, 1.3);
            let (level, hz) = spurious_db(&x, rate_hz, key_hz(key));
            if level > worst.0 {
                worst = (level, key, rate_hz, hz);
            }
        }
    }
    let (level, key, rate_hz, hz) = worst;
    eprintln!("spurious: {level:.1} dB, key {key} at {rate_hz} Hz, {hz:.0} Hz");
    assert!(level <= -95.0, "{level:.1} dB, key {key} at {rate_hz} Hz, {hz:.0} Hz");
}

/// Mean through the deep window, whose own spectrum ends far below the first partial.
fn dc_db(x: &[f64]) -> f64 {
    let window = kaiser(x.len(), DEEP_BETA);
    let sum: f64 = x.iter().zip(&window).map(|(x, w)| x * w).sum();
    db(sum / window.iter().sum::<f64>() / peak(x))
}

#[test]
fn figure_6_no_dc_at_the_output() {
    for rate_hz in BOTH_RATES_HZ {
        for (key, velocity) in [(50, FORTISSIMO), (55, MEZZOFORTE), (67, FORTISSIMO)] {
            let sound = note(rate_hz, &steady(), key, velocity, 2.6);
            let level = dc_db(&sound.between(0.05, 2.55));
            eprintln!("DC of key {key} at {rate_hz}: {level:.1} dB");
            assert!(level <= -110.0, "key {key} at {rate_hz} Hz: {level:.1} dB");
        }
    }
}

/// Bent by two semitones up and down every two seconds, a new pitch every 64 samples.
fn bent(rate_hz: f64, key: u8) -> Vec<f64> {
    let mut string = BareString::new(rate_hz);
    let mut x = vec![0.0_f32; (4.0 * rate_hz) as usize];
    string.note_on(key_hz(key), 0.8);
    for (i, block) in x.chunks_mut(64).enumerate() {
        let turn = std::f64::consts::TAU * 0.5 * (64 * i) as f64 / rate_hz;
        string.set_frequency(key_hz(key) * (turn.sin() / 6.0).exp2());
        string.render(block);
    }
    x.iter().map(|y| f64::from(*y)).collect()
}

#[test]
fn figure_5_a_bend_leaves_nothing_above_12_khz() {
    let mut levels = Vec::new();
    for key in [48, 60, 72] {
        let x = bent(48_000.0, key);
        let spectrum = Spectrum::deep(&x[x.len() / 2..], 48_000.0);
        let total = spectrum.power(20.0, 24_000.0);
        let level = 0.5 * db(spectrum.power(12_000.0, 24_000.0) / total);
        levels.push((key, level));
    }
    eprintln!("bent: above 12 kHz {levels:.1?} dB");
    assert!(levels.iter().all(|(_, level)| *level <= -135.0), "{levels:.1?}");
}
