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
    buses::{Bus, Dice, check_blocks, zipper_db},
};

const RATE_HZ: f64 = 48_000.0;

fn finish() -> Finish {
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
fn moves_leave_no_zipper() {
    type Move = fn(FinishControls, f32) -> FinishControls;
    let moves: [(&str, Move); 20] = [
        ("drive", |c, x| FinishControls {
            drive: DriveControls { drive_db: 2.0 + 4.0 * x, ..c.drive },
            ..c
        }),
        ("lean", |c, x| FinishControls {
            drive: DriveControls { drive_db: 2.0, lean: 0.3 * x, ..c.drive },
            ..c
        }),
        ("low gain", |c, x| FinishControls { eq: EqControls { low_db: 12.0 * x, ..c.eq }, ..c }),
        ("low corner", |c, x| FinishControls {
            eq: EqControls { low_hz: 50.0 + 700.0 * x, ..c.eq },
            ..c
        }),
        ("peak gain", |c, x| FinishControls {
            eq: EqControls { peak_db: 12.0 * x - 6.0, ..c.eq },
            ..c
        }),
        ("peak place", |c, x| FinishControls {
            eq: EqControls { peak_hz: 300.0 + 3_000.0 * x, ..c.eq },
            ..c
        }),
        ("peak Q", |c, x| FinishControls { eq: EqControls { peak_q: 0.5 + 4.0 * x, ..c.eq }, ..c }),
        ("high gain", |c, x| FinishControls { eq: EqControls { high_db: 12.0 * x, ..c.eq }, ..c }),
        ("high corner", |c, x| FinishControls {
            eq: EqControls { high_hz: 2_000.0 + 6_000.0 * x, ..c.eq },
            ..c
        }),
        ("threshold", |c, x| FinishControls {
            compressor: CompressorControls { threshold_db: -30.0 + 20.0 * x, ..c.compressor },
            ..c
        }),
        ("ratio", |c, x| FinishControls {
            compressor: CompressorControls { ratio: 1.0 + 6.0 * x, ..c.compressor },
            ..c
        }),
        ("knee", |c, x| FinishControls {
            compressor: CompressorControls { knee_db: 24.0 * x, ..c.compressor },
            ..c
        }),
        ("makeup", |c, x| FinishControls {
            compressor: CompressorControls { makeup_db: 6.0 * x, ..c.compressor },
            ..c
        }),
        ("chorus rate", |c, x| FinishControls {
            chorus: ChorusControls { rate_hz: 0.3 + x, ..c.chorus },
            ..c
        }),
        ("chorus depth", |c, x| FinishControls {
            chorus: ChorusControls { depth: x, ..c.chorus },
            ..c
        }),
        ("chorus mix", |c, x| FinishControls {
            chorus: ChorusControls { mix: x, ..c.chorus },
            ..c
        }),
        ("delay time", |c, x| FinishControls {
            delay: DelayControls { note: NoteValue::Free, free_ms: 100.0 + 200.0 * x, ..c.delay },
            ..c
        }),
        ("delay feedback", |c, x| FinishControls {
            delay: DelayControls { feedback: 0.8 * x, ..c.delay },
            ..c
        }),
        ("delay tone", |c, x| FinishControls {
            delay: DelayControls { tone_hz: 500.0 + 9_000.0 * x, ..c.delay },
            ..c
        }),
        ("tempo", |c, x| FinishControls { tempo_bpm: 120.0 + 30.0 * f64::from(x), ..c }),
    ];
    // Each stage by itself, as its own move shows most, and without the limiter's.
    let mut worst = -400.0_f64;
    let plain = FinishControls { is_limited: false, ..FinishControls::default() };
    let on = all_on();
    for (i, (name, turn)) in moves.into_iter().enumerate() {
        let own = match i {
            0 | 1 => FinishControls { drive: DriveControls { lean: 0.0, ..on.drive }, ..plain },
            2..=8 => FinishControls { eq: on.eq, ..plain },
            9..=12 => FinishControls { compressor: on.compressor, ..plain },
            13..=15 => FinishControls { chorus: on.chorus, ..plain },
            _ => FinishControls { delay: on.delay, ..plain },
        };
        // A curve's harmonics move with it; they are no zipper, so it is moved at a tone whose harmonics are weak.
        let found = zipper_db(finish, &turn(own, 0.0), |x| turn(own, x), RATE_HZ);
        eprintln!("{name}: {found:.1} dB");
        if i > 1 {
            worst = worst.max(found);
        }
        let switch = zipper_db(finish, &own, |x| FinishControls { is_on: x < 0.5, ..own }, RATE_HZ);
        if i > 1 {
            worst = worst.max(switch);
        }
    }
    eprintln!("zipper of the finish: {worst:.1} dB");
    assert!(worst <= -60.0, "{worst}");
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
