//! Reed instruments as they are played: blocks, extremes, rates.

use kairat_engine::{
    Controls, Event,
    controls::Articulation,
    instruments::{BALABAN, Instrument, JELBUAZ, QAMYS_SYRNAI},
};
use tests::{
    cents, db,
    pitch::first_partial_hz,
    render::{Act, Blocks, Dice, off, on, take_in},
    rms,
};

use crate::{
    key_hz,
    reed::{MEZZOFORTE, bare, blow, fresh, held, play},
};

const RATE_HZ: f64 = 48_000.0;
const REEDS: [&Instrument; 3] = [&BALABAN, &QAMYS_SYRNAI, &JELBUAZ];

/// Random notes, breath and panel.
fn wild(seconds: f64, seed: u32) -> Vec<(f64, Act)> {
    let mut dice = Dice::new(seed);
    let mut acts = Vec::new();
    let mut t = 0.0;
    while t < seconds {
        let key = (36 + dice.below(60)) as u8;
        acts.push((
            t,
            match dice.below(6) {
                0 | 1 => on(key, dice.unit()),
                2 => off(key),
                3 => blow(dice.unit()),
                4 => Act::Play(Event::AllNotesOff),
                _ => Act::Turn(Controls {
                    variant: dice.below(2),
                    articulation: Articulation::ALL[dice.below(Articulation::ALL.len())],
                    embouchure: 2.0 * dice.unit() - 1.0,
                    intonation: dice.unit(),
                    noise: dice.unit(),
                    human: dice.unit(),
                    skill: dice.unit(),
                    vibrato: 3.0 * dice.unit(),
                    companion: dice.unit(),
                    companion_semitones: 48.0 * dice.unit() - 24.0,
                    ..Controls::default()
                }),
            },
        ));
        t += f64::from(dice.unit()) * 0.12;
    }
    acts
}

#[test]
fn a_minute_of_extremes_stays_finite_and_the_instrument_recovers() {
    for instrument in REEDS {
        let mut engine = fresh(instrument, RATE_HZ);
        let sound = play(&mut engine, RATE_HZ, &bare(), &wild(60.0, 7), 60.0);
        let most = sound.left.iter().chain(&sound.right).fold(0.0_f32, |m, y| m.max(y.abs()));
        assert!(sound.left.iter().all(|y| y.is_finite()), "{}", instrument.id);
        eprintln!("{}: at most {:.1} dBFS", instrument.id, db(f64::from(most)));
        assert!(most < 3.98, "{}: {most}", instrument.id);
        // No reset in between.
        engine.set_controls(&bare());
        let key = instrument.range_midi.0 + 5;
        let mut x = vec![0.0; 3 * RATE_HZ as usize];
        let mut right = x.clone();
        for act in [Act::Play(Event::AllNotesOff), blow(0.6), on(key, 1.0)] {
            if let Act::Play(event) = act {
                engine.handle(event);
            }
        }
        engine.render(&mut x, &mut right);
        let end: Vec<f64> = x[2 * RATE_HZ as usize..].iter().map(|y| f64::from(*y)).collect();
        let hz = first_partial_hz(&end, RATE_HZ, key_hz(key)).unwrap();
        assert!(cents(hz, key_hz(key)).abs() < 2.0, "{}: {hz}", instrument.id);
    }
}

#[test]
fn block_sizes_make_no_difference_to_the_bit() {
    for instrument in REEDS {
        let acts = wild(3.0, 3);
        let mut engine = fresh(instrument, RATE_HZ);
        let mut take = |blocks: &Blocks| {
            take_in(&mut engine, &Controls::default(), &acts, 3.0, RATE_HZ, blocks)
        };
        let whole = take(&Blocks::Of(512));
        assert!(whole.left.iter().any(|y| *y != 0.0));
        for blocks in [Blocks::Of(1), Blocks::Of(7), Blocks::Of(61), Blocks::Random(5, 300)] {
            let other = take(&blocks);
            assert!(whole.left == other.left && whole.right == other.right, "{}", instrument.id);
        }
    }
}

#[test]
fn every_rate_speaks() {
    for instrument in REEDS {
        for rate_hz in [8_000.0, 11_025.0, 22_050.0, 192_000.0] {
            let mut engine = fresh(instrument, rate_hz);
            for key in [instrument.range_midi.0, instrument.range_midi.1] {
                let controls = Controls { variant: 1, ..bare() };
                let x =
                    held(&mut engine, rate_hz, &controls, key, MEZZOFORTE, 1.5).between(1.0, 1.4);
                let level = db(rms(&x));
                assert!(
                    (-45.0..0.0).contains(&level),
                    "{} key {key} at {rate_hz}: {level}",
                    instrument.id
                );
            }
        }
    }
}
