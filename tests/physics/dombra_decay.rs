//! How long the dombra's partials ring, and how far up.

use kairat_engine::Controls;
use tests::{
    db,
    decay::{slope, t60_s},
    pitch::Series,
    render::{Sound, note, steady},
    spectrum::Spectrum,
};

use crate::{MEZZOFORTE, OPEN_D, OPEN_G, at_both_rates, check_within, key_hz};

/// Partials whose decay is looked at.
const PARTIALS: usize = 15;

/// Frequencies of the partials as they sound.
fn partials(sound: &Sound, key: u8) -> Series {
    let x = sound.between(0.05, 0.6);
    Series::track(&Spectrum::deep(&x, sound.rate_hz), key_hz(key), PARTIALS + 1)
}

/// T60 of a partial in seconds.
fn partial_t60_s(sound: &Sound, key: u8, n: usize) -> Option<f64> {
    let hz = partials(sound, key).partial(n)?.hz;
    t60_s(&sound.mono(), sound.rate_hz, hz, key_hz(key))
}

fn pluck(rate_hz: f64, controls: &Controls, key: u8) -> Sound {
    note(rate_hz, controls, key, MEZZOFORTE, 4.5)
}

/// As a level at one second, so that "within 1 dB" says something of decays too.
fn db_after_a_second(t60_s: f64) -> f64 {
    -60.0 / t60_s
}

#[track_caller]
fn check_t60(key: u8, n: usize, low_s: f64, high_s: f64) {
    let name = format!("T60 of partial {n} of key {key}");
    let level = at_both_rates(&name, 1.0, |rate| {
        db_after_a_second(partial_t60_s(&pluck(rate, &steady(), key), key, n).unwrap())
    });
    let t60 = level.map(|level| -60.0 / level);
    eprintln!("{name}: {t60:.2?} s");
    check_within(&name, &t60, low_s, high_s);
}

#[test]
fn dombra_1_7_03_first_partial_of_open_d_rings_1_5_to_5_s() {
    check_t60(OPEN_D, 1, 1.5, 5.0);
}

#[test]
fn dombra_1_7_03_first_partial_of_open_g_rings_1_5_to_5_s() {
    check_t60(OPEN_G, 1, 1.5, 5.0);
}

#[test]
fn dombra_1_7_03_tenth_partial_of_open_d_rings_0_4_to_1_6_s() {
    check_t60(OPEN_D, 10, 0.4, 1.6);
}

#[test]
fn dombra_1_7_03_tenth_partial_of_open_g_rings_0_4_to_1_6_s() {
    check_t60(OPEN_G, 10, 0.4, 1.6);
}

#[test]
fn dombra_1_7_03_decay_quickens_with_partial_number() {
    for key in [OPEN_D, OPEN_G] {
        let sound = pluck(48_000.0, &steady(), key);
        let series = partials(&sound, key);
        let mono = sound.mono();
        let log_t60: Vec<f64> = series.partials[..PARTIALS.min(series.partials.len())]
            .iter()
            .filter_map(|p| t60_s(&mono, sound.rate_hz, p.hz, key_hz(key)))
            .map(f64::ln)
            .collect();
        assert!(log_t60.len() > 11, "key {key}: only {} partials", log_t60.len());
        // Smoothed over five neighbours: single partials sit on body modes.
        let smooth: Vec<f64> =
            log_t60.chunks(5).map(|five| five.iter().sum::<f64>() / five.len() as f64).collect();
        let seconds: Vec<f64> = smooth.iter().map(|ln| ln.exp()).collect();
        eprintln!("key {key}: T60 smoothed {seconds:.2?} s");
        assert!(smooth.windows(2).all(|pair| pair[1] < pair[0]), "key {key}: {seconds:.2?} s");
        assert!(slope(&log_t60).unwrap() < 0.0, "key {key}");
    }
}

/// Highest frequency within 40 dB of the strongest, 300 ms into the note.
fn bandwidth_hz(rate_hz: f64, key: u8) -> f64 {
    let x = note(rate_hz, &steady(), key, MEZZOFORTE, 0.5).between(0.3, 0.42);
    let spectrum = Spectrum::with_beta(&x, rate_hz, 9.0);
    let top = spectrum.largest(60.0, 20_000.0).amplitude;
    let last = spectrum.magnitude.iter().rposition(|m| db(m / top) > -40.0).unwrap();
    last as f64 * spectrum.bin_hz
}

#[test]
fn dombra_1_7_04_open_g_reaches_1_3_times_as_high_as_open_d() {
    for rate_hz in crate::BOTH_RATES_HZ {
        let (low, high) = (bandwidth_hz(rate_hz, OPEN_D), bandwidth_hz(rate_hz, OPEN_G));
        eprintln!("bandwidth {rate_hz}: D {low:.0} Hz, G {high:.0} Hz");
        assert!(high >= 1.3 * low, "{rate_hz}: D {low:.0} Hz, G {high:.0} Hz");
    }
}

#[test]
fn dombra_1_7_08_western_rings_at_least_as_long_as_eastern() {
    let eastern = Controls { variant: 1, ..steady() };
    for key in [OPEN_D, OPEN_G] {
        let west = partial_t60_s(&pluck(48_000.0, &steady(), key), key, 1).unwrap();
        let east = partial_t60_s(&pluck(48_000.0, &eastern, key), key, 1).unwrap();
        eprintln!("key {key}: T60 west {west:.2} s, east {east:.2} s");
        assert!(west >= east, "key {key}: west {west:.2} s, east {east:.2} s");
    }
}

#[test]
fn a_finger_ends_a_note_in_the_release_time() {
    let acts = [(0.0, tests::render::on(62, MEZZOFORTE)), (0.5, tests::render::off(62))];
    let controls = Controls { release_s: 0.2, ..steady() };
    let sound = tests::render::take(48_000.0, &controls, &acts, 1.2);
    let x = sound.between(0.5, 0.9);
    let t60 = tests::decay::Envelope::of(&x, 48_000.0, key_hz(62), 0.03, 0.004).t60_s().unwrap();
    assert!((0.15..0.25).contains(&t60), "{t60}");
}
