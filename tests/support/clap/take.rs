//! A passage for the host to play, and what came of it.

use clack_host::events::event_types::NoteExpressionType;
use clack_host::events::{Match, Pckn};
use clack_host::process::ProcessStatus;

/// Who a note event is about: channel, key, and the host's id if it gives one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Note(pub Option<u16>, pub Option<u16>, pub Option<u32>);

impl Note {
    /// A key of the first channel under an id.
    pub fn new(key: u16, id: u32) -> Self {
        Self(Some(0), Some(key), Some(id))
    }

    pub(super) fn pckn(self) -> Pckn {
        fn any<T>(value: Option<T>) -> Match<T> {
            value.map_or(Match::All, Match::Specific)
        }
        Pckn::new(0_u16, any(self.0), any(self.1), any(self.2))
    }
}

/// What a host may send at a sample.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// A note begins, velocity 0–1.
    On(Note, f64),
    /// A note ends.
    Off(Note),
    /// A note is cut.
    Choke(Note),
    /// A note expression in CLAP's own range.
    Express(Note, NoteExpressionType, f64),
    /// A MIDI message.
    Midi([u8; 3]),
    /// A parameter by its string id, normalised.
    Param(&'static str, f64),
    /// A modulation of one note's own parameter, as a share of its travel.
    ModulateNote(Note, &'static str, f64),
    /// Modulation of a parameter, normalised.
    Modulate(&'static str, f64),
    /// The host's reset, between two blocks.
    Reset,
}

impl Input {
    pub(super) fn is_reset(&self) -> bool {
        matches!(self, Self::Reset)
    }
}

/// A passage to play: rate, length, block sizes (repeated as long as needed), and what happens.
#[derive(Clone, Debug)]
pub struct Take {
    /// Sample rate in hertz.
    pub rate_hz: f64,
    /// Length in samples.
    pub frames: usize,
    /// Block sizes.
    pub blocks: Vec<usize>,
    /// Samples at which something is sent.
    pub inputs: Vec<(usize, Input)>,
}

impl Take {
    /// At 48 kHz in blocks of 512.
    pub fn new(frames: usize, inputs: &[(usize, Input)]) -> Self {
        Self { rate_hz: 48_000.0, frames, blocks: vec![512], inputs: inputs.to_vec() }
    }

    /// The same in other blocks.
    pub fn in_blocks(mut self, blocks: &[usize]) -> Self {
        self.blocks = blocks.to_vec();
        self
    }

    /// The same at another rate.
    pub fn at_rate(mut self, rate_hz: f64) -> Self {
        self.rate_hz = rate_hz;
        self
    }
}

/// What came out.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// Both channels.
    pub channels: [Vec<f32>; 2],
    /// After each block: its last sample, what the plugin wants next, its tail in samples.
    pub blocks: Vec<(usize, ProcessStatus, u32)>,
}

impl Played {
    /// Highest magnitude between two samples.
    pub fn peak(&self, from: usize, to: usize) -> f32 {
        let channels = self.channels.iter();
        channels.flat_map(|channel| &channel[from..to]).fold(0.0, |peak, x| peak.max(x.abs()))
    }

    /// Whether every sample is finite.
    pub fn is_finite(&self) -> bool {
        self.channels.iter().flatten().all(|x| x.is_finite())
    }

    /// The bits of every sample, so that two takes compare exactly.
    pub fn bits(&self) -> Bits {
        Bits::of(&self.channels)
    }
}

/// Samples that compare to the bit and print as a line.
#[derive(PartialEq, Eq)]
pub struct Bits(Vec<u32>);

impl Bits {
    /// The bits of both channels.
    pub fn of(channels: &[Vec<f32>; 2]) -> Self {
        Self(channels.iter().flatten().map(|x| x.to_bits()).collect())
    }
}

impl std::fmt::Debug for Bits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sum = self.0.iter().fold(1_u32, |sum, bits| sum.wrapping_mul(31).wrapping_add(*bits));
        write!(f, "{} samples, checksum {sum:08x}", self.0.len())
    }
}
