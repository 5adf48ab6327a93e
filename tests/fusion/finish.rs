//! The finish as a whole: blocks, moves, chance, sleep, memory.

use kairat_engine::{
    SampleRate,
    finish::{
        ChorusControls, CompressorControls, DelayControls, DriveControls, EqControls, Feel, Finish,
        FinishControls, NoteValue,
    },
};
use tests::db;

use crate::{
    allocations,
    buses::{Bus, Dice, check_blocks},
};

pub(crate) const RATE_HZ: f64 = 48_000.0;

pub(crate) fn finish() -> Finish {
    Finish::new(SampleRate::new(RATE_HZ))
}

/// All stages at work.
pub(crate) fn all_on() -> FinishControls {
    let plain = FinishControls::default();
    FinishControls {
        drive: DriveControls { is_on: true, lean: 0.3, ..plain.drive },
        eq: EqControls { is_on: true, low_db: 4.0, peak_db: -3.0, high_db: 5.0, ..plain.eq },
        compressor: CompressorControls { is_on: true, ..plain.compressor },
        chorus: ChorusControls { is_on: true, ..plain.chorus },
        delay: DelayControls { is_on: true, ..plain.delay },
        ..plain
    }
}

/// A panel thrown by chance.
fn thrown(dice: &mut Dice) -> FinishControls {
    let notes = [NoteValue::Free, NoteValue::Quarter, NoteValue::Eighth, NoteValue::ThirtySecond];
    let mut dice = |low: f32, high: f32| dice.between(low, high);
    FinishControls {
        is_on: dice(0.0, 1.0) < 0.9,
        drive: DriveControls {
            is_on: dice(0.0, 1.0) < 0.7,
            drive_db: dice(-3.0, 40.0),
            lean: dice(0.0, 1.0),
        },
        eq: EqControls {
            is_on: dice(0.0, 1.0) < 0.7,
            low_hz: dice(10.0, 900.0),
            low_db: dice(-15.0, 15.0),
            peak_hz: dice(20.0, 9_000.0),
            peak_db: dice(-15.0, 15.0),
            peak_q: dice(0.1, 9.0),
            high_hz: dice(900.0, 14_000.0),
            high_db: dice(-15.0, 15.0),
        },
        compressor: CompressorControls {
            is_on: dice(0.0, 1.0) < 0.7,
            threshold_db: dice(-70.0, 3.0),
            ratio: dice(0.5, 30.0),
            knee_db: dice(-1.0, 30.0),
            attack_ms: dice(0.0, 120.0),
            release_ms: dice(5.0, 2_500.0),
            makeup_db: dice(-3.0, 12.0),
        },
        chorus: ChorusControls {
            is_on: dice(0.0, 1.0) < 0.7,
            rate_hz: dice(0.0, 6.0),
            depth: dice(0.0, 1.0),
            mix: dice(0.0, 1.0),
        },
        delay: DelayControls {
            is_on: dice(0.0, 1.0) < 0.7,
            note: notes[dice(0.0, 3.99) as usize],
            feel: Feel::Dotted,
            free_ms: dice(0.0, 2_500.0),
            feedback: dice(0.0, 1.2),
            tone_hz: dice(100.0, 30_000.0),
            is_ping_pong: dice(0.0, 1.0) < 0.5,
            mix: dice(0.0, 1.0),
        },
        is_limited: true,
        tempo_bpm: f64::from(dice(10.0, 400.0)),
    }
}

#[test]
fn the_finish_does_not_hear_the_blocks() {
    let bus = Bus::noise(48_000, 0.5, 1);
    let mut dice = Dice(4);
    let acts: Vec<_> = (0..16).map(|i| (i * 3_000 + 77, thrown(&mut dice))).collect();
    check_blocks("finish by chance", &bus, &acts, finish);
}

#[test]
fn stages_that_are_off_change_nothing() {
    let bus = Bus::noise(9_600, 0.4, 2);
    let off = FinishControls { is_on: false, ..all_on() };
    for controls in [FinishControls::default(), off] {
        assert_eq!(bus.clone().through(&mut finish(), &[(0, controls)], 64), bus);
    }
}

#[test]
fn a_minute_by_chance_stays_finite_and_below_full_scale() {
    let (mut finish, mut dice) = (finish(), Dice(21));
    let mut loudest = 0.0_f32;
    for second in 0..60 {
        let mut bus = Bus::noise(48_000, 1.0, second);
        bus.left[500] = f32::NAN;
        let acts: Vec<_> = (0..20).map(|i| (i * 2_400, thrown(&mut dice))).collect();
        let out = bus.through(&mut finish, &acts, 160);
        assert!(out.left.iter().chain(&out.right).all(|y| y.is_finite()));
        loudest = loudest.max(out.peak());
    }
    eprintln!("finish by chance: peak {:+.2} dBFS", db(f64::from(loudest)));
    assert!(loudest <= 1.0);
}

#[test]
fn nothing_is_allocated() {
    let (mut finish, mut dice) = (finish(), Dice(5));
    let (mut left, mut right) = (vec![0.1; 64], vec![-0.1; 64]);
    let count = allocations::during(|| {
        for _ in 0..3_000 {
            finish.set(&thrown(&mut dice));
            finish.render(&mut left, &mut right);
            left.fill(0.9);
            right.fill(-0.4);
        }
        finish.reset();
    });
    assert_eq!(count, 0);
}

#[test]
fn the_finish_falls_asleep() {
    let mut finish = finish();
    Bus::noise(4_800, 0.5, 9).through(&mut finish, &[(0, all_on())], 64);
    assert!(!finish.is_asleep());
    let mut seconds = 0.0;
    while !finish.is_asleep() && seconds < 30.0 {
        Bus::mono(4_800, |_| 0.0).through(&mut finish, &[], 64);
        seconds += 0.1;
    }
    eprintln!("the finish sleeps after {seconds:.1} s");
    assert!(seconds < 8.0);
    assert_eq!(Bus::mono(4_800, |_| 0.0).through(&mut finish, &[], 64).peak(), 0.0);
}
