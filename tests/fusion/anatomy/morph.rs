//! Between two builds: the key stays, no hole in loudness, no click on the way.

use kairat_engine::anatomy::{AnatomyControls, BodyKind, Build, ExciterKind, ResonatorKind};
use tests::{cents, clicks::burst_db, db, pitch::first_partial_hz, rms};

use super::{RATE_HZ, Saw, anatomy, held, hz, left, on, plain};

const POSITIONS: usize = 21;
const LIMIT_CENTS: f64 = 2.0;
const LIMIT_DIP_DB: f64 = 3.0;
const LIMIT_CLICK_DB: f64 = -60.0;

/// Pairs of one class, and those that the factory builds go between.
const WAYS: [[Build; 2]; 5] = {
    use ExciterKind::{Bow, Jet, Pluck, Reed, Tongue};
    use ResonatorKind::{Bore, OpenBore, String, Vessel};
    const fn build(exciter: ExciterKind, resonator: ResonatorKind) -> Build {
        Build { exciter, resonator }
    }
    [
        [build(Bow, String), build(Jet, OpenBore)],
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

#[test]
fn figure_anatomy_morph_holds_the_key_and_the_level() {
    let mut wrong = Vec::new();
    for builds in WAYS {
        for key in [48, 60, 72] {
            let is_sustained = builds[0].exciter.is_sustained();
            let from = if is_sustained { 48_000 } else { 4_800 };
            let mut levels = Vec::new();
            let mut worst = 0.0_f64;
            for i in 0..POSITIONS {
                let place = i as f32 / (POSITIONS - 1) as f32;
                let sound = held(&between(builds, place), key, 0.8, 2.0);
                let found = first_partial_hz(&sound[from..], RATE_HZ, hz(key)).unwrap();
                worst = worst.max(cents(found, hz(key)).abs());
                let loudest = sound.windows(2_400).step_by(1_200).map(rms).fold(0.0, f64::max);
                levels.push(db(loudest));
            }
            let last = levels[POSITIONS - 1];
            let dip = levels.iter().enumerate().map(|(i, level)| {
                levels[0] + (last - levels[0]) * i as f64 / (POSITIONS - 1) as f64 - level
            });
            let dip_db = dip.fold(0.0, f64::max);
            let name = format!("{:?} to {:?} at {key}", builds[0], builds[1]);
            eprintln!("{name}: within {worst:.2} cents, dip {dip_db:.1} dB");
            if worst > LIMIT_CENTS || dip_db > LIMIT_DIP_DB {
                wrong.push(name);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn figure_anatomy_morph_does_not_click() {
    let mut worst = -400.0_f64;
    for builds in [WAYS[3], WAYS[4]] {
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
