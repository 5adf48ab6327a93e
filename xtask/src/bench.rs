//! `cargo xtask bench`: Criterion's benches, or with `--json` the cost of every bare model.
//!
//! Nanoseconds are the time of a long run less that of a short one, the median of several rounds;
//! instructions are counted by callgrind in the same way, so that start-up drops out.

use std::{
    env,
    process::{Command, Stdio},
    time::Instant,
};

use lexopt::Parser;
use serde::Serialize;

use crate::{
    arguments,
    failure::{Failure, Outcome},
    output::{self, Progress},
    voice, workspace,
};

/// Sample rate of all figures.
const RATE_HZ: u32 = 48_000;
/// Lengths of the two runs that are timed, seconds.
const TIMED_S: (u32, u32) = (2, 42);
/// Lengths of the two runs that are counted, seconds.
const COUNTED_S: (u32, u32) = (2, 4);
/// Rounds of timing.
const ROUNDS: usize = 3;

/// The cost of one model.
#[derive(Serialize)]
struct Cost {
    model: &'static str,
    ns_per_sample: f64,
    /// Missing where there is no valgrind.
    instructions_per_sample: Option<f64>,
}

/// The command.
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    if arguments::flags(parser, &["--json"])?.is_empty() {
        return criterion();
    }
    let models = voice::names();
    let mut progress = Progress::new("measuring");
    let mut costs = Vec::new();
    for (index, model) in models.iter().enumerate() {
        progress.step(index as u64, models.len() as u64);
        costs.push(Cost {
            model,
            ns_per_sample: rounded(nanoseconds(model)?),
            instructions_per_sample: instructions(model)?.map(rounded),
        });
    }
    drop(progress);
    output::say_pretty(&costs)
}

fn criterion() -> Outcome {
    let status = workspace::cargo()
        .args(["bench", "--package", "tests", "--benches"])
        .status()
        .map_err(|error| Failure::failed(format!("cargo: {error}")))?;
    if status.success() { Ok(()) } else { Err(Failure::failed("a bench failed")) }
}

fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}

/// The run that all models and all their peers are measured by: key 60 every 2 s, released at 1.8.
fn run(model: &str, seconds: u32, tool: &[&str]) -> Outcome<Command> {
    let program = env::current_exe().map_err(|error| Failure::failed(error.to_string()))?;
    let mut command = match tool.split_first() {
        Some((tool, arguments)) => {
            let mut command = Command::new(tool);
            command.args(arguments).arg(program);
            command
        }
        None => Command::new(program),
    };
    command.args(["voice", model, "--sr", &RATE_HZ.to_string(), "--note", "60"]).args([
        "--dur",
        &seconds.to_string(),
        "--period",
        "2",
        "--off",
        "1.8",
    ]);
    Ok(command)
}

fn nanoseconds(model: &str) -> Outcome<f64> {
    let time = |seconds| {
        let mut command = run(model, seconds, &[])?;
        let start = Instant::now();
        match command.status() {
            Ok(status) if status.success() => Ok(start.elapsed().as_secs_f64()),
            _ => Err(Failure::failed(format!("`voice {model}` failed"))),
        }
    };
    let (short, long) = TIMED_S;
    let mut rounds =
        (0..ROUNDS).map(|_| Ok(time(long)? - time(short)?)).collect::<Outcome<Vec<f64>>>()?;
    rounds.sort_by(f64::total_cmp);
    Ok(rounds[ROUNDS / 2] * 1.0e9 / f64::from((long - short) * RATE_HZ))
}

/// Nothing where valgrind is not installed.
fn instructions(model: &str) -> Outcome<Option<f64>> {
    let (short, long) = COUNTED_S;
    let (Some(short_count), Some(long_count)) = (count(model, short)?, count(model, long)?) else {
        return Ok(None);
    };
    Ok(Some((long_count - short_count) / f64::from((long - short) * RATE_HZ)))
}

fn count(model: &str, seconds: u32) -> Outcome<Option<f64>> {
    let tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"];
    let Ok(output) = run(model, seconds, &tool)?.stdin(Stdio::null()).output() else {
        return Ok(None);
    };
    let said = String::from_utf8_lossy(&output.stderr);
    let (_, rest) = said
        .split_once("Collected : ")
        .ok_or_else(|| Failure::failed(format!("valgrind could not run `voice {model}`")))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Ok(digits.parse().ok())
}
