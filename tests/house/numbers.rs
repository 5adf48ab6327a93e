//! Every physical number of an instrument says where it comes from.

use crate::sources::{code, under};

/// Stated, computed, textbook, estimated; or tuned.
const MARKS: [&str; 6] = ["[S", "[C", "[G", "[E", "[by ear", "[by ablation"];

/// Exact numbers need no source: counts, halves, semitones of an octave.
const EXACT: [&str; 9] = ["0", "0.0", "1", "1.0", "2", "2.0", "0.5", "12", "12.0"];

/// Literals of a line that want a source.
fn numbers(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for c in code(line).chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' || (c == '.' && word.starts_with(is_digit)) {
            word.push(c);
            continue;
        }
        let word = std::mem::take(&mut word);
        let number = word.trim_end_matches('.').replace('_', "");
        if number.starts_with(is_digit) && !EXACT.contains(&number.as_str()) {
            found.push(number);
        }
    }
    found
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_marked(text: &str) -> bool {
    MARKS.iter().any(|mark| text.contains(mark))
}

/// Lines whose numbers have a mark neither beside them nor in the comment above them.
fn unmarked(text: &str) -> Vec<(usize, Vec<String>)> {
    let (mut above, mut was_comment) = (false, false);
    let mut found = Vec::new();
    for (i, line) in text.lines().enumerate() {
        let is_comment = line.trim_start().starts_with("//");
        if is_comment {
            above = is_marked(line) || (was_comment && above);
        } else if line.trim().is_empty() {
            above = false;
        } else {
            let numbers = numbers(line);
            if !numbers.is_empty() && !above && !is_marked(line) {
                found.push((i + 1, numbers));
            }
        }
        was_comment = is_comment;
    }
    found
}

#[test]
fn a_number_without_a_source_is_found() {
    let text = "// About it [E].\na: 3.0,\nb: 4.1e-3,\n\nc: 7.5, // [by ear]\nd: 1.0,\ne: x2(8.5),";
    assert_eq!(unmarked(text), [(7, vec!["8.5".to_owned()])]);
}

#[test]
fn every_physical_number_of_an_instrument_has_its_evidence() {
    let mut bare = Vec::new();
    for source in under(&["plugin/engine/src/instruments"], &[".rs"]) {
        for (line, numbers) in unmarked(&source.text) {
            bare.push(format!("{}:{line} {numbers:?}", source.name));
        }
    }
    assert!(bare.is_empty(), "numbers without evidence:\n{}", bare.join("\n"));
}
