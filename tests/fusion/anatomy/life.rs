//! What holds at every moment: the same bits in any blocks, no allocation, hands that are heard.

use kairat_engine::{
    Event, NoteAddress, SampleRate,
    anatomy::{
        Anatomy, AnatomyControls, BodyKind, Build, ExciterKind, KUIY, Lists, ResonatorKind, Travel,
    },
    event::{Controller, Dimension},
    modes::{Mode, ModeSet},
};
use tests::{render::Dice, rms};

use super::{RATE_HZ, Saw, anatomy, left, off, on, plain};
use crate::allocations;

fn busy(exciter: usize) -> AnatomyControls {
    let other = ExciterKind::ALL[(exciter + 1) % 8];
    AnatomyControls {
        builds: [
            Build {
                exciter: ExciterKind::ALL[exciter],
                resonator: ResonatorKind::ALL[exciter % 6],
            },
            Build { exciter: other, resonator: ResonatorKind::ALL[(exciter + 2) % 6] },
        ],
        morph: 0.3,
        coupling: 0.4,
        synth: 0.2,
        ..AnatomyControls::default()
    }
}

/// A take with events at places that no tick knows.
fn take(exciter: usize, blocks: impl FnMut() -> usize) -> Vec<u32> {
    let mut blocks = blocks;
    let controls = busy(exciter);
    let mut anatomy = anatomy(&controls);
    let all = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    let events: [(usize, Event); 6] = [
        (5, on(55, 0.7)),
        (1_003, on(62, 0.9)),
        (4_001, Event::Express { note: all, dimension: Dimension::Tuning, value: 1.5 }),
        (7_777, Event::Control { controller: Controller::Breath, value: 0.6 }),
        (11_111, off(55)),
        (15_000, on(55, 0.4)),
    ];
    let mut saw = Saw::new(55);
    let mut bits = Vec::new();
    let mut done = 0;
    let end = 24_000;
    while done < end {
        for (_, event) in events.iter().filter(|(at, _)| *at == done) {
            anatomy.handle(*event);
        }
        if done == 9_001 {
            anatomy.set_controls(&AnatomyControls { morph: 0.9, body_size: 1.5, ..controls });
        }
        let stops = events.iter().map(|(at, _)| *at).chain([9_001, end]);
        let stop = stops.filter(|at| *at > done).min().unwrap();
        let count = blocks().clamp(1, stop - done);
        let (mut l, mut r, mut driven) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        saw.fill(&mut driven);
        anatomy.render_with(&driven, &mut l, &mut r);
        bits.extend(l.iter().zip(&r).flat_map(|(l, r)| [l.to_bits(), r.to_bits()]));
        done += count;
    }
    bits
}

#[test]
fn figure_anatomy_is_the_same_in_any_blocks() {
    for exciter in 0..8 {
        let whole = take(exciter, || 512);
        assert!(whole.iter().any(|bits| *bits != 0));
        for size in [1, 7, 61] {
            assert!(whole == take(exciter, || size), "{exciter} in blocks of {size}");
        }
        let mut dice = Dice::new(3);
        assert!(whole == take(exciter, || 1 + dice.below(900)), "{exciter} in blocks of any size");
    }
}

#[test]
fn figure_anatomy_allocates_nothing_after_new() {
    let mut anatomy = Anatomy::new(SampleRate::new(RATE_HZ));
    let (mut l, mut r) = (vec![0.0; 512], vec![0.0; 512]);
    let count = allocations::during(|| {
        for exciter in 0..8 {
            anatomy.set_controls(&busy(exciter));
            for key in 40..56 {
                anatomy.handle(on(key, 0.7));
                anatomy.render(&mut l, &mut r);
            }
            anatomy.handle(Event::AllNotesOff);
            anatomy.render(&mut l, &mut r);
            anatomy.reset();
        }
    });
    assert_eq!(count, 0);
}

#[test]
fn seeds_repeat_and_differ() {
    let sound = |seed| {
        let pair = plain(ExciterKind::Reed, ResonatorKind::Bore, BodyKind::None);
        let mut anatomy = anatomy(&AnatomyControls { seed, human: 1.0, ..pair });
        anatomy.handle(on(60, 0.7));
        left(&mut anatomy, &mut Saw::new(60), 9_600)
    };
    assert!(sound(1) == sound(1));
    assert!(sound(1) != sound(2));
}

#[test]
fn breath_and_pressure_open_the_voice() {
    let level = |breath: f32| {
        let pair = plain(ExciterKind::Reed, ResonatorKind::Bore, BodyKind::None);
        let mut anatomy = anatomy(&pair);
        anatomy.handle(Event::Control { controller: Controller::Breath, value: breath });
        anatomy.handle(on(60, 0.7));
        let sound = left(&mut anatomy, &mut Saw::new(60), 48_000);
        rms(&sound[24_000..])
    };
    let (soft, loud) = (level(0.15), level(0.95));
    assert!(loud > 2.0 * soft, "{soft} {loud}");
    // Pressure takes Kuiy to its far end.
    let sound = |pressure: f32| {
        let mut anatomy = anatomy(&AnatomyControls { human: 0.0, noise: 0.0, ..KUIY });
        anatomy.handle(on(60, 0.7));
        let note = NoteAddress::key(0, 60);
        anatomy.handle(Event::Express { note, dimension: Dimension::Pressure, value: pressure });
        left(&mut anatomy, &mut Saw::new(60), 48_000)
    };
    assert!(sound(0.0) != sound(1.0));
}

#[test]
fn overlapping_keys_are_tied_in_mono_and_the_pedal_holds() {
    let pair = plain(ExciterKind::Jet, ResonatorKind::OpenBore, BodyKind::None);
    let mut anatomy = anatomy(&AnatomyControls { is_mono: true, ..pair });
    let mut saw = Saw::new(60);
    anatomy.handle(on(60, 0.8));
    left(&mut anatomy, &mut saw, 24_000);
    anatomy.handle(on(64, 0.8));
    left(&mut anatomy, &mut saw, 24_000);
    assert_eq!(anatomy.corrections_cents().count(), 1);
    anatomy.handle(Event::Control { controller: Controller::Sustain, value: 1.0 });
    anatomy.handle(off(60));
    anatomy.handle(off(64));
    let held = left(&mut anatomy, &mut saw, 48_000);
    assert!(rms(&held[40_000..]) > 0.01);
    anatomy.handle(Event::Control { controller: Controller::Sustain, value: 0.0 });
    let gone = left(&mut anatomy, &mut saw, 72_000);
    assert!(rms(&gone[60_000..]) < 1.0e-4);
}

#[test]
fn lists_that_are_loaded_are_played() {
    let mut from = ModeSet::default();
    for i in 1..20 {
        let ratio = f64::from(i);
        from.push(Mode { ratio, decay_per_s: 2.0, drive: 1.0, sound: [1.0 / ratio; 2] });
    }
    let lists =
        Lists { travels: vec![Travel::nearest(&from, &from)], every: 128, body: from, mark: 0 };
    let controls = AnatomyControls {
        is_loaded: true,
        ..plain(ExciterKind::Pluck, ResonatorKind::Skin, BodyKind::Loaded)
    };
    let mut anatomy = anatomy(&controls);
    assert!(anatomy.load(Box::new(lists.clone())).is_none());
    anatomy.handle(on(60, 0.8));
    let sound = left(&mut anatomy, &mut Saw::new(60), 24_000);
    assert!(rms(&sound) > 1.0e-3);
    assert!(anatomy.load(Box::new(lists)).is_none());
    left(&mut anatomy, &mut Saw::new(60), 4_800);
    assert!(anatomy.take_lists().is_some());
}
