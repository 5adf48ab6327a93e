//! Drums: the row of their lines, where they are struck, how they bend, and what cannot happen.

mod builds;
mod drop;

use kairat_engine::{
    Controls, Engine, SampleRate,
    instruments::{DABYL, DANGYRA, DAUYLPAZ, Instrument, KEPSHIK, SHYNDAUYL},
};
use tests::{
    cents, db, peak,
    render::{Act, Blocks, Sound, on, steady, take_in},
    spectrum::Spectrum,
};

use crate::{BOTH_RATES_HZ, FORTISSIMO, MEZZOFORTE, PIANO};

pub(crate) const CENTRE: u8 = 36;
const OPEN: u8 = 38;
const EDGE: u8 = 40;
pub(crate) const STICK: u8 = 41;
pub(crate) const DRUMS: [&Instrument; 5] = [&DAUYLPAZ, &DABYL, &DANGYRA, &KEPSHIK, &SHYNDAUYL];

pub(crate) fn engine(instrument: &'static Instrument, rate_hz: f64) -> Engine {
    let mut engine = Engine::new(instrument);
    engine.prepare(SampleRate::new(rate_hz));
    engine
}

pub(crate) fn take(
    instrument: &'static Instrument,
    rate_hz: f64,
    controls: &Controls,
    acts: &[(f64, Act)],
    seconds: f64,
) -> Sound {
    let mut engine = engine(instrument, rate_hz);
    take_in(&mut engine, controls, acts, seconds, rate_hz, &Blocks::Of(512))
}

/// Without the noise of the hand and the rings: what is measured is the skin.
pub(crate) fn skin_only() -> Controls {
    Controls { noise: 0.0, rattle: 0.0, ..steady() }
}

fn stroke(instrument: &'static Instrument, rate_hz: f64, key: u8, velocity: f32) -> Sound {
    take(instrument, rate_hz, &skin_only(), &[(0.0, on(key, velocity))], 1.6)
}

pub(crate) fn line_hz(spectrum: &Spectrum, low_hz: f64, high_hz: f64) -> (f64, f64) {
    let line = spectrum.peak(low_hz, high_hz).unwrap();
    (line.hz, line.amplitude)
}

#[test]
fn dangyra_9_1_frame_drums_have_their_second_mode_1_50_to_1_75_above_the_first() {
    for rate_hz in BOTH_RATES_HZ {
        for (instrument, first_hz) in [(&DANGYRA, 93.3), (&KEPSHIK, 130.6)] {
            let sound = stroke(instrument, rate_hz, EDGE, PIANO).between(0.05, 0.75);
            let spectrum = Spectrum::with_beta(&sound, rate_hz, 8.0);
            let first = line_hz(&spectrum, 0.95 * first_hz, 1.05 * first_hz).0;
            let second = line_hz(&spectrum, 1.45 * first, 1.85 * first).0;
            eprintln!("{}: (11)/(01) {:.3}", instrument.id, second / first);
            assert!((1.50..=1.75).contains(&(second / first)), "{}", instrument.id);
        }
    }
}

#[test]
fn dauylpaz_9_1_a_kettle_sings_its_first_pair_with_the_second_a_fifth_above() {
    for rate_hz in BOTH_RATES_HZ {
        for instrument in [&DAUYLPAZ, &SHYNDAUYL] {
            let hz = engine(instrument, rate_hz).string_hz(0);
            let sound = stroke(instrument, rate_hz, OPEN, MEZZOFORTE).between(0.1, 0.6);
            let spectrum = Spectrum::with_beta(&sound, rate_hz, 8.0);
            let strongest = line_hz(&spectrum, 0.3 * hz, 6.0 * hz).0;
            assert!(cents(strongest, hz).abs() < 20.0, "{}: {strongest} {hz}", instrument.id);
            let second = line_hz(&spectrum, 1.4 * hz, 1.6 * hz).0;
            eprintln!("{}: (21)/(11) {:.3}", instrument.id, second / strongest);
            assert!((1.48..=1.56).contains(&(second / strongest)), "{}", instrument.id);
        }
    }
}

/// Level of the lines with nodal diameters: the pairs (11) and (21), by their design.
fn pairs_db(instrument: &'static Instrument, key: u8, places_hz: &[f64]) -> f64 {
    let sound = stroke(instrument, 48_000.0, key, MEZZOFORTE).between(0.04, 0.54);
    let spectrum = Spectrum::with_beta(&sound, 48_000.0, 8.0);
    let power: f64 = places_hz.iter().map(|hz| spectrum.power(0.985 * hz, 1.015 * hz)).sum();
    10.0 * power.log10()
}

#[test]
fn drums_9_2_the_middle_excites_pairs_10_db_less_than_the_edge() {
    let pairs: [(&Instrument, &[f64]); 5] = [
        (&DAUYLPAZ, &[152.0, 229.2]),
        (&DABYL, &[114.2, 130.0]),
        (&DANGYRA, &[159.1, 220.1]),
        (&KEPSHIK, &[222.6, 308.0]),
        (&SHYNDAUYL, &[440.0, 659.0]),
    ];
    for (instrument, places_hz) in pairs {
        let [middle, edge] = [CENTRE, EDGE].map(|key| pairs_db(instrument, key, places_hz));
        eprintln!("{}: pairs {:.1} dB less from the middle", instrument.id, edge - middle);
        assert!(edge - middle >= 10.0, "{}: {middle} {edge}", instrument.id);
    }
}

#[test]
fn dabyl_9_4_two_skins_part_every_line() {
    // Together and against each other: (01) from the middle, (11) from the edge.
    for (key, lines_hz) in [(CENTRE, [81.3, 135.9]), (EDGE, [114.2, 130.0])] {
        let sound = stroke(&DABYL, 48_000.0, key, PIANO).between(0.03, 1.03);
        let spectrum = Spectrum::with_beta(&sound, 48_000.0, 8.0);
        for hz in lines_hz {
            let (found, amplitude) = line_hz(&spectrum, 0.985 * hz, 1.015 * hz);
            let beside = spectrum.largest(1.06 * hz, 1.07 * hz).amplitude;
            eprintln!("dabyl: {found:.2} Hz, {:.1} dB over its side", db(amplitude / beside));
            assert!(cents(found, hz).abs() < 25.0 && amplitude > 1.5 * beside, "{found} {hz}");
        }
    }
}

#[test]
fn dangyra_9_5_rings_start_2_to_15_ms_after_the_skin() {
    for seed in 1..=6 {
        let controls = Controls { seed, noise: 0.0, ..steady() };
        let with = take(&DANGYRA, 48_000.0, &controls, &[(0.0, on(OPEN, FORTISSIMO))], 0.5);
        let bare = Controls { rattle: 0.0, ..controls };
        let without = take(&DANGYRA, 48_000.0, &bare, &[(0.0, on(OPEN, FORTISSIMO))], 0.5);
        let rings: Vec<f64> = with.mono().iter().zip(without.mono()).map(|(a, b)| a - b).collect();
        let first = |x: &[f64]| {
            let limit = 0.03 * peak(x);
            x.iter().position(|y| y.abs() > limit).unwrap() as f64 / 48.0
        };
        let after_ms = first(&rings) - first(&without.mono());
        let spectrum = Spectrum::with_beta(&rings, 48_000.0, 8.0);
        let share = spectrum.power(3_000.0, 9_000.0) / spectrum.power(20.0, 24_000.0);
        eprintln!("dangyra: rings after {after_ms:.1} ms, {share:.2} of their power in 3–9 kHz");
        assert!((2.0..=15.0).contains(&after_ms) && share > 0.8, "{after_ms} {share}");
    }
}
