//! The synth under the fingers: blocks, sleep, stealing, ties, envelopes.

use kairat_engine::{
    Event, NoteAddress, Pitch,
    event::{Controller, Dimension},
    synth::{FilterKind, GlideMode, OscillatorKind, PlayMode, SynthControls},
};
use tests::{cents, clicks::burst_db, db, peak, spectrum::Spectrum};

use crate::synth_solo::{held, left, off, on, plain, run, synth};

const RATE_HZ: f64 = 48_000.0;

/// Panels that use everything.
pub(crate) fn panels() -> Vec<SynthControls> {
    use OscillatorKind::{Analogue, Fm, Grain, Noise, Wavetable};
    let pairs = [(Analogue, Fm), (Wavetable, Noise), (Grain, Analogue), (Fm, Wavetable)];
    let filters = [FilterKind::Low, FilterKind::Ladder, FilterKind::Band, FilterKind::High];
    let mut panels = Vec::new();
    for (i, ((first, second), filter)) in pairs.into_iter().zip(filters).enumerate() {
        let mut controls = SynthControls::default();
        controls.oscillators[0].tone.kind = first;
        controls.oscillators[1].tone.kind = second;
        controls.oscillators[1].tone.pan = 0.3;
        controls.filter.kind = filter;
        controls.filter.is_driven = i % 2 == 0;
        controls.unison.copies = 1 + 2 * i;
        controls.unison.drift_cents = 3.0;
        controls.lfos[0].pitch_semitones = 0.2;
        controls.lfos[1].shape_depth = 0.5;
        controls.lfos[1].is_global = true;
        controls.play.glide_s = 0.05;
        panels.push(controls);
    }
    panels
}

#[test]
fn figure_synth_block_sizes_make_no_difference_to_the_bit() {
    for (number, controls) in panels().iter().enumerate() {
        let take = |block: usize| {
            let mut synth = synth(RATE_HZ, controls);
            let mut sound = Vec::new();
            let mut heard = 0_u32;
            for (i, key) in [60_u8, 64, 67, 60, 48].into_iter().enumerate() {
                synth.handle(on(key, 0.8));
                synth.handle(Event::Control { controller: Controller::Modulation, value: 0.2 });
                for count in [1_003 + 37 * i, 777] {
                    let mut left = vec![0.0; count];
                    let mut right = vec![0.0; count];
                    for (l, r) in left.chunks_mut(block).zip(right.chunks_mut(block)) {
                        let acoustic: Vec<f32> = (0..l.len() as u32)
                            .map(|n| (0.031 * (heard + n) as f32).sin())
                            .collect();
                        heard += l.len() as u32;
                        synth.listen(&acoustic, &acoustic);
                        synth.render(l, r);
                    }
                    sound.extend(left);
                    sound.extend(right);
                    synth.handle(off(key));
                }
                let mut changed = *controls;
                changed.filter.cutoff_hz = 500.0 * (i + 1) as f32;
                synth.set_controls(&changed);
            }
            sound
        };
        let whole = take(512);
        assert!(whole.iter().any(|y| y.abs() > 0.01));
        for block in [1, 7, 16, 61] {
            let other = take(block);
            let differ = whole.iter().zip(&other).position(|(a, b)| a.to_bits() != b.to_bits());
            assert_eq!(differ, None, "panel {number}, blocks of {block}");
        }
    }
}

#[test]
fn it_sleeps_when_all_is_over_and_is_silent_then() {
    let mut synth = synth(RATE_HZ, &plain());
    assert!(synth.is_asleep());
    synth.handle(on(60, 0.9));
    synth.handle(Event::Control { controller: Controller::Sustain, value: 1.0 });
    assert!(peak(&left(&mut synth, 9_600)) > 0.1);
    synth.handle(off(60));
    left(&mut synth, 48_000);
    assert!(!synth.is_asleep(), "the pedal holds it");
    synth.handle(Event::Control { controller: Controller::Sustain, value: 0.0 });
    left(&mut synth, 24_000);
    assert!(synth.is_asleep());
    assert!(left(&mut synth, 1_000).iter().all(|y| *y == 0.0));
}

/// Seventeen notes: what the stolen one leaves above the others' partials.
#[test]
fn figure_synth_stealing_does_not_click() {
    let mut controls = plain();
    controls.filter.cutoff_hz = 300.0;
    controls.envelopes[0].attack_s = 0.05;
    controls.play.level_db = -24.0;
    let take = |more: bool| {
        let mut synth = synth(RATE_HZ, &controls);
        for key in 40..56 {
            synth.handle(on(key, 0.8));
        }
        let mut sound = left(&mut synth, 24_000);
        if more {
            synth.handle(on(70, 0.8));
        }
        sound.extend(left(&mut synth, 9_600));
        sound
    };
    let (plain, stolen) = (take(false), take(true));
    let level = burst_db(&stolen, &plain, RATE_HZ, 24_000, 0.02);
    eprintln!("stealing: {level:.1} dB");
    assert!(level <= -60.0, "{level}");
}

#[test]
fn a_stolen_note_is_gone_within_three_milliseconds() {
    let mut controls = plain();
    controls.envelopes[0].release_s = 5.0;
    let mut synth = synth(RATE_HZ, &controls);
    synth.handle(on(60, 0.8));
    left(&mut synth, 5_000);
    synth.handle(Event::AllSoundOff);
    let after = left(&mut synth, 1_000);
    let last = after.iter().rposition(|y| *y != 0.0).unwrap();
    eprintln!("gone after {:.2} ms", 1_000.0 * last as f64 / RATE_HZ);
    assert!(last as f64 / RATE_HZ <= 0.003);
}

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

#[test]
fn reset_repeats_the_render() {
    let controls = panels()[3];
    let mut synth = synth(RATE_HZ, &controls);
    let mut take = || {
        synth.reset();
        synth.handle(on(57, 0.7));
        run(&mut synth, 5_000, 64)
    };
    assert_eq!(take(), take());
}
