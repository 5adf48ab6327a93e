//! Rattles: chance in every stroke, more of it when shaken harder, and the foot of the staff.

use kairat_engine::{
    Controls,
    instruments::{ASATAIAQ, Instrument, QONYRAU, SYLDYRMAQ, TUIAQTAS},
};
use tests::{
    db,
    decay::slope,
    filter::high_pass,
    peak,
    render::{Sound, on, steady},
    rms,
    spectrum::Spectrum,
};

use crate::{BOTH_RATES_HZ, FORTISSIMO, skins::take};

const SHAKE: u8 = 36;
const STAMP: u8 = 38;

fn shake(instrument: &'static Instrument, rate_hz: f64, key: u8, velocity: f32) -> Sound {
    take(instrument, rate_hz, &steady(), &[(0.0, on(key, velocity))], 1.2)
}

/// Steps of at least 6 dB within 1 ms in what is above 1.5 kHz: collisions that can be told apart.
fn collisions(sound: &Sound) -> usize {
    let x = high_pass(&sound.mono(), sound.rate_hz, 1_500.0);
    let step = (0.001 * sound.rate_hz) as usize;
    let level: Vec<f64> = x.chunks(step).map(rms).collect();
    let floor = 1e-3 * level.iter().fold(0.0_f64, |a, b| a.max(*b));
    level.windows(2).filter(|pair| pair[1] > floor && pair[1] > 1.4 * pair[0]).count()
}

#[test]
fn asataiaq_10_shaking_harder_hits_more_often_and_louder() {
    for rate_hz in BOTH_RATES_HZ {
        let (mut soft, mut hard, mut louder) = (0, 0, 0.0);
        for seed in 1..=8 {
            let controls = Controls { seed, ..steady() };
            let one =
                |velocity| take(&ASATAIAQ, rate_hz, &controls, &[(0.0, on(SHAKE, velocity))], 1.0);
            let (quiet, loud) = (one(0.35), one(FORTISSIMO));
            soft += collisions(&quiet);
            hard += collisions(&loud);
            louder += db(rms(&loud.mono()) / rms(&quiet.mono())) / 8.0;
        }
        eprintln!("asataiaq: {soft} and {hard} collisions in eight shakes, {louder:.1} dB louder");
        assert!(hard as f64 > 1.5 * soft as f64 && louder > 6.0, "{soft} {hard} {louder}");
    }
}

#[test]
fn asataiaq_10_a_floor_strike_thumps_and_jingles_for_150_to_400_ms() {
    for seed in 1..=6 {
        let controls = Controls { seed, ..steady() };
        let sound = take(&ASATAIAQ, 48_000.0, &controls, &[(0.0, on(STAMP, FORTISSIMO))], 1.5);
        let early = sound.between(0.0, 0.12);
        let spectrum = Spectrum::with_beta(&early, 48_000.0, 6.0);
        let thump = spectrum.largest(30.0, 1_000.0).hz;
        let jingle = high_pass(&sound.mono(), 48_000.0, 1_500.0);
        let level: Vec<f64> = jingle.chunks(480).map(|part| db(rms(part))).collect();
        let top = level.iter().fold(-400.0_f64, |a, b| a.max(*b));
        let last = level.iter().rposition(|level| *level > top - 30.0).unwrap();
        let tail_ms = 10.0 * last as f64;
        eprintln!("asataiaq: thump at {thump:.0} Hz, jingles for {tail_ms:.0} ms");
        assert!((80.0..=160.0).contains(&thump), "{thump}");
        assert!((150.0..=400.0).contains(&tail_ms), "{tail_ms}");
        assert!(slope(&level[..30]).is_some_and(|slope| slope < 0.0));
    }
}

#[test]
fn rattles_10_two_hits_in_a_row_never_null() {
    let keys = [(&ASATAIAQ, SHAKE), (&ASATAIAQ, STAMP), (&TUIAQTAS, 36), (&TUIAQTAS, 38)];
    let more = [(&QONYRAU, SHAKE), (&QONYRAU, 64), (&SYLDYRMAQ, SHAKE), (&SYLDYRMAQ, STAMP)];
    for (instrument, key) in keys.into_iter().chain(more) {
        let acts: Vec<_> = (0..8).map(|i| (2.5 * f64::from(i), on(key, 0.8))).collect();
        let sound = take(instrument, 48_000.0, &steady(), &acts, 20.0);
        let part = |i: u32| sound.between(2.5 * f64::from(i), 2.5 * f64::from(i) + 0.4);
        let mut deepest = 0.0_f64;
        for i in 1..8 {
            let (first, second) = (part(i - 1), part(i));
            let rest: Vec<f64> = first.iter().zip(&second).map(|(a, b)| a - b).collect();
            let above = high_pass(&rest, 48_000.0, 250.0);
            deepest = deepest.min(db(rms(&above) / rms(&high_pass(&first, 48_000.0, 250.0))));
        }
        eprintln!("{} {key}: null no deeper than {deepest:.1} dB", instrument.id);
        assert!(deepest > -20.0, "{} {key}: {deepest}", instrument.id);
    }
}

#[test]
fn tuiaqtas_10_hooves_ring_at_600_to_1600_hz_for_30_to_80_ms() {
    let sound = shake(&TUIAQTAS, 48_000.0, 38, FORTISSIMO);
    let spectrum = Spectrum::with_beta(&sound.between(0.0, 0.1), 48_000.0, 6.0);
    let line = spectrum.largest(200.0, 6_000.0).hz;
    assert!((600.0..=1_600.0).contains(&line), "{line}");
    let level: Vec<f64> = sound.mono().chunks(96).map(rms).collect();
    let top = level.iter().fold(0.0_f64, |a, b| a.max(*b));
    let gone = level.iter().rposition(|level| *level > 1e-3 * top).unwrap() * 2;
    eprintln!("tuiaqtas: {line:.0} Hz, 60 dB down after {gone} ms with its rebound");
    assert!((30..=130).contains(&gone), "{gone}");
}

#[test]
fn qonyrau_10_bells_start_at_1_2_to_4_5_khz_and_beat() {
    for (key, hz) in [(60, 1_240.0), (65, 2_130.0), (72, 4_360.0)] {
        let sound = shake(&QONYRAU, 48_000.0, key, FORTISSIMO);
        let spectrum = Spectrum::with_beta(&sound.between(0.1, 1.1), 48_000.0, 8.0);
        let strongest = spectrum.largest(300.0, 20_000.0);
        let lower = spectrum.peak(0.99 * hz, 1.008 * hz).unwrap();
        let upper = spectrum.peak(1.009 * hz, 1.03 * hz).unwrap();
        let apart = 100.0 * (upper.hz / lower.hz - 1.0);
        eprintln!("qonyrau {key}: {:.0} Hz, doublet {apart:.2} %", strongest.hz);
        assert!((1_200.0..=4_500.0).contains(&strongest.hz), "{}", strongest.hz);
        assert!((1.0..=3.0).contains(&apart), "{apart}");
    }
}

#[test]
fn rattles_keep_below_full_scale_and_speak() {
    for instrument in [&ASATAIAQ, &TUIAQTAS, &QONYRAU, &SYLDYRMAQ] {
        let mut loudest = 0.0_f64;
        let (low, high) = instrument.range_midi;
        for key in low..=high {
            for velocity in [0.05, FORTISSIMO] {
                let top = peak(&shake(instrument, 48_000.0, key, velocity).mono());
                assert!(top > 1e-5, "{} {key} {velocity}", instrument.id);
                loudest = loudest.max(top);
            }
        }
        eprintln!("{}: loudest {:.1} dBFS", instrument.id, db(loudest));
        assert!((0.2..0.9).contains(&loudest), "{}: {loudest}", instrument.id);
    }
}
