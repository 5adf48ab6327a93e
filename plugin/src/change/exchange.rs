//! Where engines wait on their way between the audio thread and the background, and the thread that prepares
//! them.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
};

use super::morph::MorphExchange;
use crossbeam_utils::atomic::AtomicCell;
use kairat_engine::{
    Engine, SampleRate,
    instruments::{self, Instrument},
    rack::Slot,
};

/// What the background is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Build {
    /// Place in the registry.
    pub instrument: usize,
    /// Rate it is prepared for.
    pub rate: SampleRate,
}

impl Build {
    pub(super) fn instrument(self) -> &'static Instrument {
        instruments::ALL.get(self.instrument).copied().unwrap_or(instruments::ALL[0])
    }
}

/// Where engines of one place wait: a new one for the audio thread, an old one to be freed by the
/// background.
#[derive(Default)]
pub(super) struct Exchange {
    pub(super) fresh: AtomicCell<Option<Box<Engine>>>,
    pub(super) used: AtomicCell<Option<Box<Engine>>>,
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
    pub(super) slots: [Exchange; Slot::COUNT],
    pub(super) morph: MorphExchange,
    has_ended: AtomicBool,
}

impl Exchanges {
    /// From the background: builds an engine that is asked for, if there is one.
    pub(super) fn work(&self) -> bool {
        let Some((exchange, build)) =
            self.slots.iter().find_map(|exchange| Some((exchange, exchange.asked()?)))
        else {
            return self.morph.work();
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
    pub(super) fn ask(&self, slot: Slot, build: Build) {
        self.exchanges.slots[slot.index()].want(build);
        self.wake();
    }

    /// From the audio thread: something is asked for.
    pub(super) fn wake(&self) {
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
