//! Bad use: one line that names the thing and what is allowed, exit code 2, nothing written.

use std::fs;

use crate::tool::{Folder, command, root};

/// Arguments and what the line must name.
const BAD: [(&str, &[&str]); 34] = [
    ("", &["command", "render", "demo"]),
    ("rendr", &["rendr", "render"]),
    ("render --loud", &["--loud", "--out"]),
    ("render -x", &["-x", "--out"]),
    ("render stray", &["stray", "--out"]),
    ("render --out", &["--out"]),
    ("render --instrument piano", &["piano", "dombra"]),
    ("render --variant northern", &["northern", "western", "eastern"]),
    ("render --articulation slap", &["slap", "stroke", "tap"]),
    ("render --preset no_such", &["no_such"]),
    ("render --format lv2", &["lv2", "clap", "vst3"]),
    ("render --set outptu=0", &["outptu", "output"]),
    ("render --set output", &["output", "NAME=VALUE"]),
    ("render --set output=loud", &["output", "loud"]),
    ("render --set variant=northern", &["variant", "northern", "Western"]),
    ("render --auto contact=0:0.1", &["contact", "contact_point"]),
    ("render --auto contact_point=0.1", &["0.1"]),
    ("render --seed -1", &["-1", "999999"]),
    ("render --rate 7999", &["7999", "8000", "768000"]),
    ("render --rate 768001", &["768001", "8000", "768000"]),
    ("render --rate nan", &["nan", "8000", "768000"]),
    ("render --block 0", &["0", "16384"]),
    ("render --block random", &["random", "16384"]),
    ("render --note 128:0:1", &["128", "127"]),
    ("render --note 60:0", &["60:0", "KEY:START:LENGTH"]),
    ("render --note 60:0:1:2", &["2", "1"]),
    ("render --cc 128=0:1", &["128", "127"]),
    ("render --expr wobble=0:1", &["wobble", "tuning", "pressure"]),
    ("render --note 55:0:1 --bend 0:3", &["3", "bend_range"]),
    ("render --seconds -1", &["-1", "7200"]),
    ("render --meter 4/3", &["4/3"]),
    ("voice theremin", &["theremin", "dombra"]),
    ("voice dombra --mod wobble", &["wobble", "bend"]),
    ("bundle --profile fast", &["fast", "dist", "release"]),
];

#[track_caller]
fn check_refused(arguments: &[&str], folder: &Folder, names: &[&str]) {
    let before = folder.entries();
    let output = command(arguments).output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {complaint}");
    assert_eq!(complaint.trim_end().lines().count(), 1, "{arguments:?}: {complaint}");
    assert!(output.stdout.is_empty(), "{arguments:?} spoke on standard output");
    for name in names {
        assert!(complaint.contains(name), "{arguments:?} does not name {name}: {complaint}");
    }
    assert_eq!(folder.entries(), before, "{arguments:?} left something");
}

#[test]
fn bad_options_are_refused_by_name() {
    let folder = Folder::new();
    let out = folder.path("out.wav");
    for (arguments, names) in BAD {
        let mut arguments: Vec<&str> = arguments.split_whitespace().collect();
        if arguments.first() == Some(&"render") && arguments.len() > 2 {
            arguments.splice(1..1, ["--out", out.to_str().unwrap()]);
        }
        check_refused(&arguments, &folder, names);
    }
}

#[test]
fn an_output_that_cannot_be_written_is_refused_before_anything_is_played() {
    let folder = Folder::new();
    let nowhere = folder.path("no/such/folder/out");
    let nowhere = nowhere.to_str().unwrap();
    let itself = folder.path("");
    for option in ["--out", "--png", "--save-state"] {
        let note = ["render", "--note", "55:0:1", option];
        check_refused(&[&note[..], &[nowhere]].concat(), &folder, &[nowhere]);
        let itself = itself.to_str().unwrap();
        check_refused(&[&note[..], &[itself]].concat(), &folder, &["folder"]);
    }
    check_refused(&["voice", "dombra", "--out", nowhere], &folder, &[nowhere]);
}

#[test]
fn a_broken_midi_file_is_refused_wherever_it_breaks() {
    let whole = fs::read(root().join("docs/demo/qulan_jortu.mid")).unwrap();
    let folder = Folder::new();
    let file = folder.path("broken.mid");
    let name = file.to_str().unwrap();
    let out = folder.path("out.wav");
    let arguments = ["render", "--out", out.to_str().unwrap(), "--midi", name];
    check_refused(&arguments, &folder, &["broken.mid", "MIDI"]);
    let lengths = [0, 3, 13, 14, 20, 200, whole.len() / 2, whole.len() - 1];
    for length in lengths {
        fs::write(&file, &whole[..length]).unwrap();
        check_refused(&arguments, &folder, &["broken.mid", "MIDI"]);
    }
    fs::write(&file, b"RIFF....WAVEfmt ").unwrap();
    check_refused(&arguments, &folder, &["broken.mid", "MIDI"]);
}

#[test]
fn a_state_that_is_none_is_refused() {
    let folder = Folder::new();
    let file = folder.path("state.json");
    let name = file.to_str().unwrap();
    let out = folder.path("out.wav");
    for format in ["clap", "vst3"] {
        let arguments =
            ["render", "--format", format, "--out", out.to_str().unwrap(), "--state", name];
        check_refused(&arguments, &folder, &["state.json"]);
        for content in [&b""[..], b"{", b"[]", b"\xFF\xFE\x00", b"{\"version\":1}"] {
            fs::write(&file, content).unwrap();
            check_refused(&arguments, &folder, &["state.json"]);
        }
        fs::remove_file(&file).unwrap();
    }
}
