//! Energy: after the player's last act it only goes.

use kairat_engine::{Controls, bare::LosslessJunction};
use tests::{
    pool,
    render::{Act, Blocks, off, on, steady, take_in},
};

use crate::{FORTISSIMO, passage};

/// Samples of a control tick.
const TICK: usize = 16;

/// Time over which the count is averaged: the waves between two reflections are counted, and a
/// whole-sample count of a stiff string's rocks by some percent within its periods.
const MEAN_S: f64 = 0.05;

/// Energy in joules, averaged, for some seconds after a take.
fn energy_after(controls: &Controls, acts: &[(f64, Act)], after_s: f64, seconds: f64) -> Vec<f64> {
    let rate_hz = 48_000.0;
    let mut engine = pool::dombra(rate_hz);
    let _ = take_in(&mut engine, controls, acts, after_s, rate_hz, &Blocks::Of(TICK));
    let (mut left, mut right) = ([0.0; TICK], [0.0; TICK]);
    let ticks = (MEAN_S * rate_hz) as usize / TICK;
    (0..(seconds / MEAN_S) as usize)
        .map(|_| {
            let sum: f64 = (0..ticks)
                .map(|_| {
                    engine.render(&mut left, &mut right);
                    engine.energy_joule()
                })
                .sum();
            sum / ticks as f64
        })
        .collect()
}

#[track_caller]
fn check_energy_only_goes(name: &str, energy: &[f64]) {
    let mut least = f64::INFINITY;
    let (mut growth, mut at) = (0.0_f64, 0);
    for (i, now) in energy.iter().enumerate() {
        if now / least - 1.0 > growth {
            (growth, at) = (now / least - 1.0, i);
        }
        least = least.min(*now);
    }
    eprintln!("{name}: grows by {growth:.2e} in step {at}, from {:.3e} J", energy[0]);
    assert!(energy[0] > 0.0 && growth <= 1.0e-4, "{name}: grows by {growth:.2e} in step {at}");
}

#[test]
fn figure_4_energy_never_grows_after_a_stroke() {
    let acts = [(0.0, on(50, FORTISSIMO)), (0.0, on(62, FORTISSIMO))];
    check_energy_only_goes("stroke", &energy_after(&steady(), &acts, 0.1, 3.0));
}

#[test]
fn figure_4_energy_never_grows_after_a_release() {
    let acts = [(0.0, on(50, FORTISSIMO)), (0.0, on(62, 0.8)), (0.3, off(50)), (0.3, off(62))];
    check_energy_only_goes("release", &energy_after(&steady(), &acts, 0.31, 1.5));
}

#[test]
fn figure_4_energy_never_grows_after_a_passage() {
    let energy = energy_after(&steady(), &passage::tokpe(2.0), 2.2, 3.0);
    check_energy_only_goes("passage", &energy);
}

#[test]
fn figure_4_glide_does_not_feed_the_string() {
    let acts = [(0.0, on(50, FORTISSIMO)), (0.0, on(62, FORTISSIMO))];
    let controls = Controls { glide: 2.0, ..steady() };
    check_energy_only_goes("glide", &energy_after(&controls, &acts, 0.1, 3.0));
}

#[test]
fn figure_4_a_lossless_junction_keeps_its_energy_in_single_precision() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        let mut junction = LosslessJunction::new(rate_hz);
        junction.strike(1.0);
        junction.run((0.1 * rate_hz) as usize);
        let start = junction.energy_joule();
        let mut worst = 0.0_f64;
        for _ in 0..20 {
            junction.run((0.1 * rate_hz) as usize);
            worst = worst.max((junction.energy_joule() / start - 1.0).abs());
        }
        eprintln!("lossless junction at {rate_hz} Hz: drift {worst:.1e} over 2 s");
        assert!(start > 0.0 && worst <= 1.0e-4, "{rate_hz} Hz: drift {worst:.1e}");
    }
}
