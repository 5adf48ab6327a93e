//! The same events and seed give the same sound; another seed gives another performance.

use kairat_engine::{Controls, Engine, SampleRate, instruments::ALL};
use tests::{
    pool,
    render::{Act, Blocks, Sound, fresh_dombra, off, on, take_in},
    solo::frenzy,
};

use crate::{acts::busy, blocks::check_same};

const RATE_HZ: f64 = 48_000.0;

fn play(controls: &Controls) -> Sound {
    let acts: Vec<_> = busy().into_iter().filter(|(_, act)| matches!(act, Act::Play(_))).collect();
    take_in(&mut pool::dombra(RATE_HZ), controls, &acts, 1.0, RATE_HZ, &Blocks::Of(480))
}

#[test]
fn figure_3_two_renders_are_the_same_to_the_bit() {
    check_same("twice", &play(&Controls::default()), &play(&Controls::default()));
}

#[test]
fn reset_leaves_nothing_behind() {
    let blocks = Blocks::Of(480);
    let mut used = fresh_dombra(RATE_HZ);
    let acts = busy();
    let first = take_in(&mut used, &Controls::default(), &acts, 1.7, RATE_HZ, &blocks);
    let again = take_in(&mut used, &Controls::default(), &acts, 1.7, RATE_HZ, &blocks);
    check_same("before and after a reset", &first, &again);
}

#[test]
fn whatever_was_played_an_instrument_that_was_reset_plays_like_a_new_one() {
    let blocks = Blocks::Of(480);
    for instrument in ALL {
        let fresh = || {
            let mut engine = Engine::new(instrument);
            engine.prepare(SampleRate::new(RATE_HZ));
            engine
        };
        let (low, high) = instrument.range_midi;
        let key = low + (high - low) / 3;
        let acts: [(f64, Act); 2] = [(0.1, on(key, 0.7)), (0.5, off(key))];
        let play = |engine: &mut Engine| {
            take_in(engine, &Controls::default(), &acts, 0.8, RATE_HZ, &blocks)
        };
        let mut used = fresh();
        let wild = frenzy(11, instrument.range_midi, 1.0);
        let _ = take_in(&mut used, &Controls::default(), &wild, 1.0, RATE_HZ, &blocks);
        check_same(instrument.id, &play(&mut fresh()), &play(&mut used));
    }
}

#[test]
fn another_seed_is_another_performance() {
    let one = play(&Controls::default());
    let two = play(&Controls { seed: 2, ..Controls::default() });
    let difference: f32 = one.left.iter().zip(&two.left).map(|(a, b)| (a - b).abs()).sum();
    let level: f32 = one.left.iter().map(|a| a.abs()).sum();
    assert!(difference > 0.02 * level, "{difference} of {level}");
}

#[test]
fn without_human_variation_only_the_noise_tells_seeds_apart() {
    let still = |seed| play(&Controls { human: 0.0, scratch: 0.0, seed, ..Controls::default() });
    check_same("no noise, no variation", &still(1), &still(2));
}
