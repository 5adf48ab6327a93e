//! Finding and reading the repository's files.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One text file.
pub(crate) struct Source {
    /// From the repository's root, with forward slashes.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every file under some folders whose name ends in one of `endings`.
pub(crate) fn under(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), endings, &mut found);
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!found.is_empty(), "no {endings:?} under {folders:?}");
    found
}

fn collect(path: &Path, endings: &[&str], found: &mut Vec<Source>) {
    if path.is_dir() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "target" || (name.starts_with('.') && name != ".ci" && name != ".github") {
            return;
        }
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), endings, found);
        }
    } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
        // What is no text, such as a font, has no rules to keep.
        if let Ok(text) = fs::read_to_string(path) {
            found.push(Source { name, text });
        }
    }
}

/// The line without its comment and without what stands in quotes.
pub(crate) fn code(line: &str) -> String {
    let mut out = String::new();
    let mut is_quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if is_quoted => {
                chars.next();
            }
            '"' => is_quoted = !is_quoted,
            '/' if !is_quoted && chars.peek() == Some(&'/') => break,
            c if !is_quoted => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn code_is_what_is_left_of_a_line() {
    assert_eq!(code("let x = 3.0; // 4.0 [E]"), "let x = 3.0; ");
    assert_eq!(code(r#"id: "a \" // 7", n: 2"#), "id: , n: 2");
}
