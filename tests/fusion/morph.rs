//! The morph from one instrument to another: the key stays, no hole in loudness, in every class.

use kairat_engine::{
    RackControls, SampleRate,
    controls::Material,
    instruments::{
        ADYRNA, BALABAN, DOMBRA, Instrument, JEZ_QOBYZ, KERNEI, MUIIZ_SYRNAI, NAR_QOBYZ,
        PRIMA_QOBYZ, QAMYS_SYRNAI, QYL_QOBYZ, SAZ_SYRNAI, SHERTER, SYBYZGHY,
    },
    rack::{BlendMode, End, OUTPUTS, Rack, lists},
};
use tests::{cents, clicks::burst_db, db, pitch::first_partial_hz, rms};

use crate::weave::{RATE_HZ, on};

const POSITIONS: usize = 21;

/// From whom to whom, and at which keys.
type Way = (&'static Instrument, &'static Instrument, [u8; 2]);

/// Two of a class each, with keys that both have.
const WAYS: [Way; 7] = [
    (&DOMBRA, &SHERTER, [52, 67]),
    (&DOMBRA, &ADYRNA, [55, 72]),
    (&QYL_QOBYZ, &PRIMA_QOBYZ, [57, 69]),
    (&NAR_QOBYZ, &JEZ_QOBYZ, [52, 64]),
    (&BALABAN, &QAMYS_SYRNAI, [64, 70]),
    (&SYBYZGHY, &SAZ_SYRNAI, [69, 79]),
    (&MUIIZ_SYRNAI, &KERNEI, [63, 69]),
];

/// From one class to another; the first is the way of the patch *Kuiy*.
const ACROSS: [Way; 2] = [(&QYL_QOBYZ, &SYBYZGHY, [60, 72]), (&DOMBRA, &BALABAN, [57, 67])];

fn end(instrument: &'static Instrument) -> End {
    End { instrument, variant: 0, material: Material::default() }
}

fn controls(amount: f32) -> RackControls {
    let mut controls = RackControls::default();
    controls.blend.mode = BlendMode::Morph;
    controls.blend.amount = amount;
    controls.parts[0].instrument.human = 0.0;
    controls
}

fn rack(ends: [End; 2], amount: f32) -> Rack {
    let mut rack = Rack::default();
    rack.prepare(SampleRate::new(RATE_HZ));
    rack.load_morph(ends, Box::new(lists(ends)));
    rack.set_controls(&controls(amount));
    rack.reset();
    rack
}

fn held(rack: &mut Rack, key: u8) -> Vec<f64> {
    let (mut left, mut right) = (vec![0.0; 96_000], vec![0.0; 96_000]);
    rack.handle(on(key));
    rack.render([&mut left, &mut right], [const { None }; OUTPUTS]);
    left.iter().zip(&right).map(|(l, r)| f64::from(l + r)).collect()
}

fn hold(ways: &[Way]) {
    let mut wrong = Vec::new();
    for &(from, to, keys) in ways {
        for key in keys {
            let (mut pitches, mut levels) = (Vec::new(), Vec::new());
            for i in 0..POSITIONS {
                let amount = i as f32 / (POSITIONS - 1) as f32;
                let sound = held(&mut rack([end(from), end(to)], amount), key);
                let expected = 440.0 * ((f64::from(key) - 69.0) / 12.0).exp2();
                let found = first_partial_hz(&sound[38_400..], RATE_HZ, expected);
                pitches.push(found.map_or(f64::NAN, |hz| cents(hz, expected)));
                let loudest = sound.windows(2_400).step_by(1_200).map(rms).fold(0.0, f64::max);
                levels.push(db(loudest));
            }
            let straight = |of: &[f64], i: usize| {
                of[0] + (of[POSITIONS - 1] - of[0]) * i as f64 / (POSITIONS - 1) as f64
            };
            let off = (0..POSITIONS).map(|i| (pitches[i] - straight(&pitches, i)).abs());
            let off = off
                .fold(0.0, |worst: f64, x| if x.is_nan() { f64::INFINITY } else { worst.max(x) });
            let dip = (0..POSITIONS).map(|i| straight(&levels, i) - levels[i]).fold(0.0, f64::max);
            let name = format!("{} to {} at {key}", from.id, to.id);
            eprintln!(
                "{name}: {off:.2} cents off the line ({:.1} to {:.1}), dip {dip:.1} dB",
                pitches[0],
                pitches[POSITIONS - 1]
            );
            if !(off <= 2.0 && dip <= 3.0) {
                wrong.push(name);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn figure_morphs_of_instruments_hold_the_key_and_the_level() {
    hold(&WAYS);
}

#[test]
fn figure_morphs_across_classes_hold_the_key_and_the_level() {
    hold(&ACROSS);
}

/// Half a second of the way a second into a note, in steps of so many samples.
fn moved(ends: [End; 2], key: u8, step: usize) -> Vec<f64> {
    const WAY: usize = 24_000;
    let mut rack = rack(ends, 0.0);
    rack.handle(on(key));
    let mut out = [vec![0.0; 84_000], vec![0.0; 84_000]];
    let [left, right] = &mut out;
    rack.render([&mut left[..48_000], &mut right[..48_000]], [const { None }; OUTPUTS]);
    for done in (0..36_000).step_by(step) {
        rack.set_controls(&controls(((done + step / 2) as f32 / WAY as f32).min(1.0)));
        let at = 48_000 + done..48_000 + done + step;
        rack.render([&mut left[at.clone()], &mut right[at]], [const { None }; OUTPUTS]);
    }
    out[0].iter().zip(&out[1]).map(|(l, r)| f64::from(l + r)).collect()
}

/// Ten milliseconds are a host's step, sixteen samples the engine's own.
#[test]
fn figure_morphs_of_instruments_do_not_click() {
    let mut worst = -400.0_f64;
    for (from, to, keys) in [WAYS[2], WAYS[4], WAYS[0]] {
        let take = |step| moved([end(from), end(to)], keys[0], step);
        let click = burst_db(&take(480), &take(16), RATE_HZ, 62_400, 0.25);
        eprintln!("{} to {} in half a second: {click:.1} dB", from.id, to.id);
        worst = worst.max(click);
    }
    assert!(worst <= -60.0, "{worst}");
}

#[test]
fn a_morph_replaces_both_parts_and_adds_no_latency() {
    let ends = [end(&DOMBRA), end(&SHERTER)];
    let mut rack = rack(ends, 0.5);
    assert_eq!(rack.latency_samples(), 0);
    assert_eq!(rack.morph_ends(), Some(ends));
    let sound = held(&mut rack, 60);
    let first = sound.iter().position(|y| y.abs() > 1.0e-6).unwrap();
    eprintln!("a morph speaks after {first} samples");
    assert!(first < 480);
}
