//! The engine knows no host, no window and no file.

use crate::sources::{code, under};

/// Crates of signal processing; nothing else may come in.
const ALLOWED: [&str; 2] = ["pulp", "realfft"];

/// Doors to the outside.
const DOORS: [&str; 6] =
    ["std::fs", "std::net", "std::io", "std::env", "std::process", "std::thread"];

#[test]
fn the_engine_depends_on_signal_processing_alone() {
    let manifests = under(&["plugin/engine"], &["Cargo.toml"]);
    let text = &manifests[0].text;
    let mut is_dependencies = false;
    for line in text.lines() {
        if line.starts_with('[') {
            is_dependencies = line.contains("dependencies");
        } else if is_dependencies && !line.trim().is_empty() {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            assert!(ALLOWED.contains(&name), "the engine depends on {name}");
        }
    }
}

#[test]
fn the_engine_opens_no_door() {
    for source in under(&["plugin/engine/src"], &[".rs"]) {
        for (number, line) in source.text.lines().enumerate() {
            let code = code(line);
            for door in DOORS {
                assert!(!code.contains(door), "{}:{}: {door}", source.name, number + 1);
            }
        }
    }
}

#[test]
fn plugin_and_engine_forbid_unsafe_code() {
    for file in ["plugin/src/lib.rs", "plugin/engine/src/lib.rs"] {
        let source = under(&[file], &[".rs"]).remove(0);
        assert!(source.text.contains("#![forbid(unsafe_code)]"), "{file}");
    }
}
