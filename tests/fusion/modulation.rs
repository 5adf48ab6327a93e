//! The modulation: what it moves, when, and that loops are only late.

use kairat_engine::{
    Event, NoteAddress, RackControls,
    rack::{BlendMode, OUTPUTS, Rack, SLOTS, SlotControls, Source, TARGETS},
};
use tests::{db, spectrum::Spectrum};

use crate::{
    allocations,
    weave::{RATE_HZ, on, rack, take, woven},
};

fn target(id: &str) -> Option<usize> {
    TARGETS.iter().position(|row| row.id == id)
}

fn slot(source: Source, id: &str, depth: f32) -> SlotControls {
    SlotControls { source, target: target(id), depth, ..SlotControls::default() }
}

/// Numbers that look random, 0–1.
fn dice(seed: &mut u32) -> f32 {
    *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    (*seed >> 8) as f32 / (1 << 24) as f32
}

/// Sixteen slots of anything on anything.
fn anything(seed: u32) -> RackControls {
    let mut controls = woven(BlendMode::Layer, 0.5);
    let mut seed = seed;
    let sources = [
        Source::Envelope1,
        Source::Envelope2,
        Source::Lfo1,
        Source::Lfo2,
        Source::Lfo3,
        Source::Velocity,
        Source::Key,
        Source::Random,
        Source::Level,
        Source::Colour,
        Source::Effort,
        Source::Macro1,
    ];
    let mut pick = |count: usize| (dice(&mut seed) * count as f32) as usize;
    for at in 0..SLOTS {
        controls.modulation.slots[at] = SlotControls {
            source: sources[pick(sources.len())],
            target: Some(pick(TARGETS.len())),
            depth: pick(201) as f32 / 100.0 - 1.0,
            curve: pick(201) as f32 / 100.0 - 1.0,
            via: if pick(2) == 0 { Source::Off } else { sources[pick(sources.len())] },
        };
    }
    controls.parts[1].place.is_on = true;
    controls.layer.synth.lfos[0].rate_hz = 7.0;
    controls.modulation.macros[0] = 0.7;
    controls
}

#[test]
fn a_slot_moves_its_target_as_the_hand_would() {
    for id in ["a_level", "blend", "synth_level", "filter_cutoff", "osc1_coarse"] {
        let row = &TARGETS[target(id).unwrap()];
        let mut by_slot = woven(BlendMode::Layer, 0.5);
        by_slot.modulation.macros[2] = 0.5;
        by_slot.modulation.slots[4] = slot(Source::Macro3, id, -0.4);
        let mut by_hand = woven(BlendMode::Layer, 0.5);
        let position = row.position(row.read(&mut by_hand)) - 0.2;
        row.write(&mut by_hand, row.value(position));
        let [slot, hand] = [by_slot, by_hand].map(|controls| take(&mut rack(&controls), 512));
        let plain = take(&mut rack(&woven(BlendMode::Layer, 0.5)), 512);
        let off = |a: &[f32], b: &[f32]| {
            let error = a.iter().zip(b).map(|(a, b)| f64::from(a - b).powi(2)).sum::<f64>();
            let power = b.iter().map(|b| f64::from(*b).powi(2)).sum::<f64>();
            10.0 * (error / power).log10()
        };
        let (far, near) =
            (off(&slot[0][4_800..], &plain[0][4_800..]), off(&slot[0][4_800..], &hand[0][4_800..]));
        eprintln!("{id}: {near:.1} dB from the hand's, {far:.1} dB from where it was");
        assert!(far > -20.0, "{id} has not moved");
        // The panel takes the first step to get there.
        assert!(near < far - 25.0 && near < -35.0, "{id}");
    }
}

#[test]
fn each_voice_of_the_synth_has_its_own() {
    let mut controls = woven(BlendMode::Off, 0.0);
    controls.parts[0].place.is_on = false;
    for oscillator in &mut controls.layer.synth.oscillators {
        oscillator.tone.fine_cents = 0.0;
    }
    controls.modulation.slots[0] = slot(Source::Velocity, "osc1_level", -1.0);
    controls.modulation.slots[1] = slot(Source::Velocity, "osc2_level", -1.0);
    let mut rack = rack(&controls);
    for (key, velocity) in [(60, 1.0), (67, 0.1)] {
        rack.handle(Event::NoteOn { note: NoteAddress::key(0, key), velocity });
    }
    let (mut left, mut right) = (vec![0.0; 48_000], vec![0.0; 48_000]);
    rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
    let heard: Vec<f64> = left[9_600..].iter().map(|y| f64::from(*y)).collect();
    let spectrum = Spectrum::deep(&heard, RATE_HZ);
    let [hard, soft] = [261.6, 392.0].map(|hz| spectrum.largest(hz * 0.99, hz * 1.01).amplitude);
    eprintln!("the hard note stands {:.1} dB under the soft one", db(hard / soft));
    assert!(db(hard / soft) < -60.0);
}

#[test]
fn the_host_moves_one_note_alone() {
    let mut controls = woven(BlendMode::Off, 0.0);
    controls.parts[0].place.is_on = false;
    for oscillator in &mut controls.layer.synth.oscillators {
        oscillator.tone.fine_cents = 0.0;
    }
    let mut rack = rack(&controls);
    for (voice, key) in [(7, 60), (8, 67)] {
        let note = NoteAddress { voice: Some(voice), ..NoteAddress::key(0, key) };
        rack.handle(Event::NoteOn { note, velocity: 0.8 });
    }
    for id in ["osc1_level", "osc2_level"] {
        let target = target(id).unwrap();
        rack.handle(Event::Modulate { voice: 7, target, offset: -1.0 });
    }
    let (mut left, mut right) = (vec![0.0; 48_000], vec![0.0; 48_000]);
    rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
    let heard: Vec<f64> = left[9_600..].iter().map(|y| f64::from(*y)).collect();
    let spectrum = Spectrum::deep(&heard, RATE_HZ);
    let [moved, other] = [261.6, 392.0].map(|hz| spectrum.largest(hz * 0.99, hz * 1.01).amplitude);
    eprintln!("the note that the host silences stands {:.1} dB under the other", db(moved / other));
    assert!(db(moved / other) < -60.0);
}

#[test]
fn what_moves_itself_is_late_and_never_refused() {
    let mut controls = woven(BlendMode::Off, 0.0);
    controls.modulation.macros[0] = 0.5;
    controls.modulation.slots[0] = slot(Source::Macro1, "macro1", 0.5);
    controls.modulation.slots[1] = slot(Source::Macro1, "mod2_depth", 1.0);
    controls.modulation.slots[2] = slot(Source::Lfo1, "lfo1_rate", 1.0);
    controls.modulation.slots[3] = slot(Source::Macro1, "a_level", -1.0);
    let heard = take(&mut rack(&controls), 512);
    assert!(heard[0].iter().all(|y| y.is_finite()));
    controls.modulation.slots[3].depth = 0.0;
    let other = take(&mut rack(&controls), 512);
    assert!(heard != other, "the loop does not keep the rest from moving");
}

#[test]
fn block_sizes_make_no_difference_to_the_bit_under_modulation() {
    for seed in 0..4 {
        let controls = anything(seed);
        let whole = take(&mut rack(&controls), 4_096);
        for block in [1, 61, 512] {
            assert!(take(&mut rack(&controls), block) == whole, "seed {seed}, blocks of {block}");
        }
    }
}

#[test]
fn anything_on_anything_is_stable_and_ends() {
    let mut worst = 0.0_f32;
    for seed in 10..40 {
        let mut rack = rack(&anything(seed));
        let heard = take(&mut rack, 512);
        assert!(heard.iter().flatten().all(|y| y.is_finite()), "seed {seed}");
        worst = heard.iter().flatten().fold(worst, |worst, y| worst.max(y.abs()));
    }
    eprintln!("peak under sixteen slots of anything: {:.1} dBFS", db(f64::from(worst)));
}

#[test]
fn modulation_allocates_nothing() {
    let controls = anything(3);
    let mut rack: Rack = rack(&controls);
    let (mut left, mut right) = (vec![0.0; 9_600], vec![0.0; 9_600]);
    let counted = allocations::during(|| {
        rack.handle(on(60));
        rack.set_controls(&controls);
        rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
        rack.reset();
    });
    assert_eq!(counted, 0);
}
