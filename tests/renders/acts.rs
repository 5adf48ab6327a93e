//! A busy passage: everything a player and a host may do within two seconds.

use kairat_engine::{
    Controls, Event, NoteAddress,
    controls::{Articulation, Material, StrokeDirection},
    event::{Controller, Dimension},
};
use tests::render::{Act, off, on};

fn turn(change: impl Fn(&mut Controls)) -> Act {
    let mut controls = Controls::default();
    change(&mut controls);
    Act::Turn(controls)
}

fn express(key: Option<u8>, dimension: Dimension, value: f32) -> Act {
    let note = NoteAddress { voice: None, channel: Some(0), key };
    Act::Play(Event::Express { note, dimension, value })
}

/// Strums, slides, hammer-ons, bends, chokes, knocks, retuning, in order of time.
pub(crate) fn busy() -> Vec<(f64, Act)> {
    let control = |controller, value| Act::Play(Event::Control { controller, value });
    let mut acts = vec![
        (0.0, on(50, 0.9)),
        (0.0, on(62, 0.8)),
        (0.101, express(Some(62), Dimension::Tuning, 1.7)),
        (0.137, express(None, Dimension::Brightness, 0.1)),
        (0.150, control(Controller::Modulation, 0.8)),
        (0.211, off(62)),
        (0.2111, turn(|c| c.articulation = Articulation::Slide)),
        (0.212, on(67, 0.7)),
        (0.350, turn(|c| c.articulation = Articulation::Legato)),
        (0.351, on(69, 0.7)),
        (0.402, express(Some(69), Dimension::Pressure, 0.9)),
        (0.450, turn(|c| c.articulation = Articulation::Choke)),
        (0.451, on(55, 1.0)),
        (0.451, on(50, 0.4)),
        (0.600, turn(|c| c.articulation = Articulation::Tyrnama)),
        (0.601, on(57, 0.9)),
        (0.700, turn(|c| (c.damping, c.body_size, c.width) = (3.0, 1.2, 0.1))),
        (0.710, turn(|c| (c.a4_hz, c.output_db) = (446.0, -7.0))),
        (0.720, control(Controller::Sustain, 1.0)),
        (0.750, off(57)),
        (0.800, turn(|c| c.articulation = Articulation::Tap)),
        (0.801, on(60, 1.0)),
        (0.850, turn(|c| (c.material, c.variant) = (Material::Gut, 1))),
        (0.900, turn(|c| (c.fingers, c.stroke_direction) = (4, StrokeDirection::Up))),
        (0.9005, on(52, 0.7)),
        (0.9005, on(64, 0.9)),
        (1.000, control(Controller::Sustain, 0.0)),
        (1.050, Act::Play(Event::Choke { note: NoteAddress::key(0, 64) })),
        (1.100, turn(|c| c.articulation = Articulation::Harmonic)),
        (1.101, on(67, 0.9)),
        (1.200, express(None, Dimension::Tuning, -2.0)),
        (1.300, control(Controller::Pan, 0.2)),
        (1.350, Act::Play(Event::AllNotesOff)),
    ];
    // A fast run, each note cutting the one before.
    for i in 0..8_u8 {
        let at_s = 1.4 + 0.061 * f64::from(i);
        acts.push((at_s, on(55 + 2 * i, 0.5 + 0.05 * f32::from(i))));
        acts.push((at_s + 0.055, off(55 + 2 * i)));
    }
    acts
}
