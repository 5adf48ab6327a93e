//! `cargo xtask test`: all set-up, then every test, and one line that sums them up.

use std::{
    io::{BufRead, BufReader},
    ops::AddAssign,
    path::Path,
    process::{Command, Stdio},
};

use lexopt::Parser;

use crate::{
    arguments,
    bundle::{self, Profile},
    failure::{Failure, Outcome},
    output, setup, workspace,
};

/// A part of the suite: its heading and what cargo is asked for. What fails fast comes first.
struct Part {
    name: &'static str,
    cargo: &'static [&'static str],
}

const PARTS: [Part; 4] = [
    Part { name: "the engine", cargo: &["test", "--package", "kairat-engine"] },
    Part {
        name: "the plugin and its commands",
        cargo: &["test", "--package", "kairat", "--package", "xtask"],
    },
    Part { name: "what must be true of Kairat", cargo: &["test", "--package", "tests"] },
    Part { name: "the editor, drawn", cargo: &["test", "--package", "editor-tests"] },
];

/// How many tests did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The command.
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    arguments::none(parser)?;
    setup::system(&setup::TO_TEST)?;
    let python = setup::python()?;
    output::heading("bundling");
    bundle::build(Profile::Release)?;
    let mut tally = Tally::default();
    for part in &PARTS {
        output::heading(part.name);
        let mut command = Command::new(env!("CARGO"));
        command.args(part.cargo).args(["--no-fail-fast"]);
        tally += run(&mut command)?;
    }
    output::heading("the .vst3 in a JUCE host");
    tally += run(&mut python_tests(&python))?;
    output::say(&format!("\n{} passed, {} failed", tally.passed, tally.failed))?;
    if tally.failed == 0 { Ok(()) } else { Err(Failure::failed("not every test passed")) }
}

fn python_tests(python: &Path) -> Command {
    let mut command = Command::new(python);
    command.arg("tests/python/run.py");
    command
}

/// Runs a part, shows what it says, and counts. A part that ends badly without a failed test, such
/// as one that does not compile, counts as one failure.
fn run(command: &mut Command) -> Outcome<Tally> {
    let name = command.get_program().to_string_lossy().into_owned();
    let refused = |error: std::io::Error| Failure::failed(format!("{name}: {error}"));
    let mut child = command
        .current_dir(workspace::root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(refused)?;
    let mut tally = Tally::default();
    if let Some(said) = child.stdout.take() {
        for line in BufReader::new(said).lines() {
            let line = line.map_err(refused)?;
            output::say(&line)?;
            if let Some(result) = result(&line) {
                tally += result;
            }
        }
    }
    let status = child.wait().map_err(refused)?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Reads `test result: ok. 3 passed; 0 failed; …`.
fn result(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |word: &str| {
        let mut fields = counts.split("; ").filter_map(|field| field.split_once(' '));
        fields.find(|(_, found)| *found == word).and_then(|(count, _)| count.parse().ok())
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_result_lines_are_read() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 1 filtered out";
        assert_eq!(result(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(result("running 3 tests"), None);
        assert_eq!(result("test result: nonsense"), None);
    }
}
