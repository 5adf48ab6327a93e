//! `cargo xtask install`: the bundles, copied to where this user's hosts look for them.

use std::{env, path::PathBuf};

use crate::{
    bundle,
    failure::{Failure, Outcome},
    output,
    workspace::Format,
};

/// The command.
pub(crate) fn run() -> Outcome {
    let built: Vec<(Format, PathBuf)> = Format::ALL
        .into_iter()
        .map(|format| format.built().map(|path| (format, path)))
        .collect::<Outcome<_>>()?;
    for (format, path) in built {
        let place = folder(format)?.join(format.bundle_name());
        bundle::replace(&path, &place)?;
        output::say(&place.display().to_string())?;
    }
    Ok(())
}

/// The user's own plugin folder.
pub(crate) fn folder(format: Format) -> Outcome<PathBuf> {
    let home = |name: &str| {
        env::var_os(name)
            .map(PathBuf::from)
            .ok_or_else(|| Failure::failed(format!("the variable {name} is not set")))
    };
    Ok(match (env::consts::OS, format) {
        ("windows", Format::Clap) => home("LOCALAPPDATA")?.join("Programs/Common/CLAP"),
        ("windows", Format::Vst3) => home("LOCALAPPDATA")?.join("Programs/Common/VST3"),
        ("macos", Format::Clap) => home("HOME")?.join("Library/Audio/Plug-Ins/CLAP"),
        ("macos", Format::Vst3) => home("HOME")?.join("Library/Audio/Plug-Ins/VST3"),
        (_, Format::Clap) => home("HOME")?.join(".clap"),
        (_, Format::Vst3) => home("HOME")?.join(".vst3"),
    })
}
