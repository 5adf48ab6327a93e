//! One instrument after another, in every place.

use std::thread;

use kairat_engine::{NoteAddress, SampleRate, instruments, rack::OUTPUTS};

use super::*;

const BLOCK: usize = 256;

fn build(instrument: usize) -> Build {
    Build { instrument, rate: SampleRate::new(48_000.0) }
}

/// A rack that plays the first instrument, and what changes it; nothing is built by itself.
struct Bench {
    exchanges: Arc<Exchanges>,
    background: Background,
    change: Change,
    rack: Rack,
}

impl Bench {
    fn new() -> Self {
        let exchanges = Arc::<Exchanges>::default();
        let mut rack = Rack::default();
        rack.prepare(SampleRate::new(48_000.0));
        rack.put(Slot::A, Some(Box::new(prepared(build(0)))));
        let background = Background::new(exchanges.clone());
        let change = Change::new(exchanges.clone());
        Self { exchanges, background, change, rack }
    }

    fn block(&mut self, wanted: [Option<Build>; Slot::COUNT]) {
        self.change.follow(&mut self.rack, wanted, &self.background, BLOCK);
        let (mut left, mut right) = ([0.0; BLOCK], [0.0; BLOCK]);
        self.rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
    }

    fn plays(&self, slot: Slot) -> &'static str {
        self.rack.engine(slot).map_or("", |engine| engine.instrument().id)
    }

    /// Blocks until another instrument plays in the first place.
    fn blocks_until_changed(&mut self, wanted: usize) -> usize {
        let before = self.plays(Slot::A);
        (0..1_000)
            .find(|_| {
                self.block([Some(build(wanted)), None, None]);
                self.plays(Slot::A) != before
            })
            .expect("it never changes")
    }
}

fn id(instrument: usize) -> &'static str {
    instruments::ALL[instrument].id
}

#[test]
fn a_ringing_instrument_ends_before_the_next_takes_its_place() {
    let mut bench = Bench::new();
    let note = NoteAddress::key(0, 55);
    bench.rack.handle(Event::NoteOn { note, velocity: 1.0 });
    bench.block([Some(build(0)), None, None]);
    assert!(!bench.exchanges.work(), "nothing is asked for");
    bench.block([Some(build(1)), None, None]);
    bench.block([Some(build(1)), None, None]);
    assert_eq!(bench.plays(Slot::A), id(0), "nothing is ready yet");
    assert!(bench.exchanges.work());
    assert!(!bench.exchanges.work(), "once is enough");
    let blocks = bench.blocks_until_changed(1);
    assert!(blocks > 2 && blocks < 100, "{blocks}");
    assert_eq!(bench.plays(Slot::A), id(1));
}

#[test]
fn every_place_gets_its_own() {
    let mut bench = Bench::new();
    let wanted = [Some(build(0)), Some(build(3)), Some(build(1))];
    bench.block(wanted);
    while bench.exchanges.work() {}
    bench.block(wanted);
    assert_eq!(Slot::ALL.map(|slot| bench.plays(slot)), [id(0), id(3), id(1)]);
    bench.block([Some(build(0)), None, None]);
    assert_eq!(bench.plays(Slot::B), id(3), "what is switched off waits where it is");
}

#[test]
fn the_background_builds_what_it_is_asked_for_and_ends_with_its_instance() {
    let mut bench = Bench::new();
    bench.background.start();
    while bench.plays(Slot::A) == id(0) {
        bench.block([Some(build(1)), None, None]);
        thread::yield_now();
    }
    assert_eq!(bench.plays(Slot::A), id(1));
    let Bench { exchanges, background, change, .. } = bench;
    drop((background, change));
    assert_eq!(Arc::strong_count(&exchanges), 1, "the thread has let go of it");
}

#[test]
fn a_second_thought_counts() {
    let mut bench = Bench::new();
    bench.block([Some(build(1)), None, None]);
    bench.exchanges.work();
    bench.block([Some(build(2)), None, None]);
    assert_eq!(bench.plays(Slot::A), id(0));
    bench.exchanges.work();
    bench.blocks_until_changed(2);
    assert_eq!(bench.plays(Slot::A), id(2));
}

#[test]
fn changing_back_before_it_is_ready_changes_nothing() {
    let mut bench = Bench::new();
    bench.block([Some(build(1)), None, None]);
    bench.block([Some(build(0)), None, None]);
    bench.exchanges.work();
    bench.block([Some(build(0)), None, None]);
    assert_eq!(bench.plays(Slot::A), id(0));
}

#[test]
fn a_morph_follows_whatever_two_instruments_are_chosen() {
    let mut bench = Bench::new();
    let end = |instrument: usize| End {
        instrument: instruments::ALL[instrument],
        variant: 0,
        material: instruments::ALL[instrument].materials[0],
    };
    for wanted in [[end(0), end(1)], [end(4), end(7)], [end(8), end(0)], [end(0), end(1)]] {
        let is_there = (0..100).any(|_| {
            bench.change.follow_morph(&mut bench.rack, Some(wanted), &bench.background);
            bench.block([Some(build(0)), None, None]);
            bench.exchanges.work();
            bench.rack.morph_ends() == Some(wanted)
        });
        assert!(is_there, "{} to {}", wanted[0].instrument.id, wanted[1].instrument.id);
    }
    bench.change.follow_morph(&mut bench.rack, None, &bench.background);
    assert!(bench.rack.morph_ends().is_some(), "what is loaded stays");
}
