//! A tökpe passage to measure: both strings, the cells of a gallop, the melody up and down the neck.

use kairat_engine::Controls;
use tests::render::{Act, Sound, off, on, take};

/// One sixteenth at 140 quarters a minute.
const SIXTEENTH_S: f64 = 60.0 / 140.0 / 4.0;

/// Sixteenths struck in a bar of 2/4, with their velocities: gallop, running, reverse gallop.
const CELLS: [[f32; 8]; 3] = [
    [0.80, 0.0, 0.55, 0.60, 0.70, 0.0, 0.55, 0.60],
    [0.75, 0.55, 0.60, 0.55, 0.75, 0.55, 0.60, 0.55],
    [0.80, 0.55, 0.65, 0.0, 0.75, 0.55, 0.65, 0.0],
];

/// Keys of the high string, one per half bar, through the registers of a küi.
const MELODY: [u8; 24] = [
    55, 57, 58, 60, 58, 57, 55, 55, 60, 62, 64, 65, 64, 62, 60, 62, 67, 69, 67, 65, 62, 60, 57, 55,
];

/// Strokes over the open low string and the melody, for `seconds`.
pub(crate) fn tokpe(seconds: f64) -> Vec<(f64, Act)> {
    let mut acts = Vec::new();
    let mut last: Option<u8> = None;
    let steps = (seconds / SIXTEENTH_S) as usize;
    for step in 0..steps {
        let velocity = CELLS[step / 8 % CELLS.len()][step % 8];
        if velocity == 0.0 {
            continue;
        }
        let key = MELODY[step / 4 % MELODY.len()];
        let at_s = step as f64 * SIXTEENTH_S;
        if let Some(last) = last {
            acts.push((at_s - 0.004, off(50)));
            acts.push((at_s - 0.004, off(last)));
        }
        acts.push((at_s, on(50, velocity)));
        acts.push((at_s, on(key, velocity)));
        last = Some(key);
    }
    acts
}

/// Its sound.
pub(crate) fn sound(rate_hz: f64, controls: &Controls, seconds: f64) -> Sound {
    take(rate_hz, controls, &tokpe(seconds), seconds)
}
