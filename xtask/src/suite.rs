//! `cargo xtask test`: all set-up, then every test, and one line that sums them up.
//!
//! Everything is compiled in one go, so that no crate is built twice with other features; then the
//! test programs run one after another, what is near the sound first.

use std::{
    io::{BufRead, BufReader},
    ops::AddAssign,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use lexopt::Parser;
use serde::Deserialize;

use crate::{
    arguments,
    bundle::{self, Profile},
    failure::{Failure, Outcome},
    output, setup, workspace,
};

/// Packages in the order their tests run; others come after them.
const ORDER: [&str; 5] = ["kairat-engine", "kairat", "tests", "xtask", "editor-tests"];

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

/// A test program.
#[derive(Debug)]
struct Program {
    package: String,
    target: String,
    folder: PathBuf,
    path: PathBuf,
}

/// What cargo says of something it has built, as far as it matters here.
#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    profile: Option<BuildProfile>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct BuildProfile {
    test: bool,
}

/// The command.
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    arguments::none(parser)?;
    setup::system(&setup::TO_TEST)?;
    let python = setup::python()?;
    output::heading("building the plugin");
    bundle::build(Profile::Release)?;
    output::heading("compiling the tests");
    let mut programs = compile()?;
    programs.sort_by_key(|program| {
        let known = ORDER.iter().position(|package| *package == program.package);
        known.unwrap_or(ORDER.len())
    });
    let mut tally = Tally::default();
    for program in &programs {
        output::heading(&format!("{} · {}", program.package, program.target));
        tally += run(Command::new(&program.path).current_dir(&program.folder))?;
    }
    output::heading("the examples in the documentation");
    tally += run(workspace::cargo().args([
        "test",
        "--workspace",
        "--doc",
        "--no-fail-fast",
        "--quiet",
    ]))?;
    output::heading("the .vst3 in a JUCE host");
    tally += run(python_tests(&python).current_dir(workspace::root()))?;
    output::say(&format!("\n{} passed, {} failed", tally.passed, tally.failed))?;
    if tally.failed == 0 { Ok(()) } else { Err(Failure::failed("not every test passed")) }
}

/// Compiles every test program of the workspace.
fn compile() -> Outcome<Vec<Program>> {
    let refused = |error: std::io::Error| Failure::failed(format!("cargo: {error}"));
    let output = workspace::cargo()
        .args(["test", "--workspace", "--no-run", "--message-format=json-render-diagnostics"])
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(refused)?;
    if !output.status.success() {
        return Err(Failure::failed("the tests do not compile; the lines above say why"));
    }
    let said = String::from_utf8_lossy(&output.stdout);
    Ok(said.lines().filter_map(|line| program(&serde_json::from_str(line).ok()?)).collect())
}

/// The test program of a message, if it is about one.
fn program(message: &Message) -> Option<Program> {
    if !message.profile.as_ref()?.test {
        return None;
    }
    let path = message.executable.clone()?;
    let folder = message.manifest_path.as_ref()?.parent()?.to_owned();
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    let name = manifest.lines().find_map(|line| line.strip_prefix("name = "))?;
    let target = message.target.as_ref()?.name.clone();
    Some(Program { package: name.trim_matches('"').to_owned(), target, folder, path })
}

fn python_tests(python: &Path) -> Command {
    let mut command = Command::new(python);
    command.arg(workspace::root().join("tests/python/run.py"));
    command
}

/// Runs a part, shows what it says, and counts. A part that ends badly without a failed test, such
/// as one that does not compile, counts as one failure.
fn run(command: &mut Command) -> Outcome<Tally> {
    let name = command.get_program().to_string_lossy().into_owned();
    let refused = |error: std::io::Error| Failure::failed(format!("{name}: {error}"));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(refused)?;
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
