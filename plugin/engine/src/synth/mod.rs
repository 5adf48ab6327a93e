//! The synth layer: a modern voice that plays from the same notes as the instrument.
//!
//! Path: notes → voices (two oscillators × unison → filter → level) → sum → level, pan, ceiling.
//!
//! A voice is computed a tick of sixteen samples at a time on an absolute clock, so that its kernels run
//! over time. A note begins at its own sample: what is left of a tick that has begun is added to it.

mod analogue;
mod cloud;
mod controls;
mod envelope;
mod events;
mod factory;
mod filter;
mod fm;
mod glide;
mod grain;
mod half_band;
mod hands;
mod hush;
mod ladder;
mod lfo;
mod oscillator;
mod outlet;
mod panel;
mod patch;
mod phase;
mod render;
mod scene;
mod sources;
mod stack;
mod step;
mod stereo;
mod strand;
mod svf;
mod sync;
mod tables;
mod voice;
mod wavetable;
mod wheels;

use std::sync::Arc;

use pulp::Arch;

pub use controls::*;
pub(crate) use envelope::Envelope;
pub use factory::WAVETABLES;
pub(crate) use lfo::{Lfo, noise, rate_hz as lfo_rate_hz};
pub use scene::{Modulate, Unmodulated, VoiceSources};
pub use tables::Tables;
pub use wavetable::{LONGEST_FRAME, MOST_FRAMES, Wavetable, WavetableError};

use crate::{
    dsp::{lanes::Samples, simd::TICK},
    units::SampleRate,
    voice::notes::Channels,
};
use cloud::Cloud;
use half_band::HalfBand;
use hush::Pink;
use outlet::Outlet;
use panel::Panel;
use sources::Waves;
use stack::Stack;
use voice::Voice;
use wheels::Wheels;

/// Most notes at a time.
pub const POLYPHONY: usize = 16;
/// Voices, with those that fade when notes are stolen.
const VOICES: usize = POLYPHONY + 8;
/// The synth layer of one part.
#[derive(Debug)]
pub struct Synth {
    arch: Arch,
    rate_hz: f64,
    ticks_per_s: f32,
    tempo_bpm: f64,
    tables: Arc<Tables>,
    half_band: HalfBand,
    pink: Pink,
    cloud: Cloud,
    waves: Waves,
    panel: Panel,
    voices: Vec<Voice>,
    /// Which of them sound or are about to, as bits.
    active: u32,
    channels: Channels,
    wheels: Wheels,
    lfos: [Lfo; LFOS],
    outlet: Outlet,
    stack: Stack,
    is_pedal_down: bool,
    is_awake: bool,
    order: u32,
    last_key: Option<f32>,
    /// Samples since the beginning.
    clock: u64,
    /// The voices' sum in the present tick.
    block: [Samples; 2],
    /// The same as it leaves.
    heard: [Samples; 2],
}

impl Synth {
    /// Allocates and builds its tables, for a rate of 8–768 kHz.
    #[must_use]
    pub fn new(rate_hz: f64) -> Self {
        Self::with_tables(rate_hz, Tables::new())
    }

    /// The same with tables that are shared.
    #[must_use]
    pub fn with_tables(rate_hz: f64, tables: Arc<Tables>) -> Self {
        let rate_hz = SampleRate::new(rate_hz).hz();
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        let mut synth = Self {
            arch: Arch::new(),
            rate_hz,
            ticks_per_s,
            tempo_bpm: 120.0,
            tables,
            half_band: HalfBand::new(),
            pink: Pink::new(rate_hz),
            cloud: Cloud::new(rate_hz),
            waves: Waves::default(),
            panel: Panel::new(ticks_per_s),
            active: 0,
            voices: (0..VOICES).map(|_| Voice::new(ticks_per_s)).collect(),
            channels: Channels::new(),
            wheels: Wheels::new(ticks_per_s),
            lfos: [Lfo::default(); LFOS],
            outlet: Outlet::new(ticks_per_s),
            stack: Stack::EMPTY,
            is_pedal_down: false,
            is_awake: false,
            order: 0,
            last_key: None,
            clock: 0,
            block: [[0.0; TICK]; 2],
            heard: [[0.0; TICK]; 2],
        };
        synth.reset();
        synth
    }

    /// Silence, as after `new`; the controls stay.
    pub fn reset(&mut self) {
        self.voices.iter_mut().for_each(Voice::stop);
        self.channels = Channels::new();
        self.wheels = Wheels::new(self.ticks_per_s);
        self.outlet.reset();
        self.cloud.reset();
        self.stack = Stack::EMPTY;
        self.panel.snap();
        (self.is_pedal_down, self.is_awake) = (false, false);
        (self.order, self.last_key, self.clock) = (0, None, 0);
        self.active = 0;
        (self.block, self.heard) = ([[0.0; TICK]; 2], [[0.0; TICK]; 2]);
        for (i, lfo) in self.lfos.iter_mut().enumerate() {
            lfo.start(i as u32);
        }
    }

    /// Takes the panel's state; it counts from the next control tick.
    pub fn set_controls(&mut self, controls: &SynthControls) {
        self.panel.aim(controls);
    }

    /// Takes the host's tempo, 10–1000 beats a minute.
    pub fn set_tempo(&mut self, tempo_bpm: f64) {
        self.tempo_bpm = if tempo_bpm.is_finite() { tempo_bpm.clamp(10.0, 1_000.0) } else { 120.0 };
    }

    /// Longest time, in seconds, that a released note may still be heard.
    #[must_use]
    pub fn tail_s(&self) -> f64 {
        f64::from(self.panel.now.envelopes[0].release_s)
    }

    /// Whether everything sleeps and the output is exactly zero.
    #[must_use]
    pub fn is_asleep(&self) -> bool {
        !self.is_awake
    }
}
