//! The instrument: notes in, sound out.
//!
//! Path: `events` → `strokes` (right hand) and `tuning` (left hand) → `sound` (strings, bridge, body),
//! with `time` turning the control ticks.

mod accord;
mod connect;
mod driven;
mod ear;
mod early;
mod events;
mod look;
#[cfg(test)]
mod passive;
mod plucks;
mod queue;
mod search;
mod sound;
mod start;
mod strokes;
mod structure;
mod time;
mod tuning;

use std::array::from_fn;

use ear::Ear;
use early::Early;
use queue::{MAX_WAITING, Waiting};
use structure::Structure;

use super::{
    allocator::Place,
    notes::{Channels, Note},
    right_hand::RightHand,
    source::Source,
    string::StringVoice,
    tables::Tables,
};
use crate::{
    bodies::body::Body,
    controls::Controls,
    dsp::{noise::Random, simd::TICK, smooth::Smooth},
    exciters::knock::Knock,
    instruments::{
        Instrument,
        lute::{Build, LuteSpec},
    },
};
/// A note and where it is played.
#[derive(Clone, Copy, Debug)]
struct Played {
    note: Note,
    place: Place,
}

/// Notes that may be struck at one sample.
const MAX_TOGETHER: usize = 8;
/// Below this mean square of its waves a string is silent: −120 dB.
const SLEEP_POWER: f32 = 1.0e-12;

/// A plucked instrument.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about now; none are modes")]
pub(crate) struct Lute {
    instrument: &'static Instrument,
    spec: &'static LuteSpec,
    rate_hz: f64,
    ticks_per_s: f32,
    tables: Tables,
    strings: Vec<StringVoice>,
    body: Body,
    knocks: [Knock; 3],
    right: RightHand,
    controls: Controls,
    channels: Channels,
    pending: [Option<Note>; MAX_TOGETHER],
    waiting: [Option<Waiting>; MAX_WAITING],
    early: Early,
    clock: u64,
    stream: u32,
    modulation: Smooth,
    contact_shift: f32,
    is_pedal_down: bool,
    /// What is built now; the panel may want another.
    structure: Structure,
    /// Level while a structure is exchanged.
    duck: Smooth,
    a4_hz: Smooth,
    damping: Smooth,
    size: Smooth,
    width: Smooth,
    pressure: Vec<Smooth>,
    palm: Vec<Smooth>,
    bend: Vec<Smooth>,
    gain: [Smooth; 2],
    /// Gains at the start and end of this tick, left and right.
    ramp: [[f32; 2]; 2],
    volume: f32,
    pan: f32,
    level: f32,
    output_gain: f32,
    /// When the next waiting thing is due.
    next_due: u64,
    built: Option<(usize, f32, f32)>,
    quiet_ticks: u32,
    /// Level of the body's sound at the last tick, before gain.
    heard: f32,
    /// Something was played or turned since the last tick.
    is_stirred: bool,
    /// Something smoothed is on its way.
    is_moving: bool,
    /// The strings carry unequal expression.
    is_uneven: bool,
    /// Vibrato that the notes ask for.
    shake_depth: Vec<f32>,
    /// CC19, as a factor on the panel's rate.
    vibrato_rate: f32,
    is_asleep: bool,
    /// Strings of which nothing will change by itself, one bit each.
    idle: u32,
    ears: [Ear; 3],
    /// Samples until some string needs what is not yet known, if no string has changed since.
    ahead: Option<usize>,
    /// A synth at the strings that are held.
    source: Source,
}

impl Lute {
    pub(crate) fn new(
        instrument: &'static Instrument,
        spec: &'static LuteSpec,
        rate_hz: f64,
    ) -> Self {
        let count = spec.string_count();
        let ticks_per_s = rate_hz as f32 / TICK as f32;
        let mut lute = Self {
            instrument,
            spec,
            rate_hz,
            ticks_per_s,
            tables: Tables::new(spec, rate_hz),
            strings: (0..count).map(|index| StringVoice::new(spec, index, rate_hz)).collect(),
            body: Body::new(rate_hz),
            knocks: from_fn(|_| Knock::new(rate_hz)),
            right: RightHand::new(),
            controls: Controls::default(),
            channels: Channels::new(),
            pending: [None; MAX_TOGETHER],
            waiting: [None; MAX_WAITING],
            early: Early::default(),
            clock: 0,
            stream: 0,
            modulation: Smooth::new(0.0),
            contact_shift: 0.0,
            is_pedal_down: false,
            structure: Structure::default(),
            duck: Smooth::new(1.0),
            a4_hz: Smooth::new(440.0),
            damping: Smooth::new(1.0),
            size: Smooth::new(1.0),
            width: Smooth::new(0.6),
            pressure: vec![Smooth::new(0.0); count],
            palm: vec![Smooth::new(0.0); count],
            bend: vec![Smooth::new(0.0); count],
            gain: [Smooth::new(1.0); 2],
            ramp: [[0.0; 2]; 2],
            volume: 1.0,
            pan: 0.5,
            level: 1.0,
            output_gain: 1.0,
            next_due: u64::MAX,
            built: None,
            quiet_ticks: 0,
            heard: 0.0,
            is_stirred: true,
            is_moving: true,
            is_uneven: false,
            shake_depth: vec![0.0; count],
            vibrato_rate: 1.0,
            is_asleep: true,
            idle: 0,
            ears: Ear::all(),
            ahead: None,
            source: Source::new(ticks_per_s),
        };
        lute.set_times();
        lute
    }

    pub(crate) fn is_asleep(&self) -> bool {
        self.is_asleep && self.pending[0].is_none()
    }

    fn build(&self) -> &'static Build {
        &self.spec.builds[self.structure.build]
    }

    fn random(&mut self) -> Random {
        self.stream = self.stream.wrapping_add(1);
        Random::new(self.controls.seed, self.stream)
    }
}
