//! The limiter: nothing above full scale for a true-peak meter, everything that is soft to the bit.

use std::f64::consts::TAU;

use kairat_engine::{
    SampleRate,
    finish::{Finish, FinishControls},
};
use tests::db;

use crate::buses::{Bus, check_blocks};

#[test]
fn what_is_soft_passes_to_the_bit() {
    let rate_hz = 48_000.0;
    let mut first = 0.0_f64;
    for share in [0.0008, 0.005, 0.02, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.45] {
        // The loudest sine that passes to the bit.
        let passes = |level_db: f64| {
            let peak = 10.0_f64.powf(level_db / 20.0);
            let bus = Bus::mono(24_000, |i| {
                let rise = (i as f64 / 4_800.0).min(1.0);
                peak * rise * (TAU * share * i as f64 + 0.3).sin()
            });
            let mut finish = Finish::new(SampleRate::new(rate_hz));
            bus.clone().through(&mut finish, &[], 128) == bus
        };
        let level = (0..60).map(|i| -0.1 * f64::from(i)).find(|db| passes(*db)).unwrap_or(-6.0);
        eprintln!("sine of {share} of the rate passes to the bit up to {level:.1} dBFS");
        first = first.min(level);
    }
    let noise = Bus::noise(48_000, 0.48, 5);
    let mut finish = Finish::new(SampleRate::new(rate_hz));
    assert_eq!(noise.clone().through(&mut finish, &[], 128), noise);
    assert_eq!(finish.take_limiter_db(), 0.0);
    assert!(first >= -3.0, "{first}");
}

#[test]
fn what_the_limiter_takes_can_be_read() {
    let mut finish = Finish::new(SampleRate::new(48_000.0));
    let loud = Bus::sine(24_000, 220.0, 2.0, 48_000.0);
    loud.through(&mut finish, &[], 128);
    let taken = finish.take_limiter_db();
    eprintln!("+6 dBFS: {taken:.2} dB taken");
    assert!((6.0..8.5).contains(&taken), "{taken}");
    Bus::sine(96_000, 220.0, 0.1, 48_000.0).through(&mut finish, &[], 128);
    finish.take_limiter_db();
    Bus::sine(480, 220.0, 0.1, 48_000.0).through(&mut finish, &[], 128);
    assert_eq!(finish.take_limiter_db(), 0.0);
}

#[test]
fn a_steady_tone_is_only_made_softer() {
    for hz in [40.0, 220.0, 3_000.0] {
        let mut finish = Finish::new(SampleRate::new(48_000.0));
        let out = Bus::sine(96_000, hz, 2.0, 48_000.0).through(&mut finish, &[], 128).left();
        let part = &out[48_000..];
        let spectrum = tests::spectrum::Spectrum::deep(part, 48_000.0);
        let own = spectrum.peak(0.8 * hz, 1.2 * hz).unwrap();
        let other = spectrum.largest(hz + 2.0 * spectrum.lobe_hz, 20_000.0);
        eprintln!(
            "{hz} Hz at +6 dB: {:.1} dB beside the tone at {:.0} Hz",
            db(other.amplitude / own.amplitude),
            other.hz
        );
        assert!(db(other.amplitude / own.amplitude) < -60.0);
    }
}

#[test]
fn off_it_lets_everything_through() {
    let bus = Bus::noise(4_800, 3.0, 6);
    let mut finish = Finish::new(SampleRate::new(48_000.0));
    let open = FinishControls { is_limited: false, ..FinishControls::default() };
    assert_eq!(bus.clone().through(&mut finish, &[(0, open)], 64), bus);
}

#[test]
fn the_limiter_does_not_hear_the_blocks() {
    let mut bus = Bus::noise(48_000, 0.9, 7);
    for (i, x) in bus.left.iter_mut().chain(&mut bus.right).enumerate() {
        *x *= ((i % 48_000) as f32 / 9_600.0).sin().abs() * 2.0;
    }
    check_blocks("limiter", &bus, &[], || Finish::new(SampleRate::new(48_000.0)));
}
