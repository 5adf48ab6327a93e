//! Kairat as a program of its own, on the system's audio and MIDI.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use kairat::Kairat;
use nice_plug::prelude::nice_export_standalone;

fn main() -> ExitCode {
    if nice_export_standalone::<Kairat>() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
