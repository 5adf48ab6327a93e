//! The limiter against meters: nothing above full scale, whatever comes.

use std::f64::consts::TAU;

use kairat_engine::{SampleRate, finish::Finish};
use tests::db;

use crate::buses::{Bus, Dice};

/// ITU-R BS.1770-4, annex 2: two phases, the others are these from behind.
const PHASES: [[f64; 12]; 2] = [
    [
        0.001_708_984_375,
        0.010_986_328_125,
        -0.019_653_320_312_5,
        0.033_203_125,
        -0.059_448_242_187_5,
        0.137_329_101_562_5,
        0.972_167_968_75,
        -0.102_294_921_875,
        0.047_607_421_875,
        -0.026_611_328_125,
        0.014_892_578_125,
        -0.008_300_781_25,
    ],
    [
        -0.029_174_804_687_5,
        0.029_296_875,
        -0.051_757_812_5,
        0.089_111_328_125,
        -0.166_503_906_25,
        0.465_087_890_625,
        0.779_785_156_25,
        -0.200_317_382_812_5,
        0.101_562_5,
        -0.058_227_539_062_5,
        0.033_081_054_687_5,
        -0.018_920_898_437_5,
    ],
];

/// Largest reading of the meter of the recommendation, or of a sample.
fn true_peak(x: &[f32]) -> f64 {
    let mut most = x.iter().fold(0.0_f64, |most, x| most.max(f64::from(x.abs())));
    let mut padded = vec![0.0; 12];
    padded.extend(x.iter().map(|x| f64::from(*x)));
    padded.extend([0.0; 12]);
    for window in padded.windows(12) {
        for phase in PHASES {
            let ahead: f64 = phase.iter().zip(window.iter().rev()).map(|(h, x)| h * x).sum();
            let behind: f64 = phase.iter().zip(window).map(|(h, x)| h * x).sum();
            most = most.max(ahead.abs()).max(behind.abs());
        }
    }
    most
}

/// The same by a sinc of 64 samples at sixteen times the rate, which no meter has.
fn ideal_peak(x: &[f32]) -> f64 {
    let half = 32_i32;
    let mut most = 0.0_f64;
    for part in 0..16 {
        let shift = f64::from(part) / 16.0;
        let taps: Vec<f64> = (1 - half..=half)
            .map(|k| {
                let t = f64::from(k) - shift;
                let window = (0.5 * std::f64::consts::PI * t / f64::from(half + 1)).cos().powi(2);
                let sinc = if t == 0.0 {
                    1.0
                } else {
                    (std::f64::consts::PI * t).sin() / (std::f64::consts::PI * t)
                };
                window * sinc
            })
            .collect();
        for window in x.windows(taps.len()) {
            most = most
                .max(window.iter().zip(&taps).map(|(x, h)| f64::from(*x) * h).sum::<f64>().abs());
        }
    }
    most
}

fn programmes(rate_hz: f64) -> Vec<(String, Bus)> {
    let count = (0.5 * rate_hz) as usize;
    let mut all =
        vec![
            ("noise at +12 dB".to_owned(), Bus::noise(count, 4.0, 1)),
            (
                "square of 997 Hz at +12 dB".to_owned(),
                Bus::mono(count, |i| {
                    if (997.0 * i as f64 / rate_hz).fract() < 0.5 { 4.0 } else { -4.0 }
                }),
            ),
            (
                "square at full scale".to_owned(),
                Bus::mono(count, |i| {
                    if (441.0 * i as f64 / rate_hz).fract() < 0.5 { 1.0 } else { -1.0 }
                }),
            ),
            ("signs by chance".to_owned(), {
                let mut dice = Dice(3);
                let signs: Vec<f64> =
                    (0..count).map(|_| if dice.coin() { 4.0 } else { -4.0 }).collect();
                Bus::mono(count, |i| signs[i])
            }),
            (
                "worst word of the meter".to_owned(),
                Bus::mono(count, |i| {
                    let word = PHASES[1][11 - i % 12].signum();
                    if (i / 600) % 2 == 0 { 4.0 * word } else { 0.0 }
                }),
            ),
        ];
    for share in [0.0008, 0.02, 0.1, 0.1667, 0.25, 0.3333, 0.4, 0.45, 0.49, 0.4999] {
        let name = format!("sine of {share} of the rate at +12 dB");
        all.push((name, Bus::mono(count, move |i| 4.0 * (TAU * share * i as f64 + 0.785).sin())));
    }
    let mut dice = Dice(8);
    let bursts: Vec<f64> = {
        let (mut level, mut hz, mut turn) = (0.0, 0.1, 0.0);
        (0..count)
            .map(|i| {
                if i % 479 == 0 {
                    level = f64::from(dice.between(-40.0, 12.0));
                    hz = f64::from(dice.between(0.0005, 0.5));
                }
                turn += hz;
                10.0_f64.powf(level / 20.0) * (TAU * turn).sin()
            })
            .collect()
    };
    all.push(("bursts by chance to +12 dB".to_owned(), Bus::mono(count, move |i| bursts[i])));
    all
}

#[test]
fn no_meter_reads_above_full_scale() {
    let (mut worst, mut ideal) = (0.0_f64, 0.0_f64);
    for rate_hz in [44_100.0, 48_000.0, 96_000.0] {
        for (name, bus) in programmes(rate_hz) {
            let mut finish = Finish::new(SampleRate::new(rate_hz));
            let out = bus.through(&mut finish, &[], 128);
            let peak = true_peak(&out.left).max(true_peak(&out.right));
            let other = ideal_peak(&out.left[..out.left.len().min(9_600)]);
            let taken = finish.take_limiter_db();
            eprintln!(
                "{rate_hz} Hz, {name}: {:+.2} dBTP ({:+.2} by a long sinc), taken {taken:.1} dB, rms {:+.1} dBFS",
                db(peak),
                db(other),
                db(tests::rms(&out.left()))
            );
            (worst, ideal) = (worst.max(peak), ideal.max(other));
        }
    }
    eprintln!("limiter: true peak {:+.2} dBTP, by a long sinc {:+.2} dB", db(worst), db(ideal));
    assert!(worst <= 1.0, "{worst}");
}
