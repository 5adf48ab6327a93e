//! The project's commands: `cargo xtask COMMAND`.
//!
//! Errors are one line on standard error; exit codes are 0 for success, 1 for failure, 2 for bad
//! use.

mod arguments;
mod bench;
mod bundle;
mod demo;
mod failure;
mod host;
mod install;
mod list;
mod output;
mod picture;
mod render;
mod setup;
mod suite;
mod voice;
mod workspace;

use std::process::ExitCode;

use failure::{Failure, Outcome};
use lexopt::{Arg, Parser};

/// What `cargo xtask --help` says.
const HELP: &str = include_str!("help.txt");

/// Every command.
const COMMANDS: [&str; 11] = [
    "demo",
    "test",
    "bundle",
    "install",
    "render",
    "params",
    "instruments",
    "presets",
    "voice",
    "bench",
    "help",
];

fn main() -> ExitCode {
    match run(&mut Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::remark(&format!("error: {failure}"));
            failure.code()
        }
    }
}

fn run(parser: &mut Parser) -> Outcome {
    let command = match parser.next()? {
        Some(Arg::Long("help") | Arg::Short('h')) => "help".to_owned(),
        Some(argument) => arguments::typed(&argument),
        None => return Err(Failure::unknown("command", "", COMMANDS)),
    };
    match command.as_str() {
        "demo" => demo::command(parser),
        "test" => suite::command(parser),
        "bundle" => bundle::command(parser),
        "install" => arguments::none(parser).and_then(|()| install::run()),
        "render" => render::command(parser),
        "params" => arguments::none(parser).and_then(|()| list::parameters()),
        "instruments" => arguments::none(parser).and_then(|()| list::instruments()),
        "presets" => arguments::none(parser).and_then(|()| list::presets()),
        "voice" => voice::command(parser),
        "bench" => bench::command(parser),
        "help" => arguments::none(parser).and_then(|()| output::say(HELP.trim_end())),
        other => Err(Failure::unknown("command", other, COMMANDS)),
    }
}
