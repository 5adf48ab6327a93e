//! Figures that a jet must reach, on a bore and on a vessel: pitch, purity, level.

use std::ops::RangeInclusive;

use kairat_engine::{
    Controller, Controls, Engine, Event, SampleRate,
    instruments::{Instrument, SAZ_SYRNAI, SYBYZGHY},
};
use tests::{
    cents, db, peak,
    render::{Act, Blocks, Sound, on, steady, take_in},
    rms,
    spectrum::Spectrum,
    window::{DEEP_BETA, kaiser},
};

use crate::key_hz;

pub(crate) const RATES_HZ: [f64; 3] = [44_100.0, 48_000.0, 96_000.0];
pub(crate) const SYBYZGHY_KEYS: RangeInclusive<u8> = 57..=87;
pub(crate) const SAZ_SYRNAI_KEYS: RangeInclusive<u8> = 67..=81;

/// Both, with their keys.
pub(crate) fn both() -> [(&'static Instrument, RangeInclusive<u8>); 2] {
    [(&SYBYZGHY, SYBYZGHY_KEYS), (&SAZ_SYRNAI, SAZ_SYRNAI_KEYS)]
}

pub(crate) fn play(
    instrument: &'static Instrument,
    rate_hz: f64,
    controls: &Controls,
    acts: &[(f64, Act)],
    seconds: f64,
) -> Sound {
    let mut engine = Engine::new(instrument);
    engine.prepare(SampleRate::new(rate_hz));
    take_in(&mut engine, controls, acts, seconds, rate_hz, &Blocks::Of(512))
}

pub(crate) fn control(controller: Controller, value: f64) -> Act {
    Act::Play(Event::Control { controller, value: value as f32 })
}

pub(crate) fn breath(value: f64) -> Act {
    control(Controller::Breath, value)
}

/// Nothing but the tone: no noise, no vibrato.
pub(crate) fn bare() -> Controls {
    Controls { noise: 0.0, vibrato: 0.0, ..steady() }
}

/// Strongest line of a sound.
pub(crate) fn strongest_hz(x: &[f64], rate_hz: f64) -> f64 {
    let spectrum = Spectrum::with_beta(x, rate_hz, 9.0);
    spectrum.peak(120.0, 2_500.0).map_or(0.0, |line| line.hz)
}

#[test]
fn jet_figure_every_key_speaks_in_its_register_and_in_tune() {
    let controls = Controls { vibrato: 0.0, ..steady() };
    for (instrument, keys) in both() {
        for rate_hz in RATES_HZ {
            let mut offs = Vec::new();
            for velocity in [0.3, 0.5, 0.7, 0.85, 1.0] {
                for key in keys.clone() {
                    let acts = [(0.0, on(key, velocity))];
                    let x = play(instrument, rate_hz, &controls, &acts, 1.5).between(0.5, 1.5);
                    let off = cents(strongest_hz(&x, rate_hz), key_hz(key)).abs();
                    // Another register is hundreds of cents away.
                    assert!(off < 30.0, "{key} at {velocity}, {rate_hz}: {off:.1} cents");
                    offs.push(off);
                }
            }
            offs.sort_by(f64::total_cmp);
            let (most, worst) = (offs[offs.len() * 95 / 100], offs[offs.len() - 1]);
            let id = instrument.id;
            eprintln!("{id} at {rate_hz}: 95 % within {most:.2} cents, worst {worst:.2}");
            assert!(most <= 3.0);
        }
    }
}

/// Strongest line between the harmonics of a tone, re its strongest, and its hertz.
fn spurious(x: &[f64], rate_hz: f64, hz: f64) -> (f64, f64) {
    let spectrum = Spectrum::deep(x, rate_hz);
    let top = spectrum.largest(0.5 * hz, 0.45 * rate_hz).amplitude;
    let guard = (0.06 * hz).max(1.25 * spectrum.lobe_hz);
    let mut worst = (f64::NEG_INFINITY, 0.0);
    let mut below = 0.0;
    while below + hz < 0.45 * rate_hz {
        let line = spectrum.largest((below + guard).max(0.5 * hz), below + hz - guard);
        if db(line.amplitude / top) > worst.0 {
            worst = (db(line.amplitude / top), line.hz);
        }
        below += hz;
    }
    worst
}

/// The steady offset re the peak.
fn offset_db(x: &[f64]) -> f64 {
    let window = kaiser(x.len(), DEEP_BETA);
    let mean = x.iter().zip(&window).map(|(x, w)| x * w).sum::<f64>() / window.iter().sum::<f64>();
    db(mean / peak(x))
}

/// Harmonics that fold at half the rate come down between the others: this is the alias floor too.
#[test]
fn jet_figure_purity_alias_floor_and_dc_without_breath_noise() {
    for (instrument, keys) in both() {
        for rate_hz in RATES_HZ {
            let mut worst = (f64::NEG_INFINITY, 0.0, 0);
            let mut dc = f64::NEG_INFINITY;
            for velocity in [0.3, 0.65, 1.0] {
                for key in keys.clone() {
                    let acts = [(0.0, on(key, velocity))];
                    let x = play(instrument, rate_hz, &bare(), &acts, 2.0).between(0.7, 2.0);
                    let (level, hz) = spurious(&x, rate_hz, key_hz(key));
                    if level > worst.0 {
                        worst = (level, hz, key);
                    }
                    dc = dc.max(offset_db(&x));
                }
            }
            let (level, hz, key) = worst;
            let id = instrument.id;
            eprintln!("{id} at {rate_hz}: {level:.1} dB at {hz:.0} Hz on {key}, DC {dc:.1} dB");
            assert!(level <= -70.0 && dc <= -85.0);
        }
    }
}

#[test]
fn jet_figure_the_level_is_the_same_at_every_rate() {
    for (instrument, keys) in both() {
        for velocity in [0.3, 0.65, 1.0] {
            for key in keys.clone().step_by(3) {
                let level = |rate_hz| {
                    let acts = [(0.0, on(key, velocity))];
                    let x = play(instrument, rate_hz, &bare(), &acts, 1.4).between(0.6, 1.4);
                    db(rms(&x))
                };
                let levels = RATES_HZ.map(level);
                let spread = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max)
                    - levels.iter().copied().fold(f64::INFINITY, f64::min);
                eprintln!("{} {key} at {velocity}: {levels:.2?} dB", instrument.id);
                assert!(spread <= 0.3, "{key} at {velocity}: {levels:.2?}");
            }
        }
    }
}

#[test]
fn jet_figure_fortissimo_peaks_near_minus_six_decibels() {
    for (instrument, keys) in both() {
        for rate_hz in [48_000.0, 96_000.0] {
            let loudest = |key| {
                let acts = [(0.0, on(key, 1.0))];
                db(peak(&play(instrument, rate_hz, &steady(), &acts, 2.5).mono()))
            };
            let peaks: Vec<f64> = keys.clone().map(loudest).collect();
            let top = peaks.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            eprintln!("{} at {rate_hz}: loudest {top:.1} dBFS", instrument.id);
            assert!((-8.0..=-5.0).contains(&top), "{peaks:.1?}");
        }
    }
}
