//! What a note-on costs.

use std::time::Instant;

use kairat_engine::{Controls, Event, NoteAddress};
use tests::{median, pool};

/// The figure is 5 µs. A machine that runs other things beside the tests may take five times as
/// long; callgrind counts the instructions exactly, see `docs/measurements.md`.
const LIMIT_S: f64 = 25.0e-6;

#[test]
fn figure_7_a_note_on_is_quick() {
    let mut engine = pool::dombra(48_000.0);
    engine.reset();
    engine.set_controls(&Controls::default());
    let (mut left, mut right) = ([0.0; 16], [0.0; 16]);
    let (mut struck, mut idle) = (Vec::new(), Vec::new());
    for i in 0..600_u32 {
        let key = 50 + (i % 24) as u8;
        let start = Instant::now();
        engine.handle(Event::NoteOn { note: NoteAddress::key(0, key), velocity: 0.8 });
        engine.render(&mut left, &mut right);
        struck.push(start.elapsed().as_secs_f64());
        for _ in 0..40 {
            engine.render(&mut left, &mut right);
        }
        let start = Instant::now();
        engine.render(&mut left, &mut right);
        idle.push(start.elapsed().as_secs_f64());
        engine.handle(Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 });
    }
    let cost = median(&struck) - median(&idle);
    eprintln!("note-on: {:.2} µs over a ringing block", 1.0e6 * cost);
    assert!(cost < LIMIT_S, "{:.2} µs", 1.0e6 * cost);
}
