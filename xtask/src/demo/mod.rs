//! `cargo xtask demo`: all set-up, then the demo pieces through the built `.clap`.

mod cells;
mod compose;
mod phrase;
mod phrases;
mod piece;

use std::{
    fs,
    path::{Path, PathBuf},
};

use kairat_engine::instruments;
use lexopt::Parser;

use crate::{
    arguments,
    bundle::{self, Profile},
    failure::{Failure, Outcome},
    install,
    output::{self, Draft},
    picture::sheet,
    render::{self, Options},
    setup,
    workspace::{self, Format},
};
use phrase::Phrase;
use phrases::PHRASES;

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
    let all = flags.contains(&"--all");
    for piece in PIECES.iter().filter(|piece| piece.first || all) {
        output::heading(&format!("playing {}", piece.name));
        play(piece, &folder)?;
    }
    if all {
        play_family(&folder)?;
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

fn play(piece: &Piece, folder: &Path) -> Outcome {
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

/// How much of the last note's ring a phrase keeps, in seconds.
const RING_S: f64 = 3.0;

/// Plays every instrument's phrase, and lays their pictures side by side.
fn play_family(folder: &Path) -> Outcome {
    let mut sheet = Vec::new();
    for instrument in instruments::ALL {
        let Some(phrase) = PHRASES.iter().find(|phrase| phrase.instrument == instrument.id) else {
            continue;
        };
        output::heading(&format!("playing {}", instrument.id));
        let sound = folder.join(instrument.id).with_extension("wav");
        let mut arguments = vec!["--midi".into(), phrase_path(phrase).into_os_string()];
        arguments.extend(["--instrument", instrument.id, "--out"].map(Into::into));
        arguments.push(sound.clone().into());
        let seconds = phrase.length_s()? + RING_S;
        arguments.extend(["--seconds".into(), seconds.to_string().into()]);
        arguments.extend(phrase.options.iter().map(Into::into));
        render::run(&Options::read(&mut Parser::from_args(arguments))?)?;
        output::say(&workspace::shown(&sound))?;
        sheet.push(sheet::Cell { name: instrument.name, path: sound });
    }
    let path = folder.join("family.png");
    Draft::start(&path)?.finish(&sheet::draw(&sheet)?)?;
    output::say(&workspace::shown(&path))
}

fn phrase_path(phrase: &Phrase) -> PathBuf {
    folder().join("family").join(phrase.instrument).with_extension("mid")
}

/// Writes the pieces that are composed here.
fn write_pieces() -> Outcome {
    let path = folder().join(PIECES[0].file);
    Draft::start(&path)?.finish(&compose::file()?)?;
    output::say(&workspace::shown(&path))?;
    for phrase in &PHRASES {
        let path = phrase_path(phrase);
        Draft::start(&path)?.finish(&phrase.file()?)?;
        output::say(&workspace::shown(&path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_phrases_are_what_is_written_here() {
        for phrase in &PHRASES {
            let committed = fs::read(phrase_path(phrase)).unwrap();
            assert!(committed == phrase.file().unwrap(), "{}", phrase.instrument);
        }
    }
}
