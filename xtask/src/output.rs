//! What a command leaves: JSON on standard output, files that are whole or absent, progress.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;

use crate::failure::{Failure, Outcome};

/// Writes one line to standard output.
pub(crate) fn say(line: &str) -> Outcome {
    writeln!(io::stdout(), "{line}")
        .map_err(|error| Failure::failed(format!("standard output: {error}")))
}

/// Writes a value as one line of JSON.
pub(crate) fn say_json(value: &impl Serialize) -> Outcome {
    say(&serde_json::to_string(value).map_err(|error| Failure::failed(error.to_string()))?)
}

/// Writes a value as JSON for reading, over several lines.
pub(crate) fn say_pretty(value: &impl Serialize) -> Outcome {
    say(&serde_json::to_string_pretty(value).map_err(|error| Failure::failed(error.to_string()))?)
}

/// A file under a temporary name, which takes its own name when it is complete and vanishes when
/// it never is.
#[derive(Debug)]
pub(crate) struct Draft {
    path: PathBuf,
    temporary: PathBuf,
    file: Option<File>,
}

impl Draft {
    /// Starts the file; fails at once where it could not be written at the end.
    pub(crate) fn start(path: &Path) -> Outcome<Self> {
        let refused = |reason: &str| {
            Failure::bad_use(format!(
                "cannot write {}: {reason} (allowed: a file name in an existing folder that may \
                 be written to)",
                path.display()
            ))
        };
        if path.is_dir() {
            return Err(refused("it is a folder"));
        }
        let Some(name) = path.file_name() else {
            return Err(refused("it names no file"));
        };
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}.part", std::process::id()));
        let temporary = path.with_file_name(hidden);
        let file = File::create(&temporary).map_err(|error| refused(&error.to_string()))?;
        Ok(Self { path: path.to_owned(), temporary, file: Some(file) })
    }

    /// Writes all of it and gives it its name.
    pub(crate) fn finish(mut self, content: &[u8]) -> Outcome {
        let written = self.file.take().map_or(Ok(()), |mut file| file.write_all(content));
        written
            .and_then(|()| fs::rename(&self.temporary, &self.path))
            .map_err(|error| Failure::failed(format!("{}: {error}", self.path.display())))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After `finish` there is nothing under the temporary name any more.
        drop(fs::remove_file(&self.temporary));
    }
}

/// Progress of long work, on standard error while that is a terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    label: String,
    shown: Option<u64>,
    terminal: bool,
}

impl Progress {
    /// Nothing is shown before the first step.
    pub(crate) fn new(label: &str) -> Self {
        Self { label: label.to_owned(), shown: None, terminal: io::stderr().is_terminal() }
    }

    /// `done` of `whole` is behind us.
    pub(crate) fn step(&mut self, done: u64, whole: u64) {
        let percent = (done * 100).checked_div(whole).unwrap_or(100).min(100);
        if self.terminal && self.shown != Some(percent) {
            self.shown = Some(percent);
            drop(write!(io::stderr(), "\r{} {percent:3} %", self.label));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            drop(write!(io::stderr(), "\r\x1b[K"));
        }
    }
}

/// A heading on standard error between the parts of long work.
pub(crate) fn heading(text: &str) {
    drop(writeln!(io::stderr(), "\n── {text}"));
}

/// A remark on standard error.
pub(crate) fn remark(text: &str) {
    drop(writeln!(io::stderr(), "{text}"));
}
