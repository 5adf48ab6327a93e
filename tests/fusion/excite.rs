//! A synth as the force or pressure that plays an instrument.

use kairat_engine::{
    Controller, Engine, Event, NoteAddress, Pitch, SampleRate,
    controls::Excite,
    instruments::{ALL, Instrument},
};
use tests::{db, rms};

const RATE_HZ: f64 = 48_000.0;
const BLOCK: usize = 128;
/// The source alone, at full scale.
const ALONE: Excite = Excite { amount: 1.0, natural: 0.0 };

fn engine(of: &'static Instrument) -> Engine {
    let mut engine = Engine::new(of);
    engine.prepare(SampleRate::new(RATE_HZ));
    engine
}

fn note(key: u8) -> NoteAddress {
    NoteAddress { voice: None, channel: Some(0), key: Some(key) }
}

fn middle(of: &Instrument) -> u8 {
    let (low, high) = of.range_midi;
    u8::midpoint(low, high)
}

/// Whose resonators the key tunes.
fn pitched() -> impl Iterator<Item = &'static Instrument> {
    ALL.into_iter().filter(|of| of.family != "skin" && of.family != "metal")
}

/// Their registers stand as near to each other as the tritone that the others are measured by.
const HORNS: [&str; 2] = ["muiiz_syrnai", "kernei"];

/// A saw of full scale without what would fold.
struct Saw {
    phase: f64,
    step: f64,
    partials: i32,
}

impl Saw {
    fn at(hz: f64) -> Self {
        let partials = ((16_000.0 / hz) as i32).clamp(1, 40);
        Self { phase: 0.0, step: hz / RATE_HZ, partials }
    }

    fn next(&mut self) -> f32 {
        self.phase = (self.phase + self.step).fract();
        let turn = std::f64::consts::TAU * self.phase;
        let sum: f64 =
            (1..=self.partials).map(|n| (f64::from(n) * turn).sin() / f64::from(n)).sum();
        (0.55 * sum) as f32
    }
}

/// White noise of full scale.
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as f32 / 8_388_608.0 - 1.0
    }

    fn share(&mut self) -> f32 {
        0.5 + 0.5 * self.next()
    }
}

/// Drives for some seconds; returns the left channel.
fn drive(
    engine: &mut Engine,
    excite: Excite,
    seconds: f64,
    mut next: impl FnMut() -> f32,
) -> Vec<f64> {
    let mut out = Vec::new();
    let [mut left, mut right, mut source] = [[0.0; BLOCK]; 3];
    for _ in 0..(seconds * RATE_HZ) as usize / BLOCK {
        source.fill_with(&mut next);
        engine.render_excited(excite, &source, &mut left, &mut right);
        out.extend(left.iter().map(|y| f64::from(*y)));
    }
    out
}

fn start(engine: &mut Engine, excite: Excite, key: u8) {
    // The share is there before the note.
    drive(engine, excite, 0.1, || 0.0);
    engine.handle(Event::NoteOn { note: note(key), velocity: 0.7 });
}

/// Power of `x` at a frequency.
fn power(x: &[f64], hz: f64) -> f64 {
    let (mut re, mut im) = (0.0, 0.0);
    for (i, y) in x.iter().enumerate() {
        let window = 0.5 - 0.5 * (std::f64::consts::TAU * i as f64 / x.len() as f64).cos();
        let (sin, cos) = (std::f64::consts::TAU * hz * i as f64 / RATE_HZ).sin_cos();
        (re, im) = (re + window * y * cos, im + window * y * sin);
    }
    (re * re + im * im) / (x.len() as f64).powi(2)
}

#[test]
fn every_instrument_sounds_under_a_saw_alone() {
    let mut soft = Vec::new();
    for of in ALL {
        let key = middle(of);
        let mut natural = engine(of);
        start(&mut natural, Excite::default(), key);
        let played = drive(&mut natural, Excite::default(), 1.5, || 0.0);
        let mut driven = engine(of);
        start(&mut driven, ALONE, key);
        let mut saw = Saw::at(Pitch(f64::from(key)).hz(440.0));
        let heard = drive(&mut driven, ALONE, 1.5, || saw.next());
        let level_db = db(rms(&heard[24_000..]));
        let (peak, own) = (tests::peak(&heard), tests::peak(&played));
        eprintln!(
            "{:>14} key {key}: driven {level_db:6.1} dBFS rms, peak {:6.1}; played peak {:6.1}",
            of.id,
            db(peak),
            db(own)
        );
        assert!(db(peak) <= 12.0, "{}: {peak}", of.id);
        if level_db < -30.0 {
            soft.push((of.id, level_db));
        }
    }
    assert!(soft.is_empty(), "softer than -30 dBFS: {soft:?}");
}

#[test]
fn a_saw_at_the_key_is_heard_at_the_key() {
    for of in pitched() {
        let key = middle(of);
        let hz = Pitch(f64::from(key)).hz(440.0);
        let mut driven = engine(of);
        start(&mut driven, ALONE, key);
        let mut saw = Saw::at(hz);
        let heard = drive(&mut driven, ALONE, 2.0, || saw.next());
        let heard = &heard[heard.len() - 48_000..];
        let at = |semitones: f64| {
            (1..6).map(|n| power(heard, f64::from(n) * hz * (semitones / 12.0).exp2())).sum::<f64>()
        };
        let beside = at(-0.5).max(at(0.5));
        let over_db = 0.5 * db(at(0.0) / beside.max(1.0e-30));
        eprintln!("{:>14}: partials stand {over_db:.1} dB over their surroundings", of.id);
        assert!(over_db > 20.0, "{}: {over_db}", of.id);
    }
}

#[test]
fn noise_is_heard_as_the_resonator_has_it() {
    let mut flat = Vec::new();
    for of in pitched().filter(|of| !HORNS.contains(&of.id)) {
        let key = middle(of);
        let hz = Pitch(f64::from(key)).hz(440.0);
        let mut driven = engine(of);
        start(&mut driven, ALONE, key);
        let mut noise = Noise(1);
        let heard = drive(&mut driven, ALONE, 4.0, || noise.next());
        let around = |centre: f64| {
            let near = |i: i32| centre * (f64::from(i) * 0.004).exp();
            let segments = heard[24_000..].chunks_exact(9_600);
            segments.map(|x| (-4..=4).map(|i| power(x, near(i))).sum::<f64>()).sum::<f64>()
        };
        let tritone = std::f64::consts::SQRT_2;
        let beside = around(tritone * hz).max(around(hz / tritone)).max(1.0e-30);
        let over_db = 0.5 * db(around(hz) / beside);
        eprintln!("{:>14}: the key stands {over_db:.1} dB over a tritone beside", of.id);
        if over_db < 3.0 {
            flat.push((of.id, over_db));
        }
    }
    assert!(flat.is_empty(), "{flat:?}");
}

/// A phrase with a source, in blocks as they come.
fn phrase(of: &'static Instrument, excite: Excite, mut size: impl FnMut() -> usize) -> Vec<f32> {
    let mut engine = engine(of);
    let events = [(4_800, Some(0)), (14_403, None), (19_207, Some(3)), (33_601, None)];
    let (mut noise, mut out, mut now) = (Noise(7), Vec::new(), 0);
    while now < 43_200 {
        for (_, up) in events.iter().filter(|(at, _)| *at == now) {
            let key = middle(of) + up.unwrap_or(0);
            engine.handle(match up {
                Some(_) => Event::NoteOn { note: note(key), velocity: 0.6 },
                None => Event::AllNotesOff,
            });
        }
        let until = events.iter().map(|(at, _)| *at).filter(|at| *at > now).min().unwrap_or(43_200);
        let count = size().min(until - now).min(43_200 - now);
        let [mut left, mut right] = [vec![0.0; count], vec![0.0; count]];
        let source: Vec<f32> = (0..count).map(|_| noise.next()).collect();
        engine.render_excited(excite, &source, &mut left, &mut right);
        out.extend(left);
        now += count;
    }
    out
}

#[test]
fn no_source_is_no_difference() {
    for of in ALL {
        let [mut plain, mut fed] = [engine(of), engine(of)];
        let mut noise = Noise(3);
        for block in 0..400 {
            for engine in [&mut plain, &mut fed] {
                if block == 3 {
                    engine.handle(Event::NoteOn { note: note(middle(of)), velocity: 0.8 });
                }
                if block == 200 {
                    engine.handle(Event::AllNotesOff);
                }
            }
            let [mut a, mut b, mut c, mut d, mut source] = [[0.0; 96]; 5];
            source.fill_with(|| noise.next());
            plain.render(&mut a, &mut b);
            fed.render_excited(Excite::default(), &source, &mut c, &mut d);
            assert!(a == c && b == d, "{} at block {block}", of.id);
        }
    }
}

/// Whose blocks already differ in the seventh digit without a source, where a note begins within a tick.
const UNEVEN: &str = "sherter";

#[test]
#[ignore = "reaches 2e-6 of the sample, asked to the bit: as it is without a source"]
fn blocks_make_no_difference_to_the_sherter_under_a_source() {
    check_blocks(|id| id == UNEVEN);
}

#[test]
fn blocks_make_no_difference_under_a_source() {
    check_blocks(|id| id != UNEVEN);
}

fn check_blocks(is_meant: impl Fn(&str) -> bool) {
    for of in ALL.iter().filter(|of| is_meant(of.id)) {
        for excite in [ALONE, Excite { amount: 0.7, natural: 0.6 }] {
            let whole = phrase(of, excite, || 512);
            let mut cut = Noise(11);
            let pieces = phrase(of, excite, || 1 + (cut.share() * 70.0) as usize);
            assert!(whole == pieces, "{}", of.id);
            assert!(whole.iter().any(|y| y.abs() > 1.0e-3), "{}: silent", of.id);
        }
    }
}

#[test]
fn a_source_comes_and_goes_without_a_click() {
    let mut worst = 0.0_f64;
    for of in pitched() {
        let key = middle(of);
        let mut engine = engine(of);
        start(&mut engine, Excite { amount: 0.0, natural: 0.0 }, key);
        // A slow wave below all resonances: only a step would be heard above 5 kHz.
        let mut turn = 0.0_f64;
        let mut sine = move || {
            turn += 150.0 / RATE_HZ;
            (std::f64::consts::TAU * turn).sin() as f32
        };
        let mut heard = drive(&mut engine, ALONE, 0.5, &mut sine);
        let steady = heard.len();
        heard.extend(drive(&mut engine, Excite { amount: 0.0, natural: 0.0 }, 0.3, &mut sine));
        let high = |x: &[f64]| {
            x.windows(4).map(|w| (w[3] - 3.0 * w[2] + 3.0 * w[1] - w[0]).abs()).fold(0.0, f64::max)
        };
        let loud = tests::peak(&heard).max(1.0e-6);
        let (before, after) =
            (high(&heard[steady - 4_800..steady]), high(&heard[steady..steady + 2_400]));
        let step_db = db((after - 1.5 * before).max(0.0) / loud);
        worst = if step_db > worst || worst == 0.0 { step_db } else { worst };
        eprintln!("{:>14}: what ends adds {step_db:.1} dB", of.id);
        assert!(step_db < -50.0, "{}: {step_db}", of.id);
    }
    eprintln!("worst {worst:.1} dB");
}

#[test]
fn a_minute_of_anything_stays_bounded_and_ends() {
    for of in ALL {
        let mut engine = engine(of);
        let mut chance = Noise(0x5EED);
        let mut saw = Saw::at(110.0);
        let mut peak = 0.0_f64;
        let mut excite = ALONE;
        let (low, high) = of.range_midi;
        for step in 0..600 {
            let key = low + (chance.share() * f32::from(high - low)) as u8;
            match (chance.share() * 6.0) as usize {
                0 | 1 => engine.handle(Event::NoteOn { note: note(key), velocity: chance.share() }),
                2 => engine.handle(Event::AllNotesOff),
                3 => excite = Excite { amount: 2.0 * chance.share(), natural: chance.share() },
                4 => engine.handle(Event::Control {
                    controller: [
                        Controller::Modulation,
                        Controller::Breath,
                        Controller::Expression,
                    ][step % 3],
                    value: chance.share(),
                }),
                _ => {}
            }
            if step % 3 == 0 {
                saw.step = Pitch(f64::from(key)).hz(440.0) / RATE_HZ;
            }
            let x = drive(&mut engine, excite, 0.1, || saw.next());
            assert!(x.iter().all(|y| y.is_finite()), "{}: not finite", of.id);
            peak = peak.max(tests::peak(&x));
        }
        engine.handle(Event::Control { controller: Controller::Breath, value: 0.0 });
        engine.handle(Event::AllNotesOff);
        let last = tests::peak(&drive(&mut engine, ALONE, 0.1, || saw.next()));
        drive(&mut engine, Excite { amount: 0.0, natural: 1.0 }, 1.0, || 0.0);
        let left = tests::peak(&drive(&mut engine, Excite::default(), 0.1, || 0.0));
        eprintln!(
            "{:>14}: peak {:.1} dBFS; a second after the end {:.1} dBFS, from {:.1}",
            of.id,
            db(peak),
            db(left),
            db(last)
        );
        assert!(db(peak) <= 12.0, "{}: {}", of.id, db(peak));
        assert!(left < 0.1 * peak, "{}: {left}", of.id);
    }
}
