//! Reed instruments under steps of the breath: no click.

use kairat_engine::{
    Event,
    event::Controller,
    instruments::{BALABAN, Instrument, QAMYS_SYRNAI},
};
use tests::{
    db,
    filter::high_pass,
    peak,
    render::{Act, on},
};

use crate::{
    reed::{FORTISSIMO, MEZZOFORTE, PIANO, bare, blow, breath, fresh, play},
    reed_figures::RATES_HZ,
};

/// Where the partials of a loud tone have become weak.
const CLICK_HZ: f64 = 12_000.0;

fn peak_above(x: &[f64], rate_hz: f64, from_s: f64, to_s: f64) -> f64 {
    let high = high_pass(x, rate_hz, CLICK_HZ);
    peak(&high[(from_s * rate_hz) as usize..(to_s * rate_hz) as usize])
}

/// How far a step between two pressures rises, far above the partials, over a slow change between the
/// same, re the tone's peak.
fn click_db(mut play: impl FnMut(&[f32], f64) -> Vec<f64>, rate_hz: f64, values: [f32; 2]) -> f64 {
    let [from, to] = values;
    let slow: Vec<f32> = (0..=80_u8).map(|i| from + (to - from) * f32::from(i) / 80.0).collect();
    let x = play(&[to], 1.3);
    let slowly = peak_above(&play(&slow, 1.9), rate_hz, 0.5, 1.85);
    let over = (peak_above(&x, rate_hz, 0.79, 0.95) - slowly).max(0.0);
    db(over / peak(&x[(0.5 * rate_hz) as usize..]))
}

#[test]
fn a_step_of_the_breath_does_not_click_on_a_qamys_syrnai() {
    check_steps(&QAMYS_SYRNAI, [62, 69, 77]);
}

#[test]
fn a_step_of_the_breath_does_not_click_on_a_balaban() {
    check_steps(&BALABAN, [55, 63, 72]);
}

#[track_caller]
fn check_steps(instrument: &'static Instrument, keys: [u8; 3]) {
    let pressures = [PIANO, MEZZOFORTE, 0.75, FORTISSIMO];
    let pairs: Vec<_> = pressures
        .iter()
        .flat_map(|from| pressures.iter().map(move |to| [breath(*from), breath(*to)]))
        .filter(|[from, to]| (from - to).abs() > 1.0e-3)
        .collect();
    let mut worst = (-400.0_f64, 0.0, 0, [0.0; 2], Controller::Breath);
    for rate_hz in RATES_HZ {
        let mut engine = fresh(instrument, rate_hz);
        for key in keys {
            for values in &pairs {
                for controller in [Controller::Breath, Controller::Expression] {
                    let turn = |value| Act::Play(Event::Control { controller, value });
                    let full = if controller == Controller::Breath { values[0] } else { 1.0 };
                    let take = |path: &[f32], seconds| {
                        let mut acts =
                            vec![(0.0, blow(full)), (0.0, turn(values[0])), (0.0, on(key, 1.0))];
                        let moves = path.iter().enumerate();
                        acts.extend(moves.map(|(i, v)| (0.8 + 0.01 * i as f64, turn(*v))));
                        play(&mut engine, rate_hz, &bare(), &acts, seconds).mono()
                    };
                    let click = click_db(take, rate_hz, *values);
                    if click > worst.0 {
                        worst = (click, rate_hz, key, *values, controller);
                    }
                }
            }
        }
    }
    eprintln!("{}: a step leaves {worst:.2?}", instrument.id);
    assert!(worst.0 <= -60.0, "{}: {worst:.2?}", instrument.id);
}
