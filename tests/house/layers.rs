//! The one direction of the engine: a file uses only what stands to its left.

use crate::sources::{code, under};

/// Left to right; names side by side do not use each other. A body is built from an instrument's
/// modes, so it stands to the right of them.
const LAYERS: [&[&str]; 18] = [
    &["units"],
    &["controls", "view"],
    &["event"],
    &["dsp"],
    &["space", "finish"],
    &["resonators"],
    &["exciters"],
    &["instruments"],
    &["bodies"],
    &["voice"],
    &["modes"],
    &["anatomy"],
    &["synth"],
    &["bare"],
    &["engine"],
    &["spectral"],
    &["rack"],
    &["lib"],
];

/// What the crate's root hands on, and whose it is.
const HANDED_ON: [(&str, &str); 9] = [
    ("Controls", "controls"),
    ("Engine", "engine"),
    ("Event", "event"),
    ("NoteAddress", "event"),
    ("Pitch", "units"),
    ("Rack", "rack"),
    ("RackControls", "rack"),
    ("SampleRate", "units"),
    ("View", "view"),
];

fn layer(module: &str) -> usize {
    let place = LAYERS.iter().position(|names| names.contains(&module));
    place.unwrap_or_else(|| panic!("no layer for `{module}`: name it in tests/house/layers.rs"))
}

/// The top modules that a file names after `crate::`.
fn used(text: &str) -> Vec<String> {
    let code: String = text.lines().map(|line| code(line) + "\n").collect();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(top_names(group)),
            None => found.extend(first_name(rest)),
        }
    }
    found.sort();
    found.dedup();
    found
}

fn first_name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let name = &text[..end];
    let owner = HANDED_ON.iter().find(|(item, _)| *item == name).map_or(name, |(_, owner)| owner);
    (!name.is_empty()).then(|| owner.to_owned())
}

/// First names of the items of a `{…}` group whose opening brace is gone.
fn top_names(group: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let mut item = String::new();
    let mut names = Vec::new();
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.extend(first_name(std::mem::take(&mut item).trim())),
            _ => {}
        }
        if c != ',' || depth > 0 {
            item.push(c);
        }
    }
    names.extend(first_name(item.trim()));
    names
}

#[test]
fn names_are_found_in_groups() {
    let text = "use crate::{\n dsp::{a, b},\n Controls, // x\n};\nlet p = crate::units::db(2);";
    assert_eq!(used(text), ["controls", "dsp", "units"]);
}

#[test]
fn a_file_uses_only_what_stands_to_its_left() {
    let mut wrong = Vec::new();
    for source in under(&["plugin/engine/src"], &[".rs"]) {
        let path = source.name.trim_start_matches("plugin/engine/src/");
        let own = path.split(['/', '.']).next().unwrap();
        for module in used(&source.text) {
            if module != own && layer(&module) >= layer(own) {
                wrong.push(format!("{path} uses {module}"));
            }
        }
    }
    assert!(wrong.is_empty(), "against the direction of the engine: {wrong:?}");
}
