//! The synth under the fingers: blocks, sleep, stealing, ties.

use crate::synth_solo::{off, on, run, synth};
use kairat_engine::synth::SynthControls;

#[test]
fn figure_synth_block_sizes_make_no_difference_to_the_bit() {
    let take = |block: usize| {
        let mut synth = synth(48_000.0, &SynthControls::default());
        let mut sound = Vec::new();
        for (i, key) in [60_u8, 64, 67, 60].into_iter().enumerate() {
            synth.handle(on(key, 0.8));
            sound.extend(run(&mut synth, 1_003 + 37 * i, block)[0].clone());
            synth.handle(off(key));
            sound.extend(run(&mut synth, 777, block)[1].clone());
        }
        sound
    };
    let whole = take(512);
    assert!(whole.iter().any(|y| y.abs() > 0.01));
    for block in [1, 7, 16, 61] {
        let other = take(block);
        let differ = whole.iter().zip(&other).position(|(a, b)| a.to_bits() != b.to_bits());
        assert_eq!(differ, None, "blocks of {block}");
    }
}
