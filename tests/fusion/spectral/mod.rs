//! The spectral fusion of two buses: what is asked of it, measured on its sound.

mod latency;
mod morph;
mod steps;
mod stress;
mod transfer;

use kairat_engine::{
    SampleRate,
    spectral::{Spectral, SpectralControls, SpectralMode},
};

const RATE_HZ: f64 = 48_000.0;
const MODES: [SpectralMode; 4] =
    [SpectralMode::Off, SpectralMode::Transport, SpectralMode::Formant, SpectralMode::Vocoder];

type Stereo = [Vec<f32>; 2];

fn at(mode: SpectralMode, position: f32) -> SpectralControls {
    SpectralControls { mode, position, ..SpectralControls::default() }
}

fn spectral(controls: &SpectralControls) -> Spectral {
    let mut spectral = Spectral::new(SampleRate::new(RATE_HZ));
    spectral.set(controls);
    spectral
}

/// The next sounds, in blocks; `before` is called before each with its first sample.
fn play(
    spectral: &mut Spectral,
    a: &Stereo,
    b: &Stereo,
    block: usize,
    mut before: impl FnMut(&mut Spectral, usize),
) -> Stereo {
    let count = a[0].len();
    let mut out = [vec![0.0; count], vec![0.0; count]];
    let mut done = 0;
    while done < count {
        before(spectral, done);
        let end = (done + block).min(count);
        let cut = |x: &'_ Stereo| [x[0][done..end].to_vec(), x[1][done..end].to_vec()];
        let (a, b) = (cut(a), cut(b));
        let [left, right] = &mut out;
        spectral.render(
            [&a[0], &a[1]],
            [&b[0], &b[1]],
            [&mut left[done..end], &mut right[done..end]],
        );
        done = end;
    }
    out
}

/// The same with controls that stand still.
fn still(controls: &SpectralControls, a: &Stereo, b: &Stereo) -> Stereo {
    play(&mut spectral(controls), a, b, 512, |_, _| {})
}

/// Uniform noise in ±`level`.
fn noise(seed: u64, count: usize, level: f32) -> Vec<f32> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1_u32 << 23) as f32 - 1.0
    };
    (0..count).map(|_| level * draw()).collect()
}

/// Partials of amplitude `gain(n)` over `hz`, a little louder on the left.
fn tone(hz: f64, partials: usize, count: usize, gain: impl Fn(usize) -> f64) -> Stereo {
    let side = |level: f64| {
        let sample = |i: usize| {
            let turn = std::f64::consts::TAU * hz * i as f64 / RATE_HZ;
            let sum: f64 = (1..=partials)
                .map(|n| gain(n) * (n as f64 * turn + 0.7 * (n * n) as f64).sin())
                .sum();
            (level * sum) as f32
        };
        (0..count).map(sample).collect()
    };
    [side(0.2), side(0.15)]
}

fn wide(x: &[f32]) -> Vec<f64> {
    x.iter().map(|x| f64::from(*x)).collect()
}
