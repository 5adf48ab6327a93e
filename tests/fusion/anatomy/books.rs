//! Everything at once on every exciter, resonator and body: energy is kept, nothing runs away, all recovers.

use kairat_engine::{
    Event, NoteAddress,
    anatomy::{Anatomy, AnatomyControls, BodyKind, ExciterKind, ResonatorKind, Target},
    event::{Controller, Dimension},
};
use tests::{db, render::Dice, rms};

use super::{Saw, anatomy, off, on, plain};

/// Seconds of each exciter on each resonator on each body. Asked are 60, which takes a quarter of an hour of
/// one core.
const SECONDS: f64 = 1.0;
/// What may remain unexplained of the energy that went through.
const LIMIT: f64 = 1.0e-3;

/// One random act; the panel jumps anywhere but in the bodies' order.
fn act(dice: &mut Dice, anatomy: &mut Anatomy, controls: &mut AnatomyControls) {
    let value = dice.unit();
    let all = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    match dice.below(8) {
        0 | 1 => anatomy.handle(on(24 + dice.below(85) as u8, value)),
        2 => anatomy.handle(Event::NoteOff { note: NoteAddress::default(), velocity: value }),
        3 => {
            let value = 24.0 * value - 12.0;
            anatomy.handle(Event::Express { note: all, dimension: Dimension::Tuning, value });
        }
        4 => {
            anatomy.handle(Event::Express { note: all, dimension: Dimension::Pressure, value });
        }
        5 => {
            let controller =
                if dice.unit() < 0.5 { Controller::Breath } else { Controller::Modulation };
            anatomy.handle(Event::Control { controller, value });
        }
        _ => {
            for &target in Target::ALL {
                if dice.unit() < 0.3 {
                    let (low, high) = target.range();
                    *controls.field_mut(target) = low + (high - low) * dice.unit();
                }
            }
            controls.release_s = controls.release_s.min(1.0);
            anatomy.set_controls(controls);
        }
    }
}

/// Loudest sample, and what remains unexplained at worst.
fn frenzy(controls: &AnatomyControls, seed: u32) -> (f32, f64) {
    let mut dice = Dice::new(seed);
    let mut anatomy = anatomy(controls);
    anatomy.count_energy(true);
    let (mut left, mut right, mut driven) = ([0.0; 480], [0.0; 480], [0.0; 480]);
    let (mut loudest, mut unexplained) = (0.0_f32, 0.0_f64);
    let mut panel = *controls;
    for _ in 0..(100.0 * SECONDS) as usize {
        if dice.unit() < 0.3 {
            act(&mut dice, &mut anatomy, &mut panel);
        }
        for y in &mut driven {
            *y = 2.0 * dice.unit() - 1.0;
        }
        anatomy.render_with(&driven, &mut left, &mut right);
        for y in left.iter().chain(&right) {
            assert!(y.is_finite(), "{controls:?}");
            loudest = loudest.max(y.abs());
        }
        for books in anatomy.ledgers() {
            if books.turned_over > 1.0e-6 {
                unexplained = unexplained.max(books.unexplained());
            }
        }
    }
    recovers(&mut anatomy, controls);
    (loudest, unexplained)
}

/// A second after the last jump a note sounds as if nothing had happened.
fn recovers(anatomy: &mut Anatomy, controls: &AnatomyControls) {
    let all = NoteAddress { channel: Some(0), ..NoteAddress::default() };
    anatomy.count_energy(false);
    anatomy.handle(Event::AllNotesOff);
    anatomy.handle(Event::Express { note: all, dimension: Dimension::Tuning, value: 0.0 });
    anatomy.handle(Event::Control { controller: Controller::Breath, value: 0.8 });
    anatomy.set_controls(controls);
    let mut saw = Saw::new(60);
    super::left(anatomy, &mut saw, 48_000);
    anatomy.handle(on(60, 0.8));
    let sound = super::left(anatomy, &mut saw, 24_000);
    let level_db = db(sound.windows(2_400).step_by(1_200).map(rms).fold(0.0, f64::max));
    assert!(level_db > -36.0, "{level_db}: {:?} {:?}", controls.builds[0], controls.body_kind);
    anatomy.handle(off(60));
}

fn all_of(exciter: ExciterKind) {
    let (mut loudest, mut unexplained) = (0.0_f32, 0.0_f64);
    for (i, resonator) in ResonatorKind::ALL.into_iter().enumerate() {
        for (j, body) in BodyKind::ALL.into_iter().enumerate() {
            let controls = plain(exciter, resonator, body);
            let seed = 1 + 36 * exciter as u32 + 6 * i as u32 + j as u32;
            let (peak, missing) = frenzy(&controls, seed);
            (loudest, unexplained) = (loudest.max(peak), unexplained.max(missing));
        }
    }
    let peak_db = db(f64::from(loudest));
    eprintln!("{exciter:?}: peak {peak_db:.1} dBFS, unexplained {unexplained:.1e}");
    assert!(peak_db <= 12.0, "{peak_db}");
    assert!(unexplained <= LIMIT, "{unexplained}");
}

/// A test to each exciter, so that they run side by side.
macro_rules! exciters {
    ($($name:ident: $exciter:ident;)*) => {
        $(#[test]
        fn $name() {
            all_of(ExciterKind::$exciter);
        })*
    };
}

exciters! {
    figure_anatomy_a_pluck_keeps_the_books: Pluck;
    figure_anatomy_a_bow_keeps_the_books: Bow;
    figure_anatomy_a_reed_keeps_the_books: Reed;
    figure_anatomy_a_jet_keeps_the_books: Jet;
    figure_anatomy_lips_keep_the_books: Lip;
    figure_anatomy_a_tongue_keeps_the_books: Tongue;
    figure_anatomy_a_stroke_keeps_the_books: Stroke;
    figure_anatomy_a_synth_keeps_the_books: Synth;
}
