//! Acceptance facts of the sybyzghy and the figures that a jet must reach.

use kairat_engine::{
    Controller, Controls, Engine, Event, SampleRate, controls::Articulation, instruments::SYBYZGHY,
};
use tests::{
    cents, db, peak,
    render::{Act, Blocks, Dice, Sound, off, on, steady, take_in},
    rms,
    spectrum::Spectrum,
    window::{DEEP_BETA, kaiser},
};

use crate::{BOTH_RATES_HZ, FORTISSIMO, MEZZOFORTE, PIANO, check_within, key_hz};

const RATES_HZ: [f64; 3] = [44_100.0, 48_000.0, 96_000.0];
const KEYS: std::ops::RangeInclusive<u8> = 57..=87;

fn play(rate_hz: f64, controls: &Controls, acts: &[(f64, Act)], seconds: f64) -> Sound {
    let mut engine = Engine::new(&SYBYZGHY);
    engine.prepare(SampleRate::new(rate_hz));
    take_in(&mut engine, controls, acts, seconds, rate_hz, &Blocks::Of(512))
}

fn held(rate_hz: f64, controls: &Controls, key: u8, velocity: f32, seconds: f64) -> Sound {
    play(rate_hz, controls, &[(0.0, on(key, velocity))], seconds)
}

fn breath(value: f64) -> Act {
    let value = value as f32;
    Act::Play(Event::Control { controller: Controller::Breath, value })
}

/// Nothing but the tone: no noise, no vibrato.
fn bare() -> Controls {
    Controls { noise: 0.0, vibrato: 0.0, ..steady() }
}

/// Strongest line of a sound.
fn strongest_hz(x: &[f64], rate_hz: f64) -> f64 {
    let spectrum = Spectrum::with_beta(x, rate_hz, 9.0);
    spectrum.peak(120.0, 2_500.0).map_or(0.0, |line| line.hz)
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

/// Level in steps of 2 ms, over two periods and more.
fn envelope(x: &[f64], rate_hz: f64, hz: f64) -> Vec<f64> {
    let (hop, width) = ((0.002 * rate_hz) as usize, (2.0 * rate_hz / hz.min(400.0)) as usize);
    (0..x.len().saturating_sub(width)).step_by(hop).map(|i| rms(&x[i..i + width])).collect()
}

#[test]
fn sybyzghy_4_7_a_note_speaks_within_the_attack() {
    for (velocity, low_ms, high_ms) in [(PIANO, 30.0, 120.0), (FORTISSIMO, 20.0, 120.0)] {
        for key in KEYS {
            let controls = Controls { auto_expression: 0.0, vibrato: 0.0, ..steady() };
            let acts = [(0.0, on(key, velocity))];
            let x = play(48_000.0, &controls, &acts, 0.7).mono();
            let levels = envelope(&x, 48_000.0, key_hz(key));
            let settled = levels[150..300].iter().sum::<f64>() / 150.0;
            let reach = |share: f64| {
                2.0 * levels.iter().position(|x| *x > share * settled).unwrap_or(999) as f64
            };
            let rise_ms = reach(0.9) - reach(0.1);
            eprintln!("{key} at {velocity}: 10–90 % in {rise_ms} ms, begins {} ms", reach(0.1));
            check_within("attack, ms", &[rise_ms], low_ms, high_ms);
        }
    }
}

#[test]
fn sybyzghy_figure_pitch_every_key_speaks_in_its_register_and_in_tune() {
    for rate_hz in RATES_HZ {
        let controls = Controls { vibrato: 0.0, ..steady() };
        let (mut worst, mut off_by_more, mut count) = (0.0_f64, 0, 0);
        for velocity in [0.3, 0.5, 0.7, 0.85, 1.0] {
            for key in KEYS {
                let x = held(rate_hz, &controls, key, velocity, 1.5).between(0.5, 1.5);
                let off = cents(strongest_hz(&x, rate_hz), key_hz(key));
                assert!(off.abs() < 30.0, "{key} at {velocity}, {rate_hz}: {off:.1} cents");
                worst = worst.max(off.abs());
                off_by_more += usize::from(off.abs() > 3.0);
                count += 1;
            }
        }
        eprintln!("pitch at {rate_hz}: worst {worst:.2} cents, {off_by_more} of {count} beyond 3");
        assert!(off_by_more * 20 <= count);
    }
}

#[test]
fn sybyzghy_figure_purity_without_breath_noise() {
    for rate_hz in BOTH_RATES_HZ {
        for (key, velocity) in [(57, 1.0), (66, 0.6), (72, 1.0), (78, 0.3), (82, 1.0), (87, 1.0)] {
            let x = held(rate_hz, &bare(), key, velocity, 3.0).between(1.0, 3.0);
            let spectrum = Spectrum::deep(&x, rate_hz);
            let hz = key_hz(key);
            let top = spectrum.largest(0.5 * hz, 0.45 * rate_hz).amplitude;
            let mut worst = (-400.0, 0.0);
            let mut n = 0.5;
            while (n + 0.5) * hz < 0.45 * rate_hz {
                let guard = (0.06 * hz).max(1.25 * spectrum.lobe_hz);
                let line = spectrum.largest((n + 0.5) * hz - hz + guard, (n + 0.5) * hz - guard);
                if db(line.amplitude / top) > worst.0 && line.hz > 0.5 * hz {
                    worst = (db(line.amplitude / top), line.hz);
                }
                n += 1.0;
            }
            let window = kaiser(x.len(), DEEP_BETA);
            let mean =
                x.iter().zip(&window).map(|(x, w)| x * w).sum::<f64>() / window.iter().sum::<f64>();
            let dc = db(mean / peak(&x));
            eprintln!(
                "{key} at {rate_hz}: spurious {:.1} dB at {:.0} Hz, DC {dc:.1} dB",
                worst.0, worst.1
            );
            assert!(worst.0 <= -70.0 && dc <= -85.0, "{key}: {worst:?}, DC {dc:.1}");
        }
    }
}

/// Time constant of the release as T60, by a line through −5 and −25 dB.
fn release_ms(key: u8) -> (f64, [f64; 3]) {
    let sound = play(48_000.0, &bare(), &[(0.0, on(key, MEZZOFORTE)), (1.0, off(key))], 1.6);
    let x = sound.mono();
    let sustain = rms(&x[38_400..48_000]);
    let level = |ms: f64| {
        let at = 48_000 + (48.0 * ms) as usize;
        db(rms(&x[at..at + 480]) / sustain)
    };
    let first = (0..600).find(|ms| level(f64::from(*ms)) < -5.0).unwrap();
    let second = (0..600).find(|ms| level(f64::from(*ms)) < -25.0).unwrap();
    (3.0 * f64::from(second - first), [50.0, 100.0, 200.0].map(level))
}

#[test]
fn sybyzghy_figure_release_and_ring() {
    for key in KEYS {
        let (t60, ring) = release_ms(key);
        eprintln!("{key}: T60 {t60:.0} ms, ring {ring:.0?} dB at 50, 100, 200 ms");
        check_within("T60 after the key, ms", &[t60], 60.0, 150.0);
    }
}

/// Standard deviation in decibels of each strong partial and of the whole.
fn motion(key: u8) -> (f64, f64) {
    let controls = Controls::default();
    let x = held(48_000.0, &controls, key, MEZZOFORTE, 3.0).between(0.3, 3.0);
    let (width, hop) = (2_880, 480);
    let window = kaiser(width, 6.0);
    let frames: Vec<usize> = (0..x.len() - width).step_by(hop).collect();
    let deviation = |levels: &[f64]| {
        let mean = levels.iter().sum::<f64>() / levels.len() as f64;
        (levels.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / levels.len() as f64).sqrt()
    };
    let partial = |n: usize| -> Vec<f64> {
        let turn = std::f64::consts::TAU * n as f64 * key_hz(key) / 48_000.0;
        let level = |start: &usize| {
            let (re, im) = (0..width).fold((0.0, 0.0), |(re, im), i| {
                let (sin, cos) = (turn * (start + i) as f64).sin_cos();
                (re + window[i] * x[start + i] * cos, im - window[i] * x[start + i] * sin)
            });
            db(re.hypot(im))
        };
        frames.iter().map(level).collect()
    };
    let partials: Vec<Vec<f64>> = (1..=6).map(partial).collect();
    let mean = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let top = partials.iter().map(|x| mean(x)).fold(f64::NEG_INFINITY, f64::max);
    let strong: Vec<f64> =
        partials.iter().filter(|x| mean(x) > top - 30.0).map(|x| deviation(x)).collect();
    let whole: Vec<f64> = frames.iter().map(|i| db(rms(&x[*i..i + width]))).collect();
    (mean(&strong), deviation(&whole))
}

#[test]
fn sybyzghy_figure_partials_move_for_themselves() {
    for key in [57, 64, 69, 76, 81] {
        let (partials, whole) = motion(key);
        eprintln!("{key}: partials {partials:.2} dB, whole {whole:.2} dB");
        assert!(partials >= 3.0 && whole <= 2.5, "{key}: {partials:.2}, {whole:.2}");
    }
}

#[test]
fn sybyzghy_figure_blocks_of_any_size_give_the_same_bits() {
    let acts = [(0.003, on(57, 0.7)), (0.2, on(76, 0.9)), (0.21, off(57)), (0.5, off(76))];
    let take = |blocks: &Blocks| {
        let mut engine = Engine::new(&SYBYZGHY);
        engine.prepare(SampleRate::new(48_000.0));
        let controls = Controls { companion: 0.5, ..Controls::default() };
        take_in(&mut engine, &controls, &acts, 0.9, 48_000.0, blocks)
    };
    let whole = take(&Blocks::Of(4_096));
    for blocks in [Blocks::Of(1), Blocks::Of(7), Blocks::Of(61), Blocks::Random(3, 300)] {
        let other = take(&blocks);
        assert!(whole.left == other.left && whole.right == other.right, "{blocks:?}");
    }
}

#[test]
fn sybyzghy_figure_any_control_is_survived_and_forgotten() {
    let mut dice = Dice::new(11);
    let mut acts = Vec::new();
    let mut time_s = 0.0;
    while time_s < 60.0 {
        let mut unit = || dice.unit();
        let key = 40 + (unit() * 60.0) as u8;
        acts.push((time_s, if unit() < 0.6 { on(key, unit()) } else { off(key) }));
        let controllers = [Controller::Breath, Controller::Modulation, Controller::Expression];
        let controller = controllers[(unit() * 2.99) as usize];
        acts.push((time_s, Act::Play(Event::Control { controller, value: unit() })));
        let wild = Controls {
            articulation: Articulation::ALL[(unit() * 36.9) as usize],
            noise: unit(),
            skill: unit(),
            companion: unit(),
            companion_semitones: 48.0 * unit() - 24.0,
            embouchure: 2.0 * unit() - 1.0,
            intonation: unit(),
            vibrato: 3.0 * unit(),
            onset: 0.25 + unit(),
            ..Controls::default()
        };
        acts.push((time_s, Act::Turn(wild)));
        time_s += 0.03;
    }
    acts.push((60.0, Act::Play(Event::AllSoundOff)));
    acts.push((60.0, Act::Turn(bare())));
    acts.push((60.0, breath(0.6)));
    acts.push((60.0, Act::Play(Event::Control { controller: Controller::Expression, value: 1.0 })));
    acts.push((60.0, Act::Play(Event::Control { controller: Controller::Modulation, value: 0.0 })));
    acts.push((60.2, on(69, MEZZOFORTE)));
    let sound = play(48_000.0, &bare(), &acts, 62.0);
    let x = sound.mono();
    assert!(x.iter().all(|x| x.is_finite()));
    let loudest = db(peak(&x));
    let hz = strongest_hz(&sound.between(61.0, 62.0), 48_000.0);
    eprintln!("loudest {loudest:.1} dB, then {hz:.2} Hz");
    assert!(loudest < 12.0 && cents(hz, 440.0).abs() < 5.0);
}
