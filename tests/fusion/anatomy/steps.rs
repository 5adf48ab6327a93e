//! No control clicks while a note sounds, and no note when it is stolen.

use kairat_engine::anatomy::{AnatomyControls, BodyKind, ExciterKind, ResonatorKind, Target};
use tests::{clicks::burst_db, peak};

use super::{RATE_HZ, Saw, anatomy, left, off, on, plain};

/// When the control is moved.
const STEP: usize = 28_800;
/// Loudest burst, re the signal.
const LIMIT_DB: f64 = -60.0;

/// Dark tones, so that a burst above them is seen.
fn dark(exciter: ExciterKind, resonator: ResonatorKind) -> AnatomyControls {
    AnatomyControls {
        noise: 0.0,
        brightness: 0.1,
        hardness: 0.1,
        damping: 2.0,
        coupling: 0.3,
        interval_semitones: 7.0,
        second: ResonatorKind::Vessel,
        ..plain(exciter, resonator, BodyKind::Bowl)
    }
}

fn take(controls: &AnatomyControls, moved: Option<(Target, f32)>) -> Vec<f64> {
    let mut anatomy = anatomy(controls);
    anatomy.handle(on(40, 0.7));
    let mut quiet = Saw { phase: 0.0, step: 0.0 };
    let mut sound = left(&mut anatomy, &mut quiet, STEP);
    if let Some((target, value)) = moved {
        let mut controls = *controls;
        *controls.field_mut(target) = value;
        anatomy.set_controls(&controls);
    }
    sound.extend(left(&mut anatomy, &mut quiet, 14_400));
    sound
}

/// What is above 5 kHz anyway, before or after, makes no click: its level is taken from where both takes
/// have settled, and where their difference has.
fn settled_db(moved: &[f64], plain: &[f64]) -> f64 {
    let (moved, plain) = (&moved[STEP + 7_200..], &plain[STEP + 7_200..]);
    let silence = vec![0.0; moved.len()];
    let apart = burst_db(moved, plain, RATE_HZ, 3_600, 0.04);
    burst_db(moved, &silence, RATE_HZ, 3_600, 0.04).max(apart)
}

#[test]
fn figure_anatomy_no_step_clicks() {
    let mut loud = Vec::new();
    let mut worst = -400.0_f64;
    for (exciter, resonator) in [
        (ExciterKind::Pluck, ResonatorKind::String),
        (ExciterKind::Jet, ResonatorKind::Vessel),
        (ExciterKind::Reed, ResonatorKind::Vessel),
    ] {
        let controls = dark(exciter, resonator);
        let plain = take(&controls, None);
        for &target in Target::ALL {
            let (low, high) = target.range();
            for end in [low, high] {
                // Half of the way to the end of its range.
                let value = 0.5 * (controls.field(target) + end);
                let moved = take(&controls, Some((target, value)));
                let burst = burst_db(&moved, &plain, RATE_HZ, STEP + 480, 0.015);
                let level = if burst > settled_db(&moved, &plain) + 3.0 { burst } else { -400.0 };
                worst = worst.max(level);
                if level > LIMIT_DB {
                    loud.push(format!("{exciter:?} {target:?} to {end}: {level:.1}"));
                }
            }
        }
    }
    eprintln!("loudest step: {worst:.1} dB");
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

#[test]
fn figure_anatomy_a_stolen_note_does_not_click() {
    let controls =
        AnatomyControls { coupling: 0.0, ..dark(ExciterKind::Jet, ResonatorKind::Vessel) };
    let take = |steals: bool| {
        let mut anatomy = anatomy(&controls);
        let mut quiet = Saw { phase: 0.0, step: 0.0 };
        for key in 40..48 {
            anatomy.handle(on(key, 0.5));
        }
        let mut sound = left(&mut anatomy, &mut quiet, STEP);
        if steals {
            anatomy.handle(on(48, 0.1));
        }
        sound.extend(left(&mut anatomy, &mut quiet, 14_400));
        sound
    };
    let click = burst_db(&take(true), &take(false), RATE_HZ, STEP + 240, 0.01);
    eprintln!("a stolen note: {click:.1} dB");
    assert!(click <= LIMIT_DB);
}

#[test]
fn a_released_note_falls_silent_and_all_sleeps() {
    for exciter in ExciterKind::ALL {
        let mut anatomy = anatomy(&plain(exciter, ResonatorKind::String, BodyKind::Lute));
        let mut saw = Saw::new(60);
        anatomy.handle(on(60, 0.8));
        let sound = left(&mut anatomy, &mut saw, 48_000);
        assert!(peak(&sound) > 0.01, "{exciter:?}");
        anatomy.handle(off(60));
        let tail_s = anatomy.tail_s();
        left(&mut anatomy, &mut saw, (tail_s * RATE_HZ) as usize);
        assert!(anatomy.is_asleep(), "{exciter:?}");
        assert!(peak(&left(&mut anatomy, &mut saw, 64)) == 0.0);
    }
}
