//! From the audio thread to the window and back, without waiting on either side.
//!
//! Plain atomics: the audio thread writes only while a window is open, about 60 times a second, and
//! the window reads whenever it draws. One [`Meters`] belongs to one instance of the plugin.

mod keys;
mod publisher;
mod snapshot;
mod tap;

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use atomic_float::AtomicF32;
use kairat_engine::{View, rack::Slot};

pub use keys::{KeyPress, KeyQueue};
pub use publisher::Publisher;
use snapshot::Snapshot;
use tap::Tap;

/// What the window shows of the sound, and the keys it plays.
#[derive(Debug, Default)]
pub struct Meters {
    /// Keys pressed in the window, on their way to the engine.
    pub keys: KeyQueue,
    open: AtomicBool,
    generation: AtomicU32,
    peaks: [AtomicF32; 2],
    cpu: AtomicF32,
    limiter_db: AtomicF32,
    rate_hz: AtomicF32,
    /// Place in the rack that the window shows.
    shown: AtomicU32,
    view: Snapshot,
    tap: Tap,
}

impl Meters {
    /// The window says whether it is there; only then is anything published.
    pub fn set_open(&self, open: bool) {
        self.open.store(open, Ordering::Release);
    }

    /// Whether a window is there.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.load(Ordering::Acquire)
    }

    /// Counts what was published; stands still while nothing sounds.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation.load(Ordering::Acquire)
    }

    /// Highest magnitude of each channel since the last call, linear.
    #[must_use]
    pub fn take_peaks(&self) -> [f32; 2] {
        self.peaks.each_ref().map(|peak| peak.swap(0.0, Ordering::Relaxed))
    }

    /// The window says which part it shows.
    pub fn show(&self, slot: Slot) {
        self.shown.store(slot.index() as u32, Ordering::Relaxed);
    }

    /// The part that the window shows.
    #[must_use]
    pub fn shown(&self) -> Slot {
        let index = self.shown.load(Ordering::Relaxed) as usize;
        Slot::ALL.get(index).copied().unwrap_or(Slot::A)
    }

    /// Most that the limiter has taken since the last call, in decibels, 0 or more.
    #[must_use]
    pub fn take_limiter_db(&self) -> f32 {
        self.limiter_db.swap(0.0, Ordering::Relaxed)
    }

    /// The instrument as it was published last.
    #[must_use]
    pub fn view(&self) -> View {
        self.view.read()
    }

    /// Time spent in `process` against the time the audio lasts, 0–1 and beyond when overloaded.
    #[must_use]
    pub fn cpu(&self) -> f32 {
        self.cpu.load(Ordering::Relaxed)
    }

    /// The sample rate in hertz; 0 before the plugin was first activated.
    #[must_use]
    pub fn sample_rate(&self) -> f32 {
        self.rate_hz.load(Ordering::Relaxed)
    }

    /// Copies the newest output samples, left and right in the mean, the oldest first; `false` if
    /// none were ever written.
    pub fn tap_into(&self, out: &mut [f32]) -> bool {
        self.tap.read(out)
    }
}
