//! Headless hosts for the built bundles: one trait, one file per format.

mod clap;
mod vst3;

use crate::{
    failure::{Failure, Outcome},
    workspace::Format,
};

/// A loaded plugin, played block by block on one thread.
pub(crate) trait Host {
    /// Loads a state as [`Host::save_state`] gives it; both formats share it.
    fn load_state(&mut self, state: &[u8]) -> Outcome;

    /// The plugin's state, without any format's own wrapping.
    fn save_state(&mut self) -> Outcome<Vec<u8>>;

    /// Sets a parameter while the plugin is not processing, 0–1.
    fn set(&mut self, id: u32, normalised: f64) -> Outcome;

    /// A parameter's present value as the plugin prints it.
    fn text(&mut self, id: u32) -> Outcome<String>;

    /// Prepares for blocks of up to `max_block` samples.
    fn start(&mut self, rate_hz: f64, max_block: usize) -> Outcome;

    /// Renders the next block; `events` are in order and inside it.
    fn process(
        &mut self,
        events: &[Event],
        clock: Option<&Clock>,
        left: &mut [f32],
        right: &mut [f32],
    ) -> Outcome;

    /// Reported latency in samples.
    fn latency(&mut self) -> u32;

    /// Reported tail in samples, as of the last block.
    fn tail(&mut self) -> u32;

    /// Leaves processing; [`Host::start`] may follow again.
    fn stop(&mut self);
}

/// Loads a built bundle.
pub(crate) fn load(format: Format) -> Outcome<Box<dyn Host>> {
    let bundle = format.built()?;
    Ok(match format {
        Format::Clap => Box::new(clap::ClapHost::load(&bundle)?),
        Format::Vst3 => Box::new(vst3::Vst3Host::load(&bundle)?),
    })
}

/// What a plugin refused to do.
fn refused(what: &str) -> Failure {
    Failure::failed(format!("the plugin refused {what}"))
}

/// Who a note is, for every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoteName {
    /// Unique over the render.
    pub(crate) id: u32,
    /// 0–15.
    pub(crate) channel: u8,
    /// 0–127.
    pub(crate) key: u8,
}

/// A note expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    /// Semitones, −120 to 120.
    Tuning,
    /// Linear gain, 0–4.
    Volume,
    /// 0 left – 1 right.
    Pan,
    /// 0–1.
    Vibrato,
    /// What the standards call the expression called expression, 0–1.
    Swell,
    /// 0–1.
    Brightness,
    /// 0–1.
    Pressure,
}

impl Expression {
    /// All of them with the names `--expr` takes.
    pub(crate) const ALL: [(&'static str, Self); 7] = [
        ("tuning", Self::Tuning),
        ("volume", Self::Volume),
        ("pan", Self::Pan),
        ("vibrato", Self::Vibrato),
        ("expression", Self::Swell),
        ("brightness", Self::Brightness),
        ("pressure", Self::Pressure),
    ];

    /// Least and greatest value.
    pub(crate) fn range(self) -> (f64, f64) {
        match self {
            Self::Tuning => (-120.0, 120.0),
            Self::Volume => (0.0, 4.0),
            _ => (0.0, 1.0),
        }
    }
}

/// Something the host tells the plugin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Action {
    /// A parameter moves to a normalised value.
    Parameter { id: u32, normalised: f64 },
    /// A controller, 0–127.
    Controller { channel: u8, number: u8, value: u8 },
    /// The pitch wheel, 0–16383, 8192 is the centre.
    Bend { channel: u8, value: u16 },
    /// Channel pressure, 0–127.
    Pressure { channel: u8, value: u8 },
    /// Pressure of one key, 0–127.
    KeyPressure { channel: u8, key: u8, value: u8 },
    /// A note ends; release velocity 0–1.
    NoteOff { note: NoteName, velocity: f64 },
    /// A note begins; velocity 0–1.
    NoteOn { note: NoteName, velocity: f64 },
    /// An expression of a sounding note.
    Express { note: NoteName, expression: Expression, value: f64 },
}

/// An action at a sample of the block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Event {
    /// Samples from the start of the block.
    pub(crate) offset: u32,
    /// What happens.
    pub(crate) action: Action,
}

/// The host's transport at the start of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Clock {
    /// Quarter notes a minute.
    pub(crate) tempo_bpm: f64,
    /// Beats in a bar and the note that counts one.
    pub(crate) meter: (u16, u16),
    /// Whether the song runs.
    pub(crate) playing: bool,
    /// Song position in quarter notes.
    pub(crate) position_beats: f64,
    /// Song position in seconds.
    pub(crate) position_s: f64,
    /// Samples since the render began.
    pub(crate) frame: u64,
}

impl Clock {
    /// Number of the bar, from 0, and its start in quarter notes.
    pub(crate) fn bar(&self) -> (f64, f64) {
        let beats_per_bar = f64::from(self.meter.0) * 4.0 / f64::from(self.meter.1);
        let number = (self.position_beats / beats_per_bar).floor();
        (number, number * beats_per_bar)
    }
}
