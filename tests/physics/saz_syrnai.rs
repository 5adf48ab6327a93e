//! Acceptance facts of the saz-syrnai. 5.3, which no key can play, stands with the fingers.

use kairat_engine::{Controls, instruments::SAZ_SYRNAI};
use tests::{
    cents, db,
    render::{Act, Sound, off, on, steady},
    rms,
    spectrum::Spectrum,
};

use crate::{
    BOTH_RATES_HZ, MEZZOFORTE, check_within,
    jet::{SAZ_SYRNAI_KEYS, bare, breath, strongest_hz},
    key_hz,
};

fn play(rate_hz: f64, controls: &Controls, acts: &[(f64, Act)], seconds: f64) -> Sound {
    crate::jet::play(&SAZ_SYRNAI, rate_hz, controls, acts, seconds)
}

/// A held note under a steady breath.
fn blown(rate_hz: f64, controls: &Controls, key: u8, pressure: f64) -> Vec<f64> {
    let acts = [(0.0, breath(pressure)), (0.05, on(key, 1.0))];
    play(rate_hz, controls, &acts, 1.8).between(0.8, 1.8)
}

#[test]
fn saz_syrnai_5_1_overblowing_bends_and_breaks_but_never_jumps() {
    for rate_hz in BOTH_RATES_HZ {
        for key in [67, 69, 75, 81] {
            let mut bends = Vec::new();
            for step in 0..=20 {
                let skill = 1.0 - 0.05 * step as f32;
                let controls = Controls { skill, intonation: 0.0, noise: 0.0, ..bare() };
                let x = blown(rate_hz, &controls, key, 1.0);
                if db(rms(&x)) > -60.0 {
                    bends.push(cents(strongest_hz(&x, rate_hz), key_hz(key)));
                }
            }
            eprintln!("{key} at {rate_hz}: overblown {bends:.0?} cents");
            check_within("bend, cents", &bends, -20.0, 150.0);
            assert!(bends.iter().any(|bend| *bend > 60.0));
        }
    }
}

#[test]
fn saz_syrnai_5_2_the_tone_is_nearly_a_sine() {
    for rate_hz in BOTH_RATES_HZ {
        for key in SAZ_SYRNAI_KEYS {
            let x = play(rate_hz, &bare(), &[(0.0, on(key, 0.5))], 1.6).between(0.6, 1.6);
            let spectrum = Spectrum::with_beta(&x, rate_hz, 9.0);
            let near = |hz: f64| spectrum.largest(0.97 * hz, 1.03 * hz).amplitude;
            let hz = key_hz(key);
            let [second, third] = [2.0, 3.0].map(|n| db(near(n * hz) / near(hz)));
            eprintln!("{key} at {rate_hz}: H2 {second:.1}, H3 {third:.1} dB");
            assert!(second <= -22.0 && third <= -28.0, "{key}: {second:.1}, {third:.1}");
        }
    }
}

#[test]
fn saz_syrnai_5_4_breath_raises_the_pitch() {
    for rate_hz in BOTH_RATES_HZ {
        for key in [69, 72, 75, 78, 81] {
            let controls = Controls { intonation: 0.0, auto_expression: 0.0, ..bare() };
            let pitch = |breath| strongest_hz(&blown(rate_hz, &controls, key, breath), rate_hz);
            let rise = cents(pitch(0.95), pitch(0.3));
            eprintln!("{key} at {rate_hz}: piano to forte {rise:.1} cents");
            check_within("rise, cents", &[rise], 20.0, 60.0);
        }
    }
}

#[test]
fn saz_syrnai_5_5_the_top_is_softer_and_breathier() {
    let controls = Controls { vibrato: 0.0, auto_expression: 0.0, ..steady() };
    let measure = |key: u8| {
        let x = play(48_000.0, &controls, &[(0.0, on(key, MEZZOFORTE))], 3.0).between(0.6, 3.0);
        let spectrum = Spectrum::with_beta(&x, 48_000.0, 9.0);
        let hz = key_hz(key);
        let half = 0.06 * hz;
        let tone: f64 = (1..12)
            .map(|n| spectrum.power(f64::from(n) * hz - half, f64::from(n) * hz + half))
            .sum();
        let noise = spectrum.power(80.0, 12_000.0) - tone;
        [0.5 * db(tone), 0.5 * db(noise)]
    };
    let (low, high) = (measure(69), measure(81));
    eprintln!("tone {:.1} dB, noise {:.1} dB", high[0] - low[0], high[1] - low[1]);
    assert!(high[0] < low[0]);
    check_within("noise floor, dB", &[high[1] - low[1]], 6.0, 12.0);
}

#[test]
fn saz_syrnai_5_6_speaks_quickly_and_leaves_nothing() {
    for key in SAZ_SYRNAI_KEYS {
        let controls = Controls { auto_expression: 0.0, ..bare() };
        let acts = [(0.0, on(key, MEZZOFORTE)), (1.0, off(key))];
        let x = play(48_000.0, &controls, &acts, 1.5).mono();
        let level = |at: usize| rms(&x[at..at + 240]);
        let settled = rms(&x[24_000..48_000]);
        let reach = |share: f64| (0..400).find(|i| level(i * 48) > share * settled).unwrap();
        let attack = reach(0.9) - reach(0.1);
        let fall = |down: f64| (0..450).find(|i| db(level(48_000 + i * 48) / settled) < down);
        let t60 = 3 * (fall(-25.0).unwrap() - fall(-5.0).unwrap());
        eprintln!("{key}: attack {attack} ms, T60 of the release {t60} ms");
        check_within("attack, ms", &[attack as f64], 20.0, 60.0);
        assert!(t60 < 80, "{key}: {t60} ms");
    }
}
