//! The two formats are one instrument, and a render repeats.

use crate::tool::{bundle, figure, render, said};

/// What is played, in the words of `render`.
const PERFORMANCES: [(&str, &str); 6] = [
    ("two strokes", "--note 50:0:0.6 --note 55:0:0.6:0.9 --note 57:0.5:0.5:0.4"),
    (
        "automation",
        "--note 50:0:1 --note 62:0.2:0.8 --auto contact_point=0.1:0.1,0.9:0.4 --auto \
         body_size=0.3:0.8,0.6:1.2 --auto output=0:-12,0.5:0",
    ),
    (
        "wheel, controllers and pressure",
        "--note 55:0:1 --bend 0.1:1,0.2:-2,0.3:0.5 --cc 1=0.3:0.8 --cc 11=0.5:0.4 --cc 10=0.1:0.2 \
         --pressure 0.4:0.7,0.6:0",
    ),
    (
        "expressions of notes",
        "--note 55.3:0:1 --note 50:0:1 --expr tuning=0.2:1.5,0.4:-0.5 --expr brightness=0:0.9 \
         --expr expression=0.3:0.5 --expr volume=0.4:1.5 --expr pan=0.5:0.1 --expr vibrato=0.5:0.6 \
         --expr pressure=0.7:0.5",
    ),
    ("another build", "--variant eastern --articulation thumb --set material=gut --note 57:0:0.8"),
    ("a short block of every size", "--block random:7 --note 50:0.01:0.4 --note 64:0.013:0.5"),
];

#[track_caller]
fn check_sounds(name: &str, samples: &[f32]) {
    let peak = samples.iter().fold(0.0_f32, |peak, x| peak.max(x.abs()));
    assert!(peak > 1.0e-3, "{name}: nothing to hear, peak {peak}");
    assert!(samples.iter().all(|x| x.is_finite()), "{name}");
}

#[test]
fn clap_and_vst3_sound_the_same() {
    for (name, options) in PERFORMANCES {
        let clap = render(&format!("{options} --seconds 1.5"));
        let vst3 = render(&format!("{options} --seconds 1.5 --format vst3"));
        check_sounds(name, &clap);
        assert_eq!(clap.len(), vst3.len(), "{name}");
        let apart = clap.iter().zip(&vst3).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(apart <= 1.0e-6, "{name}: the formats are {apart} apart");
    }
}

#[test]
fn a_render_repeats_bit_by_bit_at_any_block_size() {
    for (name, options) in PERFORMANCES {
        let options = format!("{options} --seconds 0.8");
        let bits = |more: &str| -> Vec<u32> {
            render(&format!("{options} {more}")).iter().map(|x| x.to_bits()).collect()
        };
        let once = bits("--block 512");
        for blocks in ["512", "1", "7", "61", "4096", "16,3,480", "random:1"] {
            let again = bits(&format!("--block {blocks}"));
            let apart = once.iter().zip(&again).position(|(a, b)| a != b);
            assert_eq!(apart, None, "{name}: blocks of {blocks} differ from this sample on");
        }
    }
}

#[test]
fn a_state_of_one_format_is_a_state_of_the_other() {
    let folder = crate::tool::Folder::new();
    let (first, second) = (folder.path("first.json"), folder.path("second.json"));
    let (first, second) = (first.to_str().unwrap(), second.to_str().unwrap());
    let changes = ["--set", "contact_point=0.4", "--set", "body_size=1.3", "--set", "seed=77"];
    let mut arguments = vec!["render", "--seconds", "0.1", "--save-state", first];
    arguments.extend(changes);
    said(&arguments);
    let vst3 = ["render", "--format", "vst3", "--seconds", "0.1", "--state", first];
    said(&[&vst3[..], &["--save-state", second]].concat());
    let read = |path| std::fs::read_to_string(path).unwrap();
    assert_eq!(read(first), read(second));
    let note = "--note 55:0:0.3 --seconds 0.5";
    let typed = render(&format!("{note} {}", changes.join(" ")));
    let loaded = render(&format!("{note} --format vst3 --state {second}"));
    check_sounds("the state", &typed);
    let apart = typed.iter().zip(&loaded).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(apart <= 1.0e-6, "the loaded state sounds {apart} apart");
}

#[test]
fn both_formats_report_the_same_latency_and_tail() {
    for format in ["clap", "vst3"] {
        bundle(format);
    }
    let report = |format| said(&["render", "--note", "55:0:0.2", "--format", format]);
    let (clap, vst3) = (report("clap"), report("vst3"));
    for name in ["latency", "tail", "frames", "nonfinite", "peak_dbfs"] {
        let (a, b) = (figure(&clap, name), figure(&vst3, name));
        assert!((a - b).abs() < 1.0e-3, "{name}: {a} and {b}");
    }
    assert!(figure(&clap, "latency") == 0.0 && figure(&clap, "nonfinite") == 0.0, "{clap}");
    let tail_s = figure(&clap, "tail") / 48_000.0;
    assert!((0.5..30.0).contains(&tail_s), "a tail of {tail_s} s");
    let frames = 0.2 * 48_000.0 + figure(&clap, "tail");
    assert!((figure(&clap, "frames") - frames).abs() < 1.0, "length is last event and tail");
}
