//! What can go wrong in a command: one line for the person, one exit code for the script.

use std::{fmt::Display, process::ExitCode};

/// What every fallible step of a command returns.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// A command that could not do what it was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    line: String,
    code: u8,
}

impl Failure {
    /// What was asked for cannot be done by anyone: exit code 2.
    pub(crate) fn bad_use(line: impl Into<String>) -> Self {
        Self { line: line.into(), code: 2 }
    }

    /// What was asked for is right, but this machine could not do it: exit code 1.
    pub(crate) fn failed(line: impl Into<String>) -> Self {
        Self { line: line.into(), code: 1 }
    }

    /// `name` is not one of `allowed`; the nearest of them is offered.
    pub(crate) fn unknown<'a>(
        kind: &str,
        name: &str,
        allowed: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let allowed: Vec<&str> = allowed.into_iter().collect();
        let hint = nearest(name, &allowed)
            .map_or_else(String::new, |found| format!("; did you mean `{found}`?"));
        let list =
            if allowed.is_empty() { "there is none yet".to_owned() } else { allowed.join(", ") };
        Self::bad_use(format!("unknown {kind} `{name}`{hint} (allowed: {list})"))
    }

    /// The exit code.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl Display for Failure {
    /// Always one line, whatever a library's own message holds.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.line.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::bad_use(error.to_string())
    }
}

/// The entry that a slip of the finger could have meant.
fn nearest<'a>(name: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let (distance, found) = allowed
        .iter()
        .map(|candidate| (edits(&name.to_lowercase(), &candidate.to_lowercase()), *candidate))
        .min_by_key(|(distance, _)| *distance)?;
    (distance <= 1 + name.chars().count() / 4).then_some(found)
}

/// Levenshtein's distance between two short words.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_nonsense_is_not() {
        assert_eq!(nearest("dombrа", &["dombra", "sherter"]), Some("dombra"), "a Cyrillic а");
        assert_eq!(nearest("hamering", &["hammering", "tap"]), Some("hammering"));
        assert_eq!(nearest("piano", &["dombra", "sherter"]), None);
    }

    #[test]
    fn the_message_is_one_line() {
        let failure = Failure::failed("first\n  second\tthird");
        assert_eq!(failure.to_string(), "first second third");
    }
}
