//! Nothing clicks: positions that move, controls that move, modes that change.

use kairat_engine::spectral::{SpectralControls, SpectralMode};
use tests::{db, filter::high_pass, peak};

use super::{MODES, Stereo, at, play, spectral, tone, wide};

const COUNT: usize = 144_000;

/// Tones with nothing above 2 kHz, so that what appears above 6 kHz is a click.
fn tones() -> [Stereo; 2] {
    [220.0, 330.0].map(|hz| tone(hz, 6, COUNT, |n| 1.0 / (n * n) as f64))
}

/// Level above 6 kHz re the peak of the whole, while `before` moves the controls every 64 samples.
fn click_db(mut before: impl FnMut(usize) -> SpectralControls) -> f64 {
    let [a, b] = tones();
    let mut fused = spectral(&before(0));
    let y = play(&mut fused, &a, &b, 64, |fused, at| fused.set(&before(at)));
    let y = wide(&y[0]);
    let high = high_pass(&y, 48_000.0, 6_000.0);
    db(peak(&high[24_000..COUNT - 4_800]) / peak(&y[24_000..]))
}

/// To and fro between 0 and 1, each way in a fifth of a second.
fn swing(at: usize) -> f32 {
    let way = at as f32 / 9_600.0 % 2.0;
    1.0 - (way - 1.0).abs()
}

#[test]
fn a_position_that_moves_does_not_click() {
    for mode in [SpectralMode::Transport, SpectralMode::Formant, SpectralMode::Vocoder] {
        let low = if mode == SpectralMode::Transport { 0.0 } else { -1.0 };
        let level = click_db(|i| at(mode, low + (1.0 - low) * swing(i)));
        eprintln!("{mode:?}, position moving: {level:.1} dB");
        assert!(level < -60.0, "{mode:?}: {level} dB");
    }
}

#[test]
fn a_position_that_jumps_does_not_click() {
    for mode in [SpectralMode::Transport, SpectralMode::Formant, SpectralMode::Vocoder] {
        let level = click_db(|i| at(mode, if i / 9_600 % 2 == 0 { 0.1 } else { 0.9 }));
        eprintln!("{mode:?}, position jumping: {level:.1} dB");
        assert!(level < -60.0, "{mode:?}: {level} dB");
    }
}

/// How far controls are moved, 0–1.
type Change = fn(&mut SpectralControls, f32);

#[test]
fn other_controls_do_not_click() {
    let moved: [(&str, Change); 4] = [
        ("attack and release", |c, x| {
            c.attack_ms = 3.0 + 20.0 * x;
            c.release_ms = 40.0 + 400.0 * x;
        }),
        ("narrowness", |c, x| c.narrowness = 0.5 + 1.5 * x),
        ("shift", |c, x| c.shift_semitones = 24.0 * x - 12.0),
        ("narrowness and shift", |c, x| {
            c.shift_semitones = 5.0 * x;
            c.narrowness = 2.0 - x;
        }),
    ];
    for mode in [SpectralMode::Formant, SpectralMode::Vocoder] {
        for (name, change) in moved {
            let level = click_db(|i| {
                let mut controls = at(mode, 1.0);
                change(&mut controls, swing(i));
                controls
            });
            eprintln!("{mode:?}, {name}: {level:.1} dB");
            assert!(level < -60.0, "{mode:?}, {name}: {level} dB");
        }
    }
}

#[test]
fn another_mode_does_not_click() {
    for from in MODES {
        for to in MODES {
            let level = click_db(|i| at(if i / 24_000 % 2 == 0 { from } else { to }, 0.6));
            eprintln!("{from:?} to {to:?}: {level:.1} dB");
            assert!(level < -60.0, "{from:?} to {to:?}: {level} dB");
        }
    }
}
