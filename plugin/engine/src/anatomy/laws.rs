//! Five resonators in general, as modes at a key: what a string, a bore, a vessel, a skin and a tongue have
//! in common with all of their kind. Particular instruments bring lists of their own.

use std::f64::consts::{PI, TAU};

use super::controls::{AnatomyControls, ResonatorKind};
use crate::modes::{MOST, Mode, ModeSet};

/// Modes of a string or bore; above the sixth octave nobody hears them one by one.
const HARMONICS: usize = 48;

/// What bends all of them alike.
struct Touch {
    key_hz: f64,
    damping: f64,
    /// Further loss at the tenth mode, as a factor of the mode's own.
    dark: f64,
    width: f64,
}

impl Touch {
    /// One mode; every other one leans to the other side.
    fn mode(&self, i: usize, ratio: f64, decay_per_s: f64, drive: f64, sound: f64) -> Mode {
        let lean = if i == 0 { 0.0 } else { 0.5 * self.width * (2.4 * i as f64).sin() };
        let decay_per_s = decay_per_s * self.damping * self.dark.powf((ratio / 10.0).min(1.5));
        let sound = [sound * (1.0 - lean), sound * (1.0 + lean)];
        Mode { ratio, decay_per_s, drive, sound }
    }

    fn hz(&self, ratio: f64) -> f64 {
        self.key_hz * ratio
    }
}

/// The modes of a kind at a key.
pub(super) fn modes(kind: ResonatorKind, key_hz: f64, controls: &AnatomyControls) -> ModeSet {
    let touch = Touch {
        key_hz,
        damping: f64::from(controls.damping),
        dark: 4.0_f64.powf(1.0 - 2.0 * f64::from(controls.brightness)),
        width: f64::from(controls.width),
    };
    let position = f64::from(controls.position);
    match kind {
        ResonatorKind::String => string(&touch, position, f64::from(controls.stiffness)),
        ResonatorKind::Bore => bore(&touch, 2),
        ResonatorKind::OpenBore => bore(&touch, 1),
        ResonatorKind::Vessel => vessel(&touch),
        ResonatorKind::Skin => skin(&touch, position),
        ResonatorKind::Tongue => tongue(&touch),
    }
}

/// `f_n = n·f0·√(1 + Bn²)` over the first, touched at a point, heard as force at its end. Losses to the air
/// and within the material as of gut, 0.9 1/s and 6e-8 s of ω² [E].
fn string(touch: &Touch, position: f64, stiffness: f64) -> ModeSet {
    let mut set = ModeSet::default();
    // From nylon to a steel bar that still is a string [E].
    let b = 2.0e-5 * 60.0_f64.powf(stiffness) - 1.9e-5;
    let first = (PI * position).sin();
    for i in 0..HARMONICS {
        let n = (i + 1) as f64;
        let ratio = n * ((1.0 + b * n * n) / (1.0 + b)).sqrt();
        let shape = (n * PI * position).sin() / first;
        let decay = 0.9 + 6.0e-8 * (TAU * touch.hz(ratio)).powi(2);
        // The end yields less to what is quick.
        let heard = shape.signum() / (1.0 + (n / 24.0).powi(2));
        set.push(touch.mode(i, ratio, decay, shape * shape, heard));
    }
    set
}

/// A cylinder, closed where it is driven (every second number) or open. Losses to the wall as √f, 12 1/s at
/// 220 Hz, and out of its end as f² [E]; what leaves the end is what is heard.
fn bore(touch: &Touch, step: usize) -> ModeSet {
    let mut set = ModeSet::default();
    for i in 0..HARMONICS / step {
        let ratio = (1 + i * step) as f64;
        let hz = touch.hz(ratio);
        let decay = 12.0 * (hz / 220.0).sqrt() + 8.0 * (hz / 1_000.0).powi(2).min(40.0);
        let out = ratio / (1.0 + (ratio / 6.0).powi(2)).sqrt();
        set.push(touch.mode(i, ratio, decay, 1.0, if i % 2 == 0 { out } else { -out }));
    }
    set
}

/// A hollow with a mouth: Helmholtz's mode with a quality of 40, and the waves inside, weak at the mouth [E].
fn vessel(touch: &Touch) -> ModeSet {
    const MODES: [(f64, f64, f64); 6] = [
        (1.0, 40.0, 1.0),
        (3.93, 55.0, 0.06),
        (5.71, 60.0, 0.05),
        (6.87, 60.0, 0.04),
        (8.44, 60.0, 0.03),
        (10.2, 60.0, 0.03),
    ];
    let mut set = ModeSet::default();
    for (i, (ratio, q, drive)) in MODES.into_iter().enumerate() {
        let decay = PI * touch.hz(ratio) / q;
        set.push(touch.mode(i, ratio, decay, drive, drive.sqrt()));
    }
    set
}

/// Zeros of Bessel functions: order, and place.
const ZEROS: [(usize, f64); 24] = [
    (0, 2.4048),
    (1, 3.8317),
    (2, 5.1356),
    (0, 5.5201),
    (3, 6.3802),
    (1, 7.0156),
    (4, 7.5883),
    (2, 8.4172),
    (0, 8.6537),
    (5, 8.7715),
    (3, 9.7610),
    (6, 9.9361),
    (1, 10.1735),
    (4, 11.0647),
    (7, 11.0864),
    (2, 11.6198),
    (0, 11.7915),
    (8, 12.2251),
    (5, 12.3386),
    (3, 13.0152),
    (1, 13.3237),
    (9, 13.3543),
    (6, 13.5893),
    (4, 14.3725),
];

/// Mass of the air over that of a skin of unit wave number: with it the modes (1,1), (2,1), (3,1) come
/// near 2 : 3 : 4 (Rossing 1982) [E].
const AIR: f64 = 8.0;

/// A skin over a kettle, tuned by its mode (1,1). The first, which moves the most air, dies at once.
fn skin(touch: &Touch, position: f64) -> ModeSet {
    let mut set = ModeSet::default();
    let loaded = |zero: f64| zero / (1.0 + AIR / zero).sqrt();
    let key = ZEROS[1];
    // From the rim inward: a position of 0.5 is the middle.
    let place = 1.0 - 1.9 * position;
    let shape = |(order, zero): (usize, f64)| bessel(order, zero * place) / bessel_peak(order);
    let first = shape(key).abs().max(0.05);
    for (i, zero) in ZEROS.into_iter().enumerate() {
        let ratio = loaded(zero.1) / loaded(key.1);
        let loss = match zero.0 {
            0 => 32.0,
            1 => 6.0,
            _ => 5.0,
        };
        let decay = (loss + 1.2 * ratio * ratio) * (touch.key_hz / 130.0).sqrt();
        let own = if i == 1 { first } else { shape(zero) };
        let drive = (own / first).powi(2).min(6.0);
        set.push(touch.mode(i, ratio, decay, drive, drive.sqrt() / (1.0 + 0.1 * ratio)));
    }
    set
}

/// Largest value of a Bessel function near its first maximum: what its shape is measured by [C].
fn bessel_peak(order: usize) -> f64 {
    const PEAKS: [f64; 10] = [1.0, 0.582, 0.487, 0.434, 0.400, 0.374, 0.354, 0.337, 0.324, 0.312];
    PEAKS[order.min(9)]
}

fn bessel(order: usize, x: f64) -> f64 {
    crate::resonators::bessel::all(x)[order.min(crate::resonators::bessel::MAX_ORDER)]
}

/// A tongue clamped at one end, driven at the other: `(β_n/β_1)²` of Euler and Bernoulli's bar.
fn tongue(touch: &Touch) -> ModeSet {
    const ROOTS: [f64; 8] =
        [1.875_10, 4.694_09, 7.854_76, 10.995_54, 14.137_17, 17.278_76, 20.420_35, 23.561_94];
    let mut set = ModeSet::default();
    for (i, root) in ROOTS.into_iter().enumerate() {
        let ratio = (root / ROOTS[0]).powi(2);
        let decay = 1.1 + 3.0e-8 * (TAU * touch.hz(ratio)).powi(2).min(4.0e9);
        set.push(touch.mode(i, ratio, decay, 1.0, 1.0 / (1.0 + 0.35 * i as f64)));
    }
    set
}

/// Most modes of a resonator fit into a list.
const _: () = assert!(HARMONICS <= MOST && ZEROS.len() <= MOST);
