//! Every way of playing, at every rate: finite, not loud, and silent in the end.

use kairat_engine::{
    Controls, Engine, Event, NoteAddress,
    controls::{Articulation, Material},
};
use tests::pool;

/// Longest wait for sleep after the last finger has left.
const PATIENCE_S: f64 = 12.0;

/// Largest magnitude of some seconds; what is not finite fails.
#[track_caller]
fn loudest(engine: &mut Engine, seconds: f64, rate_hz: f64, name: &str) -> f32 {
    let (mut left, mut right) = (vec![0.0; 4_096], vec![0.0; 4_096]);
    let mut most = 0.0_f32;
    for _ in 0..=(seconds * rate_hz) as usize / 4_096 {
        engine.render(&mut left, &mut right);
        for y in left.iter().chain(&right) {
            assert!(y.is_finite(), "{name}: {y}");
            most = most.max(y.abs());
        }
    }
    most
}

#[track_caller]
fn check_note(engine: &mut Engine, rate_hz: f64, controls: &Controls) {
    let name = format!("{controls:?} at {rate_hz} Hz");
    engine.reset();
    engine.set_controls(controls);
    let mut most = 0.0_f32;
    // A legato or a slide wants a note to start from.
    for (key, velocity) in [(50, 0.7), (62, 1.0), (65, 1.0)] {
        let note = NoteAddress::key(0, key);
        engine.handle(Event::NoteOn { note, velocity });
        assert!(!engine.is_asleep(), "{name}");
        most = most.max(loudest(engine, 0.03, rate_hz, &name));
    }
    most = most.max(loudest(engine, 0.1, rate_hz, &name));
    engine.handle(Event::AllNotesOff);
    let mut waited_s = 0.0;
    while !engine.is_asleep() && waited_s < PATIENCE_S {
        most = most.max(loudest(engine, 0.1, rate_hz, &name));
        waited_s += 0.1;
    }
    assert!(engine.is_asleep(), "{name}: awake after {PATIENCE_S} s");
    assert!(most > 1.0e-5 && most < 4.0, "{name}: peak {most}");
    assert_eq!(loudest(engine, 0.01, rate_hz, &name), 0.0, "{name}: sleep is not silent");
}

#[track_caller]
fn check_rate(rate_hz: f64) {
    let mut engine = pool::dombra(rate_hz);
    for articulation in Articulation::ALL {
        for (variant, material) in
            [(0, Material::Nylon), (0, Material::Gut), (1, Material::Nylon), (1, Material::Gut)]
        {
            // The free string rings on: its loss is raised so that the test ends soon.
            let controls =
                Controls { articulation, variant, material, damping: 4.0, ..Controls::default() };
            check_note(&mut engine, rate_hz, &controls);
        }
    }
}

#[test]
fn figure_8_at_8_khz() {
    check_rate(8_000.0);
}

#[test]
fn figure_8_at_11_025_khz() {
    check_rate(11_025.0);
}

#[test]
fn figure_8_at_44_1_khz() {
    check_rate(44_100.0);
}

#[test]
fn figure_8_at_48_khz() {
    check_rate(48_000.0);
}

#[test]
fn figure_8_at_96_khz() {
    check_rate(96_000.0);
}

#[test]
fn figure_8_at_192_khz() {
    check_rate(192_000.0);
}

#[test]
fn figure_8_at_768_khz() {
    let mut engine = pool::dombra(768_000.0);
    for articulation in [Articulation::Stroke, Articulation::Slide, Articulation::Tyrnama] {
        let controls = Controls { articulation, damping: 4.0, ..Controls::default() };
        check_note(&mut engine, 768_000.0, &controls);
    }
}

#[test]
fn every_key_of_the_keyboard_plays() {
    let mut engine = pool::dombra(48_000.0);
    for key in 0..=127 {
        engine.reset();
        engine.set_controls(&Controls::default());
        engine.handle(Event::NoteOn { note: NoteAddress::key(0, key), velocity: 0.8 });
        let most = loudest(&mut engine, 0.1, 48_000.0, &format!("key {key}"));
        assert!(most > 1.0e-3 && most < 4.0, "key {key}: {most}");
    }
}

#[test]
fn an_engine_that_was_never_prepared_is_silent() {
    let mut engine = Engine::new(&kairat_engine::instruments::DOMBRA);
    engine.handle(Event::NoteOn { note: NoteAddress::key(0, 60), velocity: 1.0 });
    assert_eq!(loudest(&mut engine, 0.05, 48_000.0, "unprepared"), 0.0);
    assert!(engine.is_asleep());
}
