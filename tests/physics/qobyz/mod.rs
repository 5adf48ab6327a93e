//! The qobyz family, `instruments.md` §2, and what every bowed string must do.

mod alias;
mod hands;
mod level;
mod minute;
mod motion;
mod pitch;
mod spectrum;
mod steady;

use std::f64::consts::TAU;

use kairat_engine::{
    Controls, Engine, Event, NoteAddress, SampleRate,
    controls::Articulation,
    instruments::{Instrument, QYL_QOBYZ},
};
use tests::{
    cents, db,
    pitch::first_partial_hz,
    render::{Sound, steady},
};

use crate::{MEZZOFORTE, key_hz};

/// A note of an instrument: from 0 to `held_s`, rendered for `for_s`.
fn bowed(
    instrument: &'static Instrument,
    rate_hz: f64,
    controls: &Controls,
    [key, other]: [Option<u8>; 2],
    velocity: f32,
    [held_s, for_s]: [f64; 2],
) -> Sound {
    let mut engine = Engine::new(instrument);
    engine.set_controls(controls);
    engine.prepare(SampleRate::new(rate_hz));
    play(&mut engine, rate_hz, [key, other], velocity, [held_s, for_s])
}

/// The same on an engine that is silent.
fn play(
    engine: &mut Engine,
    rate_hz: f64,
    keys: [Option<u8>; 2],
    velocity: f32,
    [held_s, for_s]: [f64; 2],
) -> Sound {
    let count = (for_s * rate_hz) as usize;
    let held = ((held_s * rate_hz) as usize).min(count);
    let (mut left, mut right) = (vec![0.0; count], vec![0.0; count]);
    for key in keys.into_iter().flatten() {
        engine.handle(Event::NoteOn { note: NoteAddress::key(0, key), velocity });
    }
    engine.render(&mut left[..held], &mut right[..held]);
    for key in keys.into_iter().flatten() {
        engine.handle(Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 });
    }
    engine.render(&mut left[held..], &mut right[held..]);
    Sound { left, right, rate_hz }
}

fn one(controls: &Controls, key: u8, held_s: f64, for_s: f64) -> Sound {
    bowed(&QYL_QOBYZ, 48_000.0, controls, [Some(key), None], MEZZOFORTE, [held_s, for_s])
}

/// No noise, no vibrato, no human variation: the model alone.
fn bare() -> Controls {
    Controls { noise: 0.0, vibrato: 0.0, rattle: 0.0, ..steady() }
}

fn with(articulation: Articulation) -> Controls {
    Controls { articulation, ..bare() }
}

/// Level of a frequency over a long stretch.
fn level_db(x: &[f64], rate_hz: f64, hz: f64) -> f64 {
    let (mut re, mut im) = (0.0, 0.0);
    for (i, x) in x.iter().enumerate() {
        let angle = TAU * hz * i as f64 / rate_hz;
        re += x * angle.cos();
        im -= x * angle.sin();
    }
    db(2.0 * re.hypot(im) / x.len() as f64)
}

/// Mean pitch and correlation from cycle to cycle of a held note.
fn steadiness(sound: &Sound, key: u8) -> (f64, f64) {
    let x = sound.between(0.6, f64::INFINITY);
    let hz = key_hz(key);
    let found = first_partial_hz(&x, sound.rate_hz, hz);
    let off = found.map_or(f64::INFINITY, |found| cents(found, hz));
    let period = sound.rate_hz / hz;
    let lag = period.round() as usize;
    let (mut both, mut each) = (0.0, 1e-30);
    for i in 0..x.len() - lag {
        both += x[i] * x[i + lag];
        each += 0.5 * (x[i] * x[i] + x[i + lag] * x[i + lag]);
    }
    (off, both / each)
}
