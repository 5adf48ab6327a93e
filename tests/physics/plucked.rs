//! What must be true of every plucked instrument: pitch, speech, headroom.

use kairat_engine::{
    Controls, Engine, SampleRate,
    controls::Material,
    instruments::{ADYRNA, Instrument, JETIGEN, SHERTER},
};
use tests::{
    cents, db, peak,
    pitch::first_partial_hz,
    render::{Act, Blocks, Sound, on, steady, take_in},
};

use crate::{FORTISSIMO, PIANO, key_hz};

pub(crate) const ALL: [&Instrument; 3] = [&SHERTER, &JETIGEN, &ADYRNA];

/// An instrument prepared for a rate.
pub(crate) struct Player(pub(crate) Engine, f64);

impl Player {
    pub(crate) fn new(instrument: &'static Instrument, rate_hz: f64) -> Self {
        let mut engine = Engine::new(instrument);
        engine.prepare(SampleRate::new(rate_hz));
        Self(engine, rate_hz)
    }

    pub(crate) fn take(&mut self, controls: &Controls, acts: &[(f64, Act)], seconds: f64) -> Sound {
        self.take_in(controls, acts, seconds, &Blocks::Of(512))
    }

    pub(crate) fn take_in(
        &mut self,
        controls: &Controls,
        acts: &[(f64, Act)],
        seconds: f64,
        blocks: &Blocks,
    ) -> Sound {
        take_in(&mut self.0, controls, acts, seconds, self.1, blocks)
    }

    pub(crate) fn note(&mut self, controls: &Controls, key: u8, velocity: f32, s: f64) -> Sound {
        self.take(controls, &[(0.0, on(key, velocity))], s)
    }
}

pub(crate) fn made_of(material: Material) -> Controls {
    Controls { material, ..steady() }
}

/// When a note's pitch is taken: long notes late, when the glide is over, short ones while they last.
fn window_s(key: u8, material: Material) -> (f64, f64) {
    match material {
        Material::Horsehair => (0.1, 0.6),
        _ if key > 76 => (0.1, 0.5),
        _ => (0.2, 0.9),
    }
}

#[track_caller]
fn check_keys(instrument: &'static Instrument, rate_hz: f64) {
    let mut player = Player::new(instrument, rate_hz);
    for material in instrument.materials {
        for variant in 0..instrument.variants.len() {
            let controls = Controls { variant, ..made_of(*material) };
            // The diatonic jetigen ends a third lower.
            let top = instrument.range_midi.1
                - if variant == 1 && instrument.id == "jetigen" { 3 } else { 0 };
            let mut worst = (0.0_f64, 0);
            for key in instrument.range_midi.0..=top {
                let (from, to) = window_s(key, *material);
                let x = player.note(&controls, key, PIANO, 1.0).between(from, to);
                let hz = first_partial_hz(&x, rate_hz, key_hz(key)).unwrap();
                let off = cents(hz, key_hz(key));
                if off.abs() > worst.0.abs() {
                    worst = (off, key);
                }
            }
            let name = format!("{} {material:?} variant {variant} at {rate_hz}", instrument.id);
            eprintln!("{name}: worst {:.3} cent, key {}", worst.0, worst.1);
            assert!(worst.0.abs() <= 1.0, "{name}: {:.3} cent, key {}", worst.0, worst.1);
        }
    }
}

#[test]
fn plucked_pitch_of_the_sherter_is_within_a_cent() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        check_keys(&SHERTER, rate_hz);
    }
}

#[test]
fn plucked_pitch_of_the_jetigen_is_within_a_cent() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        check_keys(&JETIGEN, rate_hz);
    }
}

#[test]
fn plucked_pitch_of_the_adyrna_is_within_a_cent() {
    for rate_hz in [44_100.0, 48_000.0, 96_000.0, 192_000.0] {
        check_keys(&ADYRNA, rate_hz);
    }
}

#[test]
fn plucked_every_key_speaks_at_every_velocity() {
    for instrument in ALL {
        let mut player = Player::new(instrument, 48_000.0);
        let (mut softest, mut loudest) = (0.0_f64, -200.0_f64);
        for key in instrument.range_midi.0..=instrument.range_midi.1 {
            for velocity in [0.0, 0.3, 0.6, 1.0] {
                let level = db(peak(&player.note(&steady(), key, velocity, 0.3).mono()));
                softest = softest.min(level);
                loudest = loudest.max(level);
            }
        }
        eprintln!("{}: {softest:.1} to {loudest:.1} dBFS", instrument.id);
        assert!(softest > -60.0 && loudest < -2.0, "{}: {softest} to {loudest}", instrument.id);
    }
}

#[test]
fn plucked_three_strings_at_fortissimo_stay_under_full_scale() {
    for instrument in ALL {
        let mut player = Player::new(instrument, 48_000.0);
        for material in instrument.materials {
            let acts = [50, 55, 62].map(|key| (0.0, on(key, FORTISSIMO)));
            let level = db(peak(&player.take(&made_of(*material), &acts, 0.8).mono()));
            eprintln!("{} {material:?}: three strings {level:.1} dBFS", instrument.id);
            assert!(level < -1.0, "{} {material:?}: {level:.1} dBFS", instrument.id);
        }
    }
}
