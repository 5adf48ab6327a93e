//! No control of the finish is heard to step.

use kairat_engine::finish::{
    ChorusControls, CompressorControls, DelayControls, DriveControls, EqControls, FinishControls,
    NoteValue,
};

use crate::{
    buses::zipper_db,
    finish::{RATE_HZ, all_on, finish},
};

#[test]
#[expect(clippy::too_many_lines, reason = "a list of every control")]
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
