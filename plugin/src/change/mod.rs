//! Changing the instrument while the plugin runs: the new one is prepared in the background, the old one
//! rings off, then they change places between two blocks.
//!
//! The background is a thread of the instance's own: the framework's may outlive the instance whose
//! task it does.

mod exchange;
mod morph;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use kairat_engine::{
    Engine, Event, Rack,
    rack::{End, Slot},
};

use exchange::Exchange;
pub use exchange::{Background, Build, Exchanges, prepared};
use morph::MorphChange;

/// How long the old instrument may take to fall silent, in seconds.
const PATIENCE_S: f64 = 0.5;

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
    morph: MorphChange,
}

impl Change {
    /// Nothing is under way.
    #[must_use]
    pub fn new(exchanges: Arc<Exchanges>) -> Self {
        Self { exchanges, places: Default::default(), morph: MorphChange::default() }
    }

    /// Forgets what is under way.
    pub fn reset(&mut self) {
        self.places = Default::default();
        self.morph = MorphChange::default();
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

impl Change {
    /// The same for the two ends of a morph, where there is one.
    pub fn follow_morph(
        &mut self,
        rack: &mut Rack,
        wanted: Option<[End; 2]>,
        background: &Background,
    ) {
        self.morph.follow(&self.exchanges.morph, rack, wanted, background);
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
