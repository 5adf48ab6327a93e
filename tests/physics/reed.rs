//! What the tests of reed instruments share: notes held under a set breath, and what is heard of them.

use kairat_engine::{
    Controls, Engine, Event, SampleRate, event::Controller, instruments::Instrument,
};
use tests::{
    cents, db, peak,
    pitch::first_partial_hz,
    render::{Act, Blocks, Sound, off, on, take_in},
    rms,
    spectrum::Spectrum,
};

use crate::key_hz;

/// Mouth pressures of the words, re the closing pressure.
pub(crate) const PIANO: f64 = 0.42;
pub(crate) const MEZZOFORTE: f64 = 0.57;
pub(crate) const FORTISSIMO: f64 = 0.95;

/// The panel without human variation, breath noise and phrasing: the model alone.
pub(crate) fn bare() -> Controls {
    Controls { human: 0.0, noise: 0.0, auto_expression: 0.0, ..Controls::default() }
}

/// CC2 that makes a mouth pressure, re the closing pressure.
pub(crate) fn breath(pressure: f64) -> f32 {
    ((pressure - 0.36) / 0.59).max(0.0).sqrt().min(1.0) as f32
}

/// Mouth pressure of a CC2.
pub(crate) fn pressure(breath: f64) -> f64 {
    0.36 * (1.0 - (-breath / 0.035).exp()) + 0.59 * breath * breath
}

pub(crate) fn blow(value: f32) -> Act {
    Act::Play(Event::Control { controller: Controller::Breath, value })
}

pub(crate) fn fresh(instrument: &'static Instrument, rate_hz: f64) -> Engine {
    let mut engine = Engine::new(instrument);
    engine.prepare(SampleRate::new(rate_hz));
    engine
}

/// Plays a take on an instrument at rest.
pub(crate) fn play(
    engine: &mut Engine,
    rate_hz: f64,
    controls: &Controls,
    acts: &[(f64, Act)],
    seconds: f64,
) -> Sound {
    take_in(engine, controls, acts, seconds, rate_hz, &Blocks::Of(512))
}

/// A note under a steady mouth pressure, let go after `held_s`.
pub(crate) fn held(
    engine: &mut Engine,
    rate_hz: f64,
    controls: &Controls,
    key: u8,
    pressure: f64,
    held_s: f64,
) -> Sound {
    let acts = [(0.0, blow(breath(pressure))), (0.0, on(key, 1.0)), (held_s, off(key))];
    play(engine, rate_hz, controls, &acts, held_s + 0.5)
}

/// What a steady excerpt holds.
#[derive(Clone, Debug)]
pub(crate) struct Tone {
    pub(crate) hz: f64,
    /// Partials 1–20 re the first.
    pub(crate) partials_db: Vec<f64>,
    /// Strongest line that is no partial, re the strongest partial.
    pub(crate) spurious_db: f64,
    /// All that is no partial, re all.
    pub(crate) residual_db: f64,
    pub(crate) dc_db: f64,
    amplitudes: Vec<f64>,
}

impl Tone {
    pub(crate) fn of(x: &[f64], rate_hz: f64, expected_hz: f64) -> Self {
        let hz = first_partial_hz(x, rate_hz, expected_hz).unwrap_or(0.0);
        let spectrum = Spectrum::deep(x, rate_hz);
        let half = (1.5 * spectrum.lobe_hz).min(0.3 * expected_hz);
        let at = |n: usize| n as f64 * hz;
        let count = (0.45 * rate_hz / expected_hz) as usize;
        let amplitudes: Vec<f64> =
            (1..=count).map(|n| spectrum.largest(at(n) - half, at(n) + half).amplitude).collect();
        let strongest = peak(&amplitudes);
        let (mut between, mut all, mut spurious): (f64, f64, f64) = (0.0, 0.0, 0.0);
        for n in 0..count {
            let (low, high) = (at(n) + half, at(n + 1) - half);
            between += spectrum.power(low.max(80.0), high);
            all += spectrum.power(at(n) + half, at(n + 1) + half);
            spurious = spurious.max(spectrum.largest(low.max(80.0), high).amplitude);
        }
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        let window = Spectrum::deep(x, rate_hz).largest(0.0, 2.0).amplitude / 2.0;
        Self {
            hz,
            partials_db: amplitudes.iter().take(20).map(|a| db(a / amplitudes[0])).collect(),
            spurious_db: db(spurious / strongest),
            residual_db: 0.5 * db(between / all),
            dc_db: db(window.min(mean.abs()) / rms(x)),
            amplitudes,
        }
    }

    pub(crate) fn centroid_hz(&self) -> f64 {
        let sum: f64 = self.amplitudes.iter().sum();
        let weighted: f64 =
            self.amplitudes.iter().enumerate().map(|(i, a)| (i + 1) as f64 * self.hz * a).sum();
        weighted / sum
    }

    /// Mean of partials 1, 3, 5 minus mean of 2, 4, 6, each no lower than −40 dB.
    pub(crate) fn odd_minus_even_db(&self) -> f64 {
        let level = |n: usize| self.partials_db[n - 1].max(-40.0);
        ((level(1) + level(3) + level(5)) - (level(2) + level(4) + level(6))) / 3.0
    }
}

/// The tone between 1 s and 2.4 s.
pub(crate) fn tone(
    engine: &mut Engine,
    rate_hz: f64,
    controls: &Controls,
    key: u8,
    pressure: f64,
) -> Tone {
    let sound = held(engine, rate_hz, controls, key, pressure, 2.45);
    Tone::of(&sound.between(1.0, 2.4), rate_hz, key_hz(key))
}

/// Worst deviation in cents over keys and pressures, and where.
pub(crate) fn worst_cents(
    instrument: &'static Instrument,
    rate_hz: f64,
    controls: &Controls,
    keys: &(impl Iterator<Item = u8> + Clone),
    pressures: &[f64],
) -> (f64, u8, f64) {
    let mut engine = fresh(instrument, rate_hz);
    let mut worst = (0.0_f64, 0, 0.0);
    for &p in pressures {
        for key in keys.clone() {
            let sound = held(&mut engine, rate_hz, controls, key, p, 1.9);
            let x = sound.between(1.2, 1.85);
            let hz = first_partial_hz(&x, rate_hz, key_hz(key)).unwrap_or(1.0);
            let off = cents(hz, key_hz(key)).abs();
            if off > worst.0 {
                worst = (off, key, p);
            }
        }
    }
    worst
}

/// Levels in decibels every `hop_s` of a sliding window, re full scale.
pub(crate) fn levels_db(x: &[f64], rate_hz: f64, window_s: f64, hop_s: f64) -> Vec<f64> {
    let (window, hop) = ((window_s * rate_hz) as usize, (hop_s * rate_hz).max(1.0) as usize);
    (0..x.len().saturating_sub(window) / hop)
        .map(|i| db(rms(&x[i * hop..i * hop + window])))
        .collect()
}

/// Time after which the level stays above `under_db` below the steady one.
pub(crate) fn speaks_after_s(x: &[f64], rate_hz: f64, steady_db: f64, under_db: f64) -> f64 {
    let hop_s = 0.001;
    let window_s = 0.012;
    let levels = levels_db(x, rate_hz, window_s, hop_s);
    let last = levels.iter().rposition(|level| *level < steady_db - under_db);
    last.map_or(0.0, |i| i as f64 * hop_s + 0.5 * window_s)
}
