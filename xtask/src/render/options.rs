//! The options of `cargo xtask render`, read and checked before anything is loaded.

use std::path::PathBuf;

use lexopt::{Arg, Parser};

use super::{
    blocks::Blocks,
    named::Setting,
    reading::Reading,
    transport::Transport,
    values::{Note, Point},
};
use crate::{
    arguments,
    failure::{Failure, Outcome},
    host::{Action, Expression},
    workspace::Format,
};

/// What a curve moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Target {
    /// A controller, 0–127.
    Controller(u8),
    /// The pitch wheel; the values are semitones.
    Bend,
    /// Channel pressure.
    Pressure,
}

/// Everything a render is told.
#[derive(Debug)]
pub(crate) struct Options {
    pub(super) out: Option<PathBuf>,
    pub(super) png: Option<PathBuf>,
    pub(super) load_state: Option<PathBuf>,
    pub(super) save_state: Option<PathBuf>,
    pub(super) format: Format,
    pub(super) settings: Vec<Setting>,
    pub(super) automation: Vec<(&'static str, Vec<Point>)>,
    pub(super) notes: Vec<Note>,
    pub(super) controls: Vec<(f64, Action)>,
    pub(super) curves: Vec<(Target, Vec<Point>)>,
    pub(super) expressions: Vec<(Expression, Vec<Point>)>,
    pub(super) transport: Option<Transport>,
    pub(super) seconds: Option<f64>,
    pub(super) rate_hz: u32,
    pub(super) blocks: Blocks,
}

impl Options {
    /// Reads them all.
    pub(crate) fn read(parser: &mut Parser) -> Outcome<Self> {
        let mut reading = Reading::new();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long(name) => {
                    let name = name.to_owned();
                    if name == "dry" {
                        reading.dry = true;
                    } else {
                        reading.option(&name, parser)?;
                    }
                }
                other => {
                    return Err(Failure::unknown("option", &arguments::typed(&other), NAMES));
                }
            }
        }
        reading.finish()
    }

    /// Nothing asked for.
    pub(super) fn new() -> Self {
        Self {
            out: None,
            png: None,
            load_state: None,
            save_state: None,
            format: Format::Clap,
            settings: Vec::new(),
            automation: Vec::new(),
            notes: Vec::new(),
            controls: Vec::new(),
            curves: Vec::new(),
            expressions: Vec::new(),
            transport: None,
            seconds: None,
            rate_hz: 48_000,
            blocks: Blocks::Cycle(vec![512]),
        }
    }
}

/// Every option.
pub(super) const NAMES: [&str; 25] = [
    "--out",
    "--png",
    "--format",
    "--instrument",
    "--variant",
    "--articulation",
    "--preset",
    "--dry",
    "--set",
    "--auto",
    "--note",
    "--cc",
    "--bend",
    "--pressure",
    "--expr",
    "--midi",
    "--tempo",
    "--meter",
    "--play-at",
    "--state",
    "--save-state",
    "--seconds",
    "--rate",
    "--block",
    "--seed",
];
