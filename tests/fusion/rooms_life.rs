//! How rooms behave: moves without clicks, blocks, chance, sleep, the steppe.

use kairat_engine::{
    SampleRate,
    space::{Room, Space, SpaceControls},
};
use tests::db;

use crate::{
    allocations,
    buses::{Bus, Dice, check_blocks, zipper_db},
    rooms::wet,
};

pub(crate) const RATE_HZ: f64 = 48_000.0;

pub(crate) fn space() -> Space {
    Space::new(SampleRate::new(RATE_HZ))
}

/// A panel thrown by chance.
fn thrown(dice: &mut Dice) -> SpaceControls {
    let room = Room::ALL[dice.between(0.0, 3.99) as usize];
    SpaceControls {
        is_on: dice.between(0.0, 1.0) < 0.9,
        room,
        mix: dice.between(-0.2, 1.2),
        distance_m: dice.between(0.0, 120.0),
        width: dice.between(0.0, 2.0),
        size: dice.between(0.4, 1.7),
        low: dice.between(0.2, 3.0),
        mid: dice.between(0.2, 3.0),
        high: dice.between(0.2, 3.0),
        wind: dice.between(-0.5, 1.0),
        is_frozen: dice.between(0.0, 1.0) < 0.1,
        seed: 1,
    }
}

#[test]
fn a_room_does_not_hear_the_blocks() {
    let bus = Bus::noise(72_000, 0.3, 1);
    let mut acts: Vec<(usize, SpaceControls)> = Room::ALL
        .iter()
        .enumerate()
        .map(|(i, room)| (i * 14_000 + 333, SpaceControls { wind: 0.5, width: 0.8, ..wet(*room) }))
        .collect();
    acts.insert(
        2,
        (18_000, SpaceControls { size: 1.3, distance_m: 20.0, mid: 0.7, ..wet(Room::Hall) }),
    );
    acts.sort_by_key(|(at, _)| *at);
    check_blocks("rooms", &bus, &acts, space);
    let mut dice = Dice(4);
    let acts: Vec<_> = (0..24).map(|i| (i * 3_000 + 77, thrown(&mut dice))).collect();
    check_blocks("rooms by chance", &bus, &acts, space);
}

#[test]
fn moves_leave_no_zipper() {
    type Move = fn(SpaceControls, f32) -> SpaceControls;
    let moves: [(&str, Move); 8] = [
        ("mix", |c, x| SpaceControls { mix: 0.2 + 0.6 * x, ..c }),
        ("width", |c, x| SpaceControls { width: 2.0 * x, ..c }),
        ("distance", |c, x| SpaceControls { distance_m: 2.0 + 16.0 * x, ..c }),
        ("size", |c, x| SpaceControls { size: 0.7 + 0.6 * x, ..c }),
        ("low", |c, x| SpaceControls { low: 0.5 + x, ..c }),
        ("mid", |c, x| SpaceControls { mid: 0.5 + x, ..c }),
        ("high", |c, x| SpaceControls { high: 0.5 + x, ..c }),
        ("off", |c, x| SpaceControls { is_on: x < 0.5, ..c }),
    ];
    let mut worst = -200.0_f64;
    for room in [Room::Hall, Room::Yurt, Room::Steppe] {
        for (name, turn) in moves {
            let found = zipper_db(space, &turn(wet(room), 0.0), |x| turn(wet(room), x), RATE_HZ);
            eprintln!("{room:?}, {name}: {found:.1} dB");
            worst = worst.max(found);
        }
        let found = zipper_db(
            space,
            &wet(room),
            |x| if x < 0.5 { wet(room) } else { wet(Room::Studio) },
            RATE_HZ,
        );
        eprintln!("{room:?} to studio: {found:.1} dB");
        worst = worst.max(found);
    }
    eprintln!("zipper of the rooms: {worst:.1} dB");
    assert!(worst <= -60.0, "{worst}");
}

#[test]
fn a_minute_by_chance_stays_finite_and_bounded() {
    for rate_hz in [48_000.0, 8_000.0] {
        let (mut space, mut dice) = (Space::new(SampleRate::new(rate_hz)), Dice(11));
        let mut loudest = 0.0_f32;
        for second in 0..60 {
            let mut bus = Bus::noise(rate_hz as usize, 0.25, second);
            if second % 7 == 3 {
                (bus.left[500], bus.right[700]) = (f32::NAN, f32::INFINITY);
            }
            let acts: Vec<_> =
                (0..20).map(|i| (i * rate_hz as usize / 20, thrown(&mut dice))).collect();
            let out = bus.through(&mut space, &acts, 160);
            let bad = out.left.iter().chain(&out.right).filter(|y| !y.is_finite()).count();
            // What is no number passes while the room is off.
            assert!(bad <= 2, "{bad}");
            let finite = out.left.iter().chain(&out.right).filter(|y| y.is_finite());
            loudest = finite.fold(loudest, |most, y| most.max(y.abs()));
        }
        eprintln!("rooms by chance at {rate_hz} Hz: peak {:+.1} dBFS", db(f64::from(loudest)));
        assert!(loudest < 4.0, "{loudest}");
    }
}

#[test]
fn a_room_falls_asleep_and_costs_nothing() {
    for room in [Room::Hall, Room::Yurt, Room::Steppe] {
        let mut space = space();
        assert!(space.is_asleep());
        let click = Bus::click(480).through(
            &mut space,
            &[(0, SpaceControls { wind: 0.4, ..wet(room) })],
            64,
        );
        assert!(click.peak() > 0.0 && !space.is_asleep());
        let mut seconds = 0.0;
        while !space.is_asleep() {
            Bus::mono(4_800, |_| 0.0).through(&mut space, &[], 64);
            seconds += 0.1;
            assert!(seconds < 15.0, "{room:?} never sleeps");
        }
        eprintln!("{room:?} sleeps after {seconds:.1} s (tail {:.1} s)", space.tail_s());
        let silence = Bus::mono(4_800, |_| 0.0).through(&mut space, &[], 64);
        assert_eq!(silence.peak(), 0.0);
        assert!(space.is_asleep());
    }
}

#[test]
fn off_and_dry_change_nothing() {
    let bus = Bus::noise(9_600, 0.5, 2);
    for controls in
        [SpaceControls::default(), SpaceControls { mix: 0.0, ..wet(Room::Hall) }, wet(Room::Studio)]
    {
        let mut space = space();
        assert_eq!(bus.clone().through(&mut space, &[(0, controls)], 64), bus);
        assert!(space.is_asleep());
    }
}

#[test]
fn a_room_plays_from_the_first_sample_and_nothing_is_late() {
    for room in [Room::Hall, Room::Yurt, Room::Steppe] {
        let click = Bus::click(64).through(&mut space(), &[(0, wet(room))], 64);
        let first = click.left[0].abs();
        assert!(first > 0.02, "{room:?}: {first}");
    }
}

#[test]
fn nothing_is_allocated() {
    let (mut space, mut dice) = (space(), Dice(5));
    let (mut left, mut right) = (vec![0.1; 64], vec![-0.1; 64]);
    let count = allocations::during(|| {
        for _ in 0..3_000 {
            space.set(&thrown(&mut dice));
            space.render(&mut left, &mut right);
            left.fill(0.1);
            right.fill(-0.1);
        }
        space.reset();
    });
    assert_eq!(count, 0);
}
