//! Features of the dombra that must not move unnoticed: they are kept as text, and compared with
//! tolerances.
//!
//! `KAIRAT_BLESS=1` in the environment writes the file anew; the change is then there to be read.

use std::{fmt::Write, fs, path::PathBuf};

use kairat_engine::Controls;
use tests::{
    cents, db,
    decay::t60_s,
    ltas::centroid_hz,
    peak,
    pitch::Series,
    render::{note, steady},
    spectrum::Spectrum,
};

const RATE_HZ: f64 = 48_000.0;

/// Name of a feature, and how far it may be off before somebody should have meant it.
const TOLERANCES: [(&str, f64); 6] = [
    // Another processor's transcendental functions move pitch by far less.
    ("cents", 0.05),
    // Beats of the polarisations and the line through them.
    ("t60_1_s", 0.05),
    ("t60_5_s", 0.05),
    ("t60_10_s", 0.05),
    // Noise takes part in both.
    ("centroid_hz", 10.0),
    ("peak_db", 0.2),
];

/// The features of one note, in the order of [`TOLERANCES`].
fn features(key: u8, variant: usize) -> [f64; 6] {
    let controls = Controls { variant, ..steady() };
    let sound = note(RATE_HZ, &controls, key, 0.6, 4.0);
    let mono = sound.mono();
    let expected_hz = 440.0 * ((f64::from(key) - 69.0) / 12.0).exp2();
    let sustain = Spectrum::deep(&sound.between(0.3, 1.0), RATE_HZ);
    let early = Spectrum::deep(&sound.between(0.05, 0.6), RATE_HZ);
    let first = sustain.peak(0.95 * expected_hz, 1.05 * expected_hz).map_or(0.0, |peak| peak.hz);
    let series = Series::track(&early, expected_hz, 10);
    let t60 = |n: usize| {
        let hz = series.partial(n).map_or(expected_hz * n as f64, |partial| partial.hz);
        t60_s(&mono, RATE_HZ, hz, expected_hz).unwrap_or(0.0)
    };
    let bright_hz = centroid_hz(&sound.between(0.0, 1.0), RATE_HZ, 20_000.0);
    [cents(first, expected_hz), t60(1), t60(5), t60(10), bright_hz, db(peak(&mono))]
}

fn table() -> Vec<(String, [f64; 6])> {
    let mut rows = Vec::new();
    for (variant, name) in ["western", "eastern"].iter().enumerate() {
        for key in [50, 55, 60, 67] {
            rows.push((format!("{name} {key}"), features(key, variant)));
        }
    }
    rows
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden/dombra.txt")
}

fn text(rows: &[(String, [f64; 6])]) -> String {
    let mut text = String::from("# dombra, mf, 48 kHz, no human variation: variant key");
    for (name, _) in TOLERANCES {
        let _ = write!(text, " {name}");
    }
    for (name, values) in rows {
        let _ = write!(text, "\n{name}");
        for value in values {
            let _ = write!(text, " {value:.3}");
        }
    }
    text + "\n"
}

#[test]
fn golden_features_of_the_dombra_stand() {
    let rows = table();
    if std::env::var_os("KAIRAT_BLESS").is_some() {
        fs::write(path(), text(&rows)).unwrap();
    }
    let golden = fs::read_to_string(path()).unwrap();
    let lines: Vec<&str> = golden.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), rows.len(), "rows of the golden file");
    let mut moved = Vec::new();
    for (line, (name, values)) in lines.iter().zip(&rows) {
        let rest = line.strip_prefix(name.as_str()).unwrap_or_else(|| panic!("{line} for {name}"));
        let wanted: Vec<f64> = rest.split_whitespace().map(|w| w.parse().unwrap()).collect();
        for ((value, wanted), (feature, tolerance)) in values.iter().zip(wanted).zip(TOLERANCES) {
            if (value - wanted).abs() > tolerance {
                moved.push(format!("{name} {feature}: {value:.3}, was {wanted:.3}"));
            }
        }
    }
    assert!(moved.is_empty(), "{moved:#?}");
}
