//! What is known of each exciter on each resonator before it sounds: how loud it is, and how far off its
//! pitch lies.

use super::controls::{Build, ExciterKind};

/// Decibels at middle C that bring every pair to one loudness, and decibels more per octave; exciters down,
/// resonators across [C: measured at a velocity of 0.8].
#[rustfmt::skip]
const LEVEL_DB: [[[f32; 2]; 6]; 8] = [
    [[-6.7, 2.2], [-10.1, 1.1], [-11.0, 1.6], [-9.2, -0.2], [-8.6, 0.4], [-11.0, 0.1]],
    [[-20.4, -0.4], [-18.7, -2.1], [-21.1, 0.4], [-11.6, 0.8], [-18.1, -0.4], [-8.8, 1.8]],
    [[-20.3, -0.2], [-14.2, -0.0], [-20.7, -0.1], [-7.7, -0.0], [-17.4, -0.2], [-8.7, -0.7]],
    [[-20.3, -0.8], [-16.7, -0.3], [-19.0, -0.5], [-11.2, 0.1], [-17.2, -0.3], [-12.8, -1.2]],
    [[-15.3, -1.7], [-12.4, 0.0], [-15.2, 0.2], [-7.9, -0.2], [-11.8, -1.3], [-8.8, -0.9]],
    [[-16.9, -1.2], [-10.9, -0.6], [-12.4, -0.5], [-7.8, 0.0], [-13.7, -0.6], [-9.1, -1.1]],
    [[-7.9, 1.7], [-4.0, 5.7], [-5.3, 1.8], [-1.0, 5.1], [-4.3, 1.7], [-4.4, 6.4]],
    [[-10.6, -0.8], [-4.7, -0.3], [-7.6, -0.3], [-0.2, -0.0], [-2.8, -1.3], [-3.3, -1.3]],
];

/// Cents by which the resonator has to be tuned at middle C, and cents more per octave [C: measured].
#[rustfmt::skip]
const CENTS: [[[f32; 2]; 6]; 8] = [
    [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
    [[-1.0, 1.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [69.0, -6.0], [0.0, 0.0]],
    [[2.0, 0.0], [32.0, 2.0], [13.0, 1.0], [181.0, 3.0], [33.0, -2.0], [125.0, -48.0]],
    [[-3.0, 2.0], [-10.0, 8.0], [-7.0, 6.0], [38.0, 8.0], [12.0, -0.0], [22.0, -4.0]],
    [[-112.0, 48.0], [-300.0, 80.0], [-312.0, 65.0], [-400.0, 0.0], [-84.0, 30.0], [-388.0, 24.0]],
    [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
    [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
    [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]],
];

/// What a loose lip leaves of a reed's level, and the breath of a key struck at 0.8.
const LOOSE: f32 = 0.3;
const MEASURED_AT: f32 = 0.86;

fn place_of(build: Build) -> (usize, usize) {
    (build.exciter as usize, build.resonator as usize)
}

/// A line over the keys, level beyond two octaves from the middle.
fn at([middle, per_octave]: [f32; 2], key: f32) -> f32 {
    middle + per_octave * ((key - 60.0) / 12.0).clamp(-2.0, 2.0)
}

fn between(builds: [Build; 2], place: f32, of: impl Fn(Build) -> f32) -> f32 {
    let [from, to] = builds.map(of);
    from + place * (to - from)
}

/// Gain of a voice at a place in the morph.
pub(super) fn gain(builds: [Build; 2], place: f32, key: f32) -> f32 {
    crate::units::db_to_gain(between(builds, place, |build| {
        let (exciter, resonator) = place_of(build);
        at(LEVEL_DB[exciter][resonator], key)
    }))
}

/// Gain that a player's lip adds: it is pressed together the harder the stronger the breath, and with it
/// grows the pressure that closes a reed, in which all of its sound is measured [E]; 1 at the breath that
/// the levels above were measured at.
pub(super) fn breath_gain(builds: [Build; 2], place: f32, breath: f32) -> f32 {
    between(builds, place, |build| {
        if build.exciter == ExciterKind::Reed {
            LOOSE + (1.0 - LOOSE) * breath / MEASURED_AT
        } else {
            1.0
        }
    })
}

/// Cents by which the resonator is tuned before the ear has heard anything.
pub(super) fn known_cents(builds: [Build; 2], place: f32, key: f32) -> f64 {
    f64::from(between(builds, place, |build| {
        let (exciter, resonator) = place_of(build);
        at(CENTS[exciter][resonator], key)
    }))
}

/// How much of the exciter is the synth itself.
pub(super) fn synth_share(builds: [Build; 2], place: f32) -> f32 {
    between(builds, place, |build| f32::from(u8::from(build.exciter == ExciterKind::Synth)))
}
