//! The jaw harp's tongue in time, its purity, and what every instrument must stand.

use kairat_engine::{Controls, controls::Material, instruments::SHANG_QOBYZ};
use tests::{
    db,
    render::{Act, on, steady},
    rms,
    solo::{level_db, same_in_any_blocks, survives},
    spectrum::Spectrum,
};

use crate::{
    key_hz,
    shang_qobyz::{RATES_HZ, note},
};

#[test]
fn shang_qobyz_8_a_tongue_rings_as_long_as_its_material() {
    let ranges =
        [(Material::Steel, 1.5, 4.0), (Material::Brass, 1.5, 4.0), (Material::Wood, 0.3, 0.8)];
    let at_rates = RATES_HZ.into_iter().flat_map(|rate| ranges.map(|range| (rate, range)));
    for (rate_hz, (material, low, high)) in at_rates {
        let mut engine = kairat_engine::Engine::new(&SHANG_QOBYZ);
        engine.set_controls(&Controls { material, ..steady() });
        engine.prepare(kairat_engine::SampleRate::new(rate_hz));
        if let Act::Play(event) = on(62, 0.8) {
            engine.handle(event);
        }
        let mut energy = |samples: usize| {
            let (mut l, mut r) = (vec![0.0; samples], vec![0.0; samples]);
            engine.render(&mut l, &mut r);
            engine.energy_joule()
        };
        let fifth = (0.2 * rate_hz) as usize;
        let (first, second) = (energy(fifth), energy(fifth));
        let t60_s = 60.0 * 0.2 / (10.0 * (first / second).log10());
        eprintln!("8 T60 {material:?} at {rate_hz} Hz: {t60_s:.2} s");
        assert!((low..=high).contains(&t60_s), "{t60_s}");
    }
}

#[test]
fn figure_jaw_harp_speaks_on_every_key_and_aliases_below_80_db() {
    for k in SHANG_QOBYZ.range_midi.0..=SHANG_QOBYZ.range_midi.1 {
        for velocity in [0.05, 0.3, 1.0] {
            let sound = note(48_000.0, &steady(), k, velocity, 0.4);
            let level = level_db(&sound, 0.02, 0.3);
            assert!(level > -62.0, "{k} at {velocity}: {level}");
        }
    }
    for rate_hz in RATES_HZ {
        let controls = Controls { variant: 2, glide: 0.0, ..steady() };
        let sound = note(rate_hz, &controls, 45, 1.0, 3.0);
        let x = sound.between(0.5, 2.5);
        let spectrum = Spectrum::deep(&x, rate_hz);
        let f1_hz = key_hz(45);
        let total = rms(&x) * std::f64::consts::SQRT_2;
        let worst = (1..(20_000.0 / f1_hz) as usize)
            .map(|n| (n as f64 + 0.5) * f1_hz)
            .map(|hz| spectrum.largest(hz - 0.3 * f1_hz, hz + 0.3 * f1_hz).amplitude)
            .fold(0.0, f64::max);
        eprintln!("spurious at {rate_hz} Hz: {:.1} dB", db(worst / total));
        assert!(db(worst / total) <= -80.0);
    }
}

#[test]
fn figure_jaw_harp_is_the_same_in_any_blocks() {
    same_in_any_blocks(&SHANG_QOBYZ);
}

#[test]
fn figure_jaw_harp_survives_a_minute_of_frenzy() {
    survives(&SHANG_QOBYZ, 62, 0);
}
