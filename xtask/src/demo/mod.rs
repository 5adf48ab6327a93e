//! `cargo xtask demo`: all set-up, then the demo pieces through the built `.clap`.

mod cells;
mod compose;
mod piece;

use std::{fs, path::PathBuf};

use lexopt::Parser;

use crate::{
    arguments,
    bundle::{self, Profile},
    failure::{Failure, Outcome},
    install,
    output::{self, Draft},
    render::{self, Options},
    setup,
    workspace::{self, Format},
};

/// Something to play.
pub(crate) struct Piece {
    /// Name of the MIDI file in `docs/demo/`.
    pub(crate) file: &'static str,
    /// Name of what is rendered, without extension.
    name: &'static str,
    /// Options of `render` beside the file.
    options: &'static [&'static str],
    /// Played without `--all` too.
    first: bool,
}

/// Every piece.
pub(crate) const PIECES: [Piece; 2] = [
    Piece {
        file: "qulan_jortu.mid",
        name: "qulan_jortu",
        options: &["--variant", "western", "--seconds", "78"],
        first: true,
    },
    Piece {
        file: "qulan_jortu.mid",
        name: "qulan_jortu_eastern_gut",
        options: &["--variant", "eastern", "--set", "material=gut", "--seconds", "78"],
        first: false,
    },
];

/// The command.
pub(crate) fn command(parser: &mut Parser) -> Outcome {
    let flags = arguments::flags(parser, &["--all", "--compose"])?;
    if flags.contains(&"--compose") {
        return write_pieces();
    }
    setup::system(&setup::TO_PLAY)?;
    output::heading("building the plugin");
    let bundles = bundle::build(Profile::Release)?;
    let folder = workspace::target().join("demo");
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::failed(format!("{}: {error}", folder.display())))?;
    for piece in PIECES.iter().filter(|piece| piece.first || flags.contains(&"--all")) {
        output::heading(&format!("playing {}", piece.name));
        play(piece, &folder)?;
    }
    output::say("\nthe plugin:")?;
    for path in bundles {
        output::say(&format!("  {}", workspace::shown(&path)))?;
    }
    output::say("`cargo xtask install` copies it to where a DAW finds it when it next scans:")?;
    for format in Format::ALL {
        output::say(&format!("  {}", install::folder(format)?.display()))?;
    }
    Ok(())
}

/// Where the pieces are.
pub(crate) fn folder() -> PathBuf {
    workspace::root().join("docs/demo")
}

fn play(piece: &Piece, folder: &std::path::Path) -> Outcome {
    let (sound, picture) = (
        folder.join(piece.name).with_extension("wav"),
        folder.join(piece.name).with_extension("png"),
    );
    let mut arguments = vec!["--midi".into(), self::folder().join(piece.file).into_os_string()];
    arguments.extend(["--out".into(), sound.clone().into()]);
    arguments.extend(["--png".into(), picture.clone().into()]);
    arguments.extend(piece.options.iter().map(Into::into));
    render::run(&Options::read(&mut Parser::from_args(arguments))?)?;
    for path in [sound, picture] {
        output::say(&workspace::shown(&path))?;
    }
    Ok(())
}

/// Writes the pieces that are composed here.
fn write_pieces() -> Outcome {
    let path = folder().join(PIECES[0].file);
    Draft::start(&path)?.finish(&compose::file()?)?;
    output::say(&workspace::shown(&path))
}
