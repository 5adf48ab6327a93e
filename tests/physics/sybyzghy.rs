//! Acceptance facts of the sybyzghy.

use kairat_engine::{Controls, controls::Articulation, instruments::SYBYZGHY};
use tests::{
    cents, db,
    render::{Act, Sound, on, steady},
    rms,
    spectrum::Spectrum,
};

use crate::{
    BOTH_RATES_HZ, FORTISSIMO, MEZZOFORTE, PIANO, check_within,
    jet::{RATES_HZ, bare, breath, strongest_hz},
    key_hz,
};

fn play(rate_hz: f64, controls: &Controls, acts: &[(f64, Act)], seconds: f64) -> Sound {
    crate::jet::play(&SYBYZGHY, rate_hz, controls, acts, seconds)
}

fn held(rate_hz: f64, controls: &Controls, key: u8, velocity: f32, seconds: f64) -> Sound {
    play(rate_hz, controls, &[(0.0, on(key, velocity))], seconds)
}

#[test]
fn sybyzghy_4_1_four_fingerings_give_a_b_c_sharp_and_d_sharp() {
    for rate_hz in RATES_HZ {
        for (key, hz) in [(57, 220.0), (59, 247.0), (61, 277.0), (63, 311.0)] {
            let x = held(rate_hz, &bare(), key, MEZZOFORTE, 1.6).between(0.6, 1.6);
            let off = cents(strongest_hz(&x, rate_hz), hz);
            eprintln!("{key} at {rate_hz}: {off:.2} cents of {hz}");
            check_within("fundamental, cents", &[off], -10.0, 10.0);
        }
    }
}

/// Breath at which each register is entered, upwards and downwards, on one fingering.
fn walk(rate_hz: f64) -> ([f64; 4], [f64; 4]) {
    let controls =
        Controls { articulation: Articulation::Harmonic, auto_expression: 0.0, ..bare() };
    let (seconds, steps) = (20.0, 500);
    let mut acts = vec![(0.0, breath(0.03)), (0.0, on(57, FORTISSIMO))];
    let at = |time_s: f64| 1.0 - (2.0 * time_s / seconds - 1.0).abs();
    for step in 1..=steps {
        let time_s = seconds * f64::from(step) / f64::from(steps);
        acts.push((time_s, breath(at(time_s).max(0.03))));
    }
    let sound = play(rate_hz, &controls, &acts, seconds);
    let (mut up, mut down) = ([0.0; 4], [0.0; 4]);
    let mut last = 1;
    let mut time_s = 0.3;
    while time_s + 0.1 < seconds {
        let x = sound.between(time_s, time_s + 0.1);
        let register = (strongest_hz(&x, rate_hz) / 220.0).round() as usize;
        let value = at(time_s + 0.05);
        if time_s < 0.5 * seconds && register == last + 1 && register <= 5 {
            up[register - 2] = value;
            last = register;
        }
        if time_s > 0.5 * seconds && register + 1 == last && register >= 1 {
            down[register - 1] = value;
            last = register;
        }
        time_s += 0.02;
    }
    (up, down)
}

#[test]
fn sybyzghy_4_2_breath_walks_the_registers_with_hysteresis() {
    for rate_hz in BOTH_RATES_HZ {
        let (up, down) = walk(rate_hz);
        eprintln!("up {up:.3?} down {down:.3?} at {rate_hz}");
        for (up, down) in up.iter().zip(&down) {
            assert!(*up > 0.0 && *down > 0.0, "a register is missing: {up} {down}");
            check_within("hysteresis, share", &[1.0 - down / up], 0.05, 0.25);
        }
    }
}

/// Cents of an overblown partial over its fundamental.
fn overblown_cents(rate_hz: f64, key: u8, value: f64, partial: f64) -> f64 {
    let controls = Controls { articulation: Articulation::Harmonic, ..bare() };
    let acts = [(0.0, breath(value)), (0.1, on(key, FORTISSIMO))];
    let x = play(rate_hz, &controls, &acts, 2.0).between(1.0, 2.0);
    cents(strongest_hz(&x, rate_hz), partial * key_hz(key))
}

#[test]
fn sybyzghy_4_3_third_and_fifth_harmonics_stay_harmonics() {
    for rate_hz in RATES_HZ {
        for key in [57, 59, 61] {
            let third = overblown_cents(rate_hz, key, 0.5, 3.0);
            let fifth = overblown_cents(rate_hz, key, 0.88, 5.0);
            eprintln!("{key} at {rate_hz}: third {third:.2}, fifth {fifth:.2} cents");
            check_within("third over 3·f, cents", &[third], -10.0, 10.0);
            check_within("fifth over 5·f, cents", &[fifth], -10.0, 10.0);
        }
        for key in [76, 78, 80] {
            let x = held(rate_hz, &bare(), key, MEZZOFORTE, 1.6).between(0.6, 1.6);
            let third = cents(strongest_hz(&x, rate_hz), 3.0 * key_hz(key - 19));
            check_within("key over 3·f, cents", &[third], -10.0, 10.0);
        }
    }
}

/// What lies between the harmonics in 80 Hz–8 kHz, re the harmonics, in decibels.
fn noise_db(x: &[f64], rate_hz: f64, hz: f64) -> f64 {
    let spectrum = Spectrum::with_beta(x, rate_hz, 9.0);
    let total = spectrum.power(80.0, 8_000.0);
    let half_hz = (0.03 * hz).max(12.0);
    let tone: f64 = (1..1_000)
        .map(|n| f64::from(n) * hz)
        .take_while(|at| *at < 8_000.0)
        .map(|at| spectrum.power(at - half_hz, at + half_hz))
        .sum();
    0.5 * db((total - tone).max(0.0) / tone)
}

#[test]
fn sybyzghy_4_4_breath_noise_is_heard() {
    for rate_hz in BOTH_RATES_HZ {
        let controls = Controls { vibrato: 0.0, ..steady() };
        let levels: Vec<f64> = [57, 64, 69, 76, 81, 87]
            .iter()
            .map(|key| {
                let x = held(rate_hz, &controls, *key, MEZZOFORTE, 3.0).between(0.6, 3.0);
                noise_db(&x, rate_hz, key_hz(*key))
            })
            .collect();
        eprintln!("noise re tone at {rate_hz}: {levels:.1?} dB");
        check_within("noise re tone, dB", &levels, -25.0, -10.0);
    }
}

#[test]
fn sybyzghy_4_5_the_lowest_register_is_soft() {
    for velocity in [PIANO, MEZZOFORTE, FORTISSIMO] {
        let level = |key| rms(&held(48_000.0, &bare(), key, velocity, 1.6).between(0.6, 1.6));
        let under = db(level(57) / level(76));
        eprintln!("first register re third at {velocity}: {under:.1} dB");
        assert!(under <= -10.0, "{under:.1} dB at velocity {velocity}");
    }
}

#[test]
fn sybyzghy_4_6_the_sung_voice_leaves_sidebands() {
    for rate_hz in BOTH_RATES_HZ {
        for key in [69, 76, 81] {
            let controls = Controls { companion: 1.0, ..bare() };
            let x = held(rate_hz, &controls, key, MEZZOFORTE, 2.2).between(0.7, 2.2);
            let spectrum = Spectrum::with_beta(&x, rate_hz, 9.0);
            let near = |hz: f64| spectrum.largest(hz - 6.0, hz + 6.0).amplitude;
            let (tone, voice) = (key_hz(key), 110.0);
            let lines = [voice, tone - voice, tone + voice].map(|hz| db(near(hz) / near(tone)));
            eprintln!("voice and sidebands of {key} at {rate_hz}: {lines:.1?} dB");
            assert!(lines.iter().all(|line| *line >= -35.0), "{key}: {lines:.1?}");
        }
    }
}
