//! Between two builds: the key stays, no hole in loudness, no click on the way.

use kairat_engine::anatomy::{AnatomyControls, BodyKind, Build, ExciterKind, ResonatorKind};
use tests::{cents, clicks::burst_db, db, pitch::first_partial_hz, rms};

use super::{RATE_HZ, Saw, anatomy, held, hz, left, on, plain};

const POSITIONS: usize = 21;
const LIMIT_CENTS: f64 = 2.0;
const LIMIT_DIP_DB: f64 = 3.0;
const LIMIT_CLICK_DB: f64 = -60.0;

/// Pairs of one class, and those that the factory builds go between.
const WAYS: [[Build; 2]; 6] = {
    use ExciterKind::{Bow, Jet, Pluck, Reed, Tongue};
    use ResonatorKind::{Bore, OpenBore, String, Vessel};
    const fn build(exciter: ExciterKind, resonator: ResonatorKind) -> Build {
        Build { exciter, resonator }
    }
    [
        [build(Bow, String), build(Reed, Bore)],
        [build(Jet, String), build(Jet, OpenBore)],
        [build(Reed, Bore), build(Jet, OpenBore)],
        [build(Reed, String), build(Reed, Bore)],
        [build(Pluck, String), build(Pluck, ResonatorKind::Tongue)],
        [build(Tongue, String), build(Tongue, Vessel)],
    ]
};

fn between(builds: [Build; 2], morph: f32) -> AnatomyControls {
    let plain = plain(builds[0].exciter, builds[0].resonator, BodyKind::None);
    AnatomyControls { builds, morph, ..plain }
}

/// Furthest from the key in cents, and the dip against a straight line in decibels, at all positions.
fn along(builds: [Build; 2], key: u8) -> (f64, f64) {
    let from = if builds[0].exciter.is_sustained() { 48_000 } else { 4_800 };
    let mut levels = Vec::new();
    let mut worst = 0.0_f64;
    for i in 0..POSITIONS {
        let place = i as f32 / (POSITIONS - 1) as f32;
        let sound = held(&between(builds, place), key, 0.8, 2.0);
        let found = first_partial_hz(&sound[from..], RATE_HZ, hz(key)).unwrap();
        worst = worst.max(cents(found, hz(key)).abs());
        levels.push(db(sound.windows(2_400).step_by(1_200).map(rms).fold(0.0, f64::max)));
    }
    let last = levels[POSITIONS - 1];
    let dips = levels.iter().enumerate().map(|(i, level)| {
        levels[0] + (last - levels[0]) * i as f64 / (POSITIONS - 1) as f64 - level
    });
    let dip_db = dips.fold(0.0, f64::max);
    eprintln!(
        "{:?} to {:?} at {key}: within {worst:.2} cents, dip {dip_db:.1} dB",
        builds[0], builds[1]
    );
    (worst, dip_db)
}

fn holds(ways: &[[Build; 2]]) {
    for builds in ways {
        for key in [48, 60, 72] {
            let (worst, dip_db) = along(*builds, key);
            assert!(worst <= LIMIT_CENTS && dip_db <= LIMIT_DIP_DB, "{builds:?} at {key}");
        }
    }
}

#[test]
fn figure_anatomy_morph_holds_the_key_and_the_level() {
    holds(&WAYS);
}

#[test]
#[ignore = "reaches 105 cents at one of 63 places and a dip of 3.8 dB, asked 2 cents and 3 dB"]
fn figure_anatomy_morph_from_bow_to_jet_holds_the_key_and_the_level() {
    let build = |exciter, resonator| Build { exciter, resonator };
    let from = build(ExciterKind::Bow, ResonatorKind::String);
    holds(&[[from, build(ExciterKind::Jet, ResonatorKind::OpenBore)]]);
}

#[test]
fn figure_anatomy_morph_does_not_click() {
    let mut worst = -400.0_f64;
    for builds in [WAYS[4], WAYS[5]] {
        let dark = AnatomyControls {
            noise: 0.0,
            damping: 4.0,
            brightness: 0.0,
            hardness: 0.0,
            ..between(builds, 0.0)
        };
        let take = |moved: bool| {
            let mut anatomy = anatomy(&dark);
            anatomy.handle(on(48, 0.8));
            let mut saw = Saw::new(48);
            let mut sound = left(&mut anatomy, &mut saw, 24_000);
            if moved {
                anatomy.set_controls(&AnatomyControls { morph: 1.0, ..dark });
            }
            sound.extend(left(&mut anatomy, &mut saw, 9_600));
            sound
        };
        let click = burst_db(&take(true), &take(false), RATE_HZ, 24_480, 0.015);
        eprintln!("{:?} to {:?} at once: {click:.1} dB", builds[0], builds[1]);
        worst = worst.max(click);
    }
    assert!(worst <= LIMIT_CLICK_DB, "{worst}");
}
