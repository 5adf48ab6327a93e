//! The synth under the fingers: envelopes, ties, expression.

use kairat_engine::{
    Event, NoteAddress, Pitch,
    event::Dimension,
    synth::{GlideMode, OscillatorKind, PlayMode},
};
use tests::{cents, db, peak, spectrum::Spectrum};

use crate::synth_solo::{held, left, off, on, plain, synth};

const RATE_HZ: f64 = 48_000.0;

#[test]
fn figure_synth_envelope_times_are_kept() {
    // One operator alone is a sine.
    let mut controls = plain();
    controls.oscillators[0].tone.kind = OscillatorKind::Fm;
    controls.oscillators[0].tone.coarse_semitones = 36.0;
    controls.oscillators[0].operators.iter_mut().for_each(|operator| operator.level = 0.0);
    controls.oscillators[0].operators[0].level = 1.0;
    let envelope = &mut controls.envelopes[0];
    (envelope.delay_s, envelope.attack_s, envelope.hold_s) = (0.05, 0.2, 0.1);
    (envelope.decay_s, envelope.sustain, envelope.release_s) = (0.3, 0.5, 0.4);
    (envelope.attack_curve, envelope.decay_curve, envelope.release_curve) = (0.0, 0.0, 0.0);
    let mut synth = synth(RATE_HZ, &controls);
    synth.handle(on(72, 1.0));
    let mut sound = left(&mut synth, 48_000);
    synth.handle(off(72));
    sound.extend(left(&mut synth, 48_000));
    // A period is 11 samples: peaks over 2 ms.
    let level: Vec<f64> = sound.windows(96).step_by(8).map(peak).collect();
    let full = level.iter().fold(0.0_f64, |a, b| a.max(*b));
    let step = 8.0 / RATE_HZ;
    let rise = |share: f64| level.iter().position(|y| *y >= share * full).unwrap() as f64 * step;
    let fall = |share: f64, from: f64| {
        let from = (from / step) as usize;
        (from + level[from..].iter().position(|y| *y <= share * full).unwrap()) as f64 * step
    };
    let attack = (rise(0.8) - rise(0.2)) / 0.6;
    let decay = (fall(0.6, 0.4) - fall(0.9, 0.3)) / 0.3 * 0.5;
    let release = (fall(0.1, 1.0) - fall(0.4, 1.0)) / 0.3 * 0.5;
    eprintln!(
        "attack {attack:.4} of 0.2 s, decay {decay:.4} of 0.3 s, release {release:.4} of 0.4 s"
    );
    assert!((attack / 0.2 - 1.0).abs() <= 0.02);
    assert!((decay / 0.3 - 1.0).abs() <= 0.02);
    assert!((release / 0.4 - 1.0).abs() <= 0.02);
}

#[test]
fn a_glide_takes_its_time_and_legato_does_not_begin_anew() {
    for (mode, glide_mode, arrives_s) in [
        (PlayMode::Legato, GlideMode::Time, 0.5),
        (PlayMode::Mono, GlideMode::Rate, 1.0),
        (PlayMode::Poly, GlideMode::Time, 0.5),
    ] {
        let mut controls = plain();
        controls.play.mode = mode;
        (controls.play.glide_mode, controls.play.glide_s) = (glide_mode, 0.5);
        controls.envelopes[0].release_s = 0.002;
        let mut synth = synth(RATE_HZ, &controls);
        synth.handle(on(48, 0.9));
        left(&mut synth, 12_000);
        synth.handle(on(72, 0.9));
        synth.handle(off(48));
        let sound = left(&mut synth, 72_000);
        let at = |s: f64, hz: f64| {
            let from = (s * RATE_HZ) as usize;
            let part = &sound[from..from + 4_800];
            cents(Spectrum::deep(part, RATE_HZ).peak(0.8 * hz, 1.2 * hz).unwrap().hz, hz)
        };
        let (halfway, target) = (Pitch(60.0).hz(440.0), Pitch(72.0).hz(440.0));
        assert!(at(0.5 * arrives_s - 0.05, halfway).abs() < 60.0, "{mode:?}");
        assert!(at(arrives_s, target).abs() < 0.5, "{mode:?}: {}", at(arrives_s, target));
    }
}

#[test]
fn expression_is_heard() {
    let level = |event: Option<Event>| {
        let mut controls = plain();
        controls.filter.cutoff_hz = 400.0;
        let mut synth = synth(RATE_HZ, &controls);
        synth.handle(on(60, 0.8));
        if let Some(event) = event {
            synth.handle(event);
        }
        let sound = left(&mut synth, 24_000).split_off(9_600);
        let spectrum = Spectrum::deep(&sound, RATE_HZ);
        (peak(&sound), spectrum.power(2_000.0, 20_000.0), spectrum.peak(150.0, 400.0).unwrap().hz)
    };
    let note = NoteAddress::key(0, 60);
    let express = |dimension, value| Some(Event::Express { note, dimension, value });
    let (loud, bright, hz) = level(None);
    assert!(level(express(Dimension::Brightness, 1.0)).1 > 4.0 * bright);
    assert!(level(express(Dimension::Pressure, 1.0)).0 > 1.2 * loud);
    assert!(level(express(Dimension::Volume, 0.5)).0 < 0.6 * loud);
    let bent = level(express(Dimension::Tuning, 2.0)).2;
    assert!((cents(bent, hz) - 200.0).abs() < 0.05, "{}", cents(bent, hz));
    assert!(db(level(express(Dimension::Expression, 0.5)).0 / loud) < -10.0);
    let a4 = {
        let mut controls = plain();
        controls.play.a4_hz = 466.0;
        let x = held(RATE_HZ, &controls, 69, 1.0);
        Spectrum::deep(&x, RATE_HZ).peak(400.0, 500.0).unwrap().hz
    };
    assert!(cents(a4, 466.0).abs() < 0.05);
}
