//! Pipes beside the melody's: the bag and drones of the jelbuaz, the shepherd's pipe it is made of, and
//! a second balaban.

use kairat_engine::{
    Controls,
    instruments::{BALABAN, JELBUAZ, QAMYS_SYRNAI},
};
use tests::{
    cents, db,
    pitch::first_partial_hz,
    render::{off, on},
    rms,
    spectrum::Spectrum,
};

use crate::{
    key_hz,
    reed::{
        FORTISSIMO, MEZZOFORTE, bare, fresh, held, levels_db, play, speaks_after_s, tone,
        worst_cents,
    },
};

const RATE_HZ: f64 = 48_000.0;

#[test]
fn qamys_syrnai_is_in_tune_and_odd() {
    let (worst, key, p) =
        worst_cents(&QAMYS_SYRNAI, RATE_HZ, &bare(), &(62..=77), &[0.45, MEZZOFORTE, FORTISSIMO]);
    eprintln!("qamys syrnai: at most {worst:.3} cents, key {key} at {p}");
    assert!(worst <= 1.0, "{worst} cents, key {key}, pressure {p}");
    let mut engine = fresh(&QAMYS_SYRNAI, RATE_HZ);
    let t = tone(&mut engine, RATE_HZ, &bare(), 62, MEZZOFORTE);
    assert!(t.odd_minus_even_db() >= 12.0, "{}", t.odd_minus_even_db());
    assert!(t.spurious_db <= -70.0, "{}", t.spurious_db);
}

#[test]
fn jelbuaz_11_the_bag_lags_and_the_drones_outlast_the_melody() {
    let mut engine = fresh(&JELBUAZ, RATE_HZ);
    let drones = play(&mut engine, RATE_HZ, &bare(), &[(0.0, on(69, 0.8)), (2.0, off(69))], 6.0);
    let x = drones.mono();
    let levels = levels_db(&x, RATE_HZ, 0.02, 0.01);
    let steady = levels[180];
    let gone = levels[200..].iter().position(|level| *level < steady - 30.0).unwrap();
    eprintln!("drones fall by 30 dB {:.2} s after the last key", 0.01 * gone as f64);
    assert!((0.5..=2.5).contains(&(0.01 * gone as f64)), "{gone}");
    assert!(levels[levels.len() - 20] < -100.0);
    // A second note finds the bag full, the first had to wait for it.
    let alone = Controls { variant: 1, ..bare() };
    let acts = [(0.0, on(69, 0.8)), (1.5, off(69)), (1.7, on(72, 0.8))];
    let chanter = play(&mut engine, RATE_HZ, &alone, &acts, 3.0);
    let first = speaks_after_s(
        &chanter.between(0.0, 1.4),
        RATE_HZ,
        db(rms(&chanter.between(1.0, 1.4))),
        6.0,
    );
    let second = speaks_after_s(
        &chanter.between(1.7, 2.9),
        RATE_HZ,
        db(rms(&chanter.between(2.5, 2.9))),
        6.0,
    );
    eprintln!("the first note speaks after {first:.3} s, the next after {second:.3} s");
    assert!((0.05..=0.5).contains(&first) && second <= 0.05, "{first} {second}");
}

#[test]
fn jelbuaz_breath_makes_no_dynamics_and_every_key_is_in_tune() {
    let mut engine = fresh(&JELBUAZ, RATE_HZ);
    let alone = Controls { variant: 1, ..bare() };
    let mut level = |p| db(rms(&held(&mut engine, RATE_HZ, &alone, 67, p, 1.6).between(1.0, 1.5)));
    let (soft, loud) = (level(0.45), level(FORTISSIMO));
    assert!((soft - loud).abs() < 0.5, "{soft} {loud}");
    let (worst, key, _) = worst_cents(&JELBUAZ, RATE_HZ, &alone, &(62..=77), &[MEZZOFORTE]);
    eprintln!("jelbuaz: at most {worst:.3} cents, key {key}");
    assert!(worst <= 1.0, "{worst} cents, key {key}");
}

#[test]
fn jelbuaz_drones_are_in_tune_under_a_full_bag() {
    let mut engine = fresh(&JELBUAZ, RATE_HZ);
    for (companion_semitones, lowest) in [(-12.0, 43), (-13.0, 42), (-7.0, 48)] {
        let controls = Controls { companion: 1.0, companion_semitones, ..bare() };
        let x = held(&mut engine, RATE_HZ, &controls, 69, MEZZOFORTE, 3.4).between(2.0, 3.3);
        let wanted = key_hz(lowest);
        let hz = Spectrum::deep(&x, RATE_HZ).peak(0.9 * wanted, 1.1 * wanted).unwrap().hz;
        let off = cents(hz, wanted);
        eprintln!("drone {lowest}: {off:.2} cents");
        assert!(off.abs() < 1.0, "{lowest}: {off}");
    }
}

#[test]
fn a_second_player_holds_the_tonic_an_octave_below() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    let controls = Controls { companion: 1.0, ..bare() };
    let x = held(&mut engine, RATE_HZ, &controls, 65, MEZZOFORTE, 2.4).between(1.4, 2.3);
    let hz = first_partial_hz(&x, RATE_HZ, key_hz(55)).unwrap();
    assert!(cents(hz, key_hz(55)).abs() < 2.0, "{hz}");
}

#[test]
fn jelbuaz_11_a_finger_on_the_chanters_end_ends_a_note() {
    let mut engine = fresh(&JELBUAZ, RATE_HZ);
    let alone = Controls { variant: 1, ..bare() };
    for key in [62, 67, 72, 77] {
        let x = held(&mut engine, RATE_HZ, &alone, key, MEZZOFORTE, 1.5).mono();
        let levels = levels_db(&x, RATE_HZ, 0.01, 0.001);
        let steady = levels[1_400];
        let over = levels[1_495..].iter().position(|level| *level < steady - 25.0).unwrap();
        eprintln!("key {key}: −25 dB after {over} ms, {:.0} at 50", levels[1_545] - steady);
        assert!((60..=150).contains(&over), "key {key}: {over} ms");
    }
}
