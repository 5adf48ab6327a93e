//! Bits, rest, memory, and everything at once.

use kairat_engine::{
    SampleRate,
    spectral::{Spectral, SpectralControls, SpectralMode},
};

use super::{MODES, RATE_HZ, Stereo, at, noise, play, spectral};
use crate::allocations;

/// Noise, silence, a tone, silence.
fn sounds(count: usize) -> [Stereo; 2] {
    [1, 5].map(|seed| {
        let mut sound = [noise(seed, count, 0.3), noise(seed + 1, count, 0.3)];
        for side in &mut sound {
            side[..500].fill(0.0);
            side[count / 3..count / 2].fill(0.0);
            side[count / 3 + 20..count / 3 + 40].fill(3.0e-7);
        }
        sound
    })
}

#[test]
fn block_sizes_make_no_difference_to_the_bit() {
    for mode in MODES {
        let [a, b] = sounds(120_000);
        let take = |block: usize| {
            let mut fused = spectral(&at(mode, 0.3));
            // Blocks end where controls change, whatever their size.
            let mut whole: Stereo = [Vec::new(), Vec::new()];
            for (i, end) in [10_007, 33_333, 60_000, 90_001, 120_000].into_iter().enumerate() {
                let from = whole[0].len();
                let cut = |x: &Stereo| [x[0][from..end].to_vec(), x[1][from..end].to_vec()];
                let y = play(&mut fused, &cut(&a), &cut(&b), block, |_, _| {});
                whole[0].extend(&y[0]);
                whole[1].extend(&y[1]);
                let next = if i == 2 { SpectralMode::Formant } else { mode };
                fused.set(&SpectralControls {
                    noise: 0.5,
                    narrowness: 1.5,
                    shift_semitones: 3.0,
                    ..at(next, 1.0 - 0.2 * i as f32)
                });
                fused.note(Some(110.0 * (i + 1) as f64));
            }
            whole
        };
        let whole = take(4_096);
        assert!(whole[0].iter().any(|y| *y != 0.0));
        for block in [1, 7, 16, 61, 512] {
            assert!(take(block) == whole, "{mode:?}, blocks of {block}");
        }
    }
}

#[test]
fn silence_sleeps_and_sound_wakes() {
    for mode in MODES {
        let mut fused = spectral(&at(mode, 0.5));
        let sound = [noise(1, 24_000, 0.3), noise(2, 24_000, 0.3)];
        let silence = [vec![0.0; 48_000], vec![0.0; 48_000]];
        let first = play(&mut fused, &sound, &sound, 512, |_, _| {});
        assert!(mode == SpectralMode::Off || !fused.is_asleep());
        let rest = play(&mut fused, &silence, &silence, 512, |_, _| {});
        assert!(fused.is_asleep(), "{mode:?}");
        assert!(rest[0][40_000..].iter().all(|y| *y == 0.0), "{mode:?}");
        let again = play(&mut fused, &sound, &sound, 512, |_, _| {});
        assert!(again[0] == first[0], "{mode:?} does not begin as it began");
        fused.reset();
        let again = play(&mut fused, &sound, &sound, 512, |_, _| {});
        assert!(again == first, "{mode:?} is not reset");
    }
}

#[test]
fn nothing_is_allocated_once_it_is_made() {
    let mut fused = Spectral::new(SampleRate::new(RATE_HZ));
    let x = noise(3, 512, 0.3);
    let (mut left, mut right) = (vec![0.0; 512], vec![0.0; 512]);
    let count = allocations::during(|| {
        for i in 0..1_000 {
            fused.set(&at(MODES[i / 50 % 4], (i % 21) as f32 / 10.0 - 1.0));
            fused.note((i % 3 > 0).then_some(50.0 * i as f64));
            fused.render([&x, &x], [&x, &x], [&mut left, &mut right]);
            if i % 300 == 0 {
                fused.reset();
            }
        }
    });
    assert_eq!(count, 0);
}

/// Peak of a minute under controls drawn anew every few blocks, with sounds from silence to +40 dB.
fn minute(rate_hz: f64, seed: u64) -> f32 {
    let mut fused = Spectral::new(SampleRate::new(rate_hz));
    let block = 256;
    let blocks = (60.0 * rate_hz) as usize / block;
    let dice = noise(seed, 16 * blocks, 1.0);
    let white = noise(seed + 1, 48_000, 1.0);
    let mut most = 0.0_f32;
    for i in 0..blocks {
        let draw = &dice[16 * i..];
        if draw[0] > 0.7 {
            fused.set(&SpectralControls {
                mode: MODES[((draw[1] + 1.0) * 2.0) as usize % 4],
                position: 1.5 * draw[2],
                attack_ms: 200.0 * draw[3],
                release_ms: 2_000.0 * draw[4],
                narrowness: 3.0 * draw[5],
                noise: 2.0 * draw[6],
                shift_semitones: if draw[7] > 0.9 { f32::NAN } else { 20.0 * draw[7] },
            });
            fused.note((draw[8] > 0.0).then_some(f64::from(draw[9]) * 5_000.0));
        }
        let sound = |k: usize| -> Vec<f32> {
            let level = match ((dice[16 * (i / 40) + k] + 1.0) * 3.0) as usize {
                0 | 1 => 0.0,
                2 => 1.0e-20,
                3 => 1.0e-4,
                _ => 1.0,
            };
            let from = (i * (311 + k)) % 47_000;
            let kind = dice[16 * (i / 40) + k + 4];
            (0..block)
                .map(|n| match kind {
                    x if x > 0.4 => level * white[from + n],
                    x if x > 0.0 => level,
                    x if x > -0.4 => level * (0.1 * (i * block + n) as f32).sin(),
                    _ => {
                        if n == 17 {
                            100.0 * level
                        } else {
                            0.0
                        }
                    }
                })
                .collect()
        };
        let x = [10, 11, 12, 10].map(sound);
        let (mut left, mut right) = (vec![0.0; block], vec![0.0; block]);
        fused.render([&x[0], &x[1]], [&x[2], &x[3]], [&mut left, &mut right]);
        for y in left.iter().chain(&right) {
            assert!(y.is_finite(), "block {i}");
            most = most.max(y.abs());
        }
    }
    most
}

#[test]
fn a_minute_of_everything_stays_finite_and_bounded() {
    for (rate_hz, seed) in [(48_000.0, 1), (44_100.0, 2), (192_000.0, 3), (8_000.0, 4)] {
        let most = minute(rate_hz, seed);
        eprintln!("{rate_hz} Hz: peak {most:.1}");
        assert!(most < 400.0, "{rate_hz} Hz: {most}");
    }
}
