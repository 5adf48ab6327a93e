//! No control of the synth clicks while a note sounds.

use kairat_engine::synth::{FilterKind, OscillatorKind, SynthControls, Target};
use tests::clicks::burst_db;

use crate::synth_solo::{left, on, plain, synth};

const RATE_HZ: f64 = 48_000.0;
/// When the control is moved.
const STEP: usize = 24_000;
/// Loudest burst, re the signal.
const LIMIT_DB: f64 = -60.0;

/// A dark, steady tone, so that a burst above it is seen.
fn dark(kind: OscillatorKind, filter: FilterKind) -> SynthControls {
    let mut controls = plain();
    let tone = &mut controls.oscillators[0].tone;
    tone.kind = kind;
    tone.wavetable = 6;
    controls.filter.kind = filter;
    controls.filter.cutoff_hz = 150.0;
    controls.oscillators[0].operators[1].level = 0.2;
    for operator in &mut controls.oscillators[0].operators[2..] {
        operator.level = 0.0;
    }
    controls.unison.copies = 3;
    controls.lfos[0].pitch_semitones = 0.1;
    controls.lfos[0].is_global = true;
    controls
}

fn take(controls: &SynthControls, moved: Option<(Target, f32)>) -> Vec<f64> {
    let mut synth = synth(RATE_HZ, controls);
    synth.handle(on(36, 0.8));
    let mut sound = left(&mut synth, STEP);
    if let Some((target, value)) = moved {
        let mut controls = *controls;
        *controls.field_mut(target).unwrap() = value;
        synth.set_controls(&controls);
    }
    sound.extend(left(&mut synth, 9_600));
    sound
}

/// What opens the way to what is above 5 kHz makes no click by being heard there: its level is taken
/// from where it settles.
fn settled_db(moved: &[f64]) -> f64 {
    let after = &moved[STEP + 4_800..];
    burst_db(after, &vec![0.0; after.len()], RATE_HZ, 2_400, 0.02)
}

#[test]
fn figure_synth_no_step_clicks() {
    let mut loud = Vec::new();
    let mut worst = -400.0_f64;
    for (kind, filter) in [
        (OscillatorKind::Analogue, FilterKind::Low),
        (OscillatorKind::Wavetable, FilterKind::Ladder),
        (OscillatorKind::Fm, FilterKind::Low),
    ] {
        let controls = dark(kind, filter);
        let plain = take(&controls, None);
        for target in Target::all() {
            let (low, high) = target.range();
            let now = *controls.clone().field_mut(target).unwrap();
            for end in [low, high] {
                // Half of the way to the end of its range.
                let moved = take(&controls, Some((target, 0.5 * (now + end))));
                let burst = burst_db(&moved, &plain, RATE_HZ, STEP + 480, 0.015);
                let level = if burst > settled_db(&moved) + 3.0 { burst } else { -400.0 };
                worst = worst.max(level);
                if level > LIMIT_DB {
                    loud.push(format!("{kind:?} {target:?} to {end}: {level:.1}"));
                }
            }
        }
    }
    eprintln!("loudest step: {worst:.1} dB");
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}
