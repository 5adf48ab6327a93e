//! No control clicks while a note rings, stepped or ramped.

use kairat_engine::{
    Controls, Event, NoteAddress,
    controls::{FretMap, Material, StringInterval},
    event::{Controller, Dimension},
};
use tests::{
    clicks::burst_db,
    render::{Act, Sound, on, steady, take},
};

use crate::FORTISSIMO;

const RATE_HZ: f64 = 48_000.0;

/// When the step comes: its neighbours above 5 kHz have died by then.
const STEP_S: f64 = 1.2;

/// Length of a ramp, in 64-sample moves as a host would make them.
const RAMP_S: f64 = 0.25;

/// Loudest burst, re the signal.
const LIMIT_DB: f64 = -60.0;

fn held(more: &[(f64, Act)]) -> Sound {
    let mut acts = vec![(0.0, on(50, FORTISSIMO)), (0.0, on(62, FORTISSIMO))];
    acts.extend_from_slice(more);
    take(RATE_HZ, &steady(), &acts, STEP_S + RAMP_S + 0.15)
}

/// One moving thing: how it stands at a share of its way, 0–1.
pub(crate) type Move = (&'static str, fn(f32) -> Act);

pub(crate) fn turn(change: impl Fn(&mut Controls)) -> Act {
    let mut controls = steady();
    change(&mut controls);
    Act::Turn(controls)
}

pub(crate) fn express(dimension: Dimension, value: f32) -> Act {
    let note = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    Act::Play(Event::Express { note, dimension, value })
}

pub(crate) fn control(controller: Controller, value: f32) -> Act {
    Act::Play(Event::Control { controller, value })
}

/// From where `steady` has it to an end of its range, or half of it where that is what hands do.
const MOVES: [Move; 23] = [
    ("a4_hz", |x| turn(|c| c.a4_hz = 440.0 + 25.0 * x)),
    ("contact_point", |x| turn(|c| c.contact_point = 0.22 + 0.28 * x)),
    ("nail", |x| turn(|c| c.nail = 0.62 - 0.62 * x)),
    ("scratch", |x| turn(|c| c.scratch = 0.5 + 0.5 * x)),
    ("dynamics_curve", |x| turn(|c| c.dynamics_curve = x)),
    ("dynamics_range_db", |x| turn(|c| c.dynamics_range_db = 30.0 + 30.0 * x)),
    ("body_size", |x| turn(|c| c.body_size = 1.0 + 0.4 * x)),
    ("body_size down", |x| turn(|c| c.body_size = 1.0 - 0.3 * x)),
    ("damping up", |x| turn(|c| c.damping = 1.0 + 3.0 * x)),
    ("damping down", |x| turn(|c| c.damping = 1.0 - 0.75 * x)),
    ("glide", |x| turn(|c| c.glide = 1.0 + x)),
    ("width", |x| turn(|c| c.width = 0.6 - 0.6 * x)),
    ("output_db", |x| turn(|c| c.output_db = -24.0 * x)),
    ("tuning", |x| express(Dimension::Tuning, 2.0 * x)),
    ("volume", |x| express(Dimension::Volume, 1.0 - x)),
    ("pan", |x| express(Dimension::Pan, 0.5 + 0.5 * x)),
    ("vibrato", |x| express(Dimension::Vibrato, x)),
    ("expression", |x| express(Dimension::Expression, 1.0 - 0.8 * x)),
    ("brightness", |x| express(Dimension::Brightness, 0.5 - 0.5 * x)),
    ("pressure", |x| express(Dimension::Pressure, x)),
    ("modulation", |x| control(Controller::Modulation, x)),
    ("breath", |x| control(Controller::Breath, x)),
    ("channel volume", |x| control(Controller::Volume, 1.0 - 0.8 * x)),
];

/// Switches may only be stepped.
const SWITCHES: [Move; 6] = [
    ("material", |_| turn(|c| c.material = Material::Gut)),
    ("variant", |_| turn(|c| c.variant = 1)),
    ("fret_map", |_| turn(|c| c.fret_map = FretMap::Bokey)),
    ("string_interval", |_| turn(|c| c.string_interval = StringInterval::Fifth)),
    ("sympathy", |_| turn(|c| c.sympathy = false)),
    ("drone", |_| turn(|c| c.drone = false)),
];

#[track_caller]
fn check_moves(kind: &str, moves: &[Move], acts: impl Fn(&Move) -> Vec<(f64, Act)>, reach_s: f64) {
    let plain = held(&[]);
    let at = ((STEP_S + reach_s / 2.0) * RATE_HZ) as usize;
    let mut loud = Vec::new();
    let mut all = Vec::new();
    for step in moves {
        let moved = held(&acts(step));
        let level = burst_db(&moved.mono(), &plain.mono(), RATE_HZ, at, reach_s / 2.0 + 0.04);
        all.push(format!("{} {level:.0}", step.0));
        if level > LIMIT_DB {
            loud.push(format!("{} {level:.1} dB", step.0));
        }
    }
    eprintln!("{kind}: {}", all.join(", "));
    assert!(loud.is_empty(), "{kind} that click: {}", loud.join(", "));
}

#[test]
fn figure_5_no_step_clicks() {
    check_moves("steps", &MOVES, |step| vec![(STEP_S, step.1(1.0))], 0.0);
}

#[test]
fn figure_5_no_switch_clicks() {
    check_moves("switches", &SWITCHES, |step| vec![(STEP_S, step.1(1.0))], 0.0);
}

#[test]
fn figure_5_no_ramp_clicks() {
    let moves = (RAMP_S * RATE_HZ) as usize / 64;
    let ramp = |step: &Move| {
        (0..=moves)
            .map(|i| (STEP_S + (64 * i) as f64 / RATE_HZ, step.1(i as f32 / moves as f32)))
            .collect()
    };
    check_moves("ramps", &MOVES, ramp, RAMP_S);
}
