//! Blocks of any length, and a minute of everything.

use kairat_engine::{
    Controls, Engine, Event, NoteAddress, SampleRate,
    instruments::{PRIMA_QOBYZ, QYL_QOBYZ},
};
use tests::{db, render::Sound, rms};

use super::{bare, steadiness};

#[test]
fn a_bowed_render_does_not_depend_on_the_block() {
    let render = |block: usize| {
        let mut engine = Engine::new(&QYL_QOBYZ);
        engine.prepare(SampleRate::new(48_000.0));
        let (mut left, mut right) = (vec![0.0; 24_000], vec![0.0; 24_000]);
        for (at, (l, r)) in left.chunks_mut(block).zip(right.chunks_mut(block)).enumerate() {
            if at == 0 {
                let note = NoteAddress::key(0, 62);
                engine.handle(Event::NoteOn { note, velocity: 0.8 });
            }
            engine.render(l, r);
        }
        left.iter().chain(&right).map(|x| x.to_bits()).collect::<Vec<_>>()
    };
    let whole = render(24_000);
    for block in [1, 7, 16, 61, 512] {
        assert!(render(block) == whole, "{block}");
    }
}

#[test]
fn a_qobyz_bears_a_minute_of_everything() {
    for instrument in [&QYL_QOBYZ, &PRIMA_QOBYZ] {
        let mut engine = Engine::new(instrument);
        engine.prepare(SampleRate::new(48_000.0));
        let mut state = 7_u64;
        let mut draw = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 40) as f32 / (1_u64 << 24) as f32
        };
        let mut most = 0.0_f32;
        for _ in 0..1_200 {
            let all = instrument.articulations;
            let controls = Controls {
                articulation: all[(draw() * all.len() as f32) as usize % all.len()],
                contact_point: 0.05 + 0.45 * draw(),
                nail: draw(),
                skill: draw(),
                noise: draw(),
                rattle: draw(),
                companion: draw(),
                damping: 0.25 + 3.75 * draw(),
                body_size: 0.7 + 0.7 * draw(),
                a4_hz: 400.0 + 80.0 * draw(),
                embouchure: 2.0 * draw() - 1.0,
                vibrato: 3.0 * draw(),
                variant: (draw() * 3.0) as usize % instrument.variants.len(),
                ..Controls::default()
            };
            engine.set_controls(&controls);
            let note = NoteAddress::key(0, (draw() * 127.0) as u8);
            let velocity = draw();
            engine.handle(if draw() < 0.6 {
                Event::NoteOn { note, velocity }
            } else {
                Event::NoteOff { note: NoteAddress::default(), velocity }
            });
            let (mut left, mut right) = ([0.0; 2_400], [0.0; 2_400]);
            engine.render(&mut left, &mut right);
            most = left.iter().chain(&right).fold(most, |most, x| most.max(x.abs()));
            assert!(most.is_finite());
        }
        eprintln!("{}: loudest {:.1} dBFS", instrument.id, db(f64::from(most)));
        assert!(most < 3.98, "{most}");
        engine.handle(Event::AllNotesOff);
        engine.set_controls(&bare());
        let (mut left, mut right) = (vec![0.0; 480_000], vec![0.0; 480_000]);
        engine.render(&mut left, &mut right);
        assert!(engine.is_asleep(), "it comes to rest");
        engine.handle(Event::NoteOn { note: NoteAddress::key(0, 62), velocity: 0.7 });
        let (mut left, mut right) = (vec![0.0; 72_000], vec![0.0; 72_000]);
        engine.render(&mut left, &mut right);
        let sound = Sound { left, right, rate_hz: 48_000.0 };
        let (off, same) = steadiness(&sound, 62);
        assert!(off.abs() < 1.0 && same > 0.9, "it plays again: {off} {same}");
        let x = sound.between(0.5, 1.5);
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        eprintln!("DC {:.1} dB of the rms", db(mean.abs() / rms(&x)));
        assert!(db(mean.abs() / rms(&x)) < -60.0);
    }
}
