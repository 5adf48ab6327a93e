//! What holds for every file.

use crate::sources::under;

const CODE: [&str; 3] = ["plugin", "xtask", "tests"];

#[test]
fn every_rust_file_says_what_it_is() {
    let silent: Vec<String> = under(&CODE, &[".rs"])
        .into_iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.name)
        .collect();
    assert!(silent.is_empty(), "no `//!` at the top of {silent:?}");
}

#[test]
fn nothing_prints_to_the_hosts_output() {
    let mut loud = Vec::new();
    for source in under(&["plugin", "tests"], &[".rs"]) {
        for (line, text) in source.text.lines().enumerate() {
            let call = concat!("print", "ln!(");
            let is_loud = text
                .match_indices(call)
                .any(|(at, _)| !text[..at].ends_with('e') && !text[..at].contains('"'));
            if is_loud || text.contains(concat!("dbg", "!(")) {
                loud.push(format!("{}:{}", source.name, line + 1));
            }
        }
    }
    assert!(loud.is_empty(), "prints: {loud:?}");
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    let endings = [".rs", ".toml", ".md", ".yml", ".py", ".txt", ".sh", ".ci/run"];
    let places = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
    ];
    let mut found = Vec::new();
    for source in under(&["."], &endings) {
        for (line, text) in source.text.lines().enumerate() {
            if places.iter().any(|place| text.contains(place)) {
                found.push(format!("{}:{}", source.name, line + 1));
            }
        }
    }
    assert!(found.is_empty(), "machine paths: {found:?}");
}
