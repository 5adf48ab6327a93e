//! The synth under everything at once: finite, bounded, and without an allocation.

use kairat_engine::{
    Event, NoteAddress,
    event::{Controller, Dimension},
    synth::{
        AnalogueShape, FilterKind, NoiseColour, OscillatorKind, PlayMode, SynthControls, Target,
        Wavetable,
    },
};
use tests::db;

use crate::synth_solo::synth;

/// A small generator (Knuth's constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1 << 24) as f32
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[((self.roll() * from.len() as f32) as usize).min(from.len() - 1)]
    }
}

fn panel(dice: &mut Dice, targets: &[Target]) -> SynthControls {
    use OscillatorKind::{Analogue, Fm, Grain, Noise, Wavetable};
    let mut controls = SynthControls::default();
    for &target in targets {
        let (low, high) = target.range();
        *controls.field_mut(target).unwrap() = low + (high - low) * dice.roll();
    }
    for oscillator in &mut controls.oscillators {
        let tone = &mut oscillator.tone;
        tone.kind = dice.pick(&[Analogue, Wavetable, Fm, Grain, Noise]);
        tone.shape =
            dice.pick(&[AnalogueShape::Saw, AnalogueShape::Pulse, AnalogueShape::Triangle]);
        tone.noise = dice.pick(&[NoiseColour::White, NoiseColour::Pink, NoiseColour::Band]);
        tone.wavetable = (12.0 * dice.roll()) as usize;
        tone.algorithm = (9.0 * dice.roll()) as usize;
    }
    controls.filter.kind =
        dice.pick(&[FilterKind::Low, FilterKind::Band, FilterKind::High, FilterKind::Ladder]);
    controls.filter.is_driven = dice.roll() < 0.5;
    controls.unison.copies = (9.0 * dice.roll()) as usize;
    controls.play.mode = dice.pick(&[PlayMode::Poly, PlayMode::Mono, PlayMode::Legato]);
    // Seconds, not minutes.
    for envelope in &mut controls.envelopes {
        (envelope.delay_s, envelope.attack_s) = (0.0, 0.05 * envelope.attack_s);
    }
    controls
}

fn event(dice: &mut Dice) -> Event {
    let note = NoteAddress::key((4.0 * dice.roll()) as u8, (128.0 * dice.roll()) as u8);
    let value = dice.roll();
    match (8.0 * dice.roll()) as u8 {
        0..=2 => Event::NoteOn { note, velocity: value },
        3 => Event::NoteOff { note: NoteAddress { key: None, ..note }, velocity: value },
        4 => Event::Express { note, dimension: Dimension::Tuning, value: 24.0 * value - 12.0 },
        5 => {
            use Dimension::{Brightness, Expression, Pan, Pressure, Vibrato};
            let dimension = dice.pick(&[Brightness, Expression, Pan, Pressure, Vibrato]);
            let note = NoteAddress { key: None, ..note };
            Event::Express { note, dimension, value }
        }
        6 => {
            use Controller::{Breath, Modulation, Sustain, VibratoRate};
            let controller = dice.pick(&[Breath, Modulation, Sustain, VibratoRate]);
            Event::Control { controller, value }
        }
        _ => dice.pick(&[Event::AllNotesOff, Event::AllSoundOff, Event::Choke { note }]),
    }
}

#[test]
fn figure_synth_sixty_seconds_of_everything_stay_finite_and_bounded() {
    let mut dice = Dice(5);
    let targets = Target::all();
    let mut loudest = 0.0_f32;
    for rate_hz in [48_000.0, 44_100.0, 96_000.0] {
        let mut synth = synth(rate_hz, &SynthControls::default());
        let acoustic: Vec<f32> = (0..960).map(|_| 2.0 * dice.roll() - 1.0).collect();
        let (mut left, mut right) = (vec![0.0; 960], vec![0.0; 960]);
        let mut is_heard = false;
        for _ in 0..(20.0 * rate_hz) as usize / 480 {
            if dice.roll() < 0.05 {
                synth.set_controls(&panel(&mut dice, &targets));
                synth.set_tempo(f64::from(400.0 * dice.roll()));
            }
            if dice.roll() < 0.2 {
                synth.handle(event(&mut dice));
            }
            let count = 1 + (959.0 * dice.roll()) as usize;
            synth.listen(&acoustic[..count], &acoustic[..count]);
            synth.render(&mut left[..count], &mut right[..count]);
            for y in left[..count].iter().chain(&right[..count]) {
                assert!(y.is_finite());
                loudest = loudest.max(y.abs());
                is_heard |= *y != 0.0;
            }
        }
        assert!(is_heard);
    }
    eprintln!("60 s of everything: peak {:.1} dBFS", db(f64::from(loudest)));
    assert!(db(f64::from(loudest)) <= 12.0);
}

#[test]
fn what_is_no_number_is_brought_back() {
    let mut controls = SynthControls::default();
    for target in Target::all() {
        *controls.field_mut(target).unwrap() = f32::NAN;
    }
    let clamped = controls.clamped();
    for target in Target::all() {
        let (low, high) = target.range();
        assert!((low..=high).contains(clamped.clone().field_mut(target).unwrap()), "{target:?}");
    }
    let ghost = Target::Lfo(7, kairat_engine::synth::LfoTarget::Rate);
    assert!(controls.field_mut(ghost).is_none());
}

#[test]
fn a_wavetable_is_exchanged_without_freeing_it_under_the_note() {
    let made = |shape: fn(usize) -> f32| {
        let samples: Vec<f32> = (0..2_048).map(shape).collect();
        Box::new(Wavetable::from_frames(&samples, 2_048).unwrap())
    };
    let mut controls = SynthControls::default();
    controls.oscillators[0].tone.kind = OscillatorKind::Wavetable;
    controls.oscillators[0].tone.wavetable = 99;
    let mut synth = synth(48_000.0, &controls);
    assert!(synth.load_wavetable(made(|i| i as f32)).is_none());
    synth.handle(crate::synth_solo::on(60, 0.8));
    crate::synth_solo::left(&mut synth, 4_800);
    assert!(synth.load_wavetable(made(|i| (i as f32 * 0.02).sin())).is_none());
    crate::synth_solo::left(&mut synth, 4_800);
    assert!(synth.take_wavetable().is_some());
    assert!(synth.take_wavetable().is_none());
}
