//! Bow, reed and jet without a player: they speak, in tune, and end.

use kairat_engine::bare::BareExciter;
use tests::pitch;

use crate::key_hz;

const RATE_HZ: f64 = 48_000.0;

fn exciters() -> [(&'static str, BareExciter); 3] {
    [
        ("bow", BareExciter::bow(RATE_HZ)),
        ("reed", BareExciter::reed(RATE_HZ)),
        ("jet", BareExciter::jet(RATE_HZ)),
    ]
}

fn rms(sound: &[f32]) -> f64 {
    (sound.iter().map(|y| f64::from(*y).powi(2)).sum::<f64>() / sound.len() as f64).sqrt()
}

#[test]
fn bare_exciters_speak_in_tune_and_end() {
    for (name, mut exciter) in exciters() {
        for key in [60, 67] {
            let mut sound = vec![0.0; 3 * 48_000];
            exciter.note_on(key_hz(key), 0.7);
            exciter.render(&mut sound[..96_000]);
            exciter.note_off();
            exciter.render(&mut sound[96_000..]);
            let held = rms(&sound[48_000..96_000]);
            let left = rms(&sound[130_000..]);
            let steady: Vec<f64> = sound[48_000..96_000].iter().map(|y| f64::from(*y)).collect();
            let hz = pitch::first_partial_hz(&steady, RATE_HZ, key_hz(key)).unwrap();
            let cents = 1_200.0 * (hz / key_hz(key)).log2();
            eprintln!(
                "{name}, key {key}: {cents:+.2} cents, rms {held:.3}, after a second {left:.6}"
            );
            assert!(held > 0.01, "{name} on {key} is mute");
            assert!(cents.abs() < 3.0, "{name} on {key}: {cents:.2} cents");
            assert!(left < held / 100.0, "{name} on {key} does not end");
        }
    }
}

#[test]
fn bare_exciters_do_not_depend_on_blocks() {
    let play = |mut exciter: BareExciter, block: usize| {
        let mut sound = vec![0.0; 9_600];
        exciter.note_on(key_hz(62), 0.7);
        sound.chunks_mut(block).for_each(|chunk| exciter.render(chunk));
        sound
    };
    for ((name, one), (_, other)) in exciters().into_iter().zip(exciters()) {
        assert!(play(one, 7) == play(other, 512), "{name} differs");
    }
}
