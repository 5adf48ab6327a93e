//! The acceptance facts of the balaban, by their numbers.

use kairat_engine::{Controls, controls::Articulation, instruments::BALABAN};
use tests::{
    cents, db,
    filter::high_pass,
    peak,
    pitch::first_partial_hz,
    render::{Act, on},
    rms,
};

use crate::{
    key_hz,
    reed::{
        FORTISSIMO, MEZZOFORTE, PIANO, bare, blow, breath, fresh, held, levels_db, play, pressure,
        tone, worst_cents,
    },
};

const RATE_HZ: f64 = 48_000.0;
const G3: u8 = 55;
const C4: u8 = 60;
const C5: u8 = 72;
const PRESSURES: [f64; 4] = [PIANO, MEZZOFORTE, 0.75, FORTISSIMO];

#[test]
fn balaban_3_1_every_note_is_in_tune_at_every_pressure_and_rate() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0] {
        let (worst, key, p) = worst_cents(&BALABAN, rate_hz, &bare(), &(G3..=C5), &PRESSURES);
        eprintln!("balaban at {rate_hz} Hz: at most {worst:.3} cents, key {key} at {p}");
        assert!(worst <= 1.0, "{worst} cents at {rate_hz} Hz, key {key}, pressure {p}");
    }
}

#[test]
fn balaban_3_2_the_first_partial_leads_and_even_ones_are_heard() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    for key in G3..=C4 {
        for p in [0.48, MEZZOFORTE] {
            let t = tone(&mut engine, RATE_HZ, &bare(), key, p);
            let d = &t.partials_db;
            eprintln!(
                "key {key} at {p}: H2–H6 {:.0} {:.0} {:.0} {:.0} {:.0}, odd − even {:.1} dB",
                d[1],
                d[2],
                d[3],
                d[4],
                d[5],
                t.odd_minus_even_db()
            );
            assert!(d.iter().skip(1).all(|level| *level < 0.0), "key {key} at {p}: {d:?}");
            assert!((-25.0..=-12.0).contains(&d[1]), "key {key} at {p}: H2 {}", d[1]);
            assert!(d[2] <= -5.0, "key {key} at {p}: H3 {}", d[2]);
            assert!(t.odd_minus_even_db().abs() <= 12.0, "{}", t.odd_minus_even_db());
        }
    }
}

#[test]
fn balaban_3_3_the_centroid_of_g3_follows_the_pressure() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    let centroids: Vec<f64> = [0.40, 0.46, 0.52, MEZZOFORTE, 0.65, 0.8, FORTISSIMO]
        .iter()
        .map(|p| tone(&mut engine, RATE_HZ, &bare(), G3, *p).centroid_hz())
        .collect();
    eprintln!("centroid of G3 from threshold to fortissimo: {centroids:.0?} Hz");
    assert!(centroids[0] <= 350.0, "{centroids:?}");
    assert!((450.0..=800.0).contains(&centroids[3]), "{centroids:?}");
    assert!(centroids[6] >= 900.0, "{centroids:?}");
    assert!(centroids.is_sorted(), "{centroids:?}");
}

#[test]
fn balaban_3_5_the_lip_holds_the_pitch_and_bends_it() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    let mut hz = |controls: Controls, p| {
        let sound = held(&mut engine, RATE_HZ, &controls, G3, p, 2.0);
        // A bend of a tone is further than a semitone from the key.
        let near_hz = key_hz(G3) * f64::from(controls.embouchure * 0.05).exp2();
        first_partial_hz(&sound.between(1.2, 1.9), RATE_HZ, near_hz).unwrap()
    };
    let loose = Controls { intonation: 0.0, ..bare() };
    let rise = cents(hz(loose, FORTISSIMO), hz(loose, PIANO));
    let held_rise = cents(hz(bare(), FORTISSIMO), hz(bare(), PIANO));
    let slack = cents(hz(Controls { embouchure: -1.0, ..bare() }, MEZZOFORTE), key_hz(G3));
    let tight = cents(hz(Controls { embouchure: 1.0, ..bare() }, MEZZOFORTE), key_hz(G3));
    eprintln!("p to ff: {rise:.0} cents, held {held_rise:.2}; lip {slack:.0} to {tight:.0} cents");
    assert!((60.0..=160.0).contains(&rise), "{rise}");
    assert!(held_rise.abs() <= 10.0, "{held_rise}");
    assert!(slack <= -100.0 && tight >= 50.0, "{slack} {tight}");
}

#[test]
fn balaban_3_6_a_tone_starts_at_more_pressure_than_it_ends() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    let steps = 1_500;
    let value = |i: i32| 0.45 * f64::from(i) / f64::from(steps);
    let up = (0..steps).map(|i| (0.01 * f64::from(i), blow(value(i) as f32)));
    let down = (0..steps).map(|i| (0.01 * f64::from(steps + i), blow(value(steps - i) as f32)));
    let acts: Vec<(f64, Act)> =
        [(0.0, blow(1.0e-3)), (0.0, on(G3, 1.0))].into_iter().chain(up).chain(down).collect();
    let x = play(&mut engine, RATE_HZ, &bare(), &acts, 0.02 * f64::from(steps)).mono();
    let levels = levels_db(&x, RATE_HZ, 0.05, 0.01);
    let middle = steps as usize;
    let loud = |level: &f64| *level > -45.0;
    let first = levels.iter().position(loud).unwrap();
    let last = levels.iter().rposition(loud).unwrap();
    let onset = pressure(value(first as i32));
    let offset = pressure(value((2 * middle - last) as i32));
    eprintln!("starts at {onset:.3}, ends at {offset:.3} of the closing pressure");
    assert!(onset >= 1.15 * offset && (0.33..=0.42).contains(&onset), "{onset} {offset}");
}

#[test]
fn balaban_3_8_breath_lies_25_to_40_db_under_the_tone() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    for key in [G3, 63, C5] {
        for p in [MEZZOFORTE, 0.75] {
            let t = tone(&mut engine, RATE_HZ, &Controls { noise: 0.5, ..bare() }, key, p);
            eprintln!("key {key} at {p}: breath {:.1} dB", t.residual_db);
            assert!((-40.0..=-25.0).contains(&t.residual_db), "key {key}: {}", t.residual_db);
        }
    }
}

#[test]
fn balaban_3_8_half_a_minute_in_one_breath_dips_by_2_db_at_most() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    let level = |sound: tests::render::Sound| db(rms(&sound.between(1.0, 1.9)));
    let full = level(held(&mut engine, RATE_HZ, &bare(), G3, MEZZOFORTE, 2.0));
    let dipped = level(held(&mut engine, RATE_HZ, &bare(), G3, 0.95 * MEZZOFORTE, 2.0));
    let acts = [(0.0, blow(breath(MEZZOFORTE))), (0.0, on(G3, 1.0))];
    let long = play(&mut engine, RATE_HZ, &Controls::default(), &acts, 30.0);
    let levels = levels_db(&long.between(1.0, 30.0), RATE_HZ, 0.4, 0.1);
    let least = levels.iter().copied().fold(0.0, f64::min);
    eprintln!("a dip costs {:.2} dB; least level in 30 s {:.2} dB", full - dipped, least - full);
    assert!((0.2..=2.0).contains(&(full - dipped)), "{full} {dipped}");
    assert!(least > full - 9.0, "{least} {full}");
}

#[test]
fn balaban_3_9_a_single_reed_is_odd_and_at_the_same_pitch() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    let controls = Controls { variant: 1, ..bare() };
    for key in [G3, 57, C4] {
        let t = tone(&mut engine, RATE_HZ, &controls, key, MEZZOFORTE);
        let double = tone(&mut engine, RATE_HZ, &bare(), key, MEZZOFORTE);
        eprintln!(
            "single reed, key {key}: odd − even {:.1} dB, centroid {:.0} Hz (double {:.0})",
            t.odd_minus_even_db(),
            t.centroid_hz(),
            double.centroid_hz()
        );
        assert!(t.odd_minus_even_db() >= 15.0, "key {key}: {}", t.odd_minus_even_db());
        assert!(cents(t.hz, key_hz(key)).abs() <= 1.0 && t.centroid_hz() > double.centroid_hz());
    }
    let (worst, key, p) = worst_cents(&BALABAN, RATE_HZ, &controls, &(G3..=C5), &PRESSURES);
    eprintln!("single reed: at most {worst:.3} cents, key {key} at {p}");
    assert!(worst <= 1.0, "{worst} cents, key {key}, pressure {p}");
}

#[test]
fn balaban_3_a_terraced_swell_rises_in_four_steps_and_none_clicks() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    let controls = Controls { articulation: Articulation::Terraced, ..bare() };
    for key in [G3, C4, C5] {
        let acts = [(0.0, blow(breath(0.75))), (0.0, on(key, 1.0))];
        let x = play(&mut engine, RATE_HZ, &controls, &acts, 2.5).mono();
        let part = |from_s: f64, to_s: f64| (from_s * RATE_HZ) as usize..(to_s * RATE_HZ) as usize;
        let terraces = [0.0, 0.5, 1.0, 1.5].map(|at| {
            let levels = levels_db(&x[part(at + 0.28, at + 0.5)], RATE_HZ, 0.04, 0.02);
            let most = levels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (most, most - levels.iter().copied().fold(f64::INFINITY, f64::min))
        });
        let high = high_pass(&x, RATE_HZ, 12_000.0);
        let steady = peak(&high[part(1.8, 2.4)]);
        let click = db((peak(&high[part(0.4, 1.75)]) - steady).max(0.0) / peak(&x));
        eprintln!(
            "key {key}: level and slope of each terrace {terraces:.1?} dB, clicks {click:.0}"
        );
        assert!(terraces.windows(2).all(|two| two[1].0 - two[0].0 >= 1.0), "{terraces:?}");
        assert!(terraces.iter().all(|terrace| terrace.1 <= 0.5), "{terraces:?}");
        assert!(click <= -60.0, "{click}");
    }
}
