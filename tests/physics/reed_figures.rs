//! What every reed instrument must reach, at every rate: it speaks, it is pure, it stays in its register
//! and ends as a wind does.

use kairat_engine::{
    Controls,
    controls::Articulation,
    instruments::{BALABAN, Instrument, JELBUAZ, QAMYS_SYRNAI},
};
use tests::{db, render::on, rms};

use crate::{
    key_hz,
    reed::{
        FORTISSIMO, MEZZOFORTE, PIANO, Tone, bare, blow, fresh, held, levels_db, play,
        speaks_after_s, tone,
    },
};

pub(crate) const RATES_HZ: [f64; 3] = [44_100.0, 48_000.0, 96_000.0];
/// Blown by mouth.
const BLOWN: [&Instrument; 2] = [&BALABAN, &QAMYS_SYRNAI];

fn keys(instrument: &Instrument) -> std::ops::RangeInclusive<u8> {
    instrument.range_midi.0..=instrument.range_midi.1
}

/// One pipe alone: the bagpipe without its drones.
fn alone(instrument: &Instrument) -> Controls {
    Controls { variant: usize::from(instrument.id == JELBUAZ.id), ..bare() }
}

#[test]
fn every_note_of_a_reed_speaks_within_30_ms_when_tongued() {
    for instrument in BLOWN {
        for rate_hz in RATES_HZ {
            let mut engine = fresh(instrument, rate_hz);
            let controls = Controls { articulation: Articulation::Accent, ..bare() };
            let mut latest = (0.0_f64, 0, 0.0);
            for p in [PIANO, MEZZOFORTE, 0.75, FORTISSIMO] {
                for key in keys(instrument) {
                    let sound = held(&mut engine, rate_hz, &controls, key, p, 0.8);
                    let steady_db = db(rms(&sound.between(0.4, 0.75)));
                    let x = sound.between(0.0, 0.7);
                    let spoke_s = speaks_after_s(&x, rate_hz, steady_db, 6.0);
                    if spoke_s > latest.0 {
                        latest = (spoke_s, key, p);
                    }
                    assert!(steady_db > -40.0, "key {key} at {p}: {steady_db} dB");
                }
            }
            eprintln!("{} at {rate_hz} Hz speaks by {latest:.4?}", instrument.id);
            assert!(latest.0 <= 0.030, "{} at {rate_hz} Hz: {latest:?}", instrument.id);
        }
    }
}

#[test]
fn a_pressure_sweep_never_flips_the_register() {
    for instrument in BLOWN {
        let (low, high) = instrument.range_midi;
        for rate_hz in RATES_HZ {
            let mut engine = fresh(instrument, rate_hz);
            for key in [low, u8::midpoint(low, high), high] {
                let mut acts = vec![(0.0, blow(0.1)), (0.0, on(key, 1.0))];
                let rise = |i: i32| (0.01 * f64::from(i), blow(0.1 + 0.9 * i as f32 / 399.0));
                acts.extend((0..400).map(rise));
                let x = play(&mut engine, rate_hz, &bare(), &acts, 4.2).mono();
                for (i, part) in x.chunks_exact((0.1 * rate_hz) as usize).enumerate() {
                    if db(rms(part)) < -50.0 {
                        continue;
                    }
                    let t = Tone::of(part, rate_hz, key_hz(key));
                    let third_db = t.partials_db[2];
                    assert!(third_db < 15.0, "key {key} after {i} tenths: {:?}", t.partials_db);
                }
            }
        }
    }
}

#[test]
fn a_reed_sounds_nothing_but_partials() {
    for instrument in [&BALABAN, &QAMYS_SYRNAI, &JELBUAZ] {
        for rate_hz in RATES_HZ {
            let [spurious, residual, dc] = impurity_db(instrument, rate_hz);
            eprintln!(
                "{} at {rate_hz} Hz: spurious {spurious:.1}, all {residual:.1}, DC {dc:.1} dB",
                instrument.id
            );
            // Models §10.8: alias floor.
            assert!(spurious <= -70.0, "{} at {rate_hz} Hz: {spurious}", instrument.id);
            assert!(residual <= -60.0 && dc <= -60.0, "{}: {residual} {dc}", instrument.id);
        }
    }
}

/// Strongest spurious line, all that is no partial, and DC, over keys and pressures.
fn impurity_db(instrument: &'static Instrument, rate_hz: f64) -> [f64; 3] {
    let mut engine = fresh(instrument, rate_hz);
    let mut worst = [-200.0_f64; 3];
    for key in keys(instrument).step_by(4).chain([instrument.range_midi.1]) {
        for p in [0.45, MEZZOFORTE, FORTISSIMO] {
            let t = tone(&mut engine, rate_hz, &alone(instrument), key, p);
            let levels = [t.spurious_db, t.residual_db, t.dc_db];
            for (worst, level) in worst.iter_mut().zip(levels) {
                *worst = worst.max(level);
            }
        }
    }
    worst
}

#[test]
fn a_reed_ends_within_60_to_150_ms_and_its_tube_rings_on() {
    for (instrument, keys, rings) in
        [(&BALABAN, [55, 60, 65, 72], 20.0), (&QAMYS_SYRNAI, [62, 67, 72, 77], 26.0)]
    {
        let mut engine = fresh(instrument, 48_000.0);
        for key in keys {
            let x = held(&mut engine, 48_000.0, &alone(instrument), key, MEZZOFORTE, 1.5).mono();
            let levels = levels_db(&x, 48_000.0, 0.01, 0.001);
            let steady = levels[1_400];
            let at = |ms: usize| levels[1_495 + ms] - steady;
            let over = levels[1_495..].iter().position(|level| *level < steady - 25.0).unwrap();
            eprintln!(
                "{} key {key}: −25 dB after {over} ms; {:.0} {:.0} {:.0} dB at 50, 100, 200 ms",
                instrument.id,
                at(50),
                at(100),
                at(200)
            );
            assert!((60..=150).contains(&over), "{} key {key}: {over} ms", instrument.id);
            assert!(at(50) > -rings, "{} key {key} stops dead: {}", instrument.id, at(50));
        }
    }
}
