//! Where things are: the sources, the bundles, and which of them is newer.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use crate::failure::{Failure, Outcome};

/// A plugin format that is bundled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// `Kairat.clap`.
    #[default]
    Clap,
    /// `Kairat.vst3`.
    Vst3,
}

impl Format {
    /// Both of them.
    pub(crate) const ALL: [Self; 2] = [Self::Clap, Self::Vst3];

    /// As `--format` takes it; also the extension of the bundle.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Clap => "clap",
            Self::Vst3 => "vst3",
        }
    }

    /// File name of the bundle.
    pub(crate) fn bundle_name(self) -> String {
        format!("Kairat.{}", self.id())
    }

    /// Where the bundle is built.
    pub(crate) fn bundle(self) -> PathBuf {
        bundled().join(self.bundle_name())
    }

    /// The bundle, if it has been built.
    pub(crate) fn built(self) -> Outcome<PathBuf> {
        let path = self.bundle();
        if path.exists() {
            Ok(path)
        } else {
            Err(Failure::failed(format!("{} is not built: run `cargo xtask bundle`", shown(&path))))
        }
    }
}

/// The folder that holds the workspace's manifest.
pub(crate) fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// Cargo, in the workspace: the one that runs this command, or the one of the path.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// What builds leave behind.
pub(crate) fn target() -> PathBuf {
    root().join("target")
}

/// The built bundles.
pub(crate) fn bundled() -> PathBuf {
    target().join("bundled")
}

/// The path as a person in the workspace would type it.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Whether any source of the plugin has changed since `bundle` was built.
pub(crate) fn is_stale(bundle: &Path) -> bool {
    let built = newest(bundle);
    let sources = newest(&root().join("plugin"));
    matches!((built, sources), (Some(built), Some(sources)) if sources > built)
}

/// Time of the last change to a file, or to any file of a folder.
fn newest(path: &Path) -> Option<SystemTime> {
    if !path.is_dir() {
        return fs::metadata(path).and_then(|found| found.modified()).ok();
    }
    let entries = fs::read_dir(path).ok()?;
    entries.flatten().filter_map(|entry| newest(&entry.path())).max()
}
