//! Facts of the balaban that want another reed than any on sale: a stiff one, one that sweeps no air.

use super::{
    design::Design,
    lip::{self, Lip},
};
use crate::{
    dsp::simd::TICK,
    exciters::reed::{Reed, ReedHold, ReedLaw},
    instruments::{BALABAN, Physics, reed::Build},
    resonators::{air::SOUND_M_PER_S, bore::Bore},
};

const RATE_HZ: f64 = 48_000.0;
const G3_HZ: f64 = 195.998;

fn double_reed() -> Design {
    let Physics::Reed(spec) = &BALABAN.physics else { unreachable!("a reed instrument") };
    let build: &'static Build = &spec.builds[0];
    Design::new(build, spec.reach_midi, RATE_HZ)
}

/// Pressure in the bore of the tube cut for G3, under any reed.
fn blown(design: &Design, hold: &ReedHold, trip_s: f64, mouth: f64) -> Vec<f64> {
    let law = ReedLaw::new(hold, RATE_HZ);
    let mut reed = Reed::default();
    let mut bore = Bore::new(0.01, RATE_HZ, &[&design.bores]);
    bore.tune(&design.bores, design.place(G3_HZ), trip_s, 1);
    (0..48_000)
        .map(|_| {
            let wave = f64::from(bore.line.returning(pulp::Scalar::new())[0]);
            let pressure = reed.tick(&law, mouth, wave);
            bore.line.commit(&[(pressure - wave) as f32; TICK], 1);
            pressure
        })
        .skip(24_000)
        .collect()
}

/// Amplitude at a frequency.
fn amplitude(x: &[f64], hz: f64) -> f64 {
    let (mut re, mut im) = (0.0, 0.0);
    for (i, y) in x.iter().enumerate() {
        let window = 1.0 - (std::f64::consts::TAU * i as f64 / x.len() as f64).cos();
        let (sin, cos) = (std::f64::consts::TAU * hz * i as f64 / RATE_HZ).sin_cos();
        re += window * y * cos;
        im += window * y * sin;
    }
    2.0 * re.hypot(im) / x.len() as f64
}

/// Strongest frequency within a fourth of G3, to a tenth of a hertz.
fn pitch_hz(x: &[f64]) -> f64 {
    let best = |from: f64, step: f64, count: i32| {
        (0..count)
            .map(|i| from + step * f64::from(i))
            .max_by(|a, b| amplitude(x, *a).total_cmp(&amplitude(x, *b)))
            .unwrap_or(from)
    };
    let near = best(160.0, 1.0, 100);
    best(near - 1.0, 0.1, 21)
}

/// Radiated as frequency times pressure, each partial no lower than −40 dB re the first.
fn odd_minus_even_db(x: &[f64]) -> f64 {
    let hz = pitch_hz(x);
    let level = |n: i32| amplitude(x, f64::from(n) * hz) * f64::from(n);
    let db = |n: i32| (20.0 * (level(n) / level(1)).log10()).max(-40.0);
    ((db(1) + db(3) + db(5)) - (db(2) + db(4) + db(6))) / 3.0
}

#[test]
fn balaban_3_2_a_stiff_reed_makes_a_clarinet() {
    let design = double_reed();
    let soft = lip::hold(&design.build.reed, G3_HZ, &Lip::REST);
    let stiff = ReedHold { resonance_hz: 2_500.0, compliance_s: 0.010 / SOUND_M_PER_S, ..soft };
    let trip_s = design.round_trip_s(G3_HZ, design.place(G3_HZ), 0.5);
    let clarinet = odd_minus_even_db(&blown(&design, &stiff, trip_s, 0.5));
    let balaban = odd_minus_even_db(&blown(&design, &soft, trip_s, 0.5));
    eprintln!("odd − even: clarinet {clarinet:.1} dB, balaban {balaban:.1} dB");
    assert!(clarinet > 18.0 && balaban.abs() < 12.0, "{clarinet} {balaban}");
}

#[test]
fn balaban_3_4_g3_comes_from_a_body_of_three_tenths_of_a_metre() {
    let design = double_reed();
    let trip_s = design.round_trip_s(G3_HZ, design.place(G3_HZ), 0.5);
    // Exposed reed 85 mm, end correction 4 mm.
    let body_m = 0.5 * trip_s * SOUND_M_PER_S - 0.085 - 0.004;
    eprintln!("body {:.0} mm", 1e3 * body_m);
    assert!((0.270..=0.320).contains(&body_m), "{body_m}");
}

#[test]
fn balaban_3_7_blades_that_sweep_no_air_sharpen_g3() {
    let design = double_reed();
    let soft = lip::hold(&design.build.reed, G3_HZ, &Lip::REST);
    let trip_s = design.round_trip_s(G3_HZ, design.place(G3_HZ), 0.5);
    let with = pitch_hz(&blown(&design, &soft, trip_s, 0.5));
    let without = pitch_hz(&blown(&design, &ReedHold { compliance_s: 0.0, ..soft }, trip_s, 0.5));
    let cents = 1_200.0 * (without / with).log2();
    eprintln!("without swept air {cents:.0} cents higher");
    assert!(cents >= 80.0, "{cents}");
}

#[test]
fn models_10_11_threshold_and_no_other_register() {
    let design = double_reed();
    let hold = lip::hold(&design.build.reed, G3_HZ, &Lip::REST);
    let trip_s = design.round_trip_s(G3_HZ, design.place(G3_HZ), 0.5);
    let swing = |mouth| amplitude(&blown(&design, &hold, trip_s, mouth), G3_HZ);
    assert!(swing(0.30) < 0.01, "{}", swing(0.30));
    assert!(swing(0.42) > 0.1, "{}", swing(0.42));
    for mouth in [0.5, 0.8, 1.1, 1.25] {
        let x = blown(&design, &hold, trip_s, mouth);
        let hz = pitch_hz(&x);
        assert!(amplitude(&x, hz) > 3.0 * amplitude(&x, 3.0 * hz), "{mouth}");
    }
}
