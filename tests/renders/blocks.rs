//! Block sizes make no difference.

use kairat_engine::Controls;
use tests::{
    pool,
    render::{Act, Blocks, Sound, take_in},
};

use crate::acts::busy;

const RATE_HZ: f64 = 48_000.0;

fn play(acts: &[(f64, Act)], blocks: &Blocks) -> Sound {
    take_in(&mut pool::dombra(RATE_HZ), &Controls::default(), acts, 2.4, RATE_HZ, blocks)
}

#[track_caller]
pub(crate) fn check_same(name: &str, a: &Sound, b: &Sound) {
    assert!(a.left.iter().any(|y| *y != 0.0), "{name}: silence proves nothing");
    let differ = a
        .left
        .iter()
        .zip(&b.left)
        .chain(a.right.iter().zip(&b.right))
        .position(|(a, b)| a.to_bits() != b.to_bits());
    assert_eq!(a.left.len(), b.left.len(), "{name}");
    if let Some(i) = differ {
        let frame = i % a.left.len();
        let (x, y) = (a.left[frame], b.left[frame]);
        panic!("{name}: frame {frame} is {x:e} or {y:e}");
    }
}

#[test]
fn figure_3_block_sizes_make_no_difference_to_the_bit() {
    let acts = busy();
    let whole = play(&acts, &Blocks::Of(512));
    for size in [1, 7, 16, 61, 4_096] {
        check_same(&format!("blocks of {size}"), &whole, &play(&acts, &Blocks::Of(size)));
    }
    for (seed, largest) in [(1, 40), (2, 700), (3, 5_000)] {
        let blocks = Blocks::Random(seed, largest);
        check_same(&format!("random blocks to {largest}"), &whole, &play(&acts, &blocks));
    }
}

#[test]
fn figure_3_nor_in_any_articulation() {
    use kairat_engine::controls::Articulation;
    for articulation in Articulation::ALL {
        let controls = Controls { articulation, ..Controls::default() };
        let mut acts = vec![(0.0, Act::Turn(controls))];
        acts.extend(busy().into_iter().filter(|(_, act)| matches!(act, Act::Play(_))));
        let name = format!("{articulation:?} in blocks of 7");
        check_same(&name, &play(&acts, &Blocks::Of(512)), &play(&acts, &Blocks::Of(7)));
    }
}

#[test]
fn the_panel_may_be_read_as_often_as_one_likes() {
    // A host's bridge sends unchanged controls once per block.
    let acts = [(0.0, tests::render::on(55, 0.8)), (0.3, tests::render::off(55))];
    let mut often = acts.to_vec();
    often.extend((1..90).map(|i| (0.0031 * f64::from(i), Act::Turn(Controls::default()))));
    often.sort_by(|a, b| a.0.total_cmp(&b.0));
    let blocks = Blocks::Of(512);
    check_same("unchanged controls", &play(&acts, &blocks), &play(&often, &blocks));
}
