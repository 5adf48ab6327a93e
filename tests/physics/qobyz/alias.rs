//! What the sampling leaves in a bowed tone, on every key; and a run at 48 kHz beside one at eight times
//! the rate (`models.md` §10.8).

use kairat_engine::{
    Engine, SampleRate,
    instruments::{JEZ_QOBYZ, NAR_QOBYZ, PRIMA_QOBYZ, QYL_QOBYZ},
};
use tests::{db, render::Sound, spectrum::Spectrum};

use super::{bare, bowed, play};
use crate::{MEZZOFORTE, key_hz};

/// Both are looked at up to here, in hertz.
const TOP_HZ: f64 = 20_000.0;

/// Notes are held so long.
const HELD_S: [f64; 2] = [2.6; 2];

/// The strongest line between the partials re the strongest partial, in decibels, and its place.
fn between_db(sound: &Sound, key: u8) -> (f64, f64) {
    let spectrum = Spectrum::deep(&sound.between(1.0, 2.5), sound.rate_hz);
    let hz = key_hz(key);
    let strongest = spectrum.largest(0.5 * hz, TOP_HZ).amplitude;
    // Nearer to a partial lie the sidebands of the swell.
    let guard_hz = (0.08 * hz).max(10.0);
    (0..(TOP_HZ / hz) as usize)
        .map(|n| {
            let low_hz = (n as f64 * hz * 1.001 + guard_hz).max(20.0);
            let line = spectrum.largest(low_hz, (n + 1) as f64 * hz * 0.999 - guard_hz);
            (db(line.amplitude / strongest), line.hz)
        })
        .fold((f64::NEG_INFINITY, 0.0), |most, line| if line.0 > most.0 { line } else { most })
}

#[test]
fn every_key_of_a_qobyz_is_pure_to_60_db() {
    for instrument in [&QYL_QOBYZ, &NAR_QOBYZ, &JEZ_QOBYZ, &PRIMA_QOBYZ] {
        let mut engine = Engine::new(instrument);
        engine.set_controls(&bare());
        engine.prepare(SampleRate::new(48_000.0));
        let (low, high) = instrument.range_midi;
        let lines: Vec<(f64, u8)> = (low..=high)
            .map(|key| {
                engine.reset();
                let sound = play(&mut engine, 48_000.0, [Some(key), None], MEZZOFORTE, HELD_S);
                (between_db(&sound, key).0, key)
            })
            .collect();
        let mean = lines.iter().map(|line| line.0).sum::<f64>() / lines.len() as f64;
        let (worst, key) = lines.into_iter().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        eprintln!("{}: lines {mean:.1} dB in the mean, {worst:.1} on key {key}", instrument.id);
        assert!(worst <= -60.0, "{} {key}: {worst}", instrument.id);
    }
}

#[test]
fn models_10_8_alias_floor_of_a_bow_below_70_db() {
    let mut worst = f64::NEG_INFINITY;
    for (instrument, keys) in [
        (&QYL_QOBYZ, &[50, 57, 62, 69, 76][..]),
        (&NAR_QOBYZ, &[40, 52, 62]),
        (&JEZ_QOBYZ, &[54, 66]),
        (&PRIMA_QOBYZ, &[62, 74]),
    ] {
        for key in keys {
            let [now, deep] = [48_000.0, 384_000.0].map(|rate_hz| {
                let note = [Some(*key), None];
                between_db(&bowed(instrument, rate_hz, &bare(), note, MEZZOFORTE, HELD_S), *key)
            });
            eprintln!(
                "{} {key}: {:.1} dB at {:.0} Hz; at eight times the rate {:.1} dB at {:.0} Hz",
                instrument.id, now.0, now.1, deep.0, deep.1
            );
            worst = worst.max(now.0);
        }
    }
    eprintln!("alias floor of the bow {worst:.1} dB");
    assert!(worst <= -70.0, "{worst}");
}
