//! Any exciter on any resonator on any body, with a second resonator tied to the first.
//!
//! Path: notes → voices (player → exciters ⇄ resonator ⇄ second resonator) → sum → body → left, right.
//!
//! Every resonator is a bank of modes in the same units (`bank`), and names as `a` what peaks at resonance,
//! so that a reed meets a string as it meets a bore: through an ideal transformer.

mod arrows;
mod bank;
mod body;
mod clock;
mod controls;
mod design;
mod ear;
mod events;
mod exciter;
mod factory;
mod keys;
mod laws;
mod ledger;
mod lock;
mod loudness;
mod motion;
mod musical;
mod outlet;
mod panel;
mod player;
mod ramp;
mod render;
mod rest;
mod scene;
mod shapes;
mod sound;
mod travel;
mod turn;
mod voice;
mod wheels;

use pulp::Arch;

pub use controls::{AnatomyControls, BodyKind, Build, ExciterKind, ResonatorKind, Target};
pub use factory::{KAIRAT_BALABAN, KUIY};
pub use ledger::Ledger;
pub use musical::{MUSICAL, Pair};
pub use travel::{Lists, Travel};

use crate::{dsp::simd::TICK, units::SampleRate, voice::notes::Channels};
use body::Body;
use keys::Keys;
use outlet::Outlet;
use panel::Panel;
use voice::Voice;
use wheels::Wheels;

/// Most notes at a time.
pub const POLYPHONY: usize = 8;
/// Voices, with those that fade when notes are stolen.
const VOICES: usize = POLYPHONY + 4;

/// An anatomy.
#[derive(Debug)]
pub struct Anatomy {
    arch: Arch,
    ticks_per_s: f32,
    panel: Panel,
    voices: Vec<Voice>,
    channels: Channels,
    keys: Keys,
    body: Body,
    body_size: f32,
    body_width: f32,
    outlet: Outlet,
    wheels: Wheels,
    lists: Option<Box<Lists>>,
    coming: Option<Box<Lists>>,
    gone: Option<Box<Lists>>,
    is_pedal_down: bool,
    is_awake: bool,
    is_counted: bool,
    order: u32,
    quiet: u32,
    peak: f32,
    /// Samples since the beginning.
    clock: u64,
}

impl Anatomy {
    /// Allocates everything for a rate.
    #[must_use]
    pub fn new(rate: SampleRate) -> Self {
        let rate_hz = rate.hz();
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        Self {
            arch: Arch::new(),
            ticks_per_s,
            panel: Panel::new(ticks_per_s),
            voices: (0..VOICES).map(|_| Voice::new(rate_hz)).collect(),
            channels: Channels::new(),
            keys: Keys::NONE,
            body: Body::new(rate_hz),
            body_size: 0.0,
            body_width: 0.0,
            outlet: Outlet::new(ticks_per_s),
            wheels: Wheels::new(ticks_per_s),
            lists: None,
            coming: None,
            gone: None,
            is_pedal_down: false,
            is_awake: false,
            is_counted: false,
            order: 0,
            quiet: 0,
            peak: 0.0,
            clock: 0,
        }
    }

    /// Silence, as after `new`; controls and lists stay.
    pub fn reset(&mut self) {
        for voice in &mut self.voices {
            voice.stop();
            voice.next = None;
        }
        self.body.bank.reset();
        self.channels = Channels::new();
        self.keys = Keys::NONE;
        self.outlet.reset();
        self.panel.snap();
        self.wheels = Wheels::new(self.ticks_per_s);
        (self.is_pedal_down, self.is_awake) = (false, false);
        (self.order, self.quiet, self.clock) = (0, 0, 0);
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set_controls(&mut self, controls: &AnatomyControls) {
        self.panel.aim(controls);
    }

    /// Takes resonators that were made elsewhere, played while the panel says so. Gives back what waited
    /// and was never played.
    pub fn load(&mut self, lists: Box<Lists>) -> Option<Box<Lists>> {
        self.coming.replace(lists)
    }

    /// Gives back lists that are played no longer, to be freed elsewhere.
    pub fn take_lists(&mut self) -> Option<Box<Lists>> {
        self.gone.take()
    }

    /// Whether everything sleeps and the output is exactly zero.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        !self.is_awake
    }

    /// Longest time in which a released note is still heard, in seconds.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        f64::from(self.panel.asked().release_s) + 2.0
    }

    /// Cents by which the ears of the notes that sound have tuned their resonators, in no order; for
    /// measurements, and for a display of intonation.
    pub fn corrections_cents(&self) -> impl Iterator<Item = f64> {
        self.voices.iter().filter(|voice| voice.is_on).map(Voice::correction_cents)
    }
}
