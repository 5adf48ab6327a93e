//! The drums that are built in more than one way, and the far skin of those that have one.

use kairat_engine::{
    Controls,
    instruments::{DABYL, DAUYLPAZ, Instrument, SHYNDAUYL},
};
use tests::{
    cents, db, peak,
    render::{Act, Blocks, on, take_in},
    spectrum::Spectrum,
};

use super::{CENTRE, EDGE, OPEN, STICK, engine, line_hz, skin_only};
use crate::{BOTH_RATES_HZ, FORTISSIMO, MEZZOFORTE, PIANO};

const FAR: u8 = 44;
const FAR_STICK: u8 = 45;

/// One stroke on a variant, and the pitch that the engine tells of it.
fn stroke(
    (instrument, variant): (&'static Instrument, usize),
    rate_hz: f64,
    (key, velocity): (u8, f32),
    glide: f32,
) -> (Vec<f64>, f64) {
    let controls = Controls { variant, glide, ..skin_only() };
    let mut engine = engine(instrument, rate_hz);
    let acts = [(0.0, on(key, velocity))];
    let sound = take_in(&mut engine, &controls, &acts, 1.6, rate_hz, &Blocks::Of(512));
    (sound.mono(), engine.string_hz(0))
}

fn part(sound: &[f64], rate_hz: f64, from_s: f64, to_s: f64) -> Spectrum {
    Spectrum::with_beta(
        &sound[(from_s * rate_hz) as usize..(to_s * rate_hz) as usize],
        rate_hz,
        8.0,
    )
}

#[test]
fn dauylpaz_9_1_kettles_of_metal_and_of_wood_sing_their_first_pair_too() {
    for rate_hz in BOTH_RATES_HZ {
        for built in [(&DAUYLPAZ, 1), (&SHYNDAUYL, 1)] {
            let (sound, hz) = stroke(built, rate_hz, (OPEN, MEZZOFORTE), 1.0);
            let spectrum = part(&sound, rate_hz, 0.1, 0.6);
            let strongest = line_hz(&spectrum, 0.3 * hz, 6.0 * hz).0;
            let second = line_hz(&spectrum, 1.4 * hz, 1.6 * hz).0;
            let id = built.0.id;
            eprintln!("{id}: {hz:.1} Hz, (21)/(11) {:.3}", second / strongest);
            assert!(cents(strongest, hz).abs() < 20.0, "{id}: {strongest} {hz}");
            assert!((1.48..=1.56).contains(&(second / strongest)), "{id}");
        }
    }
}

#[test]
fn drums_9_2_the_middle_excites_pairs_10_db_less_than_the_edge_whatever_they_are_built_of() {
    let built: [(_, [f64; 2]); 3] = [
        ((&DAUYLPAZ, 1), [272.9, 408.0]),
        ((&SHYNDAUYL, 1), [440.9, 664.9]),
        ((&DABYL, 1), [41.5, 48.4]),
    ];
    for (built, places_hz) in built {
        let pairs_db = |key| {
            let (sound, _) = stroke(built, 48_000.0, (key, MEZZOFORTE), 1.0);
            let spectrum = part(&sound, 48_000.0, 0.04, 0.84);
            let power = places_hz.map(|hz| spectrum.power(0.985 * hz, 1.015 * hz));
            10.0 * (power[0] + power[1]).log10()
        };
        let less = pairs_db(EDGE) - pairs_db(CENTRE);
        eprintln!("{}: pairs {less:.1} dB less from the middle", built.0.id);
        assert!(less >= 10.0, "{}: {less}", built.0.id);
    }
}

/// Level of the lower motion of the first pair over the upper one.
fn lower_over_upper_db(variant: usize, key: u8) -> f64 {
    let pair_hz = [[114.2, 130.0], [41.5, 48.4]][variant];
    let (sound, _) = stroke((&DABYL, variant), 48_000.0, (key, PIANO), 1.0);
    let spectrum = part(&sound, 48_000.0, 0.03, 1.03);
    let [lower, upper] = pair_hz.map(|hz| {
        let (found, amplitude) = line_hz(&spectrum, 0.97 * hz, 1.03 * hz);
        assert!(cents(found, hz).abs() < 30.0, "{variant} {key}: {found} {hz}");
        amplitude
    });
    db(lower / upper)
}

#[test]
fn dabyl_9_4_the_far_skin_is_the_slacker_one_and_sings_lower() {
    for variant in 0..2 {
        for [near, far] in [[OPEN, FAR], [STICK, FAR_STICK]] {
            let [near, far] = [near, far].map(|key| lower_over_upper_db(variant, key));
            eprintln!("dabyl {variant}: lower over upper {near:.1} dB near, {far:.1} dB far");
            assert!(far - near >= 10.0, "{variant}: {near} {far}");
        }
    }
}

#[test]
fn a_drum_rings_on_when_another_is_taken_in_hand() {
    let controls = |variant| Controls { variant, ..skin_only() };
    let acts = |variant| vec![(0.0, on(STICK, FORTISSIMO)), (0.2, Act::Turn(controls(variant)))];
    let sound = |variant| {
        let mut engine = engine(&DABYL, 48_000.0);
        let blocks = Blocks::Of(512);
        take_in(&mut engine, &controls(0), &acts(variant), 0.6, 48_000.0, &blocks).mono()
    };
    let (kept, changed) = (sound(0), sound(1));
    assert!(peak(&kept[12_000..]) > 1.0e-3 && kept == changed);
}
