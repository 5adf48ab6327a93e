//! The steppe: air and wind.

use kairat_engine::{
    SampleRate,
    space::{Room, Space, SpaceControls},
};
use tests::db;

use crate::{
    buses::Bus,
    rooms::wet,
    rooms_life::{RATE_HZ, space},
};

/// ISO 9613-1 at 15 °C and 40 %, dB/km, from its equations.
const AIR_DB_PER_KM: [(f64, f64); 4] =
    [(1_000.0, 4.5), (2_000.0, 13.2), (4_000.0, 46.1), (8_000.0, 158.2)];

#[test]
fn the_air_of_the_steppe_takes_what_the_norm_says() {
    // Far away the ground's part is the same for neighbouring octaves; its own test is the formula's. Here the air's
    // filter alone: the first samples of a click, before the ground answers.
    for distance_m in [10.0_f32, 40.0] {
        let rate_hz = 192_000.0;
        let controls = SpaceControls { distance_m, ..wet(Room::Steppe) };
        let mut space = Space::new(SampleRate::new(rate_hz));
        let click = Bus::click(24_576).through(&mut space, &[(0, controls)], 512).left();
        let way = (f64::from(distance_m).hypot(2.7) - f64::from(distance_m).hypot(0.3)) / 343.0;
        let direct = &click[..(way * rate_hz) as usize - 3];
        let level = |hz: f64| {
            let (re, im) = direct.iter().enumerate().fold((0.0, 0.0), |(re, im), (i, x)| {
                let (s, c) = (std::f64::consts::TAU * hz * i as f64 / rate_hz).sin_cos();
                (re + x * c, im - x * s)
            });
            db(f64::hypot(re, im))
        };
        for (hz, per_km) in AIR_DB_PER_KM {
            let (found, norm) = (level(50.0) - level(hz), per_km * f64::from(distance_m) / 1_000.0);
            eprintln!("air of {distance_m} m at {hz} Hz: {found:.2} dB, ISO 9613-1 {norm:.2} dB");
            assert!((found - norm).abs() < 0.15 + 0.15 * norm);
        }
    }
}

#[test]
fn the_wind_blows_while_somebody_plays() {
    let controls = SpaceControls { wind: 1.0, ..wet(Room::Steppe) };
    let mut space = space();
    let quiet = Bus::mono(144_000, |i| if i % 4_800 == 0 { 1.0e-4 } else { 0.0 });
    let wind = quiet.through(&mut space, &[(0, controls)], 128);
    let late = &wind.left()[48_000..];
    let low = tests::rms(late);
    let high = tests::rms(&tests::filter::high_pass(late, RATE_HZ, 2_000.0));
    eprintln!("wind: {:.1} dBFS, above 2 kHz {:.1} dB", db(low), db(high / low));
    // Kolmogorov's slope from 35 Hz on leaves (35/2000)^(2/3) of the power above 2 kHz, −11.7 dB.
    assert!(low > 0.003 && low < 0.2 && db(high / low) < -11.7);
}
