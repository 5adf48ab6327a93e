//! What options commands share.

use lexopt::{Arg, Parser};

use crate::failure::{Failure, Outcome};

/// The argument as it was typed.
pub(crate) fn typed(argument: &Arg<'_>) -> String {
    match argument {
        Arg::Long(name) => format!("--{name}"),
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Value(value) => value.to_string_lossy().into_owned(),
    }
}

/// The command takes nothing more.
pub(crate) fn none(parser: &mut Parser) -> Outcome {
    flags(parser, &[]).map(drop)
}

/// Which of the flags are given; nothing else may be.
pub(crate) fn flags(parser: &mut Parser, allowed: &[&'static str]) -> Outcome<Vec<&'static str>> {
    let mut found = Vec::new();
    while let Some(argument) = parser.next()? {
        let name = typed(&argument);
        match allowed.iter().find(|flag| **flag == name) {
            Some(flag) => found.push(*flag),
            None => return Err(Failure::unknown("option", &name, allowed.iter().copied())),
        }
    }
    Ok(found)
}
