//! What is physically true of the rendered sound: the acceptance facts of the instruments and the
//! figures that the models must reach.
#![expect(clippy::unwrap_used, reason = "nothing to recover in a test")]

mod adyrna;
mod bagpipe;
mod balaban;
mod balaban_bridle;
mod bare_exciters;
mod bare_string;
mod dombra_colour;
mod dombra_decay;
mod dombra_pitch;
mod dombra_strokes;
mod energy;
mod jet;
mod jet_life;
mod jetigen;
mod lip_reeds;
mod lip_reeds_life;
mod lip_reeds_noise;
mod passage;
mod plucked;
mod plucked_hands;
mod plucked_repeat;
mod purity;
mod qobyz;
mod rattles;
mod reed;
mod reed_figures;
mod reed_life;
mod reed_motion;
mod reed_steps;
mod saz_syrnai;
mod shang_qobyz;
mod shang_qobyz_figures;
mod sherter;
mod skins;
mod skins_figures;
mod steps;
mod sybyzghy;
mod sybyzghy_attack;
mod tail;

/// Rates at which every fact must hold.
const BOTH_RATES_HZ: [f64; 2] = [48_000.0, 96_000.0];

/// Rates at which pitch must hold.
const ALL_RATES_HZ: [f64; 5] = [44_100.0, 48_000.0, 88_200.0, 96_000.0, 192_000.0];

/// Velocities of the words.
const PIANO: f32 = 0.3;
const MEZZOFORTE: f32 = 0.6;
const FORTISSIMO: f32 = 1.0;

/// Open strings.
const OPEN_D: u8 = 50;
const OPEN_G: u8 = 55;

/// Frequency of a key in equal temperament over A4 = 440 Hz.
fn key_hz(key: u8) -> f64 {
    440.0 * ((f64::from(key) - 69.0) / 12.0).exp2()
}

/// Measures at both rates, and holds the two against each other.
#[track_caller]
fn at_both_rates(name: &str, agree_within: f64, measure: impl Fn(f64) -> f64) -> [f64; 2] {
    let values = BOTH_RATES_HZ.map(measure);
    let differ = (values[0] - values[1]).abs();
    assert!(differ <= agree_within, "{name}: {values:?} at 48 and 96 kHz");
    values
}

#[track_caller]
fn check_within(name: &str, values: &[f64], low: f64, high: f64) {
    for value in values {
        assert!((low..=high).contains(value), "{name}: {values:.4?} must lie in {low}..{high}");
    }
}
