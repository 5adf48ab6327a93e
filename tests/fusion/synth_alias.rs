//! What a sampled oscillator folds back: nothing above −90 dB at any key.

use kairat_engine::{
    Pitch,
    synth::{AnalogueShape, FilterKind, OscillatorKind, SynthControls, WAVETABLES},
};
use tests::{cents, db, spectrum::Spectrum};

use crate::synth_solo::{held, kind};

const RATE_HZ: f64 = 48_000.0;
/// Keys that are measured.
const KEYS: [u8; 7] = [36, 48, 60, 72, 84, 96, 108];
/// Where what is made at twice the rate is measured: between here and half the rate the filter that
/// takes it back has its slope.
const HEARD_HZ: f64 = 20_000.0;
/// Asked of every kind.
const LIMIT_DB: f64 = -90.0;

/// Where all partials of a synced tone lie above the band, what is left has no loudest one to speak of;
/// then this counts, −40 dBFS.
const FAINT: f64 = 0.01;

/// Loudest component that is no harmonic of the key, re the loudest of all.
fn stray_db(controls: &SynthControls, key: u8, band_hz: f64) -> f64 {
    let x = held(RATE_HZ, controls, key, 1.0);
    let spectrum = Spectrum::deep(&x, RATE_HZ);
    let f0 = Pitch(f64::from(key)).hz(440.0);
    let loudest = spectrum.largest(20.0, 0.5 * RATE_HZ).amplitude;
    let mut stray = 0.0_f64;
    let lobe = 1.3 * spectrum.lobe_hz;
    let mut low = 20.0;
    for k in 1.. {
        let harmonic = f64::from(k) * f0;
        let high = (harmonic - lobe).min(band_hz);
        if high > low {
            stray = stray.max(spectrum.largest(low, high).amplitude);
        }
        low = harmonic + lobe;
        if harmonic > band_hz {
            break;
        }
    }
    db(stray / loudest.max(FAINT))
}

#[track_caller]
fn check(sounds: &[(String, SynthControls)], band_hz: f64) {
    let mut worst = (-400.0, "");
    for (name, controls) in sounds {
        let floors = KEYS.map(|key| stray_db(controls, key, band_hz));
        eprintln!("{name}: {}", floors.map(|floor| format!("{floor:.0}")).join(" "));
        let highest = floors.into_iter().fold(-400.0, f64::max);
        if highest > worst.0 {
            worst = (highest, name);
        }
    }
    eprintln!("worst: {:.1} dB, {}", worst.0, worst.1);
    assert!(worst.0 <= LIMIT_DB, "{}: {:.1} dB", worst.1, worst.0);
}

fn analogue(shape: AnalogueShape, width: f32, ratio: f32) -> SynthControls {
    let mut controls = kind(OscillatorKind::Analogue);
    let tone = &mut controls.oscillators[0].tone;
    (tone.shape, tone.pulse_width, tone.sync_ratio) = (shape, width, ratio);
    controls
}

#[test]
fn figure_synth_analogue_shapes_fold_nothing_back() {
    use AnalogueShape::{Pulse, Saw, Triangle};
    let shapes = [(Saw, 0.5), (Pulse, 0.5), (Pulse, 0.11), (Triangle, 0.5)];
    check(
        &shapes.map(|(shape, width)| {
            (format!("{shape:?}, width {width}"), analogue(shape, width, 1.0))
        }),
        0.5 * RATE_HZ,
    );
}

#[test]
fn figure_synth_hard_sync_folds_nothing_back() {
    let mut sounds = Vec::new();
    for shape in [AnalogueShape::Saw, AnalogueShape::Pulse, AnalogueShape::Triangle] {
        for ratio in [1.003, 1.5, 2.0, 3.37, 7.99] {
            sounds.push((format!("{shape:?} synced at {ratio}"), analogue(shape, 0.3, ratio)));
        }
    }
    check(&sounds, 0.5 * RATE_HZ);
}

/// A width that sways: each harmonic is spread by what the swaying makes of it, and no further.
#[test]
fn figure_synth_a_moving_width_folds_nothing_back() {
    let mut controls = analogue(AnalogueShape::Pulse, 0.5, 1.0);
    controls.lfos[0].shape_depth = 0.4;
    controls.lfos[0].rate_hz = 2.0;
    for key in [84, 96, 108] {
        let x = held(RATE_HZ, &controls, key, 1.0);
        let spectrum = Spectrum::deep(&x, RATE_HZ);
        let f0 = Pitch(f64::from(key)).hz(440.0);
        let stray = (0..(0.5 * RATE_HZ / f0) as usize)
            .map(|k| {
                let (low, high) = (k as f64 * f0 + 200.0, (k + 1) as f64 * f0 - 200.0);
                spectrum.largest(low, high.min(0.5 * RATE_HZ)).amplitude
            })
            .fold(0.0, f64::max);
        let loudest = spectrum.largest(20.0, 0.5 * RATE_HZ).amplitude;
        eprintln!("moving width, key {key}: {:.1} dB", db(stray / loudest));
        assert!(db(stray / loudest) <= LIMIT_DB);
    }
}

#[test]
fn figure_synth_wavetables_fold_nothing_back() {
    let mut sounds = Vec::new();
    for (number, name) in WAVETABLES.iter().enumerate() {
        for position in [0.0, 0.47, 1.0] {
            let mut controls = kind(OscillatorKind::Wavetable);
            let tone = &mut controls.oscillators[0].tone;
            (tone.wavetable, tone.position) = (number, position);
            sounds.push((format!("wavetable {name} at {position}"), controls));
        }
    }
    check(&sounds, 0.5 * RATE_HZ);
}

fn fm(algorithm: usize, level: f32, feedback: f32) -> SynthControls {
    let mut controls = kind(OscillatorKind::Fm);
    controls.oscillators[0].tone.algorithm = algorithm;
    controls.oscillators[0].tone.feedback = feedback;
    for (operator, ratio) in controls.oscillators[0].operators.iter_mut().zip([1.0, 2.0, 1.0, 3.0])
    {
        (operator.ratio, operator.level) = (ratio, level);
    }
    controls
}

#[test]
fn figure_synth_fm_folds_nothing_back() {
    let mut sounds = Vec::new();
    for algorithm in 0..8 {
        for (level, feedback) in [(0.5, 0.0), (0.7, 0.3), (1.0, 0.8)] {
            let name = format!("fm {algorithm}, level {level}, feedback {feedback}");
            sounds.push((name, fm(algorithm, level, feedback)));
        }
    }
    check(&sounds, HEARD_HZ);
}

/// A saw through a driven filter at the middle of its range, reported as it is.
#[test]
fn figure_synth_driven_filters_fold_little_back() {
    for kind_of_filter in [FilterKind::Low, FilterKind::Ladder] {
        for cutoff_hz in [2_000.0, 8_000.0] {
            let mut controls = kind(OscillatorKind::Analogue);
            controls.filter.kind = kind_of_filter;
            controls.filter.is_driven = true;
            controls.filter.drive_db = 12.0;
            controls.filter.resonance = 0.3;
            controls.filter.cutoff_hz = cutoff_hz;
            let floors = KEYS.map(|key| stray_db(&controls, key, HEARD_HZ));
            let list = floors.map(|floor| format!("{floor:.0}")).join(" ");
            eprintln!("driven {kind_of_filter:?} at {cutoff_hz} Hz: {list}");
            assert!(floors.into_iter().fold(-400.0, f64::max) <= -45.0);
        }
    }
}

#[test]
fn figure_synth_pitch_is_exact() {
    let mut worst = 0.0_f64;
    for rate_hz in [44_100.0, 48_000.0, 96_000.0] {
        for key in KEYS {
            let x = held(rate_hz, &kind(OscillatorKind::Analogue), key, 1.0);
            let hz = Pitch(f64::from(key)).hz(440.0);
            let peak = Spectrum::deep(&x, rate_hz).peak(0.9 * hz, 1.1 * hz).unwrap();
            worst = worst.max(cents(peak.hz, hz).abs());
        }
    }
    eprintln!("pitch within {worst:.5} cents");
    assert!(worst <= 0.05);
}
