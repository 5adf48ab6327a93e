//! The same events and seed give the same sound; another seed gives another performance.

use kairat_engine::Controls;
use tests::{
    pool,
    render::{Blocks, Sound, fresh_dombra, take_in},
};

use crate::{acts::busy, blocks::check_same};

const RATE_HZ: f64 = 48_000.0;

fn play(controls: &Controls) -> Sound {
    let acts: Vec<_> =
        busy().into_iter().filter(|(_, act)| matches!(act, tests::render::Act::Play(_))).collect();
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
