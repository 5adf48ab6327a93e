//! What a plucked instrument must do whatever is played: the same again, no more than it was given, and
//! recover from anything.

use kairat_engine::{
    Controls, Event, NoteAddress,
    event::{Controller, Dimension},
    instruments::DOMBRA,
};
use tests::{
    db, peak,
    render::{Act, Blocks, Dice, Sound, off, on, steady},
};

use crate::{
    FORTISSIMO,
    plucked::{ALL, Player, made_of},
    steps::{control, express, turn},
};

/// Chords, bends, presses, releases and the pedal.
fn busy() -> Vec<(f64, Act)> {
    let note = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    let bend = |value| Act::Play(Event::Express { note, dimension: Dimension::Tuning, value });
    let pedal = |value| Act::Play(Event::Control { controller: Controller::Sustain, value });
    vec![
        (0.0, on(50, 0.8)),
        (0.0, on(57, 0.7)),
        (0.0, on(64, 0.9)),
        (0.201, on(60, 0.5)),
        (0.25, bend(0.7)),
        (0.4, off(57)),
        (0.45, pedal(1.0)),
        (0.5, on(65, 1.0)),
        (0.55, bend(0.0)),
        (0.6, off(65)),
        (0.9, pedal(0.0)),
        (1.0, Act::Play(Event::AllNotesOff)),
    ]
}

#[test]
fn plucked_no_string_gains_energy_after_the_stroke() {
    const STEP: usize = 12_000;
    let (mut left, mut right) = (vec![0.0; STEP], vec![0.0; STEP]);
    for instrument in ALL.into_iter().chain([&DOMBRA]) {
        let mut player = Player::new(instrument, 48_000.0);
        for material in instrument.materials {
            let mut most = (f64::MIN, 0);
            for key in instrument.range_midi.0..=instrument.range_midi.1 {
                let acts = [(0.0, on(key, FORTISSIMO))];
                player.take(&made_of(*material), &acts, 0.5);
                let mut energy = player.0.energy_joule();
                for _ in 0..10 {
                    player.0.render(&mut left, &mut right);
                    let now = player.0.energy_joule();
                    // Below that it is no more than rounding.
                    let grown_db =
                        if energy > 1.0e-12 { 10.0 * (now / energy).log10() } else { -1.0 };
                    most = if grown_db > most.0 { (grown_db, key) } else { most };
                    energy = now;
                }
            }
            let name = format!("{} {material:?}", instrument.id);
            eprintln!("{name}: at most {:.2} dB in 250 ms, key {}", most.0, most.1);
            assert!(most.0 < 0.0, "{name}: {:.2} dB, key {}", most.0, most.1);
        }
    }
}

#[track_caller]
fn check_same(a: &Sound, b: &Sound, name: &str) {
    let same = |a: &[f32], b: &[f32]| a.iter().zip(b).all(|(a, b)| a.to_bits() == b.to_bits());
    assert!(same(&a.left, &b.left) && same(&a.right, &b.right), "{name}");
}

#[test]
fn plucked_block_sizes_make_no_difference_to_the_bit() {
    for instrument in ALL.into_iter().chain([&DOMBRA]) {
        let mut player = Player::new(instrument, 48_000.0);
        for articulation in instrument.articulations {
            let controls = Controls { articulation: *articulation, ..Controls::default() };
            let whole = player.take(&controls, &busy(), 1.6);
            assert!(whole.left.iter().any(|y| *y != 0.0));
            let sizes = [1, 7, 16, 61, 4_096].map(Blocks::Of);
            for blocks in sizes.into_iter().chain([Blocks::Random(3, 700)]) {
                let cut = player.take_in(&controls, &busy(), 1.6, &blocks);
                let name = format!("{} {articulation:?} in {blocks:?}", instrument.id);
                check_same(&whole, &cut, &name);
            }
        }
    }
}

#[test]
fn plucked_a_reset_player_plays_as_a_new_one() {
    for instrument in ALL.into_iter().chain([&DOMBRA]) {
        let mut used = Player::new(instrument, 48_000.0);
        for material in instrument.materials {
            for articulation in instrument.articulations {
                let controls = Controls { articulation: *articulation, ..made_of(*material) };
                let fresh = Player::new(instrument, 48_000.0).take(&controls, &busy(), 1.1);
                let again = used.take(&controls, &busy(), 1.1);
                let name = format!("{} {material:?} {articulation:?}", instrument.id);
                check_same(&fresh, &again, &name);
            }
        }
    }
}

#[test]
fn plucked_a_minute_of_anything_stays_finite_and_recovers() {
    for instrument in ALL {
        let mut player = Player::new(instrument, 48_000.0);
        let mut dice = Dice::new(11);
        let mut acts = Vec::new();
        let mut at_s = 0.0;
        while at_s < 60.0 {
            at_s += 0.05 * f64::from(dice.unit());
            let key = 30 + dice.below(70) as u8;
            let value = dice.unit();
            acts.push((
                at_s,
                match dice.below(8) {
                    0..=2 => on(key, value),
                    3 => off(key),
                    4 => express(Dimension::Tuning, 240.0 * value - 120.0),
                    5 => express(Dimension::Pressure, value),
                    6 => control(Controller::Modulation, value),
                    _ => turn(|c| {
                        c.articulation =
                            instrument.articulations[key as usize % instrument.articulations.len()];
                        c.damping = 0.25 + 3.75 * value;
                        c.body_size = 0.7 + 0.7 * value;
                        c.material =
                            instrument.materials[key as usize % instrument.materials.len()];
                    }),
                },
            ));
        }
        let sound = player.take(&steady(), &acts, 60.0);
        let all = sound.left.iter().chain(&sound.right);
        let top = all.fold(0.0_f32, |top, y| if y.is_finite() { top.max(y.abs()) } else { 1.0e9 });
        eprintln!("{}: peak {:.1} dBFS", instrument.id, db(f64::from(top)));
        assert!(top < 4.0, "{}: {top}", instrument.id);
        // The same player speaks as a new one does.
        let after = db(peak(&player.note(&steady(), 57, 0.6, 0.5).mono()));
        assert!((-35.0..-5.0).contains(&after), "{}: {after} dBFS after", instrument.id);
        let dc = sound.mono().iter().sum::<f64>() / sound.left.len() as f64;
        assert!(db(dc.abs()) < -85.0, "{}: DC {:.0} dB", instrument.id, db(dc.abs()));
    }
}
