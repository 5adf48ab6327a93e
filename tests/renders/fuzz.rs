//! Random events and extreme controls: a minute of them stays finite.

use kairat_engine::{
    Controls, Engine, Event, NoteAddress, SampleRate,
    controls::{Articulation, FretMap, Material, SlideMode, StringInterval, StrokeDirection},
    event::{Controller, Dimension},
    instruments,
};
use tests::{pool, render::Dice};

/// Numbers that hosts have sent.
const NUMBERS: [f32; 8] =
    [0.0, 1.0, -1.0, f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1.0e30, -120.0];

fn number(dice: &mut Dice) -> f32 {
    match dice.below(4) {
        0 => NUMBERS[dice.below(NUMBERS.len())],
        1 => 240.0 * dice.unit() - 120.0,
        _ => dice.unit(),
    }
}

fn one_of<T: Copy>(dice: &mut Dice, all: &[T]) -> T {
    all[dice.below(all.len())]
}

fn address(dice: &mut Dice) -> NoteAddress {
    let key = 40 + dice.below(50) as u8;
    NoteAddress {
        voice: (dice.below(4) == 0).then(|| dice.below(5) as i32),
        channel: (dice.below(6) > 0).then(|| dice.below(20) as u8),
        key: (dice.below(6) > 0).then_some(if dice.below(9) == 0 { 255 } else { key }),
    }
}

fn event(dice: &mut Dice) -> Event {
    let dimensions = [
        Dimension::Tuning,
        Dimension::Volume,
        Dimension::Pan,
        Dimension::Vibrato,
        Dimension::Expression,
        Dimension::Brightness,
        Dimension::Pressure,
    ];
    let controllers = [
        Controller::Modulation,
        Controller::Breath,
        Controller::Volume,
        Controller::Pan,
        Controller::Expression,
        Controller::Sustain,
    ];
    match dice.below(12) {
        0..=4 => Event::NoteOn { note: address(dice), velocity: number(dice) },
        5 | 6 => Event::NoteOff { note: address(dice), velocity: number(dice) },
        7 => Event::Choke { note: address(dice) },
        8 | 9 => Event::Express {
            note: address(dice),
            dimension: one_of(dice, &dimensions),
            value: number(dice),
        },
        10 => Event::Control { controller: one_of(dice, &controllers), value: number(dice) },
        _ if dice.below(2) == 0 => Event::AllNotesOff,
        _ => Event::AllSoundOff,
    }
}

fn controls(dice: &mut Dice) -> Controls {
    let intervals = [
        StringInterval::Fourth,
        StringInterval::Fifth,
        StringInterval::Second,
        StringInterval::Unison,
    ];
    let directions = [StrokeDirection::Alternate, StrokeDirection::Down, StrokeDirection::Up];
    Controls {
        variant: dice.below(5),
        material: one_of(dice, &[Material::Nylon, Material::Gut]),
        string_interval: one_of(dice, &intervals),
        fret_map: one_of(dice, &[FretMap::Equal, FretMap::Bokey]),
        a4_hz: 440.0 * (1.0 + 0.2 * number(dice)),
        contact_point: number(dice),
        nail: number(dice),
        stroke_direction: one_of(dice, &directions),
        articulation: one_of(dice, &Articulation::ALL),
        fingers: dice.below(100),
        finger_spread_ms: 50.0 * number(dice),
        scratch: number(dice),
        dynamics_curve: number(dice),
        dynamics_range_db: 60.0 * number(dice),
        body_size: 2.0 * number(dice),
        damping: 4.0 * number(dice),
        release_s: number(dice),
        glide: 2.0 * number(dice),
        sympathy: dice.below(2) == 0,
        drone: dice.below(2) == 0,
        slide_mode: one_of(dice, &[SlideMode::ThroughFrets, SlideMode::Free]),
        bend_range_semitones: number(dice),
        vibrato_rate_hz: 10.0 * number(dice),
        human: number(dice),
        width: number(dice),
        output_db: 12.0 * number(dice),
        seed: dice.below(1 << 20) as u32,
        vibrato: 3.0 * number(dice),
        auto_expression: number(dice),
        onset: 4.0 * number(dice),
        portamento: 4.0 * number(dice),
        intonation: number(dice),
        skill: number(dice),
        noise: number(dice),
        embouchure: number(dice),
        companion: number(dice),
        companion_semitones: 24.0 * number(dice),
        rattle: number(dice),
        weather_cents: 300.0 * number(dice),
        hardness: number(dice),
        mouth: number(dice),
        throat: number(dice),
        magnet: number(dice),
        tremolo_hz: 16.0 * number(dice),
    }
}

/// Loudest that all of this may get: +12 dB of output and +12 dB of volume over full scale, and the
/// chance meeting of several strokes.
const LIMIT: f32 = 200.0;

#[track_caller]
fn check_fuzz(seed: u32, rate_hz: f64) {
    let mut dice = Dice::new(seed);
    let mut engine = pool::dombra(rate_hz);
    engine.reset();
    fuzz(&mut engine, &mut dice, rate_hz, 60.0);
}

fn fuzz(engine: &mut Engine, dice: &mut Dice, rate_hz: f64, seconds: f64) {
    let name = engine.instrument().id;
    let (mut left, mut right) = (vec![0.0_f32; 2_000], vec![0.0_f32; 2_000]);
    let mut rest = (seconds * rate_hz) as usize;
    while rest > 0 {
        for _ in 0..dice.below(4) {
            engine.handle(event(dice));
        }
        if dice.below(8) == 0 {
            engine.set_controls(&controls(dice));
        }
        let count = 1 + dice.below(left.len());
        engine.render(&mut left[..count], &mut right[..count]);
        for y in left[..count].iter().chain(&right[..count]) {
            assert!(y.is_finite() && y.abs() < LIMIT, "{name}: {y} with {rest} to go");
        }
        assert!(engine.energy_joule().is_finite(), "{name}: energy with {rest} to go");
        rest = rest.saturating_sub(count);
    }
}

#[test]
fn a_minute_of_anything_stays_finite() {
    check_fuzz(1, 48_000.0);
}

#[test]
fn and_at_the_ends_of_the_rates() {
    check_fuzz(2, 8_000.0);
    check_fuzz(3, 44_100.0);
}

#[test]
fn a_minute_of_anything_is_survived_by_every_instrument() {
    for (instrument, seed) in instruments::ALL.into_iter().zip(10..) {
        let mut engine = Engine::new(instrument);
        engine.prepare(SampleRate::new(48_000.0));
        fuzz(&mut engine, &mut Dice::new(seed), 48_000.0, 60.0);
    }
}
