//! Time per sample of the inner loops and of a whole voice, and of a note-on.
//!
//! Throughput is in samples, so that criterion's "elements per second" is samples per second.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kairat_engine::{
    Controls, Engine, Event, NoteAddress, SampleRate,
    bare::{BareBank, BareExciter, BareString},
    instruments::{ALL, DOMBRA},
};

const RATE_HZ: f64 = 48_000.0;
/// A tenth of a second: short against every decay.
const BLOCK: usize = 4_800;
/// Middle C, as the other engines are measured.
const NOTE_HZ: f64 = 261.625_565;

fn inner_loops(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("inner loop");
    group.throughput(Throughput::Elements(BLOCK as u64));
    let mut out = vec![0.0; BLOCK];
    let mut string = BareString::new(RATE_HZ);
    group.bench_function("bare string", |bencher| {
        bencher.iter(|| {
            string.note_on(NOTE_HZ, 0.8);
            string.render(black_box(&mut out));
        });
    });
    let mut bank = BareBank::new(RATE_HZ);
    group.bench_function("bank of 64", |bencher| {
        bencher.iter(|| {
            bank.note_on(NOTE_HZ, 0.8);
            bank.render(black_box(&mut out));
        });
    });
    let exciters = [
        ("bare bow", BareExciter::bow(RATE_HZ)),
        ("bare reed", BareExciter::reed(RATE_HZ)),
        ("bare jet", BareExciter::jet(RATE_HZ)),
    ];
    for (name, mut exciter) in exciters {
        exciter.note_on(NOTE_HZ, 0.8);
        group.bench_function(name, |bencher| bencher.iter(|| exciter.render(black_box(&mut out))));
    }
    group.finish();
}

/// One note in the middle of every instrument.
fn family(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("family");
    group.throughput(Throughput::Elements(BLOCK as u64)).sample_size(10);
    let (mut left, mut right) = (vec![0.0; BLOCK], vec![0.0; BLOCK]);
    for instrument in ALL {
        let mut engine = Engine::new(instrument);
        engine.prepare(SampleRate::new(RATE_HZ));
        let (low, high) = instrument.range_midi;
        strike(&mut engine, low.midpoint(high));
        group.bench_function(instrument.id, |bencher| {
            bencher.iter(|| engine.render(black_box(&mut left), black_box(&mut right)));
        });
    }
    group.finish();
}

fn dombra() -> Engine {
    let mut engine = Engine::new(&DOMBRA);
    engine.set_controls(&Controls::default());
    engine.prepare(SampleRate::new(RATE_HZ));
    engine
}

fn strike(engine: &mut Engine, key: u8) {
    engine.handle(Event::NoteOn { note: NoteAddress::key(0, key), velocity: 0.8 });
}

fn voices(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("voice");
    group.throughput(Throughput::Elements(BLOCK as u64));
    let (mut left, mut right) = (vec![0.0; BLOCK], vec![0.0; BLOCK]);
    let mut engine = dombra();
    group.bench_function("dombra, two strings and body", |bencher| {
        bencher.iter(|| {
            strike(&mut engine, 50);
            strike(&mut engine, 62);
            engine.render(black_box(&mut left), black_box(&mut right));
        });
    });
    engine.reset();
    group.bench_function("dombra asleep", |bencher| {
        bencher.iter(|| engine.render(black_box(&mut left), black_box(&mut right)));
    });
    group.finish();
}

fn note_on(criterion: &mut Criterion) {
    let (mut left, mut right) = (vec![0.0; 16], vec![0.0; 16]);
    let mut engine = dombra();
    let mut key = 0;
    criterion.bench_function("note-on and its first 16 samples", |bencher| {
        bencher.iter(|| {
            key = (key + 7) % 25;
            strike(&mut engine, 50 + key);
            engine.render(black_box(&mut left), black_box(&mut right));
        });
    });
}

criterion_group!(benches, inner_loops, voices, family, note_on);
criterion_main!(benches);
