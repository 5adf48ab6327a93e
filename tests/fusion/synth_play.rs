//! The synth in time: blocks, sleep, stealing.

use kairat_engine::{
    Event,
    event::Controller,
    synth::{FilterKind, OscillatorKind, SynthControls},
};
use tests::{clicks::burst_db, peak};

use crate::synth_solo::{left, off, on, plain, run, synth};

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
