//! What the other commands print and leave.

use std::fs;

use crate::tool::{Folder, bundle, command, figure, said};

#[test]
fn the_lists_are_json_with_every_promised_field() {
    let lists: [(&str, &[&str]); 2] = [
        (
            "params",
            &[
                "id",
                "name",
                "group",
                "unit",
                "min",
                "max",
                "default",
                "steps",
                "automatable",
                "modulatable",
                "text",
            ],
        ),
        (
            "instruments",
            &["id", "name", "name_kk", "family", "low", "high", "variants", "articulations"],
        ),
    ];
    for (command, fields) in lists {
        let json = said(&[command]);
        assert!(json.starts_with('[') && json.trim_end().ends_with(']'), "{command}");
        for field in fields {
            assert!(json.contains(&format!("\"{field}\":")), "{command} lacks {field}");
        }
    }
    assert!(said(&["instruments"]).contains("Домбыра"));
    assert_eq!(said(&["presets"]).trim(), "[]");
}

#[test]
fn a_render_reports_and_draws_itself() {
    let folder = Folder::new();
    let (sound, picture) = (folder.path("a.wav"), folder.path("a.png"));
    let report = said(&[
        "render",
        "--note",
        "55:0:0.5",
        "--rate",
        "44100",
        "--seconds",
        "1",
        "--out",
        sound.to_str().unwrap(),
        "--png",
        picture.to_str().unwrap(),
    ]);
    assert_eq!(report.lines().count(), 1);
    assert!((figure(&report, "frames") - 44_100.0).abs() < 0.5);
    assert!((figure(&report, "rate") - 44_100.0).abs() < 0.5);
    assert!((figure(&report, "channels") - 2.0).abs() < 0.5);
    assert!(figure(&report, "peak_dbfs") > -60.0, "{report}");
    assert!(figure(&report, "true_peak_dbtp") >= figure(&report, "peak_dbfs"), "{report}");
    assert!(figure(&report, "realtime_factor") > 1.0, "{report}");
    let spec = hound::WavReader::open(&sound).unwrap().spec();
    assert_eq!((spec.channels, spec.sample_rate, spec.bits_per_sample), (2, 44_100, 32));
    assert!(fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(folder.entries().len(), 2, "nothing else is left");
}

#[test]
fn every_model_sounds_alone() {
    let folder = Folder::new();
    let file = folder.path("voice.wav");
    let file = file.to_str().unwrap();
    let models = said(&["voice", "--list"]);
    assert!(models.lines().any(|model| model == "dombra"), "{models}");
    for model in models.lines() {
        said(&["voice", model, "--note", "69", "--dur", "1", "--off", "0.9", "--out", file]);
        let samples: Vec<f32> =
            hound::WavReader::open(file).unwrap().into_samples().map(Result::unwrap).collect();
        assert_eq!(samples.len(), 48_000, "{model}");
        assert!(samples.iter().any(|x| x.abs() > 1.0e-3), "{model} is silent");
    }
}

#[test]
fn install_puts_both_bundles_where_hosts_look() {
    for format in ["clap", "vst3"] {
        bundle(format);
    }
    let home = Folder::new();
    let mut install = command(&["install"]);
    install.env("HOME", home.path("")).env("LOCALAPPDATA", home.path(""));
    let output = install.output().unwrap();
    assert!(output.status.success());
    let places = String::from_utf8(output.stdout).unwrap();
    assert_eq!(places.lines().count(), 2, "{places}");
    for place in places.lines() {
        assert!(fs::exists(place).unwrap(), "{place}");
    }
}
