//! Two parts and the percussion: each alone is its engine, together they are the sum.

use kairat_engine::{
    Engine, Event, NoteAddress, Rack, RackControls, SampleRate,
    instruments::{DOMBRA, Instrument, QYL_QOBYZ, SOQPALY},
    rack::{OUTPUTS, Slot},
};
use tests::{db, spectrum::Spectrum};

const RATE_HZ: f64 = 48_000.0;
const PLAYERS: [&Instrument; Slot::COUNT] = [&DOMBRA, &QYL_QOBYZ, &SOQPALY];

fn engine(instrument: &'static Instrument) -> Engine {
    let mut engine = Engine::new(instrument);
    engine.prepare(SampleRate::new(RATE_HZ));
    engine
}

fn rack(slots: &[Slot]) -> Rack {
    let mut rack = Rack::default();
    rack.prepare(SampleRate::new(RATE_HZ));
    for slot in slots {
        rack.put(*slot, Some(Box::new(engine(PLAYERS[slot.index()]))));
    }
    rack
}

fn all_on() -> RackControls {
    let mut controls = RackControls::default();
    controls.parts.iter_mut().for_each(|part| part.place.is_on = true);
    controls
}

fn on(key: u8) -> Event {
    Event::NoteOn { note: NoteAddress::key(0, key), velocity: 0.8 }
}

fn off(key: u8) -> Event {
    Event::NoteOff { note: NoteAddress::key(0, key), velocity: 0.5 }
}

/// A note of half a second and what follows, in blocks of `block`; the mix and every part's own output.
fn play(rack: &mut Rack, key: u8, block: usize) -> Vec<[Vec<f32>; 2]> {
    let count = RATE_HZ as usize;
    let mut out = vec![[vec![0.0; count], vec![0.0; count]]; 1 + Slot::COUNT];
    let mut done = 0;
    while done < count {
        if done == 0 {
            rack.handle(on(key));
        }
        if done == count / 2 {
            rack.handle(off(key));
        }
        let cut = if done < count / 2 { count / 2 } else { count };
        let end = (done + block).min(cut);
        let [mix, a, b, drums] = &mut out[..] else { unreachable!("four outputs") };
        let [mix, a, b, drums] =
            [mix, a, b, drums].map(|[l, r]| [&mut l[done..end], &mut r[done..end]]);
        rack.render(mix, [Some(a), Some(b), Some(drums), None, None]);
        done = end;
    }
    out
}

fn alone(instrument: &'static Instrument, key: u8) -> [Vec<f32>; 2] {
    let mut engine = engine(instrument);
    let count = RATE_HZ as usize;
    let (mut left, mut right) = (vec![0.0; count], vec![0.0; count]);
    let half = count / 2;
    engine.handle(on(key));
    engine.render(&mut left[..half], &mut right[..half]);
    engine.handle(off(key));
    engine.render(&mut left[half..], &mut right[half..]);
    [left, right]
}

#[test]
fn one_part_is_its_engine_to_the_bit() {
    let out = play(&mut rack(&[Slot::A]), 60, 512);
    let engine = alone(&DOMBRA, 60);
    assert!(engine[0].iter().any(|y| *y != 0.0), "silence proves nothing");
    assert!(out[0] == engine && out[1] == engine);
    assert!(out[2].iter().flatten().all(|y| *y == 0.0));
}

#[test]
fn the_mix_is_the_sum_of_the_parts_and_each_has_its_own_output() {
    let mut rack = rack(&Slot::ALL);
    rack.set_controls(&all_on());
    let out = play(&mut rack, 60, 512);
    for (own, instrument) in out[1..].iter().zip(PLAYERS) {
        assert!(own[0].iter().any(|y| *y != 0.0), "{} is silent", instrument.id);
        assert!(*own == alone(instrument, 60), "{}", instrument.id);
    }
    let [mix, a, b, drums] = &out[..] else { unreachable!("four outputs") };
    for (((mix, a), b), drums) in mix.iter().zip(a).zip(b).zip(drums) {
        let sum: Vec<f32> =
            a.iter().zip(b).zip(drums).map(|((a, b), drums)| a + (drums + b)).collect();
        assert!(*mix == sum);
    }
}

#[test]
fn block_sizes_make_no_difference_to_the_bit() {
    let take = |block| {
        let mut rack = rack(&Slot::ALL);
        let mut controls = all_on();
        rack.set_controls(&controls);
        controls.parts[0].place.level_db = -9.0;
        controls.parts[1].place.pan = 0.4;
        controls.parts[2].place.keys = [61, 127];
        rack.set_controls(&controls);
        play(&mut rack, 60, block)
    };
    let whole = take(4_096);
    for block in [1, 7, 16, 61, 512] {
        assert!(take(block) == whole, "blocks of {block}");
    }
}

#[test]
fn a_split_sends_each_key_to_its_part() {
    let mut rack = rack(&[Slot::A, Slot::B]);
    let mut controls = all_on();
    controls.parts[0].place.keys = [0, 59];
    controls.parts[1].place.keys = [60, 127];
    controls.parts[1].place.transpose = -5;
    rack.set_controls(&controls);
    let out = play(&mut rack, 62, 512);
    assert!(out[1].iter().flatten().all(|y| *y == 0.0), "the dombra has not this key");
    assert!(out[2] == alone(&QYL_QOBYZ, 57));
}

#[test]
fn a_part_that_is_switched_off_falls_silent_and_sleeps() {
    let mut rack = rack(&[Slot::A, Slot::B]);
    rack.set_controls(&all_on());
    rack.handle(on(60));
    let (mut left, mut right) = (vec![0.0; 24_000], vec![0.0; 24_000]);
    rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
    let mut controls = all_on();
    controls.parts[1].place.is_on = false;
    rack.set_controls(&controls);
    rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
    assert!(rack.engine(Slot::B).is_some_and(Engine::is_asleep));
    assert!(!rack.engine(Slot::A).is_some_and(Engine::is_asleep));
}

/// A held note while level and place move by `depth`.
fn moved(depth: f32) -> Vec<f32> {
    let mut rack = rack(&[Slot::B]);
    let mut controls = all_on();
    rack.set_controls(&controls);
    rack.handle(on(57));
    let (mut left, mut right) = (vec![0.0; 96_000], vec![0.0; 96_000]);
    for (i, (l, r)) in left.chunks_mut(48).zip(right.chunks_mut(48)).enumerate() {
        // From one end to the other in a tenth of a second, to and fro.
        let swing = (i as f32 / 100.0 % 2.0 - 1.0).abs();
        controls.parts[1].place.level_db = -12.0 * depth * swing;
        controls.parts[1].place.pan = depth * swing;
        rack.set_controls(&controls);
        rack.render([l, r], [const { None }; OUTPUTS]);
    }
    left
}

#[test]
fn levels_and_places_move_without_zipper() {
    let (moved, still) = (moved(0.5), moved(0.0));
    // What moved, laid on a steady tone.
    let mut gain = 1.0;
    let tone: Vec<f64> = (moved.iter().zip(&still).enumerate())
        .map(|(i, (moved, still))| {
            if still.abs() > 1.0e-3 {
                gain = f64::from(moved / still);
            }
            gain * (std::f64::consts::TAU * 1_000.0 * i as f64 / RATE_HZ).sin()
        })
        .collect();
    let spectrum = Spectrum::deep(&tone[24_000..], RATE_HZ);
    let carrier = spectrum.largest(900.0, 1_100.0).amplitude;
    let zipper = spectrum.largest(1_500.0, 20_000.0).amplitude;
    eprintln!("zipper of level and place {:.1} dB", db(zipper / carrier));
    assert!(db(zipper / carrier) < -60.0);
}
