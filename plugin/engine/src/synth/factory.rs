//! The factory's wavetables: spectra written down as laws, drawn by the project itself.
//!
//! Every one travels from dark or plain to bright or strange over eight frames. The laws are after what
//! textbooks say of their namesakes (Fletcher & Rossing 1998; Fant 1960) and are no measurements.

use std::f64::consts::{PI, TAU};

use realfft::{RealFftPlanner, num_complex::Complex};

use super::wavetable::Wavetable;

/// Names of the tables, in the order of `ToneControls::wavetable`.
pub const WAVETABLES: [&str; 10] =
    ["saw to square", "reed", "bow", "horn", "vowels", "bell", "organ", "glass", "string", "drone"];

/// Frames of each.
const FRAMES: usize = 8;
/// Harmonics that are drawn.
const HARMONICS: usize = 512;

/// First three formants of a, e, i, o, u in hertz, for a period of 110 Hz [E, after Fant 1960].
const VOWELS: [[f64; 3]; 5] = [
    [700.0, 1_150.0, 2_500.0],
    [480.0, 1_800.0, 2_500.0],
    [290.0, 2_250.0, 3_000.0],
    [450.0, 800.0, 2_550.0],
    [320.0, 700.0, 2_300.0],
];

/// All of them.
pub(super) fn tables() -> Vec<Wavetable> {
    let mut planner = RealFftPlanner::new();
    let all = (0..WAVETABLES.len()).map(|table| {
        let spectra: Vec<_> =
            (0..FRAMES).map(|frame| drawn(table, frame as f64 / (FRAMES - 1) as f64)).collect();
        Wavetable::from_spectra(&mut planner, 1, &spectra)
    });
    all.collect()
}

/// One frame at the power of a sine of −3 dB.
fn drawn(table: usize, position: f64) -> Vec<Complex<f64>> {
    let mut bins: Vec<_> = (0..=HARMONICS)
        .map(|h| if h == 0 { Complex::new(0.0, 0.0) } else { law(table, h, position) })
        .collect();
    let power: f64 = bins.iter().map(Complex::norm_sqr).sum();
    let gain = 0.7 / power.sqrt();
    for bin in &mut bins {
        *bin *= gain;
    }
    bins
}

/// One harmonic of a table at a position, 0–1.
fn law(table: usize, harmonic: usize, x: f64) -> Complex<f64> {
    let h = harmonic as f64;
    let is_odd = harmonic % 2 == 1;
    // −im·sin: a positive sine has a negative imaginary part.
    let sine = |level: f64| Complex::new(0.0, -level);
    match table {
        // Even harmonics leave.
        0 => sine(if is_odd { 1.0 } else { 1.0 - x } / h),
        // Odd harmonics up to a corner that opens, then all of them.
        1 => {
            let corner = 3.0 + 20.0 * x * x;
            let even = 0.12 + 0.6 * x;
            sine(if is_odd { 1.0 } else { even } / (1.0 + (h / corner).powi(2)))
        }
        // Helmholtz motion, bowed nearer and nearer to the bridge: a missing harmonic and its like.
        2 => {
            let place = 0.23 - 0.16 * x;
            sine((PI * h * place).sin() / (h * (1.0 + h / 60.0)))
        }
        // Harmonics grow with the effort, as in brass.
        3 => sine((-h / (1.5 + 14.0 * x * x)).exp() * h.powf(0.35)),
        4 => sine(vowel(110.0 * h, 4.0 * x) / h.powf(0.6)),
        // Partials of a bell, each as the nearest harmonic of a low hum.
        5 => {
            let partials = [4.0, 8.0, 9.5, 12.0, 16.0, 20.0, 24.0, 33.0, 43.0, 54.0];
            let sum: f64 = partials
                .iter()
                .enumerate()
                .map(|(k, at)| {
                    let width = 0.3 + 0.5 * x;
                    let fall = (-(k as f64) * (0.9 - 0.7 * x)).exp();
                    fall * (-((h - at) / width).powi(2)).exp()
                })
                .sum();
            sine(sum + if harmonic == 1 { 0.05 } else { 0.0 })
        }
        // Ranks of an organ, drawn one after another.
        6 => {
            let ranks = [1, 2, 3, 4, 6, 8, 10, 12, 16];
            let place = ranks.iter().position(|rank| *rank == harmonic);
            sine(place.map_or(0.0, |k| {
                (1.0 + 8.0 * x - k as f64).clamp(0.0, 1.0) / (1.0 + 0.2 * k as f64)
            }))
        }
        // Few high partials, each turned by its own angle.
        7 => {
            let peak = |at: f64, width: f64| (-((h - at) / width).powi(2)).exp();
            let level = peak(1.0, 0.5)
                + (0.2 + 0.6 * x) * peak(5.0 + 6.0 * x, 0.8)
                + 0.4 * x * peak(13.0 + 10.0 * x, 1.2);
            Complex::from_polar(level, 2.4 * h)
        }
        // A string plucked ever nearer to its end.
        8 => {
            let place = 0.5 - 0.44 * x;
            sine((PI * h * place).sin() / (h * h * place * (1.0 - place)))
        }
        // A comb that slides through a saw.
        _ => sine((0.55 + 0.45 * (TAU * (h / (3.0 + 5.0 * x) + x)).cos()) / h.powf(1.1)),
    }
}

/// Level of the vocal tract between two of the vowels; `place` counts them.
fn vowel(hz: f64, place: f64) -> f64 {
    let before = (place as usize).min(VOWELS.len() - 2);
    let share = place - before as f64;
    let mut level = 0.02;
    for (k, (from, to)) in VOWELS[before].iter().zip(VOWELS[before + 1]).enumerate() {
        let centre = from * (to / from).powf(share);
        let width = 60.0 + 0.06 * centre;
        level += 0.5_f64.powi(k as i32) / (1.0 + ((hz - centre) / width).powi(2));
    }
    level
}
