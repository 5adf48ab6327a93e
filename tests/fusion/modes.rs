//! Resonators as modes, and the way from one instrument's to another's.

use std::sync::LazyLock;

use kairat_engine::{
    controls::Material,
    instruments::{ALL, Instrument},
    modes::{Matched, Mode, ModeSet, Resonances},
};
use tests::{cents, db};

/// Of every instrument, made once.
static RESONANCES: LazyLock<Vec<Resonances>> =
    LazyLock::new(|| ALL.iter().map(|instrument| Resonances::new(instrument)).collect());

/// Where each resonator is asked.
const KEYS: [f64; 4] = [43.0, 55.0, 62.0, 74.0];
/// Places on the way.
const POSITIONS: usize = 21;

fn positions() -> impl Iterator<Item = f64> {
    (0..POSITIONS).map(|place| place as f64 / (POSITIONS - 1) as f64)
}

fn set(of: &Resonances, key: f64) -> ModeSet {
    of.at(0, of.instrument().materials.first().copied().unwrap_or(Material::Nylon), key)
}

/// Every ordered pair of instruments at a few keys.
fn every_pair(mut check: impl FnMut(&str, &ModeSet, &ModeSet)) {
    for (i, first) in RESONANCES.iter().enumerate() {
        for second in &RESONANCES[i..] {
            for key in KEYS {
                let names = [first, second].map(|it| it.instrument().id);
                let name = format!("{} to {} at {key}", names[0], names[1]);
                check(&name, &set(first, key), &set(second, key));
                check(&name, &set(second, key), &set(first, key));
            }
        }
    }
}

/// The one that carries the key and can be driven.
fn key_mode(set: &ModeSet) -> usize {
    set.key().unwrap()
}

fn is_heard(mode: &Mode) -> bool {
    mode.energy() > 1.0e-12
}

#[test]
fn every_resonator_at_every_key_is_a_passive_list_that_carries_the_key() {
    for of in RESONANCES.iter() {
        let it: &Instrument = of.instrument();
        for variant in 0..it.variants.len() {
            for material in it.materials {
                for key in 24..=100 {
                    let set = of.at(variant, *material, f64::from(key));
                    let name = format!("{} {variant} {material:?} {key}", it.id);
                    let carrier = set.modes()[key_mode(&set)];
                    assert!(cents(carrier.ratio, 1.0).abs() < 1.0e-6, "{name}: {carrier:?}");
                    assert!((carrier.drive - 1.0).abs() < 1.0e-9, "{name}: {carrier:?}");
                    assert!((set.energy() - 1.0).abs() < 1.0e-9, "{name}: {}", set.energy());
                    assert!(set.modes().is_sorted_by(|a, b| a.ratio <= b.ratio), "{name}");
                    for mode in set.modes() {
                        let is_passive = mode.drive >= 0.0 && mode.decay_per_s > 0.0;
                        let heard = mode.sound.iter().all(|sound| sound.is_finite());
                        assert!(is_passive && heard && mode.drive.is_finite(), "{name}: {mode:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn pitch_travels_straight_between_any_two() {
    let mut worst = 0.0_f64;
    every_pair(|name, first, second| {
        // Tuned apart, so that there is a way to go.
        let mut apart = *second;
        apart.modes_mut().iter_mut().for_each(|mode| mode.ratio *= 1.04);
        let far = apart.modes()[key_mode(&apart)].ratio;
        let matched = Matched::between(first, &apart);
        let place = key_mode(&matched.at(0.0));
        for position in positions() {
            let here = matched.at(position).modes()[place];
            let straight = far.powf(position);
            let off = cents(here.ratio, straight).abs();
            worst = worst.max(off);
            assert!(off < 2.0, "{name} at {position}: {off} cents");
        }
    });
    eprintln!("pitch off the straight line: {worst:.6} cents at most (asked 2)");
}

#[test]
fn loudness_never_dips_between_any_two() {
    let mut worst = 0.0_f64;
    every_pair(|name, first, second| {
        let matched = Matched::between(first, second);
        for position in positions() {
            let dip_db = -0.5 * db(matched.at(position).energy());
            worst = worst.max(dip_db);
            assert!(dip_db < 3.0, "{name} at {position}: {dip_db} dB");
        }
    });
    eprintln!("loudness dips by {worst:.3} dB at most (asked 3)");
}

#[test]
fn every_position_is_a_passive_list_in_order() {
    every_pair(|name, first, second| {
        let matched = Matched::between(first, second);
        for position in positions() {
            let set = matched.at(position);
            for pair in set.modes().windows(2) {
                let rises = pair[1].ratio >= pair[0].ratio * (1.0 - 1.0e-9);
                assert!(rises, "{name} at {position}: {pair:?}");
            }
            for mode in set.modes() {
                let is_passive = mode.drive >= 0.0 && mode.decay_per_s > 0.0;
                let is_number = mode.sound.iter().all(|sound| sound.is_finite());
                assert!(is_passive && is_number, "{name} at {position}: {mode:?}");
            }
        }
    });
}

#[test]
fn both_ends_are_the_instruments_themselves() {
    let mut left_out = 0.0_f64;
    every_pair(|name, first, second| {
        let matched = Matched::between(first, second);
        for (position, end) in [(0.0, first), (1.0, second)] {
            let set = matched.at(position);
            let mut heard: Vec<&Mode> =
                set.modes().iter().filter(|mode| mode.drive > 0.0).collect();
            let mut missing = 0.0;
            for mode in end.modes() {
                let near = |a: f64, b: f64| (a - b).abs() <= 1.0e-8 * (1.0e-6 + b.abs());
                let is = |found: &&Mode| {
                    near(found.ratio, mode.ratio)
                        && near(found.decay_per_s, mode.decay_per_s)
                        && near(found.drive, mode.drive)
                        && (0..2).all(|side| near(found.sound[side], mode.sound[side]))
                };
                match heard.iter().position(is) {
                    Some(place) => drop(heard.swap_remove(place)),
                    None => missing += mode.energy(),
                }
            }
            assert!(!heard.iter().any(|mode| is_heard(mode)), "{name} at {position}: {heard:?}");
            left_out = left_out.max(missing);
        }
    });
    eprintln!("left out at an end for want of room: {:.1} dB at most", 0.5 * db(left_out));
    assert!(left_out < 1.0e-4, "{left_out}");
}

#[test]
fn harmonic_resonators_stay_harmonic_on_the_way() {
    let of = |id: &str| RESONANCES.iter().find(|it| it.instrument().id == id).unwrap();
    let saw: Vec<(f64, f64)> =
        (1..=60).map(|n| (220.0 * f64::from(n), 1.0 / f64::from(n))).collect();
    let saw = ModeSet::of_spectrum(&saw, 220.0, 10.0);
    let mut worst = 0.0_f64;
    let qobyz = set(of("qyl_qobyz"), 57.0);
    for (first, id) in
        [(&qobyz, "balaban"), (&qobyz, "sybyzghy"), (&saw, "balaban"), (&saw, "nar_qobyz")]
    {
        let matched = Matched::between(first, &set(of(id), 57.0));
        for position in positions() {
            let set = matched.at(position);
            for mode in set.modes().iter().filter(|mode| mode.ratio < 16.5 && is_heard(mode)) {
                worst = worst.max(cents(mode.ratio, mode.ratio.round()).abs());
            }
        }
    }
    eprintln!("harmonics up to the 16th off by {worst:.2} cents at most");
    assert!(worst < 20.0, "{worst}");
}
