//! Changing the instrument while the plugin runs: the new one is prepared in the background, the old one
//! rings off, then they change places between two blocks.
//!
//! The background is a thread of the instance's own: the framework's may outlive the instance whose
//! task it does.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
};

use crossbeam_utils::atomic::AtomicCell;
use kairat_engine::{
    Engine, Event, Rack, SampleRate,
    instruments::{self, Instrument},
    rack::Slot,
};

/// How long the old instrument may take to fall silent, in seconds.
const PATIENCE_S: f64 = 0.5;

/// What the background is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Build {
    /// Place in the registry.
    pub instrument: usize,
    /// Rate it is prepared for.
    pub rate: SampleRate,
}

impl Build {
    fn instrument(self) -> &'static Instrument {
        instruments::ALL.get(self.instrument).copied().unwrap_or(instruments::ALL[0])
    }
}

/// Where engines of one place wait: a new one for the audio thread, an old one to be freed by the
/// background.
#[derive(Default)]
struct Exchange {
    fresh: AtomicCell<Option<Box<Engine>>>,
    used: AtomicCell<Option<Box<Engine>>>,
    /// What is asked for: place in the registry and one more, 0 is nothing; and the rate's bits.
    wanted: AtomicU32,
    rate: AtomicU64,
}

impl Exchange {
    /// From the audio thread: what to build next.
    fn want(&self, build: Build) {
        self.rate.store(build.rate.hz().to_bits(), Ordering::Relaxed);
        self.wanted.store(build.instrument as u32 + 1, Ordering::Release);
    }

    /// From the background: what is asked for, once.
    fn asked(&self) -> Option<Build> {
        let instrument = self.wanted.swap(0, Ordering::Acquire).checked_sub(1)? as usize;
        let rate = SampleRate::new(f64::from_bits(self.rate.load(Ordering::Relaxed)));
        Some(Build { instrument, rate })
    }

    /// From the background: prepares an engine and leaves it for the audio thread. Frees what it
    /// finds.
    fn build(&self, build: Build) {
        drop(self.used.take());
        drop(self.fresh.swap(Some(Box::new(prepared(build)))));
    }
}

/// The exchanges of all places, and whether the instance is gone.
#[derive(Default)]
pub struct Exchanges {
    slots: [Exchange; Slot::COUNT],
    has_ended: AtomicBool,
}

impl Exchanges {
    /// From the background: builds an engine that is asked for, if there is one.
    fn work(&self) -> bool {
        let Some((exchange, build)) =
            self.slots.iter().find_map(|exchange| Some((exchange, exchange.asked()?)))
        else {
            return false;
        };
        exchange.build(build);
        true
    }
}

/// The thread that prepares engines, as long as the instance lives.
pub struct Background {
    exchanges: Arc<Exchanges>,
    thread: Option<JoinHandle<()>>,
}

impl Background {
    /// Nothing runs yet.
    #[must_use]
    pub fn new(exchanges: Arc<Exchanges>) -> Self {
        Self { exchanges, thread: None }
    }

    /// Starts the thread if it does not run; not for the audio thread.
    pub fn start(&mut self) {
        let exchanges = self.exchanges.clone();
        let work = move || {
            while !exchanges.has_ended.load(Ordering::Acquire) {
                if !exchanges.work() {
                    thread::park();
                }
            }
        };
        if self.thread.is_none() {
            self.thread = thread::Builder::new().name("kairat".to_owned()).spawn(work).ok();
        }
    }

    /// From the audio thread: asks for an engine and goes on.
    fn ask(&self, slot: Slot, build: Build) {
        self.exchanges.slots[slot.index()].want(build);
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.exchanges.has_ended.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // It only ends early if preparing failed; then there is nothing to wait for.
            let _ = thread.join();
        }
    }
}

/// An engine that is ready to play.
#[must_use]
pub fn prepared(build: Build) -> Engine {
    let mut engine = Engine::new(build.instrument());
    engine.prepare(build.rate);
    engine
}

/// The audio thread's side of the changes in one place.
#[derive(Default)]
struct Place {
    asked: Option<Build>,
    waiting: Option<Box<Engine>>,
    /// Samples that the old instrument may still ring, once it has been told to stop.
    patience: Option<usize>,
}

/// The audio thread's side of all changes.
pub struct Change {
    exchanges: Arc<Exchanges>,
    places: [Place; Slot::COUNT],
}

impl Change {
    /// Nothing is under way.
    #[must_use]
    pub fn new(exchanges: Arc<Exchanges>) -> Self {
        Self { exchanges, places: Default::default() }
    }

    /// Forgets what is under way.
    pub fn reset(&mut self) {
        self.places = Default::default();
    }

    /// Brings the rack to what is wanted, as far as that is ready; `None` leaves a place as it is.
    /// Neither waits nor frees anything.
    pub fn follow(
        &mut self,
        rack: &mut Rack,
        wanted: [Option<Build>; Slot::COUNT],
        background: &Background,
        samples: usize,
    ) {
        for (slot, wanted) in Slot::ALL.into_iter().zip(wanted) {
            let place = &mut self.places[slot.index()];
            if let Some(build) = wanted.and_then(|build| place.ask(rack.engine(slot), build)) {
                background.ask(slot, build);
            }
            place.take(&self.exchanges.slots[slot.index()], rack, slot, samples);
        }
    }
}

impl Place {
    /// What the background must build for `wanted` to play, if that has not been said yet.
    fn ask(&mut self, playing: Option<&Engine>, wanted: Build) -> Option<Build> {
        let is_playing =
            playing.is_some_and(|engine| engine.instrument().id == wanted.instrument().id);
        if is_playing {
            self.asked = None;
            return None;
        }
        let is_news = self.asked != Some(wanted);
        self.asked = Some(wanted);
        is_news.then_some(wanted)
    }

    /// Puts a new engine into the rack once it is ready and the old one is silent.
    fn take(&mut self, exchange: &Exchange, rack: &mut Rack, slot: Slot, samples: usize) {
        let Some(asked) = self.asked else { return };
        if self.waiting.is_none() {
            self.waiting = exchange.fresh.take();
        }
        let Some(fresh) = &self.waiting else { return };
        if fresh.instrument().id != asked.instrument().id {
            // Another one was chosen meanwhile: the background frees this one when it leaves the next.
            self.waiting = exchange.fresh.swap(self.waiting.take());
            return;
        }
        if self.patience.is_none() {
            rack.tell(slot, Event::AllSoundOff);
        }
        let left = self.patience.unwrap_or(asked.rate.samples(PATIENCE_S) as usize);
        self.patience = Some(left.saturating_sub(samples));
        if left == 0 || rack.engine(slot).is_none_or(Engine::is_asleep) {
            let old = rack.put(slot, self.waiting.take());
            // Empty since the background left the fresh one.
            exchange.used.store(old);
            (self.asked, self.patience) = (None, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use kairat_engine::NoteAddress;

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
            self.rack.render([&mut left, &mut right], [None, None, None]);
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
}
