//! `cargo xtask bundle`: the plugin, built and laid out as each format wants it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use lexopt::{Arg, Parser, ValueExt};

use crate::{
    arguments,
    failure::{Failure, Outcome},
    output,
    workspace::{self, Format},
};

/// How the plugin is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// As it ships: link-time optimisation over all crates, minutes from cold.
    Dist,
    /// The same optimisation crate by crate; what the tests and the demo play.
    Release,
}

impl Profile {
    const ALL: [Self; 2] = [Self::Dist, Self::Release];

    fn id(self) -> &'static str {
        match self {
            Self::Dist => "dist",
            Self::Release => "release",
        }
    }
}

/// The command.
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let mut profile = Profile::Dist;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("profile") => {
                let name = parser.value()?.string()?;
                let found = Profile::ALL.into_iter().find(|profile| profile.id() == name);
                let ids = Profile::ALL.map(Profile::id);
                profile = found.ok_or_else(|| Failure::unknown("profile", &name, ids))?;
            }
            other => {
                let name = arguments::typed(&other);
                return Err(Failure::unknown("option", &name, ["--profile"]));
            }
        }
    }
    for path in build(profile)? {
        output::say(&workspace::shown(&path))?;
    }
    Ok(())
}

/// Builds both bundles and returns where they are.
///
/// The plugin has a target folder of its own: other builds of the same package, without its
/// window, would put their library under the same name.
pub(crate) fn build(profile: Profile) -> Outcome<Vec<PathBuf>> {
    let own = workspace::target().join("plugin");
    let status = workspace::cargo()
        .args(["build", "--package", "kairat", "--lib", "--profile", profile.id(), "--target-dir"])
        .arg(&own)
        .stdout(Stdio::null())
        .status()
        .map_err(|error| Failure::failed(format!("cargo: {error}")))?;
    if !status.success() {
        return Err(Failure::failed("the plugin does not compile; the lines above say why"));
    }
    let arguments = ["--profile".to_owned(), profile.id().to_owned()];
    std::env::set_current_dir(workspace::root())
        .map_err(|error| Failure::failed(error.to_string()))?;
    nice_plug_xtask::bundle(&own, "kairat", &arguments, false)
        .map_err(|error| Failure::failed(format!("bundling: {error:#}")))?;
    Format::ALL.into_iter().map(|format| publish(&own.join("bundled"), format)).collect()
}

/// Moves a finished bundle to where everybody looks for it.
fn publish(from: &Path, format: Format) -> Outcome<PathBuf> {
    let (fresh, place) = (from.join(format.bundle_name()), format.bundle());
    replace(&fresh, &place)?;
    Ok(place)
}

/// Copies a file or folder over another; the other is whole at any time, or gone.
pub(crate) fn replace(source: &Path, place: &Path) -> Outcome {
    let refused = |error: std::io::Error| {
        Failure::failed(format!("cannot write {}: {error}", place.display()))
    };
    let parent = place.parent().unwrap_or(place);
    fs::create_dir_all(parent).map_err(refused)?;
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let fresh = parent.join(format!(".{name}.{}.part", std::process::id()));
    copy(source, &fresh)
        .and_then(|()| remove(place))
        .and_then(|()| fs::rename(&fresh, place))
        .map_err(|error| {
            drop(remove(&fresh));
            refused(error)
        })
}

fn copy(source: &Path, target: &Path) -> std::io::Result<()> {
    if source.is_dir() {
        fs::create_dir_all(target)?;
        for entry in fs::read_dir(source)? {
            let entry = entry?;
            copy(&entry.path(), &target.join(entry.file_name()))?;
        }
        Ok(())
    } else {
        fs::copy(source, target).map(drop)
    }
}

fn remove(path: &Path) -> std::io::Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)
    } else if path.exists() {
        fs::remove_file(path)
    } else {
        Ok(())
    }
}
