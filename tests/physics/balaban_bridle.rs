//! The balaban's bridle: moved on the reed, it thickens or thins the tone and shifts its pitch by about a
//! step of the scale (`instruments.md` §3).

use kairat_engine::{Controls, Engine, instruments::BALABAN};
use tests::{cents, db, rms, spectrum::Spectrum};

use crate::{
    key_hz,
    reed::{FORTISSIMO, MEZZOFORTE, PIANO, Tone, bare, fresh, held},
};

const RATE_HZ: f64 = 48_000.0;
const KEYS: [u8; 3] = [55, 62, 70];
/// The bridle up, at home, down: variant, and cents re the key.
const PLACES: [(usize, f64); 3] = [(2, 180.0), (0, 0.0), (3, -180.0)];

/// A note under a steady breath: its partials, and its level.
fn sounded(engine: &mut Engine, variant: usize, shift: f64, key: u8, p: f64) -> (Tone, f64) {
    let controls = Controls { variant, ..bare() };
    let x = held(engine, RATE_HZ, &controls, key, p, 2.45).between(1.0, 2.4);
    let expected_hz = key_hz(key) * (shift / 1_200.0).exp2();
    (Tone::of(&x, RATE_HZ, expected_hz), db(rms(&x)))
}

#[test]
fn balaban_3_a_moved_bridle_shifts_every_note_by_a_step() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    for (variant, shift) in PLACES {
        for p in [PIANO, MEZZOFORTE, FORTISSIMO] {
            let found = KEYS
                .map(|key| cents(sounded(&mut engine, variant, shift, key, p).0.hz, key_hz(key)));
            let mean = found.iter().sum::<f64>() / 3.0;
            eprintln!("bridle at {shift}, pressure {p}: {found:.2?} cents re the keys");
            assert!((mean - shift).abs() <= 5.0, "{variant} at {p}: {mean} of {shift}");
            assert!(found.iter().all(|off| (off - shift).abs() <= 5.0), "{variant}: {found:?}");
        }
    }
}

#[test]
fn balaban_3_a_bridle_up_thins_the_tone_and_down_thickens_it() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    // Octaves of the centroid counted in partials, re the bridle at home, over all notes.
    let mut thinner = [0.0; 2];
    for key in KEYS {
        for p in [0.48, MEZZOFORTE, 0.75] {
            let [up, home, down] =
                PLACES.map(|(variant, shift)| sounded(&mut engine, variant, shift, key, p));
            let [up_hz, home_hz, down_hz] = [&up, &home, &down].map(|(tone, _)| tone.centroid_hz());
            eprintln!(
                "key {key} at {p}, bridle up, at home, down: centroid {up_hz:.0} {home_hz:.0} \
                 {down_hz:.0} Hz, level {:.1} {:.1} {:.1} dB",
                up.1, home.1, down.1
            );
            assert!(up_hz > 1.05 * home_hz && down_hz < 0.93 * home_hz, "key {key} at {p}");
            assert!((up.1 - home.1).abs() < 3.0 && (down.1 - home.1).abs() < 3.0, "key {key}");
            let centre = |tone: &Tone| tone.centroid_hz() / tone.hz;
            thinner[0] += (centre(&up.0) / centre(&home.0)).log2() / 9.0;
            thinner[1] += (centre(&down.0) / centre(&home.0)).log2() / 9.0;
        }
    }
    eprintln!(
        "centroid in partials, octaves re home: up {:.2}, down {:.2}",
        thinner[0], thinner[1]
    );
    assert!(thinner[0] > 0.1 && thinner[1] < -0.05, "{thinner:?}");
}

#[test]
fn balaban_3_the_second_player_moves_the_bridle_too() {
    let mut engine = fresh(&BALABAN, RATE_HZ);
    // An octave below the tonic, G4.
    for (variant, shift) in PLACES {
        let controls = Controls { variant, companion: 1.0, ..bare() };
        let x = held(&mut engine, RATE_HZ, &controls, 65, MEZZOFORTE, 2.4).between(1.4, 2.3);
        let wanted = key_hz(55) * (shift / 1_200.0).exp2();
        let hz = Spectrum::deep(&x, RATE_HZ).peak(0.95 * wanted, 1.05 * wanted).unwrap().hz;
        eprintln!("companion under a bridle at {shift}: {:.2} cents", cents(hz, wanted));
        assert!(cents(hz, wanted).abs() < 2.0, "{hz}");
    }
}
