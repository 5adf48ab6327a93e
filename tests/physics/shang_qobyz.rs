//! The jaw harp's acceptance facts.

use kairat_engine::{
    Controls, Event, controls::Articulation, event::Controller, instruments::SHANG_QOBYZ,
};
use tests::{
    cents, db,
    ltas::centroid_hz,
    render::{Act, Blocks, Sound, on, steady},
    rms,
    solo::{key, level_db, partials_db, play},
    spectrum::Spectrum,
};

use crate::key_hz;

/// Rates at which the facts must hold.
pub(crate) const RATES_HZ: [f64; 3] = [44_100.0, 48_000.0, 96_000.0];

/// The middle reed, D2.
fn reed_hz() -> f64 {
    key_hz(38)
}

fn firm() -> Controls {
    Controls { magnet: 1.0, ..steady() }
}

pub(crate) fn note(rate_hz: f64, controls: &Controls, k: u8, velocity: f32, seconds: f64) -> Sound {
    key(&SHANG_QOBYZ, rate_hz, controls, (k, velocity), (seconds, seconds))
}

/// First partial of the drone between two times.
fn drone_hz(sound: &Sound, from_s: f64, to_s: f64, expected_hz: f64) -> f64 {
    let x = sound.between(from_s, to_s);
    let spectrum = Spectrum::with_beta(&x, sound.rate_hz, 8.0);
    spectrum.peak(0.94 * expected_hz, 1.06 * expected_hz).unwrap().hz
}

#[test]
fn shang_qobyz_8_1_the_drone_holds_within_3_cents_whatever_the_mouth_does() {
    let mut acts = vec![(0.0, on(62, 1.0))];
    for i in 0..60 {
        let x = 0.5 + 0.5 * (f64::from(i) * 0.9).sin();
        let c = Controls { mouth: x as f32, throat: 1.0 - x as f32, ..steady() };
        acts.push((0.05 * f64::from(i) + 0.02, Act::Turn(c)));
    }
    for rate_hz in RATES_HZ {
        let sound = play(&SHANG_QOBYZ, rate_hz, &steady(), &acts, 3.0, &Blocks::Of(512));
        for from_s in [0.1, 0.5, 0.9, 1.3] {
            let off = cents(drone_hz(&sound, from_s, from_s + 0.8, reed_hz()), reed_hz());
            eprintln!("8.1 at {rate_hz} Hz from {from_s} s: {off:.2} cents");
            assert!(off.abs() < 3.0, "{off}");
        }
    }
}

#[test]
fn shang_qobyz_8_2_the_selected_partial_stands_12_db_above_both_neighbours() {
    for (rate_hz, n) in RATES_HZ.into_iter().flat_map(|rate| (4..=16).map(move |n| (rate, n))) {
        let k = (69.0 + 12.0 * (f64::from(n) * reed_hz() / 440.0).log2()).round() as u8;
        let sound = note(rate_hz, &firm(), k, 0.8, 1.0);
        let p = partials_db(&sound.between(0.1, 0.7), rate_hz, reed_hz(), 20);
        let n = n as usize;
        let clear = p[n - 1] - p[n - 2].max(p[n]);
        eprintln!("8.2 partial {n} at {rate_hz} Hz: {clear:.1} dB");
        assert!(clear >= 12.0, "{n} at {rate_hz}: {clear}");
    }
}

#[test]
fn shang_qobyz_8_3_a_gliding_mouth_climbs_the_harmonic_series_in_steps() {
    // Breath keeps the tongue swinging while the mouth travels.
    let drawn = Controls { articulation: Articulation::Inhale, ..firm() };
    let mut acts = vec![(0.0, on(38, 0.9))];
    for i in 0_u8..=200 {
        let c = Controls { mouth: f32::from(i) / 200.0, ..drawn };
        acts.push((0.2 + 0.01 * f64::from(i), Act::Turn(c)));
    }
    let sound = play(&SHANG_QOBYZ, 48_000.0, &drawn, &acts, 2.4, &Blocks::Of(512));
    let mut steps = Vec::new();
    for i in 0..20 {
        let from_s = 0.25 + 0.1 * f64::from(i);
        let p = partials_db(&sound.between(from_s, from_s + 0.1), 48_000.0, reed_hz(), 26);
        let top = (3..26).max_by(|a, b| p[*a].total_cmp(&p[*b])).unwrap() + 1;
        steps.push(top);
    }
    eprintln!("8.3 partials on the way: {steps:?}");
    assert!(steps.windows(2).all(|s| s[0] <= s[1]), "{steps:?}");
    assert!(*steps.last().unwrap() >= 20 && steps[0] <= 7, "{steps:?}");
    for (k, n, expected) in [(72, 7.0, -31.2), (80, 11.0, -48.7)] {
        let sound = note(48_000.0, &firm(), k, 0.8, 1.5);
        let x = sound.between(0.1, 0.9);
        let hz = n * reed_hz();
        let heard = Spectrum::with_beta(&x, 48_000.0, 8.0).peak(hz / 1.03, hz * 1.03).unwrap().hz;
        let off = cents(heard, key_hz(k));
        eprintln!("8.3 partial {n} under key {k}: {off:.1} cents");
        assert!((off - expected).abs() < 3.0, "{off}");
    }
}

#[test]
fn shang_qobyz_8_4_the_way_of_the_breath_changes_level_and_brightness() {
    let breath = Act::Play(Event::Control { controller: Controller::Breath, value: 0.7 });
    for rate_hz in RATES_HZ {
        let blown = |articulation| {
            let controls = Controls { articulation, ..steady() };
            let acts = [(0.0, breath), (0.01, on(62, 0.8))];
            play(&SHANG_QOBYZ, rate_hz, &controls, &acts, 2.0, &Blocks::Of(512))
        };
        let (out, inward) = (blown(Articulation::Stroke), blown(Articulation::Inhale));
        let louder = level_db(&inward, 0.5, 1.8) - level_db(&out, 0.5, 1.8);
        let bright = |sound: &Sound| centroid_hz(&sound.between(0.5, 1.8), rate_hz, 8_000.0);
        let [high, low] = [bright(&inward), bright(&out)];
        eprintln!("8.4 at {rate_hz} Hz: {louder:.1} dB, {high:.0} and {low:.0} Hz");
        assert!(louder >= 6.0, "{louder}");
        assert!((high / low - 1.0).abs() > 0.1);
    }
}

#[test]
fn shang_qobyz_8_5_the_twang_is_inharmonic_and_gone_in_60_ms() {
    // The high reed: its harmonics lie far enough apart for a short look.
    let controls = Controls { variant: 2, magnet: 0.0, ..steady() };
    let f1_hz = key_hz(45);
    let sound = note(48_000.0, &controls, 45, 0.9, 0.6);
    // What does not repeat after a period is not of the row.
    let period_s = 1.0 / f1_hz;
    let odd = |from_s: f64| {
        let x = sound.between(from_s, from_s + 0.040);
        let y = sound.between(from_s + period_s, from_s + period_s + 0.040);
        let differ: Vec<f64> = x.iter().zip(&y).map(|(x, y)| x - y).collect();
        (db(rms(&differ) / rms(&x)), differ)
    };
    let ((early, twang), (late, _)) = (odd(0.003), odd(0.075));
    let spectrum = Spectrum::with_beta(&twang, 48_000.0, 2.0);
    let line = spectrum.peak(6.05 * f1_hz, 6.6 * f1_hz).map_or(0.0, |peak| peak.hz / f1_hz);
    eprintln!(
        "8.5 what is not of the row: {early:.1} dB, 75 ms later {late:.1} dB, at {line:.2} f1"
    );
    assert!(early > late + 6.0, "{early} {late}");
    assert!((6.05..6.55).contains(&line), "{line}");
}

#[test]
fn shang_qobyz_8_6_gallop_and_wow_come_from_articulation_and_cc() {
    let gallop = Controls { articulation: Articulation::Gallop, ..steady() };
    let mut engine = kairat_engine::Engine::new(&SHANG_QOBYZ);
    engine.set_controls(&gallop);
    engine.prepare(kairat_engine::SampleRate::new(48_000.0));
    if let Act::Play(event) = on(62, 0.8) {
        engine.handle(event);
    }
    // Every finger on the tongue changes its energy at once.
    let (mut l, mut r) = ([0.0; 480], [0.0; 480]);
    let (mut last, mut strokes, mut since) = (0.0, 0, 9);
    for _ in 0..180 {
        engine.render(&mut l, &mut r);
        let energy = engine.energy_joule();
        since += 1;
        if (10.0 * (energy / f64::max(last, 1e-30)).log10()).abs() > 1.0 && since > 5 {
            (strokes, since) = (strokes + 1, 0);
        }
        last = energy;
    }
    eprintln!("8.6 gallop: {strokes} strokes in 1.8 s");
    assert!((11..=14).contains(&strokes), "{strokes}");
    let formant = |sound: &Sound, at_s: f64| {
        let p = partials_db(&sound.between(at_s, at_s + 0.08), 48_000.0, reed_hz(), 20);
        (3..20).max_by(|a, b| p[*a].total_cmp(&p[*b])).unwrap() + 1
    };
    let wow = Controls { articulation: Articulation::Wow, ..steady() };
    let sound = note(48_000.0, &wow, 77, 0.8, 1.0);
    let path = [0.01, 0.18, 0.45].map(|at| formant(&sound, at));
    eprintln!("8.6 wow: {path:?}");
    assert!(path[1] >= path[0] + 2 && path[1] >= path[2] + 2, "{path:?}");
    let wheel = Act::Play(Event::Control { controller: Controller::Modulation, value: 1.0 });
    let acts = [(0.0, wheel), (0.0, on(77, 0.8))];
    let sound = play(&SHANG_QOBYZ, 48_000.0, &steady(), &acts, 1.2, &Blocks::Of(512));
    let swing: Vec<_> = (1..12).map(|i| formant(&sound, 0.08 * f64::from(i))).collect();
    eprintln!("8.6 by CC1: {swing:?}");
    assert!(swing.iter().max().unwrap() - swing.iter().min().unwrap() >= 3);
}
