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
use kairat_engine::{Engine, Event, SampleRate, instruments};

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

/// Where engines wait: a new one for the audio thread, an old one to be freed by the background.
#[derive(Default)]
pub struct Exchange {
    fresh: AtomicCell<Option<Box<Engine>>>,
    used: AtomicCell<Option<Box<Engine>>>,
    /// What is asked for: place in the registry and one more, 0 is nothing; and the rate's bits.
    wanted: AtomicU32,
    rate: AtomicU64,
    has_ended: AtomicBool,
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
    pub fn build(&self, build: Build) {
        drop(self.used.take());
        drop(self.fresh.swap(Some(Box::new(prepared(build)))));
    }
}

/// The thread that prepares engines, as long as the instance lives.
pub struct Background {
    exchange: Arc<Exchange>,
    thread: Option<JoinHandle<()>>,
}

impl Background {
    /// Nothing runs yet.
    #[must_use]
    pub fn new(exchange: Arc<Exchange>) -> Self {
        Self { exchange, thread: None }
    }

    /// Starts the thread if it does not run; not for the audio thread.
    pub fn start(&mut self) {
        let exchange = self.exchange.clone();
        let work = move || {
            while !exchange.has_ended.load(Ordering::Acquire) {
                match exchange.asked() {
                    Some(build) => exchange.build(build),
                    None => thread::park(),
                }
            }
        };
        if self.thread.is_none() {
            self.thread = thread::Builder::new().name("kairat".to_owned()).spawn(work).ok();
        }
    }

    /// From the audio thread: asks for an engine and goes on.
    pub fn ask(&self, build: Build) {
        self.exchange.want(build);
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.exchange.has_ended.store(true, Ordering::Release);
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
    let found = instruments::ALL.get(build.instrument).copied().unwrap_or(instruments::ALL[0]);
    let mut engine = Engine::new(found);
    engine.prepare(build.rate);
    engine
}

/// The audio thread's side of the change.
pub struct Change {
    exchange: Arc<Exchange>,
    asked: Option<Build>,
    waiting: Option<Box<Engine>>,
    /// Samples that the old instrument may still ring, once it has been told to stop.
    patience: Option<usize>,
}

impl Change {
    /// Nothing is under way.
    #[must_use]
    pub fn new(exchange: Arc<Exchange>) -> Self {
        Self { exchange, asked: None, waiting: None, patience: None }
    }

    /// Forgets what is under way.
    pub fn reset(&mut self) {
        (self.asked, self.waiting, self.patience) = (None, None, None);
    }

    /// What the background must build for `wanted` to play, if that has not been said yet.
    pub fn ask(&mut self, playing: &Engine, wanted: Build) -> Option<Build> {
        let is_playing = instruments::ALL[wanted.instrument].id == playing.instrument().id;
        if is_playing {
            self.asked = None;
            return None;
        }
        let is_news = self.asked != Some(wanted);
        self.asked = Some(wanted);
        is_news.then_some(wanted)
    }

    /// Puts a new engine into `playing` once it is ready and the old one is silent. Neither waits nor
    /// frees anything.
    pub fn take(&mut self, playing: &mut Box<Engine>, samples: usize) {
        let Some(asked) = self.asked else { return };
        if self.waiting.is_none() {
            self.waiting = self.exchange.fresh.take();
        }
        let Some(fresh) = &self.waiting else { return };
        if fresh.instrument().id != instruments::ALL[asked.instrument].id {
            // Another one was chosen meanwhile: the background frees this one when it leaves the next.
            self.waiting = self.exchange.fresh.swap(self.waiting.take());
            return;
        }
        if self.patience.is_none() {
            playing.handle(Event::AllSoundOff);
        }
        let left = self.patience.unwrap_or(asked.rate.samples(PATIENCE_S) as usize);
        self.patience = Some(left.saturating_sub(samples));
        if playing.is_asleep() || left == 0 {
            let old = self.waiting.take().map(|fresh| std::mem::replace(playing, fresh));
            // Empty since the background left the fresh one.
            self.exchange.used.store(old);
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

    /// Blocks until another engine plays.
    fn blocks_until_changed(change: &mut Change, playing: &mut Box<Engine>) -> usize {
        let before = playing.instrument().id;
        let (mut left, mut right) = ([0.0; BLOCK], [0.0; BLOCK]);
        (0..1_000)
            .find(|_| {
                change.take(playing, BLOCK);
                playing.render(&mut left, &mut right);
                playing.instrument().id != before
            })
            .expect("it never changes")
    }

    #[test]
    fn a_ringing_instrument_ends_before_the_next_takes_its_place() {
        let exchange = Arc::new(Exchange::default());
        let mut change = Change::new(exchange.clone());
        let mut playing = Box::new(prepared(build(0)));
        let note = NoteAddress::key(0, 55);
        playing.handle(Event::NoteOn { note, velocity: 1.0 });
        playing.render(&mut [0.0; BLOCK], &mut [0.0; BLOCK]);
        assert_eq!(change.ask(&playing, build(1)), Some(build(1)));
        assert_eq!(change.ask(&playing, build(1)), None, "once is enough");
        change.take(&mut playing, BLOCK);
        assert_eq!(playing.instrument().id, instruments::ALL[0].id, "nothing is ready yet");
        exchange.build(build(1));
        let blocks = blocks_until_changed(&mut change, &mut playing);
        assert!(blocks > 2 && blocks < 100, "{blocks}");
        assert_eq!(playing.instrument().id, instruments::ALL[1].id);
    }

    #[test]
    fn the_background_builds_what_it_is_asked_for_and_ends_with_its_instance() {
        let exchange = Arc::new(Exchange::default());
        let mut background = Background::new(exchange.clone());
        background.start();
        let mut change = Change::new(exchange.clone());
        let mut playing = Box::new(prepared(build(0)));
        let asked = change.ask(&playing, build(1)).expect("it is news");
        background.ask(asked);
        while playing.instrument().id == instruments::ALL[0].id {
            change.take(&mut playing, BLOCK);
            thread::yield_now();
        }
        assert_eq!(playing.instrument().id, instruments::ALL[1].id);
        drop(background);
        assert_eq!(Arc::strong_count(&exchange), 2, "the thread has let go of it");
    }

    #[test]
    fn a_second_thought_counts() {
        let exchange = Arc::new(Exchange::default());
        let mut change = Change::new(exchange.clone());
        let mut playing = Box::new(prepared(build(0)));
        change.ask(&playing, build(1));
        exchange.build(build(1));
        change.ask(&playing, build(2));
        change.take(&mut playing, BLOCK);
        assert_eq!(playing.instrument().id, instruments::ALL[0].id);
        exchange.build(build(2));
        blocks_until_changed(&mut change, &mut playing);
        assert_eq!(playing.instrument().id, instruments::ALL[2].id);
    }

    #[test]
    fn changing_back_before_it_is_ready_changes_nothing() {
        let exchange = Arc::new(Exchange::default());
        let mut change = Change::new(exchange.clone());
        let mut playing = Box::new(prepared(build(0)));
        change.ask(&playing, build(1));
        assert_eq!(change.ask(&playing, build(0)), None);
        exchange.build(build(1));
        change.take(&mut playing, BLOCK);
        assert_eq!(playing.instrument().id, instruments::ALL[0].id);
    }
}
